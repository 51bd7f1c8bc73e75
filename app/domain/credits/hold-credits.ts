import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type PricedItem, assertPriceable, holdRequestHash } from "./ledger.ts";
import { HOLD_DEADLINE_DAYS } from "./schemas.ts";
import { writeHold } from "./store.ts";

export interface HoldInput {
  /** The run that holds; it has one hold. */
  readonly runId: string;
  /** Every item with its price in credits, which is frozen from here on. */
  readonly items: readonly PricedItem[];
  /** What the merchant reads in the statement; no product data, the ledger outlives it. */
  readonly reason: string;
}

export type HoldResult =
  | { readonly ok: true; readonly heldCredits: number }
  | Refusal<
      "insufficient-credits",
      { readonly needed: number; readonly available: number; readonly shortfall: number }
    >
  | Refusal<"spending-frozen">
  | Refusal<"key-reused">;

/**
 * Sets aside the price of every item of a run, or of none: from plans first, then welcome and promotional credits, then
 * packs, the earliest to expire first. The hold lasts 7 days. Sent again with the same items it holds nothing more.
 * Works inside `ctx.tx`, and then locks the shop's balance until that transaction ends: call it last.
 * Refuses `insufficient-credits` with the exact figures, `spending-frozen` while the books are being checked,
 * `key-reused` when the run holds for other items or prices.
 * @throws RangeError for no items, an unpriced item or a repeated one.
 */
export async function holdCredits(ctx: Ctx, { runId, items, reason }: HoldInput): Promise<HoldResult> {
  assertPriceable(items);
  const { outcome, needed, available } = await writeHold(ctx, {
    runId,
    itemIds: items.map((item) => item.itemId),
    pricesCredits: items.map((item) => item.priceCredits),
    deadline: `${HOLD_DEADLINE_DAYS} days`,
    reason,
    requestHash: holdRequestHash(items),
  });
  switch (outcome) {
    case "held":
      return { ok: true, heldCredits: needed };
    case "insufficient":
      return refuse("insufficient-credits", { needed, available, shortfall: needed - available });
    case "frozen":
      return refuse("spending-frozen");
    case "reused":
      return refuse("key-reused");
  }
}
