import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { createSavedFiles, type SavedFileOptions } from "#app/platform/saved-files.ts";
import { z } from "zod";
import { findDownload, findReadyParts } from "./download-store.ts";
import { downloadPartKey } from "./file-keys.ts";
import type { AssetsPorts } from "./ports.ts";

const savedFiles = createSavedFiles();

export type DownloadRefusal =
  | Refusal<"not-found">
  /** It is still being prepared. */
  | Refusal<"download-unready">
  /** Its day is over, or it couldn't be made. */
  | Refusal<"download-over">
  | Refusal<"export-in-progress">;

/** Whether a prepared ZIP may be saved now. */
export async function mayOpenDownload(
  ctx: Ctx,
  { downloadId }: { readonly downloadId: string },
): Promise<{ ok: true } | DownloadRefusal> {
  if (!z.uuid().safeParse(downloadId).success) return refuse("not-found");
  const [download, parts] = await inTransaction(ctx, async (tx) => [
    await findDownload(tx, ctx.shopId, downloadId),
    await findReadyParts(tx, ctx.shopId, downloadId),
  ]);
  if (!download) return refuse("not-found");
  if (parts) return savedFiles.mayOpen(ctx.shopId);
  return refuse(download.state === "preparing" ? "download-unready" : "download-over");
}

/**
 * A prepared ZIP, one part of it in memory at a time. Refuses like `mayOpenDownload`. A part that can't be read breaks the
 * file off.
 */
export async function openDownload(
  ctx: Ctx<AssetsPorts>,
  { downloadId }: { readonly downloadId: string },
  options: SavedFileOptions,
): Promise<
  { ok: true; fileName: string; sizeBytes: number; body: ReadableStream<Uint8Array> } | DownloadRefusal
> {
  const allowed = await mayOpenDownload(ctx, { downloadId });
  if (!allowed.ok) return allowed;
  const ready = await inTransaction(ctx, (tx) => findReadyParts(tx, ctx.shopId, downloadId));
  if (!ready) return refuse("download-over");
  return {
    ok: true,
    fileName: `results-${ready.createdAt.toISOString().slice(0, 10)}.zip`,
    sizeBytes: ready.sizeBytes,
    body: savedFiles.open(ctx.shopId, partsOf(ctx, { ...ready, downloadId }), options),
  };
}

async function* partsOf(
  { shopId, ports }: Ctx<AssetsPorts>,
  { downloadId, attemptId, partCount }: { downloadId: string; attemptId: string; partCount: number },
): AsyncGenerator<Uint8Array, void, void> {
  for (let part = 0; part < partCount; part++) {
    const bytes = await ports.files.get(downloadPartKey(shopId, { downloadId, attemptId, part }));
    if (!bytes) throw new Error(`part ${part} of ZIP ${downloadId} is missing`);
    yield bytes;
  }
}
