/**
 * Makes one item, as far as it goes now. Everything that matters is written down before the next outside effect, so a
 * worker may die at any line and another goes on from the rows; two workers on one item end with one asset and one
 * capture.
 */
import { type FileStore, StorageFullError } from "../assets/index.server.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { askEngine } from "./ask-engine.ts";
import { capableEngines } from "./choose-engine.ts";
import type { GenerationCtx } from "./ctx.ts";
import { freeSlot, takeSlot } from "./engine-slots.ts";
import { nextMove } from "./next-move.ts";
import { noteProgress } from "./note-progress.ts";
import type { Engine, EngineAnswer, EngineFailure } from "./ports.ts";
import { parkItem } from "./park-item.ts";
import { readEngineSources } from "./read-engine-sources.ts";
import { fileRules } from "./platforms.ts";
import { type Source, readSource } from "./read-source.ts";
import { isVideo } from "./schemas.ts";
import { deliver, endRun, failAttempt, failItem } from "./settle-item.ts";
import {
  type WorkItem,
  countAttempts,
  findWorkItem,
  insertAttempt,
  lockItem,
  restartAttempt,
  savePendingRef,
} from "./item-store.ts";

/** Longest wait for an engine's answer to a submit. */
export const SUBMIT_DEADLINE_MS = 120_000;
/** The same for a video: ten seconds of it take about twenty, on a busy machine a minute or two. */
const VIDEO_SUBMIT_DEADLINE_MS = 210_000;
/** Longest wait for an answer to a poll or a search. */
const ASK_DEADLINE_MS = 30_000;
/** Work that an engine has had for longer than this is given up. */
export const POLL_LIMIT_MS = 10 * 60_000;
const SHORTEST_POLL_MS = 100;
const LONGEST_POLL_MS = 60_000;
/** Pause after the engine could not be asked, and after another worker was met on the same item. */
const ASK_AGAIN_MS = 5_000;
const STORAGE_PAUSE_MS = 30_000;
/** Pause before the next look whether the engine has a place. */
const SLOT_PAUSE_MS = 1_000;
/** Longer than a submit with its photo, and than the longest pause between two polls in a busy queue. */
const SLOT_LEASE_MS = 5 * 60_000;

export type MakeResult = { readonly again: { readonly afterMs: number } } | undefined;

/** One attempt in the hands of one worker. */
interface Work {
  readonly ctx: GenerationCtx;
  readonly item: WorkItem;
  readonly signal: AbortSignal;
  readonly attempt: number;
  readonly engine: Engine;
}

/**
 * Takes an item one step further: until it has ended, or until an engine is to be asked again later.
 *
 * @param control the job's; only its signal is used
 * @returns nothing when the item has ended, or when to go on
 * @throws what stands in the way for the moment (database, storage, shop not reachable, shutdown): run it again
 */
export async function makeItem(
  ctx: GenerationCtx,
  { itemId }: { itemId: string },
  { signal }: Pick<JobControl, "signal">,
): Promise<MakeResult> {
  const item = await ctx.db.tenant(ctx.shopId, (tx) => findWorkItem(tx, ctx.shopId, itemId));
  if (!item) return; // the shop was redacted
  const move = nextMove({ ...item, lastAttempt: item.attempts.at(-1) ?? null });
  switch (move.do) {
    case "nothing":
      await ctx.db.tenant(ctx.shopId, (tx) => freeSlot(tx, item));
      return endRun(ctx, item.runId) as Promise<undefined>;
    case "cancel":
      return failItem(ctx, item, null, { code: "cancelled" }) as Promise<undefined>;
    case "park":
      return (await parkItem(ctx, item)) ? undefined : { again: { afterMs: 0 } };
    case "start": {
      const [engine] = capableEngines(ctx.ports.engines, {
        ...item,
        ratios: [item.ratio],
        variations: item.variation,
        engine: item.wantedEngine,
      });
      if (!engine) return fail(ctx, item, { code: "quota", detail: "no engine makes this quality any more" });
      return start({ ctx, item, signal, attempt: move.attempt, engine });
    }
    case "find":
    case "poll": {
      const engine = ctx.ports.engines.find(({ name }) => name === move.engine);
      if (!engine) {
        return fail(
          ctx,
          item,
          { code: "provider_timeout", detail: `${move.engine} is switched off` },
          move.attempt,
        );
      }
      const work = { ctx, item, signal, attempt: move.attempt, engine };
      return move.do === "find" ? resume(work) : poll(work, move.ref);
    }
  }
}

