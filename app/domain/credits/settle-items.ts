/** What capture and release have in common: the settlement's key decides, and everybody reads the same winner. */
import type { Ctx } from "#app/platform/ctx.ts";
import type { SettlementOutcome } from "./schemas.ts";
import { type SettledItem, writeSettlements } from "./store.ts";

export interface SettleInput {
  readonly runId: string;
  readonly itemId: string;
  /** What the merchant reads in the statement; no product data, the ledger outlives it. */
  readonly reason: string;
}

export interface Settled {
  readonly ok: true;
  /** What the item is now: of a race's two, both read the first one's outcome. */
  readonly outcome: SettlementOutcome;
  /** The item's frozen price: charged when captured, returned when released. */
  readonly credits: number;
}

/** Settles items of one run. @throws Error when one of them is not held by that run: a bug. */
export async function settleItems(
  ctx: Ctx,
  outcome: SettlementOutcome,
  input: { readonly runId: string; readonly itemIds: readonly string[]; readonly reason: string },
): Promise<SettledItem[]> {
  if (input.itemIds.length === 0) return [];
  const settled = await writeSettlements(ctx, { ...input, outcome });
  if (settled.length !== new Set(input.itemIds).size) {
    throw new Error(`run ${input.runId} does not hold every one of these items: ${input.itemIds.join(", ")}`);
  }
  return settled;
}

/** Settles one item. */
export async function settleItem(
  ctx: Ctx,
  outcome: SettlementOutcome,
  { itemId, ...input }: SettleInput,
): Promise<Settled> {
  const [settled] = await settleItems(ctx, outcome, { ...input, itemIds: [itemId] });
  if (!settled) throw new Error(`item ${itemId} was not settled`);
  return { ok: true, outcome: settled.outcome, credits: settled.credits };
}
