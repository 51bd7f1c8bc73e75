import sharp from "sharp";
import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { thumbnailKey } from "./file-keys.ts";
import type { AssetsPorts } from "./ports.ts";
import { readAsset, readAssetStill } from "./read-asset.ts";
import { THUMBNAIL_SIDE_PX, type ThumbnailSize } from "./schemas.ts";

/** Beyond these a file is not decoded: an Ultra picture has 17 megapixels. */
const MAX_PIXELS = 50_000_000;
const TIMEOUT_SECONDS = 20;

/**
 * A smaller copy of a picture, or of a video's poster, as WebP, no longer than THUMBNAIL_SIDE_PX on a side. Made when it is first asked for and
 * kept beside the picture under its content's hash. Refuses with `not-found`, also when the picture was deleted.
 */
export async function readThumbnail(
  ctx: Ctx<AssetsPorts>,
  { assetId, size }: { readonly assetId: string; readonly size: ThumbnailSize },
): Promise<{ ok: true; bytes: Uint8Array; mimeType: "image/webp" } | Refusal<"not-found">> {
  const read = await readAsset(ctx, { assetId });
  if (!read.ok || read.asset.deletedAt) return refuse("not-found");
  const sidePx = THUMBNAIL_SIDE_PX[size];
  const key = thumbnailKey(ctx.shopId, read.asset.sha256, sidePx);
  const kept = await ctx.ports.files.get(key);
  if (kept) return { ok: true, bytes: kept, mimeType: "image/webp" };

  const file = await readAssetStill(ctx, { assetId });
  if (!file.ok) return file;
  const bytes = await sharp(file.bytes, { limitInputPixels: MAX_PIXELS })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize({ width: sidePx, height: sidePx, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer();
  // A full store keeps no copy, and the page still shows its picture.
  await ctx.ports.files
    .put(key, bytes, { contentType: "image/webp" })
    .catch((error: unknown) => ctx.log.warn({ err: error, assetId }, "a thumbnail could not be kept"));
  return { ok: true, bytes, mimeType: "image/webp" };
}
