import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findGoneGids } from "./store.ts";

/** The products and collections that were chosen by name and weren't in the shop; none unless the reading is done. */
export async function readGoneGids(ctx: Ctx, { readingId }: { readingId: string }): Promise<string[]> {
  return (await inTransaction(ctx, (tx) => findGoneGids(tx, ctx.shopId, readingId))) ?? [];
}
