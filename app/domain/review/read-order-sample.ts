import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type OrderSample, findOrderSample } from "./queue-store.ts";
import type { Target } from "./schemas.ts";

/**
 * A random few of an order's pictures on which somebody answers for all of them: such as could be published, because
 * they were checked, no rule blocks them and nobody rejected them. The same at every look while the order is the same.
 *
 * @returns none when there are none, and when the order isn't the shop's
 */
export const readOrderSample = (
  ctx: Ctx,
  wanted: { readonly orderId: string; readonly target: Target; readonly size: number },
): Promise<OrderSample> => inTransaction(ctx, (tx) => findOrderSample(tx, ctx.shopId, wanted));
