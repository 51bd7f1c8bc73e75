import type { GenerationCtx } from "./ctx.ts";
import { settleItem } from "./make-item.ts";
import { endRun } from "./settle-item.ts";
import { findKnownItemIds } from "./store.ts";

/**
 * Settles items whose hold is due: the engine is asked first and a finished picture is still taken; the credits of the
 * rest return. Safe to run again, and beside workers.
 *
 * @returns the ids that this room knows nothing of, for the caller to release
 */
export async function settleOverdue(
  ctx: GenerationCtx,
  { runId, itemIds }: { runId: string; itemIds: readonly string[] },
): Promise<readonly string[]> {
  const known = await ctx.db.tenant(ctx.shopId, (tx) => findKnownItemIds(tx, ctx.shopId, itemIds));
  const { signal } = new AbortController();
  for (const itemId of itemIds) if (known.has(itemId)) await settleItem(ctx, { itemId }, { signal });
  await endRun(ctx, runId);
  return itemIds.filter((itemId) => !known.has(itemId));
}
