import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findTitles } from "./read-store.ts";

/** The titles of the products that items were made for, by item id. A shop that was redacted has none. */
export async function readTitles(
  ctx: Ctx,
  { itemIds }: { readonly itemIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map();
  const rows = await inTransaction(ctx, (tx) => findTitles(tx, ctx.shopId, itemIds));
  return new Map(rows.map(({ itemId, productTitle }) => [itemId, productTitle]));
}
