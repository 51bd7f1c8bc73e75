import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { z } from "zod";
import type { AssetsPorts } from "./ports.ts";
import type { Asset } from "./schemas.ts";
import { type StoredAsset, findAsset, findAssets, withoutKeys } from "./store.ts";

/** Reads one asset of the ctx's shop, a deleted one too: what knows of it tells about it. Refuses with `not-found`, also for an id that is none. */
export async function readAsset(
  ctx: Ctx,
  { assetId }: { assetId: string },
): Promise<{ ok: true; asset: Asset } | Refusal<"not-found">> {
  const stored = await find(ctx, assetId);
  if (!stored) return refuse("not-found");
  return { ok: true, asset: withoutKeys(stored) };
}

/** Reads an asset with its bytes. Refuses with `not-found` when the row or its file is missing, or was deleted. */
export const readAssetFile = (ctx: Ctx<AssetsPorts>, { assetId }: { assetId: string }) =>
  readFile(ctx, assetId, ({ fileKey }) => fileKey);

/** Reads an asset with the picture that stands for it: itself, or a video's poster. Refuses like `readAssetFile`. */
export const readAssetStill = (ctx: Ctx<AssetsPorts>, { assetId }: { assetId: string }) =>
  readFile(ctx, assetId, ({ fileKey, posterKey }) => posterKey ?? fileKey);

async function readFile(
  ctx: Ctx<AssetsPorts>,
  assetId: string,
  keyOf: (stored: StoredAsset) => string,
): Promise<{ ok: true; asset: Asset; bytes: Uint8Array } | Refusal<"not-found">> {
  const stored = await find(ctx, assetId);
  if (!stored || stored.deletedAt) return refuse("not-found");
  const fileKey = keyOf(stored);
  const bytes = await ctx.ports.files.get(fileKey);
  if (!bytes) {
    ctx.log.error({ shopId: ctx.shopId, assetId, fileKey }, "the file of an asset is missing");
    return refuse("not-found");
  }
  return { ok: true, asset: withoutKeys(stored), bytes };
}

/**
 * Reads those of these assets that are the shop's, deleted ones too, by asset id or by the item that they were made for.
 * @returns the assets by the id that was asked for; an id that is unknown is left out
 */
export async function readAssets(
  ctx: Ctx,
  wanted: { readonly assetIds: readonly string[] } | { readonly itemIds: readonly string[] },
): Promise<Map<string, Asset>> {
  const stored = await inTransaction(ctx, (tx) => findAssets(tx, ctx.shopId, wanted));
  return new Map(stored.map((one) => ["assetIds" in wanted ? one.assetId : one.itemId, withoutKeys(one)]));
}

async function find(ctx: Ctx, assetId: string): Promise<StoredAsset | null> {
  if (!z.uuid().safeParse(assetId).success) return null;
  return inTransaction(ctx, (tx) => findAsset(tx, ctx.shopId, assetId));
}