/** First submit of an attempt. */
async function start(work: Work): Promise<MakeResult> {
  const { ctx, item } = work;
  if (await isStorageStillFull(ctx.ports.files)) return { again: { afterMs: STORAGE_PAUSE_MS } };
  if (!(await hasSlot(work))) return awaitSlot(work);
  const picture = await readSource(work.ctx, work.item, work.signal).catch(async (error: unknown) => {
    await ctx.db.tenant(ctx.shopId, (tx) => freeSlot(tx, item));
    throw error;
  });
  if (!picture.ok) return failAttempt(ctx, item, null, picture.failure);
  const began = await ctx.db.tenant(ctx.shopId, async (tx) => {
    const locked = await lockItem(tx, ctx.shopId, item.itemId);
    if (locked?.status !== "queued") return false;
    if ((await countAttempts(tx, ctx.shopId, item.itemId)) !== work.attempt - 1) return false;
    await insertAttempt(tx, ctx.shopId, {
      itemId: item.itemId,
      number: work.attempt,
      engine: work.engine.name,
      sourceSha256: picture.sha256,
    });
    return true;
  });
  // Cancelled meanwhile, or begun by another worker: the rows say which.
  if (!began) return { again: { afterMs: ASK_AGAIN_MS } };
  return submit(work, picture);
}

/** A worker died before it had the engine's answer: the engine is asked before anything is submitted again. */
async function resume(work: Work): Promise<MakeResult> {
  const keepsSlot = await hasSlot(work);
  const found = await find(work);
  if (found === "unreachable") return tooOld(work) ? giveUp(work) : { again: { afterMs: ASK_AGAIN_MS } };
  if (found === "unknown") return giveUp(work);
  if (found !== "never-started") return take(work, found);

  const { ctx, item } = work;
  if (item.runStatus === "cancelling")
    return failItem(ctx, item, work.attempt, { code: "cancelled" }) as Promise<undefined>;
  if (!keepsSlot) return awaitSlot(work);
  const picture = await readSource(work.ctx, work.item, work.signal);
  if (!picture.ok) return failAttempt(ctx, item, work.attempt, picture.failure);
  const restarted = await ctx.db.tenant(ctx.shopId, (tx) =>
    restartAttempt(tx, ctx.shopId, {
      itemId: item.itemId,
      number: work.attempt,
      sourceSha256: picture.sha256,
    }),
  );
  return restarted ? submit(work, picture) : { again: { afterMs: ASK_AGAIN_MS } };
}

async function submit(work: Work, photo: Source): Promise<MakeResult> {
  const { ctx, item, engine, attempt } = work;
  const sources = await readEngineSources(ctx, engine, { item, photo, signal: work.signal });
  const answer = await askEngine(
    ctx,
    engine,
    {
      deadlineMs: isVideo(item.quality) ? VIDEO_SUBMIT_DEADLINE_MS : SUBMIT_DEADLINE_MS,
      parent: work.signal,
    },
    (signal) =>
      engine.submit(
        {
          itemId: item.itemId,
          attempt,
          ...sources,
          recipe: item.recipe,
          quality: item.quality,
          ratio: item.ratio,
          variation: item.variation,
          file: fileRules(item.platforms, item.recipe),
        },
        { signal, ...(isVideo(item.quality) && { onProgress: noteProgress(ctx, item, attempt) }) },
      ),
  );
  if (answer.ok) return take(work, answer.value, photo.sha256);

  const { failure } = answer;
  // The engine may have begun, and be paid, although its answer never came: only it can say.
  if (!failure.isFinal && (failure.code === "provider_timeout" || failure.code === "provider_error")) {
    const found = await find(work);
    if (found === "unreachable") return { again: { afterMs: ASK_AGAIN_MS } };
    if (found === "unknown") return giveUp(work);
    if (found !== "never-started") return take(work, found, photo.sha256);
  }
  return failAttempt(ctx, item, attempt, failure);
}

