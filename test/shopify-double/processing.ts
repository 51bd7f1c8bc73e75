import sharp, { type Metadata } from "sharp";
import type { Blobs } from "./blobs.ts";
import type { DoubleContext } from "./context.ts";
import type { Database, FileRow } from "./database.ts";
import { fileBytes } from "./pictures.ts";
import { readSettings } from "./settings.ts";
import type { DueWork } from "./scheduler.ts";
import { judgeVideo } from "./video.ts";

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_PIXELS = 20_000_000;
const MAX_SIDE_PX = 5_000;
const MAX_ASPECT_RATIO = 100;
const SERVED_FORMATS: Record<string, string> = {
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
};

type Verdict =
  | { ok: true; mime: string; widthPx: number; heightPx: number; durationMs?: number }
  | { ok: false; code: string; message: string };

/**
 * Decides as Shopify's asynchronous processing does whether bytes are an image that it takes.
 *
 * Limits: 20 megapixels (shopify.dev, "Manage media for products"); 20 MB, 5000 px a side, aspect ratio 1:100 to 100:1
 * (second-hand, see README).
 */
export async function judgeImage(bytes: Buffer): Promise<Verdict> {
  if (bytes.length > MAX_BYTES) {
    return refused("INVALID_IMAGE_FILE_SIZE", "Image file size exceeds the limit of 20 MB");
  }
  let header: Metadata;
  try {
    header = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return refused("UNSUPPORTED_IMAGE_FILE_TYPE", "File type is not supported");
  }
  const mime = SERVED_FORMATS[header.format ?? ""];
  if (!mime) return refused("UNSUPPORTED_IMAGE_FILE_TYPE", "File type is not supported");
  const { width: widthPx, height: heightPx } = header;
  if (widthPx * heightPx > MAX_PIXELS || widthPx > MAX_SIDE_PX || heightPx > MAX_SIDE_PX) {
    return refused(
      "INVALID_IMAGE_RESOLUTION",
      "Image resolution exceeds the limit of 20 megapixels or 5000 px a side",
    );
  }
  if (Math.max(widthPx / heightPx, heightPx / widthPx) > MAX_ASPECT_RATIO) {
    return refused("INVALID_IMAGE_ASPECT_RATIO", "Image aspect ratio must be between 1:100 and 100:1");
  }
  try {
    await sharp(bytes, { failOn: "truncated" }).resize(64, 64).raw().toBuffer();
  } catch {
    return refused("IMAGE_PROCESSING_FAILURE", "The image could not be processed");
  }
  return { ok: true, mime, widthPx, heightPx };
}

function refused(code: string, message: string): Verdict {
  return { ok: false, code, message };
}

/** Half of the processing delay, rounded up: each of the two waiting states lasts this long. */
export function stageDelayMs(db: Database): number {
  return Math.ceil(readSettings(db).processingDelayMs / 2);
}

/** The background work that moves files on: UPLOADED → PROCESSING → READY or FAILED. */
export function fileProcessing(context: DoubleContext): DueWork {
  const { db, clock } = context;
  return {
    nextDueAt: () =>
      db.get<{ at: number | null }>("SELECT min(due_at) AS at FROM file WHERE due_at IS NOT NULL")?.at ??
      null,
    async runDue() {
      const due = db.all<FileRow>(
        "SELECT * FROM file WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at",
        clock.now(),
      );
      for (const file of due) {
        if (file.status === "UPLOADED") startProcessing(context, file);
        else await finishProcessing(context, file);
      }
    },
  };
}

function startProcessing({ db, clock }: DoubleContext, file: FileRow): void {
  db.run(
    "UPDATE file SET status = 'PROCESSING', due_at = ? WHERE id = ?",
    clock.now() + stageDelayMs(db),
    file.id,
  );
}

async function judge(db: Database, blobs: Blobs, file: FileRow): Promise<Verdict> {
  if (file.doom !== null) return refused(file.doom, file.doom.toLowerCase().replaceAll("_", " "));
  if (file.sha256 === null && file.recipe === null) {
    return file.kind === "VIDEO"
      ? refused("GENERIC_FILE_DOWNLOAD_FAILURE", "The video could not be downloaded from its source")
      : refused("IMAGE_DOWNLOAD_FAILURE", "The image could not be downloaded from its source");
  }
  const bytes = await fileBytes(db, blobs, file);
  return file.kind === "VIDEO" ? judgeVideo(bytes) : judgeImage(bytes);
}

async function finishProcessing({ db, blobs, clock }: DoubleContext, file: FileRow): Promise<void> {
  const verdict = await judge(db, blobs, file);
  // The file may have been deleted or given other bytes while it was judged.
  const unchanged = "id = ? AND due_at = ?";
  if (verdict.ok) {
    db.run(
      `UPDATE file SET status = 'READY', mime = ?, width = ?, height = ?, duration_ms = ?, updated_at = ?, due_at = NULL WHERE ${unchanged}`,
      verdict.mime,
      verdict.widthPx,
      verdict.heightPx,
      verdict.durationMs ?? null,
      clock.now(),
      file.id,
      file.due_at,
    );
  } else {
    db.run(
      `UPDATE file SET status = 'FAILED', error_code = ?, error_message = ?, updated_at = ?, due_at = NULL WHERE ${unchanged}`,
      verdict.code,
      verdict.message,
      clock.now(),
      file.id,
      file.due_at,
    );
  }
}
