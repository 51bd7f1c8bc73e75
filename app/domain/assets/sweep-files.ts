import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { deleteOldDownloads, endExpiredDownload, findExpiredDownloads } from "./download-store.ts";
import { downloadFolder, thumbnailKey } from "./file-keys.ts";
import { findFilesToRemove, noteFilesRemoved } from "./history-store.ts";
import type { AssetsPorts } from "./ports.ts";
import { THUMBNAIL_SIDE_PX } from "./schemas.ts";

/** Results whose files are removed before that is noted: after a crash so many are removed once more. */
const BATCH = 50;

/**
 * Removes the files of deleted results with their smaller copies, and the parts of ZIPs that are no longer kept. A file
 * goes before its row says so: a crash in between only means that it is asked for once more.
 *
 * @returns how many results and ZIPs
 */
export async function sweepFiles(
  ctx: Ctx<AssetsPorts>,
  { signal }: { readonly signal: AbortSignal },
): Promise<{ resultCount: number; downloadCount: number }> {
  return { resultCount: await sweepResults(ctx, signal), downloadCount: await sweepDownloads(ctx, signal) };
}

async function sweepResults(ctx: Ctx<AssetsPorts>, signal: AbortSignal): Promise<number> {
  const { shopId, ports } = ctx;
  for (let count = 0; ;) {
    const batch = await inTransaction(ctx, (tx) => findFilesToRemove(tx, shopId, BATCH));
    if (batch.length === 0) return count;
    for (const { fileKey, posterKey, sha256 } of batch) {
      signal.throwIfAborted();
      const copies = Object.values(THUMBNAIL_SIDE_PX).map((sidePx) => thumbnailKey(shopId, sha256, sidePx));
      for (const key of [fileKey, posterKey, ...copies]) if (key !== null) await ports.files.delete(key);
    }
    await inTransaction(ctx, (tx) =>
      noteFilesRemoved(
        tx,
        shopId,
        batch.map(({ assetId }) => assetId),
      ),
    );
    count += batch.length;
  }
}

async function sweepDownloads(ctx: Ctx<AssetsPorts>, signal: AbortSignal): Promise<number> {
  const { shopId, ports } = ctx;
  const downloadIds = await inTransaction(ctx, (tx) => findExpiredDownloads(tx, shopId));
  for (const downloadId of downloadIds) {
    signal.throwIfAborted();
    await ports.files.deleteFolder(downloadFolder(shopId, downloadId));
    await inTransaction(ctx, (tx) => endExpiredDownload(tx, shopId, downloadId));
  }
  await inTransaction(ctx, (tx) => deleteOldDownloads(tx, shopId));
  return downloadIds.length;
}
