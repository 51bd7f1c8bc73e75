import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { findItem } from "./read-store.ts";

/** What an item was made from, and what it cost. */
export interface ItemFacts {
  readonly itemId: string;
  readonly runId: string;
  readonly productGid: string;
  readonly sourceUrl: string;
  readonly priceCredits: number;
}

/** Reads one item of the ctx's shop. Refuses with `not-found`, also for an id that is none. */
export async function readItem(
  ctx: Ctx,
  { itemId }: { readonly itemId: string },
): Promise<{ ok: true; item: ItemFacts } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(itemId).success) return refuse("not-found");
  const item = await inTransaction(ctx, (tx) => findItem(tx, ctx.shopId, itemId));
  return item ? { ok: true, item } : refuse("not-found");
}
