import { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { Tx } from "#app/platform/db/db.ts";
import type { GenerationCtx } from "./ctx.ts";
import { generateItemJob } from "./jobs/generate-item.ts";
import type { PauseReason } from "./next-move.ts";
import { findRun } from "./store.ts";
import { forgetJobs, hasFailedTooOften, lockQueuedItems, markPaused } from "./steer-store.ts";

/** So many pictures must have ended before their share of failures says anything; all of a smaller run. */
const FEWEST_JUDGED_ITEMS = 5;

/**
 * Pauses a run: what an engine works on is finished and charged, what waits goes on waiting with its credits held,
 * for seven days at the most. A run that is paused already stays so.
 * Refuses with `not-found`, and with `run-over` when the run has ended or is being cancelled.
 */
export async function pauseRun(
  ctx: GenerationCtx,
  { runId }: { readonly runId: string },
): Promise<{ ok: true } | Refusal<"not-found"> | Refusal<"run-over">> {
  if (!z.uuid().safeParse(runId).success) return refuse("not-found");
  return ctx.db.tenant(ctx.shopId, async (tx) => {
    if (await pause(ctx, tx, runId, "merchant")) return { ok: true };
    const run = await findRun(tx, ctx.shopId, runId);
    if (!run) return refuse("not-found");
    return run.status === "paused" ? { ok: true } : refuse("run-over");
  });
}

/** Pauses a run of which more pictures fail than its order allows. */
export async function pauseWhenFailing(
  ctx: GenerationCtx,
  { runId }: { readonly runId: string },
): Promise<void> {
  const didPause = await ctx.db.tenant(ctx.shopId, async (tx) => {
    const isFailing = await hasFailedTooOften(tx, ctx.shopId, { runId, fewestItems: FEWEST_JUDGED_ITEMS });
    return isFailing && (await pause(ctx, tx, runId, "failures"));
  });
  if (didPause) ctx.log.warn({ shopId: ctx.shopId, runId }, "run paused: too many of its pictures fail");
}

/** Marks the run and takes what waits out of the queue, so that nothing stands in another run's way. */
async function pause(ctx: GenerationCtx, tx: Tx, runId: string, reason: PauseReason): Promise<boolean> {
  if (!(await markPaused(tx, ctx.shopId, { runId, reason }))) return false;
  const queued = await lockQueuedItems(tx, ctx.shopId, runId);
  const jobIds = queued.flatMap(({ jobId }) => jobId ?? []);
  await forgetJobs(tx, ctx.shopId, await ctx.jobs.remove(generateItemJob, jobIds, tx));
  return true;
}
