import { z } from "zod";
import { releaseItems } from "../credits/index.server.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { GenerationCtx } from "./ctx.ts";
import { generateItemJob } from "./jobs/generate-item.ts";
import { returnedUnbegun } from "./ledger-reasons.ts";
import { endRun } from "./settle-item.ts";
import { lockQueuedItems, markUnmade, requestCancel } from "./steer-store.ts";

/**
 * Cancels a run: what no engine works on ends at once and its credits return, in one transaction; what is being made is
 * finished and charged. A run that has ended stays as it is.
 *
 * @returns how many items ended here and the credits that returned with them. Refuses with `not-found`.
 */
export async function cancelRun(
  ctx: GenerationCtx,
  { runId }: { runId: string },
): Promise<{ ok: true; cancelledItems: number; returnedCredits: number } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(runId).success) return refuse("not-found");
  const { shopId } = ctx;
  const cancelled = await ctx.db.tenant(shopId, async (tx) => {
    const status = await requestCancel(tx, shopId, runId);
    if (status === null) return null;
    if (status !== "cancelling") return [];
    const items = await lockQueuedItems(tx, shopId, runId);
    const itemIds = items.map(({ itemId }) => itemId);
    await ctx.jobs.remove(
      generateItemJob,
      items.flatMap(({ jobId }) => jobId ?? []),
      tx,
    );
    // For a picture that is made again without charge nothing is held.
    const held = items.filter(({ priceCredits }) => priceCredits > 0).map(({ itemId }) => itemId);
    const released = await releaseItems(
      { ...ctx, tx },
      { runId, itemIds: held, reason: returnedUnbegun("cancelled") },
    );
    const captured = released.items.find(({ outcome }) => outcome === "captured");
    if (captured) throw new Error(`item ${captured.itemId} is queued although it was captured`);
    await markUnmade(tx, shopId, { itemIds, code: "cancelled" });
    return items;
  });
  if (!cancelled) return refuse("not-found");
  await endRun(ctx, runId);
  const returnedCredits = cancelled.reduce((sum, { priceCredits }) => sum + priceCredits, 0);
  ctx.log.info({ shopId, runId, cancelledItems: cancelled.length, returnedCredits }, "run cancelled");
  return { ok: true, cancelledItems: cancelled.length, returnedCredits };
}
