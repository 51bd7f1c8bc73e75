/** Results that were judged by checks or rules which have changed since. */
import type { Db, Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { currentBases, UNREAD_BASIS } from "./basis.ts";
import { ANY_TARGET, type Target } from "./schemas.ts";

/** Shops with such results: ids and nothing else. */
export async function findShopsWithOutdated(db: Db): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM review_shops_with_outdated(${JSON.stringify(currentBases())}::jsonb)`;
  return rows.map(({ shop_id }) => shop_id);
}

/** A picture that a reader never ends with would keep a worker, were it judged again at every pass. */
const UNREAD_PAUSE_MS = 3_600_000;

/** Some of the shop's such results, those first that were looked at longest ago, with all places they were judged for. */
export async function findOutdated(
  tx: Tx,
  shopId: ShopId,
  { limit }: { readonly limit: number },
): Promise<{ assetId: string; targets: Target[] }[]> {
  return tx.$queryRaw<{ assetId: string; targets: Target[] }[]>`
    WITH outdated AS (
      SELECT asset_id, min(checked_at) AS checked_at FROM review_state s
      WHERE shop_id = ${shopId}::uuid AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(${JSON.stringify(currentBases())}::jsonb) AS c (target text, basis text)
        WHERE c.target = s.target AND c.basis = s.basis)
        AND (s.basis <> ${UNREAD_BASIS} OR s.checked_at < now() - ${UNREAD_PAUSE_MS} * interval '1 millisecond')
      GROUP BY asset_id ORDER BY 2, 1 LIMIT ${limit})
    SELECT o.asset_id AS "assetId",
           coalesce(array_agg(s.target) FILTER (WHERE s.target <> ${ANY_TARGET}), '{}') AS targets
    FROM outdated o JOIN review_state s ON s.shop_id = ${shopId}::uuid AND s.asset_id = o.asset_id
    GROUP BY o.asset_id, o.checked_at ORDER BY o.checked_at, o.asset_id`;
}

/** Puts a result that can't be judged now behind the others. */
export async function postponeOutdated(tx: Tx, shopId: ShopId, assetId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE review_state SET checked_at = now() WHERE shop_id = ${shopId}::uuid AND asset_id = ${assetId}::uuid`;
}
