/**
 * Brings one picture or video from its recorded state onto its product. Each state is recorded before the next effect, and
 * wherever an effect may have happened unrecorded it is looked for first, so that being killed anywhere makes no second
 * file and no second medium.
 */
import { createHash } from "node:crypto";
import { ReplyLostError } from "#app/platform/outside-errors.ts";
import { readAssetFile } from "../assets/index.server.ts";
import type { PublishingCtx } from "./ctx.ts";
import { type PublishingFailure, failure, isProductGone } from "./failures.ts";
import type { MediaRefusal } from "./ports.ts";
import { type ClaimedKey, type Step, type StepChange, saveStep } from "./store.ts";

/** One worker's hold on one product. */
export interface Work {
  readonly ctx: PublishingCtx;
  readonly key: ClaimedKey;
  readonly signal: AbortSignal;
}

export type StepEnd =
  | { readonly end: "attached"; readonly fileGid: string; readonly altText: string }
  | { readonly end: "failed" }
  /** Shopify needs time. `inDoubt`: what was sent last may still show an effect. */
  | { readonly end: "waiting"; readonly afterMs: number; readonly inDoubt: boolean }
  /** Nothing more can be done for this product. */
  | { readonly end: "product-failed"; readonly failure: PublishingFailure };

/** An upload older than this is made again: Shopify keeps staged files for a while only. */
const UPLOAD_KEEPS_MS = 30 * 60_000;
/** Longest that Shopify may take to process a file; its own help speaks of minutes. */
const PROCESSING_LIMIT_MS = 15 * 60_000;
/** How long a name that is taken may stay unfindable before we say that we don't know. */
const UNFOUND_LIMIT_MS = 10 * 60_000;
/** How long a worker waits in its slot; then the job is put back. */
const WAIT_IN_SLOT_MS = 20_000;
const WAIT_BETWEEN_SLOTS_MS = 5_000;
const POLL_PAUSES_MS = [500, 1_000, 2_000];
/** Pauses before each look for a file that may exist: Shopify's search learns of it a little later. */
const LOOK_PAUSES_MS = [0, 1_000, 3_000];
/** Where only the search keeps a second file away, or the file is known to be there. */
const LONG_LOOK_PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000];
/** Reads that find no file before we believe that it was deleted: a new one may not be readable everywhere at once. */
const MISSES_UNTIL_GONE = 3;
const MAX_SENDS = 3;
/** A step needs five; more means that Shopify contradicts itself, and the next slot is soon enough to ask again. */
const MAX_MOVES = 10;

/**
 * @param inDoubt true when an earlier worker may have caused the effect that follows the recorded state
 * @throws whatever keeps Shopify from answering; the recorded state stays true
 */
export async function advanceStep(work: Work, step: Step, inDoubt: boolean): Promise<StepEnd> {
  let doubt = inDoubt;
  let current = step;
  for (let moves = 0; moves < MAX_MOVES; moves++) {
    work.signal.throwIfAborted();
    const move = await nextMove(work, current, doubt);
    if ("end" in move) return move;
    if ("failure" in move) {
      const failed = { state: "failed", failure: move.failure } as const;
      await inTenant(work, (tx) => saveStep(tx, work.ctx.shopId, work.key, current.assetId, failed));
      work.ctx.log.warn(
        { assetId: current.assetId, code: move.failure.code },
        "a result could not be published",
      );
      return { end: "failed" };
    }
    await inTenant(work, (tx) => saveStep(tx, work.ctx.shopId, work.key, current.assetId, move));
    current = changed(current, move);
    doubt = false;
  }
  return { end: "waiting", afterMs: WAIT_BETWEEN_SLOTS_MS, inDoubt: false };
}

const changed = (step: Step, change: StepChange): Step => ({ ...step, ...change, ageMs: 0 });

type Move = StepChange | { readonly failure: PublishingFailure } | StepEnd;

async function nextMove(work: Work, step: Step, inDoubt: boolean): Promise<Move> {
  switch (step.state) {
    case "planned":
      return (await adopt(work, step)) ?? upload(work, step);
    case "uploaded":
      return create(work, step, inDoubt);
    case "created":
      return awaitReady(work, step, fileGidOf(step));
    case "ready":
      return attach(work, fileGidOf(step), inDoubt);
    case "attached":
    case "verified":
      return { end: "attached", fileGid: fileGidOf(step), altText: step.altText };
    case "failed":
      return { end: "failed" };
  }
}

function fileGidOf(step: Step): string {
  if (step.fileGid === null) throw new Error(`A step in state ${step.state} has no file.`);
  return step.fileGid;
}

const inTenant = <T>({ ctx }: Work, act: Parameters<typeof ctx.db.tenant<T>>[1]): Promise<T> =>
  ctx.db.tenant(ctx.shopId, act);

const refused = ({ code, message }: MediaRefusal): { failure: PublishingFailure } => ({
  failure: failure(code, message),
});

/**
 * A publication that was given up, or ended by an uninstall, may have made its file and added it without knowing: that
 * one is used, so that publishing the picture again makes no second file and no second medium.
 */
async function adopt({ ctx, key }: Work, { earlier }: Step): Promise<Move | null> {
  if (earlier.length === 0) return null;
  const { media } = ctx.ports;
  const there = await media.readProductMedia(key.productGid);
  if (!there) return { end: "product-failed", failure: failure("product-deleted") };
  for (const { fileName, altText, fileGid } of earlier) {
    const found = fileGid ?? (await media.findFile(fileName))?.fileGid;
    if (found === undefined) continue;
    if (there.some(({ mediaGid }) => mediaGid === found))
      return { state: "attached", fileGid: found, altText };
    const file = await media.readFile(found);
    if (file && file.state !== "failed") return { state: "created", fileGid: found, altText };
  }
  return null;
}

