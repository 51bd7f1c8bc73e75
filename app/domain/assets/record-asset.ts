import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { assetFileName } from "./file-names.ts";
import type { Asset } from "./schemas.ts";
import { insertAsset } from "./store.ts";

/** The facts of a finished picture, or of a video with its poster, whose bytes are already stored under these keys. */
export interface NewAsset extends Omit<Asset, "assetId" | "fileName" | "createdAt" | "durationMs"> {
  readonly fileKey: string;
  /** Of a video only. */
  readonly durationMs?: number;
  readonly posterKey?: string;
}

/**
 * Records a finished picture. Belongs into the transaction that captures its credits, after its file is stored: a row
 * without a file would be a lie, a file without a row is only lost space.
 *
 * An item becomes at most one asset; a second one for the same item is a bug and throws.
 *
 * @returns the new asset's id
 */
export async function recordAsset(ctx: Ctx, asset: NewAsset): Promise<{ assetId: string; fileName: string }> {
  const assetId = ctx.ids.next();
  const fileName = assetFileName({
    sku: asset.sku,
    use: asset.recipe.name,
    madeAt: new Date(ctx.clock.nowMs()),
    assetId,
    mimeType: asset.mimeType,
  });
  const { durationMs = null, posterKey = null } = asset;
  await inTransaction(ctx, (tx) =>
    insertAsset(tx, ctx.shopId, { ...asset, durationMs, posterKey, assetId, fileName }),
  );
  return { assetId, fileName };
}
