import type { Ctx } from "#app/platform/ctx.ts";
import { type SettleInput, type Settled, settleItem, settleItems } from "./settle-items.ts";
import type { SettledItem } from "./store.ts";

/**
 * Returns a held item's credits to where they came from; a repeated call returns nothing more. When the item was
 * captured before, the answer says so and nothing is returned. Credits whose grant has expired meanwhile come back as
 * new ones that last 30 days.
 * @throws Error when the run does not hold this item.
 */
export const releaseItem = (ctx: Ctx, input: SettleInput): Promise<Settled> =>
  settleItem(ctx, "released", input);

/** Releases many items of a run in one statement; each answers like `releaseItem`. */
export async function releaseItems(
  ctx: Ctx,
  input: { readonly runId: string; readonly itemIds: readonly string[]; readonly reason: string },
): Promise<{ readonly ok: true; readonly items: readonly SettledItem[] }> {
  return { ok: true, items: await settleItems(ctx, "released", input) };
}
