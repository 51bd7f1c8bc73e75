/** What this room does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findLatestDownloads } from "./download-store.ts";
import { shopFolder } from "./file-keys.ts";
import type { AssetsPorts } from "./ports.ts";
import { deleteAllAssets, findAllAssets } from "./store.ts";

/** An uninstall deletes nothing: a shop that comes back finds its pictures. */
export async function onUninstall(_ctx: Ctx): Promise<void> {}

/**
 * Deletes every picture of the shop: the rows first, so that nothing points at a file that is gone, then the whole
 * folder, so that files which a crash left without a row go too. May be run again.
 */
export async function onRedact(ctx: Ctx<AssetsPorts>): Promise<void> {
  const count = await inTransaction(ctx, (tx) => deleteAllAssets(tx, ctx.shopId));
  await ctx.ports.files.deleteFolder(shopFolder(ctx.shopId));
  ctx.log.info({ shopId: ctx.shopId, count }, "assets deleted");
}

/** Everything that this room stores about the shop, without the pictures' bytes. */
export async function onDataRequest(ctx: Ctx): Promise<{ assets: object[]; downloads: object[] }> {
  return inTransaction(ctx, async (tx) => ({
    assets: await findAllAssets(tx, ctx.shopId),
    downloads: await findLatestDownloads(tx, ctx.shopId),
  }));
}
