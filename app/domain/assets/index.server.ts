/** Server face of the assets room: finished pictures, their files, names and provenance. */
export { assetKey, keptMediumKey } from "./file-keys.ts";
export { listAssetIds, listAssets, listLatestAssets } from "./list-assets.ts";
export { StorageFullError } from "./ports.ts";
export type { AssetsPorts, FileStore } from "./ports.ts";
export { readAsset, readAssetFile, readAssets, readAssetStill } from "./read-asset.ts";
export { readThumbnail } from "./read-thumbnail.ts";
export { readFileNameTemplate, recordAsset } from "./record-asset.ts";
export type { NewAsset } from "./record-asset.ts";
export type { Asset, AssetMimeType } from "./schemas.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
