import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { ItemFacts } from "./read-item.ts";
import { findItems } from "./read-store.ts";

/** What items were made from and what they cost, by item id; one that isn't the shop's is left out. */
export async function readItems(
  ctx: Ctx,
  { itemIds }: { readonly itemIds: readonly string[] },
): Promise<ReadonlyMap<string, ItemFacts>> {
  if (itemIds.length === 0) return new Map();
  const items = await inTransaction(ctx, (tx) => findItems(tx, ctx.shopId, itemIds));
  return new Map(items.map((item) => [item.itemId, item]));
}