async function upload({ ctx, signal }: Work, { assetId, fileName }: Step): Promise<Move> {
  const file = await readAssetFile(ctx, { assetId });
  if (!file.ok) return { failure: failure("asset-gone") };
  const { asset, bytes } = file;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (bytes.byteLength !== asset.sizeBytes || sha256 !== asset.sha256)
    return { failure: failure("asset-gone") };
  const answer = await ctx.ports.media.upload({ fileName, mimeType: asset.mimeType, bytes, signal });
  return answer.ok ? { state: "uploaded", resourceUrl: answer.resourceUrl } : refused(answer);
}

async function create(work: Work, step: Step, inDoubt: boolean): Promise<Move> {
  const { media } = work.ctx.ports;
  const { fileName, altText, resourceUrl } = step;
  // Shopify says of pictures only that a taken name is refused: of a video the search has to be sure.
  const lookPausesMs = fileName.endsWith(".mp4") ? LONG_LOOK_PAUSES_MS : LOOK_PAUSES_MS;
  const found = inDoubt ? await lookFor(work, fileName, lookPausesMs) : null;
  if (found) return { state: "created", fileGid: found };
  if (resourceUrl === null || step.ageMs > UPLOAD_KEEPS_MS) return upload(work, step);
  for (let sends = 1; ; sends++) {
    try {
      const answer = await media.createFile({ fileName, altText, resourceUrl });
      if (answer.ok) return { state: "created", fileGid: answer.fileGid };
      if (answer.code !== "FILENAME_ALREADY_EXISTS") return refused(answer);
      const taken = await lookFor(work, fileName, LONG_LOOK_PAUSES_MS);
      if (taken) return { state: "created", fileGid: taken };
      if (step.ageMs > UNFOUND_LIMIT_MS) return { failure: failure("outcome-unknown") };
      return { end: "waiting", afterMs: WAIT_BETWEEN_SLOTS_MS, inDoubt: true };
    } catch (error) {
      if (!(error instanceof ReplyLostError)) throw error;
      const made = await lookFor(work, fileName, lookPausesMs);
      if (made) return { state: "created", fileGid: made };
      // Sending it again makes no second file: a picture's name is taken if the first send arrived after all, and a
      // video was looked for long enough.
      if (sends >= MAX_SENDS) throw error;
    }
  }
}

async function lookFor(
  { ctx, signal }: Work,
  fileName: string,
  pausesMs: readonly number[],
): Promise<string | null> {
  for (const pauseMs of pausesMs) {
    if (pauseMs > 0) await ctx.clock.sleep(pauseMs, signal);
    const found = await ctx.ports.media.findFile(fileName);
    if (found) return found.fileGid;
  }
  return null;
}

async function awaitReady({ ctx, signal }: Work, { fileName, ageMs }: Step, fileGid: string): Promise<Move> {
  const { media } = ctx.ports;
  let waitedMs = 0;
  let misses = 0;
  for (let polls = 0; ; polls++) {
    const file = await media.readFile(fileGid);
    if (file?.state === "ready") return { state: "ready" };
    if (file?.state === "failed") {
      const { code, message } = file.error ?? { code: "UNKNOWN", message: "" };
      // Shopify found out late that the name was taken: the file that has it is the one we made first.
      const first = code === "DUPLICATE_FILENAME_ERROR" ? await media.findFile(fileName) : null;
      if (first && first.fileGid !== fileGid) return { state: "created", fileGid: first.fileGid };
      return { failure: failure(code, message) };
    }
    misses = file ? 0 : misses + 1;
    if (misses >= MISSES_UNTIL_GONE) return { failure: failure("file-gone") };
    if (ageMs + waitedMs > PROCESSING_LIMIT_MS) return { failure: failure("processing-timeout") };
    if (waitedMs >= WAIT_IN_SLOT_MS)
      return { end: "waiting", afterMs: WAIT_BETWEEN_SLOTS_MS, inDoubt: false };
    const pauseMs = POLL_PAUSES_MS[Math.min(polls, POLL_PAUSES_MS.length - 1)] ?? WAIT_BETWEEN_SLOTS_MS;
    await ctx.clock.sleep(pauseMs, signal);
    waitedMs += pauseMs;
  }
}

async function attach({ ctx, key, signal }: Work, fileGid: string, inDoubt: boolean): Promise<Move> {
  const { media } = ctx.ports;
  const { productGid } = key;
  let doubt = inDoubt;
  for (let sends = 1; ; sends++) {
    signal.throwIfAborted();
    if (doubt) {
      const there = await media.readProductMedia(productGid);
      if (!there) return { end: "product-failed", failure: failure("product-deleted") };
      if (there.some(({ mediaGid }) => mediaGid === fileGid)) return { state: "attached" };
    }
    try {
      const answer = await media.attachFile({ fileGid, productGid });
      if (answer.ok) return { state: "attached" };
      if (isProductGone(answer.code)) return { end: "product-failed", failure: failure("product-deleted") };
      if (answer.code === "NON_READY_STATE") return { state: "created" };
      if (answer.code === "FILE_DOES_NOT_EXIST") return { failure: failure("file-gone") };
      return refused(answer);
    } catch (error) {
      if (!(error instanceof ReplyLostError) || sends >= MAX_SENDS) throw error;
      doubt = true;
    }
  }
}
