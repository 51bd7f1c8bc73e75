import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type OrderAnswerRow, findOrderAnswers } from "./decision-store.ts";
import type { OrderCover, Target } from "./schemas.ts";
import { coverOf } from "./verdict.ts";

export interface OrderReview {
  readonly cover: OrderCover;
  /** The newest answer to each question that was answered. */
  readonly answers: readonly Omit<OrderAnswerRow, "orderId">[];
}

/** What was answered for orders and one target; every asked order id is in the answer. */
export async function readOrderAnswers(
  ctx: Ctx,
  wanted: { readonly orderIds: readonly string[]; readonly target: Target },
): Promise<Map<string, OrderReview>> {
  if (wanted.orderIds.length === 0) return new Map();
  const rows = await inTransaction(ctx, (tx) => findOrderAnswers(tx, ctx.shopId, wanted));
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  return new Map(
    wanted.orderIds.map((orderId) => {
      const answers = (byOrder.get(orderId) ?? []).map(({ orderId: _, ...answer }) => answer);
      const cover = coverOf(new Map(answers.map(({ question, answer }) => [question, answer])));
      return [orderId, { cover, answers }];
    }),
  );
}
