import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findProductAssetIds } from "./history-store.ts";
import type { Asset } from "./schemas.ts";
import { findAssets, withoutKeys } from "./store.ts";

/**
 * Lists the newest results of a product, newest first; deleted ones are left out. A product of which the shop has no
 * results, or that is none of its products, has none.
 *
 * @param input `limit` 1–250
 */
export async function listProductAssets(
  ctx: Ctx,
  { productGid, limit }: { readonly productGid: string; readonly limit: number },
): Promise<Asset[]> {
  return inTransaction(ctx, async (tx) => {
    const assetIds = await findProductAssetIds(tx, ctx.shopId, { productGid, limit });
    const stored = new Map(
      (await findAssets(tx, ctx.shopId, { assetIds })).map((asset) => [asset.assetId, withoutKeys(asset)]),
    );
    return assetIds.flatMap((assetId) => stored.get(assetId) ?? []);
  });
}
