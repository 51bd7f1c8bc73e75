import type { Ctx } from "#app/platform/ctx.ts";
import { type SettleInput, type Settled, settleItem } from "./settle-items.ts";

/**
 * Charges a held item whose result is stored; a repeated call charges nothing more. When the item was released before,
 * the answer says so and nothing is charged. Call it in the transaction that records the result (`ctx.tx`).
 * It locks nothing that is shared, so any number of workers may capture at once.
 * @throws Error when the run does not hold this item.
 */
export const captureItem = (ctx: Ctx, input: SettleInput): Promise<Settled> =>
  settleItem(ctx, "captured", input);