async function poll(work: Work, ref: string): Promise<MakeResult> {
  const { ctx, engine } = work;
  await hasSlot(work); // Without one it is asked all the same: the engine has the work already.
  const answer = await askEngine(
    ctx,
    engine,
    { deadlineMs: ASK_DEADLINE_MS, parent: work.signal },
    (signal) => engine.poll(ref, { signal }),
  );
  if (answer.ok && answer.value.state === "done") return take(work, answer.value);
  const isWaiting = answer.ok || isPassing(answer.failure);
  if (!isWaiting) return failAttempt(ctx, work.item, work.attempt, answer.failure);
  if (tooOld(work)) {
    await letGo(work, ref);
    return giveUp(work);
  }
  return { again: { afterMs: answer.ok ? pollPause(answer.value) : pauseAfter(answer.failure) } };
}

/** Does with an engine's answer what it asks for: keep the ref, keep the picture, or end the attempt. */
async function take(
  work: Work,
  answer: EngineAnswer | FailedWork,
  submittedSha256?: string,
): Promise<MakeResult> {
  const { ctx, item, engine, attempt } = work;
  const { shopId } = ctx;
  if (answer.state === "failed") return failAttempt(ctx, item, attempt, answer.failure);
  if (answer.state === "pending") {
    const isOpen = await ctx.db.tenant(shopId, async (tx) => {
      const locked = await lockItem(tx, shopId, item.itemId);
      if (locked?.status !== "running" && locked?.status !== "queued") return false;
      await savePendingRef(tx, shopId, { itemId: item.itemId, number: attempt, ref: answer.ref });
      return true;
    });
    if (isOpen) return { again: { afterMs: pollPause(answer) } };
    await letGo(work, answer.ref);
    return;
  }

  const sourceSha256 =
    submittedSha256 ?? item.attempts.find(({ number }) => number === attempt)?.sourceSha256;
  if (!sourceSha256) throw new Error(`attempt ${attempt} of item ${item.itemId} has no source hash`);
  try {
    const delivered = await deliver(ctx, item, {
      attempt,
      engine: engine.name,
      sourceSha256,
      paintsProduct: engine.capabilities.paintsProduct,
      output: answer.output,
    });
    return delivered.ok ? undefined : await failAttempt(ctx, item, attempt, delivered.failure);
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    fullStores.add(ctx.ports.files);
    return failAttempt(ctx, item, attempt, { code: "storage_full", detail: error.message });
  }
}

/**
 * Ends an item whose job came to its end without a result: its worker died or an outage lasted too often, or its hold
 * is due. The engine is asked once more, and a finished picture is still taken; otherwise the credits return.
 */
export async function settleItem(
  ctx: GenerationCtx,
  { itemId }: { itemId: string },
  { signal }: Pick<JobControl, "signal">,
): Promise<void> {
  const item = await ctx.db.tenant(ctx.shopId, (tx) => findWorkItem(tx, ctx.shopId, itemId));
  if (!item) return;
  const move = nextMove({ ...item, lastAttempt: item.attempts.at(-1) ?? null });
  if (move.do === "nothing") return endRun(ctx, item.runId);
  if (move.do === "cancel") return failItem(ctx, item, null, { code: "cancelled" });
  if (move.do === "start" || move.do === "park") {
    return failItem(ctx, item, null, {
      code: "provider_error",
      detail: "given up before an attempt was made",
    });
  }

  const engine = ctx.ports.engines.find(({ name }) => name === move.engine);
  if (engine) {
    const work = { ctx, item, signal, attempt: move.attempt, engine };
    const answer = await askEngine(ctx, engine, { deadlineMs: ASK_DEADLINE_MS, parent: signal }, (ask) =>
      move.do === "poll" ? engine.poll(move.ref, { signal: ask }) : engine.find(itemId, move.attempt),
    );
    if (answer.ok && typeof answer.value === "object") {
      if (answer.value.state === "pending") await letGo(work, answer.value.ref);
      else if ((await take(work, answer.value)) === undefined) return;
    } else if (!answer.ok && !isPassing(answer.failure)) {
      return failItem(ctx, item, move.attempt, answer.failure);
    }
  }
  await failItem(ctx, item, move.attempt, {
    code: "provider_timeout",
    detail: "no result before the deadline",
  });
}

