/** What other publications left on products, and what became of their media. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { OurMedium, VariantLink } from "./goals.ts";
import { type MediaHistory, type PublishedPart, restsOn } from "./later-publications.ts";
import type { StepState } from "./schemas.ts";
import type { BatchKey } from "./store.ts";

/** A publication that rests on another one. */
export interface LaterPublication {
  readonly changesetId: string;
  readonly createdAt: Date;
}

export interface ProductHistory extends MediaHistory {
  /** Of the publications that stand and rest on a part of this one, the last. */
  lastOn(part: PublishedPart): LaterPublication | null;
}

interface Row extends OurMedium, LaterPublication {
  readonly productGid: string;
  readonly state: StepState;
  readonly links: VariantLink[] | null;
  readonly isLater: boolean;
}

/** The histories of products of a changeset, apart from the changeset's own part in them. */
export async function findHistories(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
): Promise<Map<string, ProductHistory>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.changeset_id AS "changesetId", s.product_gid AS "productGid", c.created_at AS "createdAt", s.state,
           s.asset_id AS "assetId", s.file_gid AS "mediaGid", s.alt_text AS "altText", s.placement,
           s.replaces_gid AS "replacesGid", p.links, p.finished_at > own.finished_at AS "isLater"
    FROM changeset_step s
    JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    JOIN changeset c USING (shop_id, changeset_id)
    JOIN changeset_product own ON own.shop_id = s.shop_id AND own.product_gid = s.product_gid
      AND own.changeset_id = ${changesetId}::uuid
    WHERE s.shop_id = ${shopId}::uuid AND s.product_gid = ANY (${productGids}::text[])
      AND s.changeset_id <> ${changesetId}::uuid AND s.file_gid IS NOT NULL
      AND s.state IN ('attached', 'verified', 'undone')
    ORDER BY p.finished_at DESC, s.changeset_id DESC, s.position`;
  const kept = await tx.$queryRaw<{ productGid: string; mediaGid: string; fileGid: string }[]>`
    SELECT product_gid AS "productGid", media_gid AS "mediaGid", file_gid AS "fileGid"
    FROM changeset_kept_medium
    WHERE shop_id = ${shopId}::uuid AND product_gid = ANY (${productGids}::text[])
      AND changeset_id <> ${changesetId}::uuid AND state = 'attached' AND file_gid <> media_gid`;
  return new Map(
    productGids.map((productGid) => {
      const steps = rows.filter((row) => row.productGid === productGid);
      const madeAgain = new Map(
        kept
          .filter((one) => one.productGid === productGid)
          .map(({ mediaGid, fileGid }) => [mediaGid, fileGid]),
      );
      return [productGid, historyOf(steps, madeAgain)];
    }),
  );
}

function historyOf(steps: readonly Row[], madeAgain: ReadonlyMap<string, string>): ProductHistory {
  const standing = steps.filter(({ state }) => state !== "undone");
  return {
    successions: [
      ...steps.flatMap(({ replacesGid, mediaGid }) =>
        replacesGid === null ? [] : [[replacesGid, mediaGid] as const],
      ),
      ...madeAgain,
    ],
    madeAgain,
    undone: new Set(steps.filter(({ state }) => state === "undone").map(({ mediaGid }) => mediaGid)),
    lastOn: (part) =>
      standing.find(({ changesetId, isLater, links }) => {
        const ours = standing.filter((one) => one.changesetId === changesetId);
        return restsOn({ ours, links: links ?? [], isLater }, part);
      }) ?? null,
  };
}
