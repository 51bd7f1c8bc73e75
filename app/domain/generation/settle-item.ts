/**
 * The three ways in which an attempt ends: with a stored result, with a failure for good, or with another attempt ahead.
 * Each is one transaction under the item's row lock; whoever comes second finds the item ended and changes nothing.
 */
import { createHash } from "node:crypto";
import { assetKey, recordAsset } from "../assets/index.server.ts";
import { captureItem, foldSettlements, releaseItem } from "../credits/index.server.ts";
import { reviewAssetJob } from "../review/index.server.ts";
import { targetsOf } from "../review/schemas.ts";
import { noteItemMs } from "./pace-store.ts";
import { pauseWhenFailing } from "./pause-run.ts";
import { checkColours, checkOutput, type VideoFacts } from "./check-output.ts";
import type { GenerationCtx } from "./ctx.ts";
import { freeSlot } from "./engine-slots.ts";
import { FAILURES, afterFailure } from "./failures.ts";
import { returnedFor, usedFor } from "./ledger-reasons.ts";
import { fileRules } from "./platforms.ts";
import type { EngineFailure, EngineOutput } from "./ports.ts";
import {
  type WorkItem,
  endAttempt,
  endItemDone,
  endItemFailed,
  lockItem,
  requeueItem,
} from "./item-store.ts";
import { markOutput } from "./mark-output.ts";
import { MAX_OUTLINE_BYTES, keepOutline } from "./outline-store.ts";
import { readRunNews } from "./run-news.ts";
import { isVideo } from "./schemas.ts";
import { endRunIfComplete } from "./store.ts";

const LAST_RESORT: EngineFailure = { code: "provider_timeout", detail: "released while it was being made" };

/** Made again with a corrected outline: the picture was paid for, so nothing is held, charged or returned. */
const isFree = ({ priceCredits }: WorkItem): boolean => priceCredits === 0;
const FREE = { outcome: "free", credits: 0 } as const;

/** A result as an engine delivered it. */
export interface Delivery {
  readonly attempt: number;
  readonly engine: string;
  readonly sourceSha256: string;
  /** The engine may have painted product pixels: a person has to look. */
  readonly paintsProduct: boolean;
  readonly output: EngineOutput;
}

/**
 * Lets a result's file say where it comes from, checks it, stores it, then captures its credits and records it.
 *
 * An item that ended meanwhile (cancelled, swept, or made by another worker) keeps its outcome: a late success is never
 * charged.
 *
 * @returns a failure when the bytes are no usable picture; the item is untouched then
 * @throws StorageFullError and whatever else the file store throws; nothing is captured then
 */
export async function deliver(
  ctx: GenerationCtx,
  item: WorkItem,
  delivery: Delivery,
): Promise<{ ok: true } | { ok: false; failure: EngineFailure }> {
  const changedColours = checkColours(delivery.output, delivery.paintsProduct);
  if (changedColours) return { ok: false, failure: changedColours };
  const { quality, ratio } = item;
  const rules = fileRules(item.platforms, item.recipe);
  const { unmarked, ...output } = markOutput(delivery);
  const checked = await checkOutput(output, { quality, ratio, rules });
  if (!checked.ok) return checked;
  if (unmarked !== undefined) return { ok: false, failure: unmarked };
  const { bytes, evidence } = output;
  const { shopId } = ctx;
  const { poster, ...facts } = { poster: undefined, ...checked.facts };
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const fileKey = assetKey(shopId, item.itemId, sha256, facts.mimeType);
  await ctx.ports.files.put(fileKey, bytes, { contentType: facts.mimeType });
  const posterKey = poster && (await storePoster(ctx, item, poster));

  const outcome = await ctx.db.tenant(shopId, async (tx) => {
    const locked = await lockItem(tx, shopId, item.itemId);
    if (!locked) return "gone";
    if (locked.status !== "running" && locked.status !== "queued") return "late";
    const within = { ...ctx, tx };
    const { runId, itemId } = item;
    const settlement = isFree(item)
      ? FREE
      : await captureItem(within, { runId, itemId, reason: usedFor(quality) });
    await endAttempt(tx, shopId, { itemId, number: delivery.attempt });
    await freeSlot(tx, { itemId });
    if (settlement.outcome === "released") {
      await endItemFailed(tx, shopId, { itemId, failure: LAST_RESORT, creditsReturned: settlement.credits });
      return "late";
    }
    const { assetId } = await recordAsset(within, {
      itemId,
      runId,
      productGid: item.productGid,
      productTitle: item.productTitle,
      sku: item.sku,
      fileKey,
      sha256,
      sizeBytes: bytes.byteLength,
      ...facts,
      ...(posterKey && { posterKey }),
      quality: item.quality,
      recipe: item.recipe,
      engine: delivery.engine,
      optionName: item.optionName,
      optionValue: item.optionValue,
      ratio: item.ratio,
      variation: item.variation,
      sourceGid: item.mediaGid,
      sourceSha256: delivery.sourceSha256,
      evidence: { ...evidence, paintsProduct: delivery.paintsProduct },
    });
    await endItemDone(tx, shopId, itemId);
    await ctx.jobs.enqueue(
      reviewAssetJob,
      [{ payload: { v: 2 as const, shopId, assetId, targets: reviewTargets(item) }, group: shopId }],
      tx,
    );
    return "done";
  });

  ctx.log.info(
    { shopId, runId: item.runId, itemId: item.itemId, engine: delivery.engine, outcome },
    "item delivered",
  );
  if (outcome === "done") {
    const { itemId, quality } = item;
    await ctx.db.tenant(shopId, (tx) =>
      noteItemMs(tx, shopId, { itemId, attempt: delivery.attempt, quality }),
    );
    await keepFound(ctx, delivery);
  }
  // The shop was redacted while the engine worked: its folder must stay empty.
  if (outcome === "gone") for (const key of [fileKey, posterKey]) if (key) await ctx.ports.files.delete(key);
  await endRun(ctx, item.runId);
  return { ok: true };
}