/** Ends an open item without asking for its result: nobody is left who would want it. */
export async function abandonItem(ctx: GenerationCtx, { itemId }: { itemId: string }): Promise<void> {
  const item = await ctx.db.tenant(ctx.shopId, (tx) => findWorkItem(tx, ctx.shopId, itemId));
  if (!item) return;
  const attempt = item.attempts.at(-1);
  const engine = ctx.ports.engines.find(({ name }) => name === attempt?.engine);
  if (engine && attempt?.state === "pending" && attempt.ref !== null)
    await letGo({ ctx, item, engine }, attempt.ref);
  await failItem(ctx, item, null, { code: "cancelled" });
}

// ---------------------------------------------------------------- small steps

/** Takes or renews the attempt's place at its engine. An engine without a limit always has one. */
async function hasSlot({ ctx, item: { itemId }, engine: { name, capabilities } }: Work): Promise<boolean> {
  const limit = capabilities.maxConcurrent;
  return limit === undefined || takeSlot(ctx, { engine: name, limit, itemId, leaseMs: SLOT_LEASE_MS });
}

/**
 * Waits in the worker's slot, too: given back at once, the worker would go through its whole queue, item by item, to
 * hear for each that there is no place.
 */
async function awaitSlot({ ctx, signal }: Work): Promise<MakeResult> {
  await ctx.clock.sleep(SLOT_PAUSE_MS, signal);
  return { again: { afterMs: 0 } };
}

/** Stores that could not take a finished picture: no further work is begun until they can. */
const fullStores = new WeakSet<FileStore>();

async function isStorageStillFull(files: FileStore): Promise<boolean> {
  if (!fullStores.has(files)) return false;
  try {
    await files.ready();
  } catch (error) {
    if (error instanceof StorageFullError) return true;
    throw error;
  }
  fullStores.delete(files);
  return false;
}

/** Work that the engine has given up, for good. */
interface FailedWork {
  readonly state: "failed";
  readonly failure: EngineFailure;
}

async function find({
  ctx,
  item,
  engine,
  attempt,
  signal,
}: Work): Promise<EngineAnswer | FailedWork | "never-started" | "unknown" | "unreachable"> {
  const found = await askEngine(ctx, engine, { deadlineMs: ASK_DEADLINE_MS, parent: signal }, () =>
    engine.find(item.itemId, attempt),
  );
  if (found.ok) return found.value;
  const { failure } = found;
  // Bytes that are no answer don't tell how the work ended: another attempt could be a second payment.
  return failure.isFinal && failure.code !== "invalid_output" ? { state: "failed", failure } : "unreachable";
}

/** Tells the engine that nobody waits any more. It may not listen: that costs nobody but us. */
async function letGo(
  { ctx, item, engine }: Pick<Work, "ctx" | "item" | "engine">,
  ref: string,
): Promise<void> {
  await engine.cancel(ref).catch((error: unknown) => {
    ctx.log.warn(
      { err: error, shopId: ctx.shopId, itemId: item.itemId },
      "the engine could not be told to stop",
    );
  });
}

function fail(ctx: GenerationCtx, item: WorkItem, failure: EngineFailure, attempt: number | null = null) {
  return failItem(ctx, item, attempt, failure) as Promise<undefined>;
}

const giveUp = ({ ctx, item, attempt }: Work) =>
  fail(ctx, item, { code: "provider_timeout", detail: "no answer from the engine" }, attempt);

const tooOld = ({ item, attempt }: Work): boolean =>
  (item.attempts.find(({ number }) => number === attempt)?.ageMs ?? 0) > POLL_LIMIT_MS;

/** A failure to ask, not a failure of the work. */
const isPassing = ({ code, isFinal }: EngineFailure): boolean =>
  !isFinal && (code === "provider_overloaded" || code === "provider_timeout" || code === "provider_error");

const pollPause = (answer: EngineAnswer): number =>
  answer.state === "pending" ? Math.min(Math.max(answer.pollAfterMs, SHORTEST_POLL_MS), LONGEST_POLL_MS) : 0;

const pauseAfter = (failure: EngineFailure): number =>
  Math.min(failure.retryAfterMs ?? ASK_AGAIN_MS, LONGEST_POLL_MS);
