/** What publishing writes, and reads in order to write: claims on products, how far files are. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Target } from "../review/schemas.ts";
import type { FileTask, TaskChange } from "./file-tasks.ts";
import type { VariantLink } from "./goals.ts";
import type { ProductMedium } from "./ports.ts";
import type { ChangesetStatus, PlacementName, ProductStatus, StepState } from "./schemas.ts";

// ---------------------------------------------------------------- claiming

/** Names one product of one changeset. */
export interface ProductKey {
  readonly changesetId: string;
  readonly productGid: string;
}

/** Names some products of one changeset. */
export interface BatchKey {
  readonly changesetId: string;
  readonly productGids: readonly string[];
}

export interface Step extends Pick<
  FileTask,
  "fileName" | "altText" | "resourceUrl" | "fileGid" | "ageMs" | "earlier"
> {
  readonly assetId: string;
  readonly productGid: string;
  readonly state: StepState;
  readonly placement: PlacementName;
  readonly replacesGid: string | null;
  readonly toVariants: boolean;
}

export interface ClaimedProduct {
  readonly productGid: string;
  /** True when an earlier worker never gave its claim back: the effect after a recorded state may have happened. */
  readonly inDoubt: boolean;
  readonly before: readonly ProductMedium[] | null;
  readonly links: readonly VariantLink[] | null;
  /** `compare`: everything was done, and what differs since then is the merchant's. */
  readonly stage: "arrange" | "compare";
  readonly steps: readonly Step[];
}

export interface ClaimedBatch {
  readonly products: readonly ClaimedProduct[];
  /** Products that another changeset is publishing. */
  readonly busy: readonly ProductKey[];
  /** Those of this changeset that wait for the busy ones. */
  readonly waiting: readonly string[];
  /** How long it is until the changeset is to begin; null when it has. */
  readonly beginsInMs: number | null;
  /** By whose rules its pictures passed review; null when nothing was claimed. */
  readonly target: Target | null;
}

/**
 * Lets a scheduled changeset begin when its time has come, and says how it stands. Its row is held, so that a pause or a
 * cancel comes before whatever follows, or after it.
 */
