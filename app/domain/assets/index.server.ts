/** Server face of the assets room: finished pictures, their files, names and provenance. */
export { assetKey, keptMediumKey } from "./file-keys.ts";
export { deleteAssets } from "./delete-assets.ts";
export { ASSETS_SCHEDULE } from "./jobs/sweep-files.ts";
export { listAssetIds, listAssets, listLatestAssets } from "./list-assets.ts";
export { listProductAssets } from "./list-product-assets.ts";
export { lookThroughHistory, matchHistory } from "./look-through-history.ts";
export { mayOpenDownload, openDownload } from "./open-download.ts";
export { listDownloads, prepareDownload, prepareDownloadAgain } from "./prepare-download.ts";
export { setFavourite } from "./set-favourite.ts";
export { StorageFullError } from "./ports.ts";
export type { AssetsPorts, FileStore } from "./ports.ts";
export { readAsset, readAssetFile, readAssets, readAssetStill } from "./read-asset.ts";
export { readThumbnail } from "./read-thumbnail.ts";
export { readFileNameTemplate, recordAsset } from "./record-asset.ts";
export type { NewAsset } from "./record-asset.ts";
export type { Asset, AssetMimeType } from "./schemas.ts";
export { onDataRequest, onRedact, onUninstall } from "./shop-events.ts";
