/** Outlines by their photo, and the pictures that are made again because one was corrected. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { ItemStatus } from "./next-move.ts";
import type { FailureCode, Quality } from "./schemas.ts";

/** Largest outline that is kept, in bytes. The table says the same. */
export const MAX_OUTLINE_BYTES = 1_000_000;

export type OutlineKind = "found" | "corrected";

/** What the shop keeps of a photo's outline, or null. Asking counts as using it, by the day. */
export async function findOutline(
  tx: Tx,
  shopId: ShopId,
  sourceSha256: string,
): Promise<{ readonly kind: OutlineKind; readonly outline: Uint8Array } | null> {
  const [row] = await tx.$queryRaw<{ kind: OutlineKind; outline: Uint8Array }[]>`
    WITH used AS (
      UPDATE generation_outline SET used_at = now()
      WHERE shop_id = ${shopId}::uuid AND source_sha256 = ${sourceSha256} AND used_at < now() - interval '1 day')
    SELECT kind, outline FROM generation_outline
    WHERE shop_id = ${shopId}::uuid AND source_sha256 = ${sourceSha256}`;
  return row ?? null;
}

/**
 * Keeps a photo's outline, and lets go of those that were found and not used for a month: they can be found again. What
 * a person has corrected stays, and is replaced by another correction only.
 */
export async function keepOutline(
  tx: Tx,
  shopId: ShopId,
  { sourceSha256, kind, outline }: { sourceSha256: string; kind: OutlineKind; outline: Uint8Array },
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM generation_outline 
    WHERE shop_id = ${shopId}::uuid AND kind = 'found' AND used_at < now() - interval '30 days'`;
  await tx.$executeRaw`
    INSERT INTO generation_outline AS kept (shop_id, source_sha256, kind, outline)
    VALUES (${shopId}::uuid, ${sourceSha256}, ${kind}, ${outline})
    ON CONFLICT (shop_id, source_sha256) DO UPDATE
    SET kind = EXCLUDED.kind, outline = EXCLUDED.outline, made_at = now(), used_at = now()
    WHERE kept.kind = 'found' OR EXCLUDED.kind = 'corrected'`;
}

/** An item whose outline may be corrected, with what its picture was. */
export interface OutlineItem {
  readonly itemId: string;
  readonly runId: string;
  readonly orderId: string;
  readonly status: ItemStatus;
  readonly failureCode: FailureCode | null;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sourceUrl: string;
  readonly quality: Quality;
  /** The item that was paid for; itself unless it corrects another one. */
  readonly originalId: string;
  readonly correctionCount: number;
  /** The failed items of its run with the same photo that nobody has tried again, itself included. */
  readonly failedItemIds: readonly string[];
}

export async function findOutlineItem(tx: Tx, shopId: ShopId, itemId: string): Promise<OutlineItem | null> {
  const [row] = await tx.$queryRaw<OutlineItem[]>`
    SELECT i.item_id AS "itemId", i.run_id AS "runId", r.order_id AS "orderId", i.status,
           i.failure_code AS "failureCode", i.product_gid AS "productGid", i.product_title AS "productTitle",
           i.source_url AS "sourceUrl", coalesce(r.quality, o.quality) AS quality,
           coalesce(i.corrects, i.item_id) AS "originalId",
           (SELECT count(*) FROM generation_item c
            WHERE c.shop_id = i.shop_id AND c.corrects = CASE WHEN i.corrects IS NULL THEN i.item_id ELSE i.corrects END)::integer AS "correctionCount",
           to_jsonb(ARRAY(
             SELECT f.item_id FROM generation_item f
             WHERE f.shop_id = i.shop_id AND f.run_id = i.run_id AND f.source_url = i.source_url
               AND f.status = 'failed' AND f.failure_code = 'needs_cutout' AND f.corrects IS NULL
               AND NOT EXISTS (SELECT FROM generation_item again
                               WHERE again.shop_id = f.shop_id AND again.retry_of = f.item_id
                                 AND again.failure_code IS DISTINCT FROM 'cancelled')
             ORDER BY f.position)) AS "failedItemIds"
    FROM generation_item i
    JOIN generation_run r USING (shop_id, run_id)
    JOIN generation_order o USING (shop_id, order_id)
    WHERE i.shop_id = ${shopId}::uuid AND i.item_id = ${itemId}::uuid`;
  return row ?? null;
}

/**
 * Locks a delivered item, so that its corrections come one after the other.
 * @returns how often it was corrected, and whether one is being made now
 */
export async function lockCorrections(
  tx: Tx,
  shopId: ShopId,
  originalId: string,
): Promise<{ count: number; isOpen: boolean }> {
  await tx.$queryRaw`
    SELECT 1 FROM generation_item WHERE shop_id = ${shopId}::uuid AND item_id = ${originalId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ count: number; isOpen: boolean }[]>`
    SELECT count(*)::integer AS count, coalesce(bool_or(status IN ('queued', 'running')), false) AS "isOpen"
    FROM generation_item WHERE shop_id = ${shopId}::uuid AND corrects = ${originalId}::uuid`;
  return row ?? { count: 0, isOpen: false };
}

/** The same picture once more, in a run of its own that holds nothing. */
export async function insertCorrection(
  tx: Tx,
  shopId: ShopId,
  correction: {
    readonly runId: string;
    readonly itemId: string;
    readonly jobId: string;
    readonly originalId: string;
    readonly number: number;
    readonly engine: string;
  },
): Promise<void> {
  const { runId, itemId, jobId, originalId, number, engine } = correction;
  await tx.$executeRaw`
    INSERT INTO generation_run (shop_id, run_id, order_id, kind, quality, engine, item_count)
    SELECT i.shop_id, ${runId}::uuid, r.order_id, 'correction', r.quality, ${engine}, 1
    FROM generation_item i JOIN generation_run r USING (shop_id, run_id)
    WHERE i.shop_id = ${shopId}::uuid AND i.item_id = ${originalId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO generation_item
      (shop_id, item_id, run_id, position, product_gid, product_title, sku, media_gid, source_url, price_credits,
       picture_role, option_name, option_value, ratio, variation, more_source_urls, made_key, job_id, corrects,
       correction_number)
    SELECT shop_id, ${itemId}::uuid, ${runId}::uuid, 0, product_gid, product_title, sku, media_gid, source_url, 0,
           picture_role, option_name, option_value, ratio, variation, more_source_urls, made_key, ${jobId}::uuid,
           item_id, ${number}
    FROM generation_item WHERE shop_id = ${shopId}::uuid AND item_id = ${originalId}::uuid`;
}

/** The items that correct these, newest first; by the item that was paid for. */
export async function findCorrections(
  tx: Tx,
  shopId: ShopId,
  originalId: string,
): Promise<{ itemId: string; runId: string; status: ItemStatus }[]> {
  return tx.$queryRaw`
    SELECT item_id AS "itemId", run_id AS "runId", status FROM generation_item
    WHERE shop_id = ${shopId}::uuid AND corrects = ${originalId}::uuid ORDER BY correction_number DESC`;
}
