import { createHash } from "node:crypto";
import { keptMediumKey } from "../assets/index.server.ts";
import { publishedFileName } from "#app/platform/file-names.ts";
import type { BatchWork } from "./batch-work.ts";
import { type FileTask, failed, record } from "./file-tasks.ts";
import { failure } from "./failures.ts";
import { findKept, insertKept } from "./kept-store.ts";
import type { ProductMedium } from "./ports.ts";
import type { Step } from "./store.ts";

/** A picture of ours that is to take a medium's place. */
export interface Replacement {
  readonly task: FileTask;
  readonly step: Step;
  readonly before: readonly ProductMedium[];
}

/**
 * Stores the bytes of media that are to be taken off their products, before anything is touched: undo can put them back
 * even when the merchant deletes the files. What can't be kept isn't replaced: its line fails with a sentence.
 */
export async function keepMedia(work: BatchWork, replacements: readonly Replacement[]): Promise<void> {
  const wanted = replacements.filter(({ step, task }) => step.replacesGid !== null && isAhead(task));
  if (wanted.length === 0) return;
  const { ctx, key } = work;
  const productGids = [...new Set(wanted.map(({ task }) => task.productGid))];
  const kept = await ctx.db.tenant(ctx.shopId, (tx) =>
    findKept(tx, ctx.shopId, { changesetId: key.changesetId, productGids }),
  );
  for (const { task, step, before } of wanted) {
    const mediaGid = step.replacesGid ?? "";
    if (kept.some((one) => one.mediaGid === mediaGid && one.productGid === task.productGid)) continue;
    work.signal.throwIfAborted();
    const medium = before.find((one) => one.mediaGid === mediaGid);
    const problem = medium ? await keepOne(work, task, medium) : "replaced-gone";
    if (problem) await record(work, [failed(task, failure(problem))]);
  }
}

const isAhead = ({ state }: FileTask): boolean => ["planned", "uploaded", "created", "ready"].includes(state);

async function keepOne(
  { ctx, key, signal }: BatchWork,
  { productGid }: FileTask,
  { mediaGid, kind, alt }: ProductMedium,
): Promise<"replaced-gone" | "not-replaceable" | null> {
  if (kind !== "image") return "not-replaceable";
  const original = await ctx.ports.media.readOriginal(mediaGid, { signal });
  if (!original.ok) return original.reason === "gone" ? "replaced-gone" : "not-replaceable";
  const { bytes, mimeType, fileName } = original;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const fileKey = keptMediumKey(ctx.shopId, sha256);
  await ctx.ports.files.put(fileKey, bytes, { contentType: mimeType });
  await ctx.db.tenant(ctx.shopId, (tx) =>
    insertKept(tx, ctx.shopId, key.changesetId, {
      productGid,
      mediaGid,
      altText: alt,
      fileKey,
      sha256,
      sizeBytes: bytes.byteLength,
      mimeType,
      fileName: publishedFileName(fileName, ctx.ids.next()),
    }),
  );
  return null;
}
