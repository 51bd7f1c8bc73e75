import { releaseItems } from "../credits/index.server.ts";
import type { GenerationCtx } from "./ctx.ts";
import { generateItemJob } from "./jobs/generate-item.ts";
import { returnedUnbegun } from "./ledger-reasons.ts";
import { planAgain } from "./plan-store.ts";
import { endRun } from "./settle-item.ts";
import { isAsOrdered, lockQueuedItems, markUnmade } from "./steer-store.ts";

/**
 * Lets go of items that nobody has started when their hold is due: their credits return, and they lie with their order
 * again, from where it can be continued; items of a retry in another quality or by another engine can be tried again.
 * What an engine works on is left alone.
 *
 * @returns the ids of the items that were let go
 */
export async function shelveItems(
  ctx: GenerationCtx,
  { runId, itemIds }: { readonly runId: string; readonly itemIds: readonly string[] },
): Promise<readonly string[]> {
  const { shopId } = ctx;
  const due = new Set(itemIds);
  const shelved = await ctx.db.tenant(shopId, async (tx) => {
    const queued = (await lockQueuedItems(tx, shopId, runId)).filter(({ itemId }) => due.has(itemId));
    if (queued.length === 0) return [];
    const ids = queued.map(({ itemId }) => itemId);
    await ctx.jobs.remove(
      generateItemJob,
      queued.flatMap(({ jobId }) => jobId ?? []),
      tx,
    );
    const released = await releaseItems(
      { ...ctx, tx },
      { runId, itemIds: ids, reason: returnedUnbegun("hold_expired") },
    );
    const captured = released.items.find(({ outcome }) => outcome === "captured");
    if (captured) throw new Error(`item ${captured.itemId} is queued although it was captured`);
    // The order has one price and one engine: what was tried again otherwise is tried again once more instead.
    const isPlanned = await isAsOrdered(tx, shopId, runId);
    await markUnmade(tx, shopId, { itemIds: ids, code: isPlanned ? "hold_expired" : "not_begun" });
    if (isPlanned) await planAgain(tx, shopId, ids);
    return ids;
  });
  if (shelved.length > 0) {
    ctx.log.info({ shopId, runId, items: shelved.length }, "items let go at their hold's deadline");
    await endRun(ctx, runId);
  }
  return shelved;
}
