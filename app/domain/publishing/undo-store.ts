/** What undoing writes, and reads in order to write. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { EditedPlace, PublishedProduct } from "./edited-places.ts";
import { OUTCOME_UNKNOWN, type FailureCause } from "./failures.ts";
import { type OurMedium, type VariantLink, withoutOurs } from "./goals.ts";
import { type ProductHistory, findHistories } from "./history-store.ts";
import { nowCalled } from "./later-publications.ts";
import type { ProductMedium } from "./ports.ts";
import type { UndoStatus } from "./schemas.ts";
import { type BatchKey, type WorkerKey, holdClaims, lockProducts } from "./store.ts";

const IS_OURS = Prisma.sql`s.state IN ('attached', 'verified')`;
/**
 * Of a step `s`: the publication was ended between adding its picture and hearing of it, so it may be on the product. One
 * that a later publication went on with is that one's.
 */
export const IS_STRAY = Prisma.sql`(s.state = 'failed' AND s.file_gid IS NOT NULL
  AND s.failure_code = ANY (${[...OUTCOME_UNKNOWN]}::text[])
  AND NOT EXISTS (
    SELECT FROM changeset_step other
    WHERE other.shop_id = s.shop_id AND other.product_gid = s.product_gid AND other.file_gid = s.file_gid
      AND other.changeset_id <> s.changeset_id AND other.state NOT IN ('failed', 'undone')))`;
/** Of a step `s`: undoing takes its picture off. */
export const IS_UNDOABLE = Prisma.sql`(${IS_OURS} OR ${IS_STRAY})`;

export interface UndoableProduct {
  readonly productGid: string;
  readonly hasEnded: boolean;
  readonly undoStatus: UndoStatus | null;
}

/** Products of a changeset that show something of ours by our books, in their order; their rows are held. */
export async function findUndoable(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  productGids: readonly string[] | null,
): Promise<UndoableProduct[]> {
  return tx.$queryRaw<UndoableProduct[]>`
    SELECT p.product_gid AS "productGid", p.status IN ('done', 'failed') AS "hasEnded", p.undo_status AS "undoStatus"
    FROM changeset_product p
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${changesetId}::uuid
      AND (${productGids === null} OR p.product_gid = ANY (${productGids ?? []}::text[]))
      AND (p.status IN ('queued', 'publishing') OR EXISTS (
        SELECT 1 FROM changeset_step s WHERE s.shop_id = p.shop_id AND s.changeset_id = p.changeset_id
          AND s.product_gid = p.product_gid AND ${IS_UNDOABLE}))
    ORDER BY p.product_gid FOR UPDATE`;
}