async function begin(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<{ status: ChangesetStatus; target: Target; beginsInMs: number | null } | null> {
  await tx.$executeRaw`
    UPDATE changeset SET status = 'publishing'
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND status = 'scheduled'
      AND starts_at <= clock_timestamp()`;
  const [row] = await tx.$queryRaw<{ status: ChangesetStatus; target: Target; beginsInMs: number | null }[]>`
    SELECT status, target, CASE WHEN status = 'scheduled'
      THEN (extract(epoch FROM starts_at - clock_timestamp()) * 1000)::float8 END AS "beginsInMs"
    FROM changeset WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid FOR SHARE`;
  return row ?? null;
}

/**
 * Claims products for one worker. Whoever claims last may write: a worker that was believed dead and goes on loses its
 * claims, and its next write says so. Another changeset's product is never taken over; what has ended is left out. Of a
 * paused changeset only what was begun goes on: the rest is parked, until the changeset is resumed.
 */
export async function claimProducts(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
  claim: string,
): Promise<ClaimedBatch> {
  const nothing = { products: [], busy: [], waiting: [], target: null };
  const changeset = await begin(tx, shopId, changesetId);
  if (!changeset || !AT_WORK.has(changeset.status))
    return { ...nothing, beginsInMs: changeset?.beginsInMs ?? null };
  await lockProducts(tx, shopId, productGids);
  const rows = await tx.$queryRaw<
    (ProductKey &
      Omit<ClaimedProduct, "inDoubt" | "steps"> & { status: ProductStatus; claim: string | null })[]
  >`
    SELECT changeset_id AS "changesetId", product_gid AS "productGid", status, claim, before, links, stage
    FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND product_gid = ANY (${productGids}::text[])
      AND (changeset_id = ${changesetId}::uuid OR status = 'publishing' OR undo_status = 'undoing')
    ORDER BY changeset_id, product_gid FOR UPDATE`;
  const busy = rows.filter((row) => row.changesetId !== changesetId);
  const isBusy = ({ productGid }: ProductKey) => busy.some((row) => row.productGid === productGid);
  const open = rows.filter((row) => row.changesetId === changesetId && isOpenStatus(row.status));
  const parked = changeset.status === "paused" ? open.filter(({ status }) => status === "queued") : [];
  await parkProducts(tx, shopId, { changesetId, productGids: gidsOf(parked) });
  const wanted = open.filter((row) => !parked.includes(row));
  const own = wanted.filter((row) => !isBusy(row));
  const claimed = gidsOf(own);
  await tx.$executeRaw`
    UPDATE changeset_product SET status = 'publishing', claim = ${claim}::uuid, claimed_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ANY (${claimed}::text[])`;
  const steps = await findSteps(tx, shopId, { changesetId, productGids: claimed });
  return {
    products: own.map(({ productGid, claim: old, before, links, stage }) => ({
      productGid,
      inDoubt: old !== null,
      before,
      links,
      stage,
      steps: steps.filter((step) => step.productGid === productGid),
    })),
    busy: busy.map(({ changesetId: other, productGid }) => ({ changesetId: other, productGid })),
    waiting: gidsOf(wanted.filter(isBusy)),
    beginsInMs: null,
    target: changeset.target,
  };
}

/** Changesets of which products are published; of a paused one what was begun. */
const AT_WORK: ReadonlySet<ChangesetStatus> = new Set(["publishing", "paused", "cancelling"]);
const isOpenStatus = (status: ProductStatus): boolean => status === "queued" || status === "publishing";
const gidsOf = (rows: readonly { productGid: string }[]): string[] =>
  rows.map(({ productGid }) => productGid);

/** Makes those who claim the same products wait for each other, in one order so that they never do so in a ring. */
export async function lockProducts(tx: Tx, shopId: ShopId, productGids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT hashtextextended('publishing.claim ' || ${shopId}::text || ' ' || gid, 0) AS lock
      FROM unnest(${productGids}::text[]) gid ORDER BY 1) locks`;
}

/** Products that nothing in the queue will publish any more. */
async function parkProducts(tx: Tx, shopId: ShopId, { changesetId, productGids }: BatchKey): Promise<void> {
  if (productGids.length === 0) return;
  await tx.$executeRaw`
    UPDATE changeset_product SET job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid
      AND product_gid = ANY (${productGids}::text[])`;
}

async function findSteps(tx: Tx, shopId: ShopId, { changesetId, productGids }: BatchKey): Promise<Step[]> {
  return tx.$queryRaw<Step[]>`
    SELECT s.asset_id AS "assetId", s.product_gid AS "productGid", s.state, s.file_name AS "fileName",
           s.alt_text AS "altText", s.resource_url AS "resourceUrl", s.file_gid AS "fileGid",
           s.placement, s.replaces_gid AS "replacesGid", s.to_variants AS "toVariants",
           (extract(epoch FROM clock_timestamp() - s.updated_at) * 1000)::float8 AS "ageMs",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('fileName', e.file_name, 'altText', e.alt_text, 'fileGid', e.file_gid)
                                      ORDER BY e.changeset_id DESC), '[]')
            FROM changeset_step e
            WHERE e.shop_id = s.shop_id AND e.asset_id = s.asset_id AND e.product_gid = s.product_gid
              AND e.changeset_id <> s.changeset_id AND e.state = 'failed' AND e.resource_url IS NOT NULL) AS earlier
    FROM changeset_step s
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid
      AND s.product_gid = ANY (${productGids}::text[])
    ORDER BY s.product_gid, s.position`;
}

/**
 * Counts a product's claim as made now when it is older than `ageMs`. True for the one caller who did, so that of many
 * who find it old only one acts; the claim itself stays whose it is.
 */
export async function renewOldClaim(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGid }: ProductKey,
  ageMs: number,
): Promise<boolean> {
  const rows = await tx.$executeRaw`
    UPDATE changeset_product SET claimed_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ${productGid}
      AND status = 'publishing' AND claimed_at < clock_timestamp() - ${ageMs / 1000} * interval '1 second'`;
  return rows === 1;
}

// ---------------------------------------------------------------- what a claim allows

/** Names a worker's hold on products of a changeset, and the products beside it. */
export interface WorkerKey {
  readonly changesetId: string;
  readonly claim: string;
}
export interface ClaimedKey extends BatchKey, WorkerKey {}

/** Those of the products whose claim still counts; their rows are held until the transaction ends. */
export async function holdClaims(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids, claim }: ClaimedKey,
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ productGid: string }[]>`
    SELECT product_gid AS "productGid" FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND claim = ${claim}::uuid
      AND product_gid = ANY (${productGids}::text[])
    ORDER BY product_gid FOR UPDATE`;
  return new Set(rows.map(({ productGid }) => productGid));
}

/** Gives claims back: every recorded state is exactly what happened. */
export async function releaseClaims(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids, claim }: ClaimedKey,
): Promise<void> {
  await tx.changesetProduct.updateMany({
    where: { shopId, changesetId, productGid: { in: [...productGids] }, claim },
    data: { claim: null },
  });
}

/** What a product showed before we touched it, and which of its variants are to show something else. */
export interface Snapshot {
  readonly before: readonly ProductMedium[];
  readonly links: readonly VariantLink[];
}

/** Writes down what products showed before we touched them; answers with those that are still this worker's. */
export async function saveBefore(
  tx: Tx,
  shopId: ShopId,
  key: WorkerKey,
  snapshots: ReadonlyMap<string, Snapshot>,
): Promise<Set<string>> {
  const held = await holdClaims(tx, shopId, { ...key, productGids: [...snapshots.keys()] });
  const rows = [...snapshots].flatMap(([gid, snapshot]) => (held.has(gid) ? [{ gid, ...snapshot }] : []));
  await tx.$executeRaw`
    UPDATE changeset_product p SET before = n.before, links = n.links
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (gid text, before jsonb, links jsonb)
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${key.changesetId}::uuid AND p.product_gid = n.gid`;
  return held;
}

/** Writes down that everything planned was done to products: from now on they are compared only. */
export async function saveArranged(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids, claim }: ClaimedKey,
): Promise<void> {
  await tx.changesetProduct.updateMany({
    where: { shopId, changesetId, productGid: { in: [...productGids] }, claim },
    data: { stage: "compare" },
  });
}

export interface StepChange extends TaskChange {
  readonly assetId: string;
  readonly productGid: string;
}

/** Records what is now known to have happened to pictures; answers with the products that are still this worker's. */
export async function saveSteps(
  tx: Tx,
  shopId: ShopId,
  key: WorkerKey,
  changes: readonly StepChange[],
): Promise<Set<string>> {
  const productGids = [...new Set(changes.map(({ productGid }) => productGid))];
  const held = await holdClaims(tx, shopId, { ...key, productGids });
  const rows = changes
    .filter(({ productGid }) => held.has(productGid))
    .map(({ assetId, productGid, state, resourceUrl, fileGid, altText, failure }) => ({
      asset_id: assetId,
      product_gid: productGid,
      state,
      resource_url: resourceUrl,
      file_gid: fileGid,
      alt_text: altText,
      failure_code: failure?.code,
      failure_text: failure?.said,
    }));
  await tx.$executeRaw`
    UPDATE changeset_step s
    SET state = n.state, resource_url = coalesce(n.resource_url, s.resource_url),
        file_gid = coalesce(n.file_gid, s.file_gid), alt_text = coalesce(n.alt_text, s.alt_text),
        failure_code = n.failure_code, failure_text = n.failure_text, updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n (asset_id uuid, product_gid text, state text, resource_url text, file_gid text, alt_text text,
            failure_code text, failure_text text)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${key.changesetId}::uuid
      AND s.product_gid = n.product_gid AND s.asset_id = n.asset_id`;
  return held;
}

export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("The database told no time.");
  return row.now;
}

export const toJson = (media: readonly ProductMedium[]): Prisma.InputJsonArray =>
  media.map((medium) => ({ ...medium }));
