import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findQueuePlaces } from "./queue-store.ts";
import { OWN_SHOP, TARGETS, type Target } from "./schemas.ts";

/**
 * The places that have a queue: the shop itself, then in the order of the data every other place for which a result of
 * the run, or of the shop's newest MAX_SHOP_QUEUE, was judged.
 *
 * @param runId null: the shop's newest results
 */
export async function listQueuePlaces(
  ctx: Ctx,
  { runId }: { readonly runId: string | null },
): Promise<Target[]> {
  const judged = new Set(await inTransaction(ctx, (tx) => findQueuePlaces(tx, ctx.shopId, { runId })));
  return TARGETS.filter((target) => target === OWN_SHOP || judged.has(target));
}
