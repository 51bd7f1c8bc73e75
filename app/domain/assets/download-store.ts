/** ZIPs that are prepared, kept for a day, and forgotten. Times are the database's. */
import type { Download as DownloadRow } from "@prisma/client";
import type { Db, Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Download, DownloadFailure, DownloadState } from "./schemas.ts";

/** How long an expired ZIP is still shown, so that it can be prepared again. */
const SHOWN_AFTER_DAYS = 7;

export async function insertDownload(
  tx: Tx,
  shopId: ShopId,
  download: { downloadId: string; assetIds: readonly string[]; actor: string },
): Promise<void> {
  await tx.download.create({
    data: { shopId, ...download, assetIds: [...download.assetIds] },
    select: { downloadId: true },
  });
}

export async function findDownload(tx: Tx, shopId: ShopId, downloadId: string): Promise<Download | null> {
  const row = await tx.download.findUnique({ where: { shopId_downloadId: { shopId, downloadId } } });
  return row && toDownload(row);
}

/** What a ZIP is of. */
export async function findDownloadAssets(
  tx: Tx,
  shopId: ShopId,
  downloadId: string,
): Promise<readonly string[] | null> {
  const row = await tx.download.findUnique({
    where: { shopId_downloadId: { shopId, downloadId } },
    select: { assetIds: true },
  });
  return row?.assetIds ?? null;
}

/** The shop's newest ZIPs, or all. */
export async function findLatestDownloads(tx: Tx, shopId: ShopId, limit?: number): Promise<Download[]> {
  const rows = await tx.download.findMany({
    where: { shopId },
    orderBy: [{ createdAt: "desc" }, { downloadId: "desc" }],
    ...(limit !== undefined && { take: limit }),
  });
  return rows.map(toDownload);
}

export const countPreparing = (tx: Tx, shopId: ShopId): Promise<number> =>
  tx.download.count({ where: { shopId, state: "preparing" } });

/** Makes those who ask for a ZIP of one shop wait for each other until the transaction ends. */
export async function lockDownloads(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`assets.download ${shopId}`}, 0))`;
}

/** Begins a ZIP anew for this attempt. Null: it is done, given up, expired or gone. */
export async function beginAttempt(
  tx: Tx,
  shopId: ShopId,
  { downloadId, attemptId }: { downloadId: string; attemptId: string },
): Promise<{ assetIds: string[] } | null> {
  const [row] = await tx.$queryRaw<{ assetIds: string[] }[]>`
    UPDATE download SET attempt_id = ${attemptId}::uuid, done_count = 0, missing_count = 0
    WHERE shop_id = ${shopId}::uuid AND download_id = ${downloadId}::uuid AND state = 'preparing' AND expires_at > now()
    RETURNING asset_ids::text[] AS "assetIds"`;
  return row ?? null;
}

interface Attempt {
  readonly downloadId: string;
  readonly attemptId: string;
}
interface Progress {
  readonly doneCount: number;
  readonly missingCount: number;
}

/** Whether the attempt is still the one that prepares the ZIP. */
export async function noteProgress(
  tx: Tx,
  shopId: ShopId,
  { downloadId, attemptId, doneCount, missingCount }: Attempt & Progress,
): Promise<boolean> {
  const { count } = await tx.download.updateMany({
    where: { shopId, downloadId, attemptId, state: "preparing" },
    data: { doneCount, missingCount },
  });
  return count > 0;
}

/** Makes the ZIP ready, for a day from now. Whether the attempt was still the one that prepares it. */
export async function finishAttempt(
  tx: Tx,
  shopId: ShopId,
  {
    downloadId,
    attemptId,
    doneCount,
    missingCount,
    ...file
  }: Attempt & Progress & { partCount: number; sizeBytes: number },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE download
    SET state = 'ready', done_count = ${doneCount}, missing_count = ${missingCount}, part_count = ${file.partCount},
        size_bytes = ${file.sizeBytes}, expires_at = now() + interval '24 hours'
    WHERE shop_id = ${shopId}::uuid AND download_id = ${downloadId}::uuid AND attempt_id = ${attemptId}::uuid
      AND state = 'preparing'`;
  return count > 0;
}

/** Ends a ZIP that nobody has made ready. Whether there was one. */
export async function failDownload(
  tx: Tx,
  shopId: ShopId,
  { downloadId, failureCode }: { downloadId: string; failureCode: DownloadFailure },
): Promise<boolean> {
  const { count } = await tx.download.updateMany({
    where: { shopId, downloadId, state: "preparing" },
    data: { state: "failed", failureCode },
  });
  return count > 0;
}

/** Where a ready ZIP lies; null when it isn't ready, or no longer. */
export async function findReadyParts(
  tx: Tx,
  shopId: ShopId,
  downloadId: string,
): Promise<{ attemptId: string; partCount: number; sizeBytes: number; createdAt: Date } | null> {
  const [row] = await tx.$queryRaw<
    { attemptId: string; partCount: number; sizeBytes: bigint; createdAt: Date }[]
  >`
    SELECT attempt_id AS "attemptId", part_count AS "partCount", size_bytes AS "sizeBytes", created_at AS "createdAt"
    FROM download
    WHERE shop_id = ${shopId}::uuid AND download_id = ${downloadId}::uuid AND state = 'ready' AND expires_at > now()`;
  return row ? { ...row, sizeBytes: Number(row.sizeBytes) } : null;
}

export async function findExpiredDownloads(tx: Tx, shopId: ShopId): Promise<string[]> {
  const rows = await tx.$queryRaw<{ downloadId: string }[]>`
    SELECT download_id AS "downloadId" FROM download
    WHERE shop_id = ${shopId}::uuid AND state <> 'expired' AND expires_at <= now() ORDER BY download_id`;
  return rows.map(({ downloadId }) => downloadId);
}

export async function endExpiredDownload(tx: Tx, shopId: ShopId, downloadId: string): Promise<void> {
  await tx.download.updateMany({
    where: { shopId, downloadId },
    data: { state: "expired", partCount: null, sizeBytes: null, failureCode: null },
  });
}

export async function deleteOldDownloads(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM download
    WHERE shop_id = ${shopId}::uuid AND state = 'expired'
      AND expires_at < now() - make_interval(days => ${SHOWN_AFTER_DAYS}::int)`;
}

/** Shops that have files of deleted results or of expired ZIPs: ids and nothing else. */
export async function findShopsWithFilesToRemove(db: Db): Promise<ShopId[]> {
  const rows = await db.untenanted.$queryRaw<{ shop_id: ShopId }[]>`
    SELECT shop_id FROM asset_shops_with_files_to_remove()`;
  return rows.map(({ shop_id }) => shop_id);
}

function toDownload(row: DownloadRow): Download {
  return {
    downloadId: row.downloadId,
    state: row.state as DownloadState,
    fileCount: row.assetIds.length,
    doneCount: row.doneCount,
    missingCount: row.missingCount,
    sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
    failureCode: row.failureCode as DownloadFailure | null,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}