/** Writes down that products are to be undone. */
export async function queueUndo(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  productGids: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE changeset_product SET undo_status = 'queued', undo_code = NULL, undo_text = NULL, undo_places = NULL
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid
      AND product_gid = ANY (${productGids}::text[])`;
}

export interface ClaimedUndo extends PublishedProduct {
  readonly productGid: string;
  readonly history: ProductHistory;
  /** True when an earlier worker never gave its claim back. */
  readonly inDoubt: boolean;
  /** Media of ours that may be on it without our having heard so; that one isn't there is no edit. */
  readonly strays: readonly string[];
  /** True once something may have been changed: what differs then may be undo's own doing. */
  readonly hasBegun: boolean;
}

export interface ClaimedUndos {
  readonly products: readonly ClaimedUndo[];
  /** How many wait for another changeset that is at their product. */
  readonly waitingCount: number;
}

/** Claims products that are to be undone for one worker, as `claimProducts` does it for publishing. */
export async function claimUndos(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
  claim: string,
): Promise<ClaimedUndos> {
  await lockProducts(tx, shopId, productGids);
  const rows = await tx.$queryRaw<
    {
      changesetId: string;
      productGid: string;
      undoStatus: UndoStatus | null;
      claim: string | null;
      before: ProductMedium[];
      after: ProductMedium[] | null;
      links: VariantLink[] | null;
      hasBegun: boolean;
    }[]
  >`
    SELECT changeset_id AS "changesetId", product_gid AS "productGid", undo_status AS "undoStatus", claim, before, after,
           links, undo_begun AS "hasBegun"
    FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND product_gid = ANY (${productGids}::text[])
      AND (changeset_id = ${changesetId}::uuid OR status = 'publishing' OR undo_status = 'undoing')
    ORDER BY changeset_id, product_gid FOR UPDATE`;
  const busy = new Set(
    rows.filter((row) => row.changesetId !== changesetId).map(({ productGid }) => productGid),
  );
  const open = rows.filter(
    (row) => row.changesetId === changesetId && (row.undoStatus === "queued" || row.undoStatus === "undoing"),
  );
  const own = open.filter(({ productGid }) => !busy.has(productGid));
  const claimed = own.map(({ productGid }) => productGid);
  await tx.$executeRaw`
    UPDATE changeset_product SET undo_status = 'undoing', claim = ${claim}::uuid, claimed_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ANY (${claimed}::text[])`;
  const media = await findOurs(tx, shopId, { changesetId, productGids: claimed });
  const histories = await findHistories(tx, shopId, { changesetId, productGids: claimed });
  return {
    products: own.map(({ productGid, claim: old, before, links, ...row }) => {
      const ofIt = media.filter((one) => one.productGid === productGid);
      const onIt = ofIt.filter(({ state }) => state !== "failed");
      const history = histories.get(productGid);
      if (!history) throw new Error(`no history of ${productGid}`);
      return {
        productGid,
        history,
        inDoubt: old !== null,
        hasBegun: row.hasBegun,
        strays: ofIt.flatMap(({ state, mediaGid }) => (state === "failed" ? [mediaGid] : [])),
        before: withoutOurs(before, ofIt),
        after: row.after,
        links: (links ?? []).map((link) => ({
          ...link,
          before: link.before && nowCalled(history, link.before),
        })),
        ours: onIt,
        isProven: onIt.every(({ state }) => state === "verified"),
      };
    }),
    waitingCount: open.length - own.length,
  };
}

async function findOurs(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
): Promise<(OurMedium & { productGid: string; state: "attached" | "verified" | "failed" })[]> {
  return tx.$queryRaw`
    SELECT asset_id AS "assetId", product_gid AS "productGid", file_gid AS "mediaGid", alt_text AS "altText", placement,
           replaces_gid AS "replacesGid", state
    FROM changeset_step s
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid
      AND product_gid = ANY (${productGids}::text[]) AND ${IS_UNDOABLE}
    ORDER BY product_gid, position`;
}

/** Writes down that products are changed from now on; answers with those that are still this worker's. */
export async function saveUndoBegun(
  tx: Tx,
  shopId: ShopId,
  key: WorkerKey,
  productGids: readonly string[],
): Promise<Set<string>> {
  const held = await holdClaims(tx, shopId, { ...key, productGids });
  await tx.changesetProduct.updateMany({
    where: { shopId, changesetId: key.changesetId, productGid: { in: [...held] } },
    data: { undoBegun: true },
  });
  return held;
}

export interface UndoEnd {
  readonly productGid: string;
  /** With neither of these it was undone. */
  readonly failure?: FailureCause;
  /** Where the merchant edited it, for which it was left alone. */
  readonly places?: readonly EditedPlace[];
}

/** Ends the undoing of products that are still this worker's. What was undone may be published again. */
export async function finishUndos(
  tx: Tx,
  shopId: ShopId,
  key: WorkerKey,
  ends: readonly UndoEnd[],
): Promise<void> {
  const held = await holdClaims(tx, shopId, {
    ...key,
    productGids: ends.map(({ productGid }) => productGid),
  });
  for (const { productGid, failure, places } of ends) {
    if (!held.has(productGid)) continue;
    const status: UndoStatus = places ? "refused" : failure ? "failed" : "undone";
    await tx.$executeRaw`
      UPDATE changeset_product
      SET undo_status = ${status}, claim = NULL, undo_code = ${failure?.code ?? null}, undo_text = ${failure?.said ?? null},
          undo_places = ${places ? JSON.stringify(places) : null}::jsonb,
          undone_at = CASE WHEN ${status} = 'undone' THEN clock_timestamp() END
      WHERE shop_id = ${shopId}::uuid AND changeset_id = ${key.changesetId}::uuid AND product_gid = ${productGid}`;
    if (status === "undone")
      await tx.$executeRaw`
        UPDATE changeset_step SET state = 'undone', updated_at = clock_timestamp()
        WHERE shop_id = ${shopId}::uuid AND changeset_id = ${key.changesetId}::uuid AND product_gid = ${productGid}
          AND state IN ('attached', 'verified')`;
  }
}
