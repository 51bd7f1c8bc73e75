import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { ReadProduct } from "./schemas.ts";
import { findProducts, type RankedProduct } from "./store.ts";

const PAGE_SIZE = 500;

/**
 * The products of a reading that is done, page by page: those that lack most come first, others in the merchant's order.
 * A reading that is not done, or not there, has none. Reads in the ctx's transaction when one is open.
 *
 * @param input `pageSize` in products
 */
export async function* readReadProducts(
  ctx: Ctx,
  { readingId, pageSize = PAGE_SIZE }: { readingId: string; pageSize?: number },
): AsyncGenerator<readonly ReadProduct[], void, undefined> {
  let after: { rank: number; position: number } | null = null;
  for (;;) {
    const wanted: Parameters<typeof findProducts>[2] = { readingId, after, limit: pageSize };
    const page: RankedProduct[] = await inTransaction(ctx, (tx) => findProducts(tx, ctx.shopId, wanted));
    if (page.length > 0) yield page.map(({ facts }) => facts);
    after = page.at(-1) ?? null;
    if (page.length < pageSize) return;
  }
}
