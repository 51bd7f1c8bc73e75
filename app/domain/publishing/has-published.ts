import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { existsPublished } from "./waiting-store.ts";

/** Whether a result of the shop was ever published onto its product, whatever became of it. */
export const hasPublished = (ctx: Ctx): Promise<boolean> =>
  inTransaction(ctx, (tx) => existsPublished(tx, ctx.shopId));