/** Where the result is to be shown, whose rules it is reviewed by. */
const reviewTargets = ({ platforms, quality }: WorkItem) =>
  targetsOf(platforms, isVideo(quality) ? "video" : "picture");

/** Keeps what the engine found out about the photo. It saves work and nothing else, so too large a one is let go. */
async function keepFound(ctx: GenerationCtx, { sourceSha256, output: { outline } }: Delivery): Promise<void> {
  if (outline === undefined || outline.byteLength === 0 || outline.byteLength > MAX_OUTLINE_BYTES) return;
  await ctx.db.tenant(ctx.shopId, (tx) =>
    keepOutline(tx, ctx.shopId, { sourceSha256, kind: "found", outline }),
  );
}

/** The poster lies where pictures do, under its own content's hash. */
async function storePoster(
  { shopId, ports }: GenerationCtx,
  { itemId }: Pick<WorkItem, "itemId">,
  { bytes, mimeType }: VideoFacts["poster"],
): Promise<string> {
  const key = assetKey(shopId, itemId, createHash("sha256").update(bytes).digest("hex"), mimeType);
  await ports.files.put(key, bytes, { contentType: mimeType });
  return key;
}

/**
 * Ends an attempt that failed: with another attempt ahead when the failure table says so, else for good.
 *
 * @param attempt the attempt's number, or null when the item failed before one was begun; when that attempt had ended
 *   already, nothing changes: another worker has gone on with the item
 * @returns when to go on, or nothing when the item has ended
 */
export async function failAttempt(
  ctx: GenerationCtx,
  item: WorkItem,
  attempt: number | null,
  failure: EngineFailure,
): Promise<{ again: { afterMs: number } } | undefined> {
  const earlier = item.attempts.filter((one) => one.number !== attempt && one.failureCode === failure.code);
  const next = afterFailure(failure, earlier.length + 1);
  if (!next.again) return void (await failItem(ctx, item, attempt, failure));

  const { shopId } = ctx;
  const isOpen = await ctx.db.tenant(shopId, async (tx) => {
    const locked = await lockItem(tx, shopId, item.itemId);
    if (!locked || (locked.status !== "running" && locked.status !== "queued")) return false;
    const wasOpen = await endAttempt(tx, shopId, { itemId: item.itemId, number: attempt, failure });
    if (attempt !== null && !wasOpen) return false;
    await freeSlot(tx, item);
    await requeueItem(tx, shopId, item.itemId);
    return true;
  });
  return isOpen ? { again: { afterMs: next.afterMs } } : undefined;
}

/**
 * Ends an item without a result: its credits return, and its row says why. The failure of an attempt that had ended
 * already changes nothing: another worker has gone on with the item. Without an attempt's number the item ends anyway.
 */
export async function failItem(
  ctx: GenerationCtx,
  item: WorkItem,
  attempt: number | null,
  failure: EngineFailure,
): Promise<void> {
  const { shopId } = ctx;
  const { runId, itemId } = item;
  const didEnd = await ctx.db.tenant(shopId, async (tx) => {
    const locked = await lockItem(tx, shopId, itemId);
    if (!locked || (locked.status !== "running" && locked.status !== "queued")) return false;
    const wasOpen = await endAttempt(tx, shopId, { itemId, number: attempt, failure });
    if (attempt !== null && !wasOpen) return false;
    await freeSlot(tx, { itemId });
    const reason = returnedFor(item.quality, failure);
    const settlement = isFree(item) ? FREE : await releaseItem({ ...ctx, tx }, { runId, itemId, reason });
    if (settlement.outcome === "captured") throw new Error(`item ${itemId} is open although it was captured`);
    await endItemFailed(tx, shopId, { itemId, failure, creditsReturned: settlement.credits });
    return true;
  });
  if (didEnd) {
    const level = FAILURES[failure.code].alertsOperator ? "error" : "info";
    ctx.log[level]({ shopId, runId, itemId, failure }, "item failed");
    await pauseWhenFailing(ctx, { runId });
  }
  await endRun(ctx, runId);
}

/** Ends the run when its last item has ended, and brings its settlements into the journal. May be called at any time. */
export async function endRun(ctx: GenerationCtx, runId: string): Promise<void> {
  const { news } = ctx.ports;
  const ended = await ctx.db.tenant(ctx.shopId, async (tx) => {
    if (!(await endRunIfComplete(tx, ctx.shopId, runId))) return null;
    const run = news && (await readRunNews(tx, ctx.shopId, runId));
    if (run) await news.runEnded(tx, run);
    return { isNews: Boolean(run) };
  });
  if (!ended) return;
  await foldSettlements(ctx);
  if (ended.isNews) await news?.creditsUsed();
  ctx.log.info({ shopId: ctx.shopId, runId }, "run ended");
}
