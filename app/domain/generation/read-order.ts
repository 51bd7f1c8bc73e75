import { z } from "zod";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type OrderSums, payableItems } from "./budget.ts";
import { type OrderRun, findOrderRuns } from "./read-store.ts";
import { type OrderRow, findOrder, sumOrder } from "./order-store.ts";

export interface Order extends OrderRow, OrderSums {
  /** How many of the planned pictures the budget still pays for. */
  readonly payableItems: number;
  /** Oldest first. */
  readonly runs: readonly OrderRun[];
}

/** Reads an order with its runs and what it has not begun. Refuses with `not-found`, also for an id that is none. */
export async function readOrder(
  ctx: Ctx,
  { orderId }: { readonly orderId: string },
): Promise<{ ok: true; order: Order } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(orderId).success) return refuse("not-found");
  return inTransaction(ctx, async (tx) => {
    const order = await findOrder(tx, ctx.shopId, orderId);
    if (!order) return refuse("not-found");
    const sums = await sumOrder(tx, ctx.shopId, orderId);
    const runs = await findOrderRuns(tx, ctx.shopId, orderId);
    return {
      ok: true,
      order: { ...order, ...sums, payableItems: payableItems(order.budgetCredits, sums), runs },
    };
  });
}
