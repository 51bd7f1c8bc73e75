import type { Ctx } from "#app/platform/ctx.ts";
import type { HoldOwner } from "./ports.ts";
import { codedReason } from "./reasons.ts";
import { releaseItems } from "./release-items.ts";
import { fold, readOverdueItems } from "./store.ts";

/**
 * Closes the shop's holds that are past their deadline: asks their owner first, then releases what it gives up.
 * A capture that comes at the same time may win; both are right.
 * @returns how many items were released.
 */
export async function sweepHolds(
  ctx: Ctx<{ holdOwner: HoldOwner }>,
): Promise<{ readonly ok: true; readonly releasedItems: number }> {
  await fold(ctx);
  let releasedItems = 0;
  for (const { runId, itemIds } of await readOverdueItems(ctx)) {
    const givenUp = await ctx.ports.holdOwner.settleOverdue({ shopId: ctx.shopId, runId, itemIds });
    const known = new Set(itemIds);
    const { items } = await releaseItems(ctx, {
      runId,
      itemIds: givenUp.filter((itemId) => known.has(itemId)),
      reason: codedReason("run.overdue"),
    });
    releasedItems += items.filter((item) => item.outcome === "released").length;
  }
  await fold(ctx);
  return { ok: true, releasedItems };
}
