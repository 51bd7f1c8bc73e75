import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { existsAnswer } from "./decision-store.ts";

/** Whether the shop ever answered about a result, or once for a whole order. */
export const hasAnswered = (ctx: Ctx): Promise<boolean> =>
  inTransaction(ctx, (tx) => existsAnswer(tx, ctx.shopId));
