import { z } from "zod";
import { readHoldDeadline } from "../credits/index.server.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type ContinueRefusal, continueOrder } from "./continue-order.ts";
import type { GenerationCtx } from "./ctx.ts";
import { enqueueItems } from "./enqueue-items.ts";
import { endRun } from "./settle-item.ts";
import { shelveItems } from "./shelve-items.ts";
import { assignJobs, markResumed } from "./steer-store.ts";
import { sumOrder } from "./order-store.ts";
import { findOpenItemIds, findRun } from "./store.ts";

/**
 * Lets a paused run go on. When the credits' hold is past its deadline, what has not started is let go and held anew in
 * a further run of the same order. A run that paused because too many pictures failed doesn't pause for that again.
 * A run that is running stays so.
 *
 * @returns the run that goes on: this one, or the one that took its place
 * Refuses with `not-found`, `run-over`, and for a further run like `continueOrder`.
 */
export async function resumeRun(
  ctx: GenerationCtx,
  { runId }: { readonly runId: string },
): Promise<{ ok: true; runId: string } | Refusal<"not-found"> | Refusal<"run-over"> | ContinueRefusal> {
  if (!z.uuid().safeParse(runId).success) return refuse("not-found");
  const { shopId } = ctx;
  const outcome = await ctx.db.tenant(shopId, async (tx) => {
    const run = await findRun(tx, shopId, runId);
    if (!run) return refuse("not-found");
    if (run.status === "running") return "resumed";
    if (run.status !== "paused") return refuse("run-over");
    const deadline = await readHoldDeadline({ ...ctx, tx }, { runId });
    if (deadline?.isOver) return run;
    if (!(await markResumed(tx, shopId, runId))) {
      // Another tab was quicker with this, or with something else: the row says by now.
      return (await findRun(tx, shopId, runId))?.status === "running" ? "resumed" : refuse("run-over");
    }
    await enqueueItems(ctx, tx, await assignJobs(tx, shopId, runId));
    return "resumed";
  });
  if (outcome === "resumed") {
    // All of it may have ended while it was paused.
    await endRun(ctx, runId);
    return { ok: true, runId };
  }
  return "reason" in outcome ? outcome : goOnAnew(ctx, outcome);
}

/** Lets go of what has not started, whose hold is over, and holds for it anew. */
async function goOnAnew(
  ctx: GenerationCtx,
  { runId, orderId }: { readonly runId: string; readonly orderId: string },
): Promise<{ ok: true; runId: string } | Refusal<"run-over"> | ContinueRefusal> {
  const { shopId } = ctx;
  const itemIds = await ctx.db.tenant(shopId, (tx) => findOpenItemIds(tx, shopId, runId));
  await shelveItems(ctx, { runId, itemIds });
  const { plannedItems } = await ctx.db.tenant(shopId, (tx) => sumOrder(tx, shopId, orderId));
  if (plannedItems === 0) return refuse("run-over");
  return continueOrder(ctx, { orderId, expectedItemCount: plannedItems });
}
