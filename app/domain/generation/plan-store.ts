/** What belongs to orders and is in no run, what was made before, and what failed and can be tried again. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PlannedItem } from "./plan.ts";
import type { FailureCode } from "./schemas.ts";

/** A picture of an order that no run has taken, at its place in the order. */
export interface WaitingItem extends PlannedItem {
  readonly position: number;
  readonly priceCredits: number;
  readonly retryOf: string | null;
}

export async function insertPlanned(
  tx: Tx,
  shopId: ShopId,
  { orderId, items }: { orderId: string; items: readonly WaitingItem[] },
): Promise<void> {
  if (items.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO generation_planned_item
      (shop_id, order_id, position, product_gid, product_title, sku, media_gid, source_url, price_credits,
       picture_role, option_name, option_value, ratio, variation, more_source_urls, made_key, retry_of)
    SELECT ${shopId}::uuid, ${orderId}::uuid, i.position, i."productGid", i."productTitle", i.sku, i."mediaGid",
           i."sourceUrl", i."priceCredits", i."pictureRole", i."optionName", i."optionValue", i.ratio, i.variation,
           i."moreSourceUrls", i."madeKey", i."retryOf"
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      AS i (position integer, "productGid" text, "productTitle" text, sku text, "mediaGid" text, "sourceUrl" text,
            "priceCredits" integer, "pictureRole" text, "optionName" text, "optionValue" text, ratio text,
            variation integer, "moreSourceUrls" text[], "madeKey" text, "retryOf" uuid)`;
}

/** Takes the first waiting items out of an order that is locked. */
export function takePlanned(
  tx: Tx,
  shopId: ShopId,
  { orderId, limit }: { orderId: string; limit: number },
): Promise<WaitingItem[]> {
  return tx.$queryRaw<WaitingItem[]>`
    WITH taken AS (
      DELETE FROM generation_planned_item
      WHERE shop_id = ${shopId}::uuid AND order_id = ${orderId}::uuid AND position IN (
        SELECT position FROM generation_planned_item
        WHERE shop_id = ${shopId}::uuid AND order_id = ${orderId}::uuid ORDER BY position LIMIT ${limit})
      RETURNING *)
    SELECT position, product_gid AS "productGid", product_title AS "productTitle", sku, media_gid AS "mediaGid",
           source_url AS "sourceUrl", price_credits AS "priceCredits", picture_role AS "pictureRole",
           option_name AS "optionName", option_value AS "optionValue", ratio, variation,
           more_source_urls AS "moreSourceUrls", made_key AS "madeKey", retry_of AS "retryOf"
    FROM taken ORDER BY position`;
}

/** The result of the item `i`, when a merchant has deleted it: what is gone may be made again. */
const deletedResult = Prisma.sql`
  SELECT FROM asset a WHERE a.shop_id = i.shop_id AND a.item_id = i.item_id AND a.deleted_at IS NOT NULL`;

/** Takes out of a locked order what another order has made meanwhile, and returns how many that were. */
export async function dropMade(tx: Tx, shopId: ShopId, orderId: string): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM generation_planned_item p
    WHERE p.shop_id = ${shopId}::uuid AND p.order_id = ${orderId}::uuid AND EXISTS (
      SELECT FROM generation_item i
      WHERE i.shop_id = p.shop_id AND i.made_key = p.made_key AND i.status IN ('queued', 'running', 'done')
        AND NOT EXISTS (${deletedResult}))`;
}

/** Lays items of a run, which were let go, back to what their order has not begun. */
export async function planAgain(tx: Tx, shopId: ShopId, itemIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO generation_planned_item
      (shop_id, order_id, position, product_gid, product_title, sku, media_gid, source_url, price_credits,
       picture_role, option_name, option_value, ratio, variation, more_source_urls, made_key, retry_of)
    SELECT i.shop_id, r.order_id, i.position, i.product_gid, i.product_title, i.sku, i.media_gid, i.source_url,
           i.price_credits, i.picture_role, i.option_name, i.option_value, i.ratio, i.variation,
           i.more_source_urls, i.made_key, i.item_id
    FROM generation_item i JOIN generation_run r USING (shop_id, run_id)
    WHERE i.shop_id = ${shopId}::uuid AND i.item_id = ANY (${itemIds}::uuid[])`;
}

/** Those of these names that an item has made or is making; items of the run `exceptRunId` don't count. */
export async function findMadeKeys(
  tx: Tx,
  shopId: ShopId,
  madeKeys: readonly string[],
  exceptRunId: string | null = null,
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ madeKey: string }[]>`
    SELECT DISTINCT made_key AS "madeKey" FROM generation_item i
    WHERE shop_id = ${shopId}::uuid AND made_key = ANY (${madeKeys}::text[]) AND status IN ('queued', 'running', 'done')
      AND NOT EXISTS (${deletedResult}) AND run_id IS DISTINCT FROM ${exceptRunId}::uuid`;
  return new Set(rows.map(({ madeKey }) => madeKey));
}

/** A failed item, with what is needed to make it once more. */
export interface FailedItem extends Omit<WaitingItem, "retryOf"> {
  readonly itemId: string;
  readonly failureCode: FailureCode;
}

/** The failed items of a run that nobody has tried again, in their order, without corrections, which are drawn anew; of `itemIds` only, when given. */
export function findFailedItems(
  tx: Tx,
  shopId: ShopId,
  { runId, itemIds }: { runId: string; itemIds: readonly string[] | null },
): Promise<FailedItem[]> {
  return tx.$queryRaw<FailedItem[]>`
    SELECT i.item_id AS "itemId", i.failure_code AS "failureCode", i.position, i.product_gid AS "productGid",
           i.product_title AS "productTitle", i.sku, i.media_gid AS "mediaGid", i.source_url AS "sourceUrl",
           i.price_credits AS "priceCredits", i.picture_role AS "pictureRole", i.option_name AS "optionName",
           i.option_value AS "optionValue", i.ratio, i.variation,
           i.more_source_urls AS "moreSourceUrls", coalesce(i.made_key, '') AS "madeKey"
    FROM generation_item i
    WHERE i.shop_id = ${shopId}::uuid AND i.run_id = ${runId}::uuid AND i.status = 'failed' AND i.corrects IS NULL
      AND (${itemIds}::uuid[] IS NULL OR i.item_id = ANY (${itemIds}::uuid[]))
      AND NOT EXISTS (SELECT FROM generation_item again
                      WHERE again.shop_id = i.shop_id AND again.retry_of = i.item_id
                        AND again.failure_code IS DISTINCT FROM 'cancelled')
    ORDER BY i.position`;
}
