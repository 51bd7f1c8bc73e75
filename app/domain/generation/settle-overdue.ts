import type { GenerationCtx } from "./ctx.ts";
import { settleItem } from "./make-item.ts";
import { endRun } from "./settle-item.ts";
import { shelveItems } from "./shelve-items.ts";
import { findKnownItemIds } from "./store.ts";

/**
 * Settles items whose hold is due. What nobody has started returns its credits and lies with its order again; for the
 * rest the engine is asked first and a finished picture is still taken. Safe to run again, and beside workers.
 *
 * @returns the ids that this room knows nothing of, for the caller to release
 */
export async function settleOverdue(
  ctx: GenerationCtx,
  { runId, itemIds }: { runId: string; itemIds: readonly string[] },
): Promise<readonly string[]> {
  const known = await ctx.db.tenant(ctx.shopId, (tx) => findKnownItemIds(tx, ctx.shopId, itemIds));
  const shelved = new Set(await shelveItems(ctx, { runId, itemIds }));
  const { signal } = new AbortController();
  for (const itemId of itemIds)
    if (known.has(itemId) && !shelved.has(itemId)) await settleItem(ctx, { itemId }, { signal });
  await endRun(ctx, runId);
  return itemIds.filter((itemId) => !known.has(itemId));
}
