/** Counts from the outside what became of a publication: in the shop, against what was there before and what was asked for. */
import type { Client } from "pg";
import type { DoubleState, MediaState } from "../../shopify-double/state.ts";

export interface PublicationCount {
  readonly products: number;
  /** Results that are not on their product, or not as they were planned; media that were there before and are gone or moved. */
  readonly lost: number;
  /** Media and files too many for one result. */
  readonly doubled: number;
  /** What we say became of a result, against what the shop shows. */
  readonly miscounted: number;
  /** What was found wrong, one line each, the first hundred; empty when all three are 0. */
  readonly problems: readonly string[];
}

interface Planned {
  readonly productGid: string;
  readonly fileName: string;
  readonly altText: string;
  readonly state: string;
  readonly fileGid: string | null;
}

const MOST_PROBLEMS = 100;

/** Of shops where one result was published for each product. */
export async function countPublications(
  database: Client,
  { before, after }: { readonly before: DoubleState; readonly after: DoubleState },
): Promise<PublicationCount> {
  const { rows } = await database.query<Planned>(
    `SELECT DISTINCT ON (asset_id) product_gid AS "productGid", file_name AS "fileName", alt_text AS "altText", state,
            file_gid AS "fileGid"
     FROM changeset_step JOIN changeset USING (shop_id, changeset_id)
     ORDER BY asset_id, created_at DESC, changeset_id DESC`,
  );
  const problems: string[] = [];
  const counts = { lost: 0, doubled: 0, miscounted: 0 };
  const found = (kind: keyof typeof counts, what: string, count = 1) => {
    counts[kind] += count;
    if (problems.length < MOST_PROBLEMS) problems.push(what);
  };
  const planned = new Map(rows.map((row) => [row.productGid, row]));
  const mediaBefore = new Map(before.products.map(({ id, media }) => [id, media]));
  let attached = 0;
  for (const { id, media } of after.products) {
    const old = mediaBefore.get(id) ?? [];
    const added = media.slice(old.length);
    attached += media.filter(({ origin }) => origin === "app").length;
    if (old.some((medium, place) => !isSame(medium, media[place])))
      found("lost", `${id}: what was there before is not there any more, in its order`);
    if (added.length > 1) found("doubled", `${id}: ${added.length} media were added`, added.length - 1);
    const plan = planned.get(id);
    const [medium] = added;
    if (!plan || !medium) {
      found("lost", `${id}: nothing was added (${plan?.state ?? "not planned"})`);
      continue;
    }
    if (medium.status !== "READY" || medium.alt !== plan.altText)
      found("lost", `${id}: what was added is ${medium.status} and called “${medium.alt}”`);
    if (plan.state !== "verified" || plan.fileGid !== medium.id)
      found("miscounted", `${id}: we say ${plan.state} of ${plan.fileGid}, the shop shows ${medium.id}`);
  }
  const made = after.files.length - before.files.length;
  if (made > attached)
    found("doubled", `${made} files were made, ${attached} are on products`, made - attached);
  const open = await database.query<{ count: number }>(
    "SELECT count(*)::integer AS count FROM changeset WHERE status <> 'done'",
  );
  if (open.rows[0]?.count) found("miscounted", `${open.rows[0].count} changesets have not ended`);
  return { products: after.products.length, ...counts, problems };
}

const isSame = (medium: MediaState, now: MediaState | undefined): boolean =>
  now !== undefined && medium.id === now.id && medium.alt === now.alt;
