import { z } from "zod";
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { findReading, type StoredReading } from "./store.ts";

export type Reading = StoredReading;

/**
 * How far a reading is. `readCount` grows while products are read and is the number of products in it once it is done;
 * `expectedCount` is null until it is known, and for products that lack something: how many do is known only then.
 * Refuses with `not-found`.
 */
export async function readReading(
  ctx: Ctx,
  { readingId }: { readingId: string },
): Promise<{ ok: true; reading: Reading } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(readingId).success) return refuse("not-found");
  const reading = await inTransaction(ctx, (tx) => findReading(tx, ctx.shopId, readingId));
  return reading ? { ok: true, reading } : refuse("not-found");
}
