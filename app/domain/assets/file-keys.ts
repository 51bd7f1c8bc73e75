/** Under which keys files are kept. Pure: made of ids and hashes, so nothing that a merchant wrote is in them. */
import type { AssetMimeType } from "./schemas.ts";

const EXTENSIONS: Readonly<Record<AssetMimeType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "video/mp4": "mp4",
};

/** The usual ending of such a file, without its dot. */
export const extensionOf = (mimeType: AssetMimeType): string => EXTENSIONS[mimeType];

/** Folder that holds all files of a shop. */
export const shopFolder = (shopId: string): string => `shops/${shopId}`;

/**
 * Where the bytes of an item's picture are kept: named after their hash, so that storing them again is harmless, and
 * after the item, so that deleting one result takes no other's file that happens to be the same.
 */
export const assetKey = (shopId: string, itemId: string, sha256: string, mimeType: AssetMimeType): string =>
  `${shopFolder(shopId)}/assets/${sha256}-${itemId}.${EXTENSIONS[mimeType]}`;

/** Where a smaller copy of a picture is kept: named after the picture's hash, so that it never goes stale. */
export const thumbnailKey = (shopId: string, sha256: string, sidePx: number): string =>
  `${shopFolder(shopId)}/thumbnails/${sha256}-${sidePx}.webp`;

/** Folder of everything that was written for a prepared ZIP, by whichever attempt. */
export const downloadFolder = (shopId: string, downloadId: string): string =>
  `${shopFolder(shopId)}/downloads/${downloadId}`;

/** Where one part of a prepared ZIP is kept: attempts share none, so that a late one spoils nothing. */
export const downloadPartKey = (
  shopId: string,
  { downloadId, attemptId, part }: { downloadId: string; attemptId: string; part: number },
): string => `${downloadFolder(shopId, downloadId)}/${attemptId}/${part}.zip`;

/** Where the bytes of a merchant's medium are kept that a publication took off its product: the name is their hash. */
export const keptMediumKey = (shopId: string, sha256: string): string =>
  `${shopFolder(shopId)}/kept-media/${sha256}`;
