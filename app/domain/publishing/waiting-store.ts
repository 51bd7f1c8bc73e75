/** What of publishing waits for its merchant, and whether anything was ever published. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { ChangesetPause } from "./schemas.ts";

export interface WaitingChangeset {
  readonly changesetId: string;
  /** `planned`: nobody has started it. */
  readonly status: "planned" | "paused";
  readonly pauseReason: ChangesetPause | null;
  readonly createdAt: Date;
  /** What it would still publish: results, and the products that they go to. */
  readonly resultCount: number;
  readonly productCount: number;
}

/**
 * Of the newest `maxLookedAt` changesets those that wait and have something left to publish, `limit` at the most, newest
 * first. A line that is hindered, or that another publication took, is nothing to publish.
 */
export function findWaitingChangesets(
  tx: Tx,
  shopId: ShopId,
  { maxLookedAt, limit }: { readonly maxLookedAt: number; readonly limit: number },
): Promise<WaitingChangeset[]> {
  return tx.$queryRaw<WaitingChangeset[]>`
    SELECT c.changeset_id AS "changesetId", c.status, c.pause_reason AS "pauseReason", c.created_at AS "createdAt",
           open.result_count AS "resultCount", open.product_count AS "productCount"
    FROM (SELECT * FROM changeset WHERE shop_id = ${shopId}::uuid
          ORDER BY changeset_id DESC LIMIT ${maxLookedAt}::integer) c
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS result_count, count(DISTINCT s.product_gid)::integer AS product_count
      FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
      WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = c.changeset_id
        AND CASE c.status
          WHEN 'planned' THEN s.state = 'draft' AND s.hindrance IS NULL AND NOT EXISTS (
            SELECT FROM changeset_step taken
            WHERE taken.shop_id = s.shop_id AND taken.asset_id = s.asset_id AND taken.product_gid = s.product_gid
              AND taken.state NOT IN ('draft', 'failed', 'undone'))
          ELSE p.status IN ('queued', 'publishing') END
    ) open
    WHERE c.status IN ('planned', 'paused') AND open.result_count > 0
    ORDER BY c.changeset_id DESC LIMIT ${limit}::integer`;
}

/** Those of thousands of assets that a plan holds which nobody has started. */
export async function findPlannedAssetIds(
  tx: Tx,
  shopId: ShopId,
  {
    assetIds,
    changesetIds,
  }: { readonly assetIds: readonly string[]; readonly changesetIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT DISTINCT asset_id AS "assetId" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${assetIds}::uuid[])
      AND changeset_id = ANY (${changesetIds}::uuid[]) AND state = 'draft' AND hindrance IS NULL`;
  return rows.map(({ assetId }) => assetId);
}

/** Whether a result was ever seen on its product, also one that was taken off again. */
export async function existsPublished(tx: Tx, shopId: ShopId): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ exists: boolean }]>`
    SELECT EXISTS (SELECT FROM changeset_step WHERE shop_id = ${shopId}::uuid AND state IN ('verified', 'undone')) AS exists`;
  return row.exists;
}
