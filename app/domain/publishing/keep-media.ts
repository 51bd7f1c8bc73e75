import { createHash } from "node:crypto";
import { keptMediumKey } from "../assets/index.server.ts";
import { publishedFileName } from "#app/platform/file-names.ts";
import type { BatchWork } from "./batch-work.ts";
import { type FileTask, failed, record } from "./file-tasks.ts";
import { cause } from "./failures.ts";
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
 * even when the merchant deletes the files. What can't be kept isn't replaced: its lines fail with a sentence.
 */
export async function keepMedia(work: BatchWork, replacements: readonly Replacement[]): Promise<void> {
  const wanted = replacements.filter(({ step, task }) => step.replacesGid !== null && isAhead(task));
  if (wanted.length === 0) return;
  const { ctx, key } = work;
  const productGids = [...new Set(wanted.map(({ task }) => task.productGid))];
  const kept = await ctx.db.tenant(ctx.shopId, (tx) =>
    findKept(tx, ctx.shopId, { changesetId: key.changesetId, productGids }),
  );
  const nameOf = (productGid: string, mediaGid: string | null) => `${productGid} ${mediaGid}`;
  const problems = new Map<string, Problem | null>(
    kept.map(({ productGid, mediaGid }) => [nameOf(productGid, mediaGid), null]),
  );
  for (const { task, step, before } of wanted) {
    const name = nameOf(task.productGid, step.replacesGid);
    let problem = problems.get(name);
    if (problem === undefined) {
      work.signal.throwIfAborted();
      const medium = before.find(({ mediaGid }) => mediaGid === step.replacesGid);
      problem = medium ? await keepOne(work, task, medium) : "replaced-gone";
      problems.set(name, problem);
    }
    if (problem) await record(work, [failed(task, cause(problem))]);
  }
}

type Problem = "replaced-gone" | "not-replaceable";

const isAhead = ({ state }: FileTask): boolean => ["planned", "uploaded", "created", "ready"].includes(state);

async function keepOne(
  { ctx, key, signal }: BatchWork,
  { productGid }: FileTask,
  { mediaGid, kind, alt }: ProductMedium,
): Promise<Problem | null> {
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
