/** Names and keys of files. Pure: nothing that a merchant wrote can leave its folder or break a file system. */
import type { AssetMimeType } from "./schemas.ts";

const EXTENSIONS: Readonly<Record<AssetMimeType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "video/mp4": "mp4",
};
const MAX_PIECE_LENGTH = 60;
/** Names that Windows keeps for devices, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Folder that holds all files of a shop. */
export const shopFolder = (shopId: string): string => `shops/${shopId}`;

/** Where a picture's bytes are kept: the name is their hash, so that the same bytes are one file. */
export const assetKey = (shopId: string, sha256: string, mimeType: AssetMimeType): string =>
  `${shopFolder(shopId)}/assets/${sha256}.${EXTENSIONS[mimeType]}`;

/** Where a smaller copy of a picture is kept: named after the picture's hash, so that it never goes stale. */
export const thumbnailKey = (shopId: string, sha256: string, sidePx: number): string =>
  `${shopFolder(shopId)}/thumbnails/${sha256}-${sidePx}.webp`;

/**
 * The name that people see: `{sku}_{use}_{yyyymmdd}_{n}.{extension}`, in ASCII letters, digits, `-` and `_`.
 *
 * @param sku as the merchant wrote it; anything else than letters, digits, `.`, `-` and `_` becomes `-`
 * @param use what the picture is for, e.g. the recipe's name
 * @param madeAt its date in UTC
 * @param assetId a UUID; its last ten digits are `n`, which keeps two pictures of a product on one day apart
 */
export function assetFileName(name: {
  sku: string;
  use: string;
  madeAt: Date;
  assetId: string;
  mimeType: AssetMimeType;
}): string {
  const date = name.madeAt.toISOString().slice(0, 10).replaceAll("-", "");
  const unique = name.assetId.replaceAll("-", "").slice(-10);
  return `${safePiece(name.sku, "product")}_${safePiece(name.use, "picture")}_${date}_${unique}.${EXTENSIONS[name.mimeType]}`;
}

function safePiece(text: string, standIn: string): string {
  const piece = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .slice(0, MAX_PIECE_LENGTH)
    .replace(/^[._-]+|[._-]+$/g, "");
  if (piece === "") return standIn;
  return RESERVED.test(piece) ? `${piece}-` : piece;
}
