import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type UnfinishedOrder, findUnfinishedOrders } from "./read-store.ts";

export type { UnfinishedOrder } from "./read-store.ts";

/**
 * Orders that wait for their merchant: pictures of them lie in no run, and none of their runs is open. Newest first,
 * `limit` at the most; each with its newest run, from whose page it can be continued.
 */
export const listUnfinishedOrders = (
  ctx: Ctx,
  { limit }: { readonly limit: number },
): Promise<readonly UnfinishedOrder[]> =>
  inTransaction(ctx, (tx) => findUnfinishedOrders(tx, ctx.shopId, limit));
