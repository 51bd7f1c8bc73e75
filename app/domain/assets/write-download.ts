import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type ZipEntry, zipParts } from "#app/platform/zip.ts";
import { beginAttempt, failDownload, finishAttempt, noteProgress } from "./download-store.ts";
import { downloadFolder, downloadPartKey } from "./file-keys.ts";
import { type AssetsPorts, StorageFullError } from "./ports.ts";
import { readAssetFile } from "./read-asset.ts";
import type { DownloadFailure } from "./schemas.ts";

/** Bytes of a part: what is in memory at the same time, beside one file. */
const PART_BYTES = 8_000_000;
/** The page looks every one and a half seconds. */
const PROGRESS_EVERY_MS = 1_000;

interface Attempt {
  readonly downloadId: string;
  readonly attemptId: string;
}

/**
 * Writes a ZIP to the file store, part by part, called as its results are. An attempt begins from the start, in a folder of
 * its own, after it has removed what an earlier one left: a worker that was killed leaves nothing behind, and one that was
 * only slow can't finish what another has taken over.
 *
 * A result that was deleted, or whose file is gone, is left out and counted.
 *
 * @throws Error when a file can't be read or written now: to be tried again
 */
export async function writeDownload(
  ctx: Ctx<AssetsPorts>,
  { downloadId, signal }: { readonly downloadId: string; readonly signal: AbortSignal },
): Promise<void> {
  const { shopId } = ctx;
  const attempt = { downloadId, attemptId: ctx.ids.next() };
  const begun = await inTransaction(ctx, (tx) => beginAttempt(tx, shopId, attempt));
  if (!begun) return;
  await ctx.ports.files.deleteFolder(downloadFolder(shopId, downloadId));
  try {
    await writeParts(ctx, attempt, begun.assetIds, signal);
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    ctx.log.warn({ err: error, shopId, downloadId }, "a ZIP found no room");
    await giveUpDownload(ctx, { downloadId, failureCode: "storage-full" });
  }
}

/** Ends a ZIP that isn't ready, and removes what there is of it. */
export async function giveUpDownload(
  ctx: Ctx<AssetsPorts>,
  { downloadId, failureCode }: { readonly downloadId: string; readonly failureCode: DownloadFailure },
): Promise<void> {
  const { shopId } = ctx;
  const isOver = await inTransaction(ctx, (tx) => failDownload(tx, shopId, { downloadId, failureCode }));
  if (isOver) await ctx.ports.files.deleteFolder(downloadFolder(shopId, downloadId));
}

async function writeParts(
  ctx: Ctx<AssetsPorts>,
  attempt: Attempt,
  assetIds: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { shopId, ports } = ctx;
  const progress = { doneCount: 0, missingCount: 0 };
  let partCount = 0;
  let sizeBytes = 0;
  for await (const bytes of inParts(zipParts(entriesOf(ctx, attempt, { assetIds, progress, signal })))) {
    signal.throwIfAborted();
    const key = downloadPartKey(shopId, { ...attempt, part: partCount });
    await ports.files.put(key, bytes, { contentType: "application/zip" });
    partCount += 1;
    sizeBytes += bytes.length;
  }
  if (progress.missingCount === assetIds.length)
    return giveUpDownload(ctx, { downloadId: attempt.downloadId, failureCode: "all-gone" });
  await inTransaction(ctx, (tx) =>
    finishAttempt(tx, shopId, { ...attempt, ...progress, partCount, sizeBytes }),
  );
}

/** One file after another; says how far it is, and stops when another attempt has taken over. */
async function* entriesOf(
  ctx: Ctx<AssetsPorts>,
  attempt: Attempt,
  {
    assetIds,
    progress,
    signal,
  }: {
    readonly assetIds: readonly string[];
    readonly progress: { doneCount: number; missingCount: number };
    readonly signal: AbortSignal;
  },
): AsyncGenerator<ZipEntry> {
  let toldAtMs = ctx.clock.nowMs();
  for (const assetId of assetIds) {
    signal.throwIfAborted();
    const file = await readAssetFile(ctx, { assetId });
    if (file.ok) yield { name: file.asset.fileName, content: file.bytes, madeAt: file.asset.createdAt };
    else progress.missingCount += 1;
    progress.doneCount += 1;
    if (ctx.clock.nowMs() - toldAtMs < PROGRESS_EVERY_MS) continue;
    toldAtMs = ctx.clock.nowMs();
    const isMine = await inTransaction(ctx, (tx) =>
      noteProgress(tx, ctx.shopId, { ...attempt, ...progress }),
    );
    if (!isMine) throw new Error("another attempt prepares this ZIP by now");
  }
}

/** The same bytes in parts of PART_BYTES, the last one shorter. */
async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(PART_BYTES);
  let filled = 0;
  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length;) {
      const some = piece.subarray(taken, taken + PART_BYTES - filled);
      part.set(some, filled);
      filled += some.length;
      taken += some.length;
      if (filled < PART_BYTES) continue;
      yield part;
      part = new Uint8Array(PART_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}
