import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { z } from "zod";
import { readChangesetSchema } from "./schemas.ts";
import { type ChangesetFacts, type ProductFacts, findChangeset, findProducts } from "./read-store.ts";

export type Changeset = ChangesetFacts & {
  readonly products: readonly ProductFacts[];
  /** Hand it in as `after` for the next page; null on the last. */
  readonly next: string | null;
};

/**
 * A changeset with a page of its products: state of every picture, media before and after, failures with sentences.
 *
 * @param input `limit` products a page, 1–250, 100 when left out
 * @returns Refuses with `not-found`, also for an id that is none.
 */
export async function readChangeset(
  ctx: Ctx,
  input: z.input<typeof readChangesetSchema>,
): Promise<{ ok: true; changeset: Changeset } | Refusal<"not-found">> {
  const parsed = readChangesetSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { changesetId, only, after, limit } = parsed.data;
  return inTransaction(ctx, async (tx) => {
    const facts = await findChangeset(tx, ctx.shopId, changesetId);
    if (!facts) return refuse("not-found");
    const found = await findProducts(tx, ctx.shopId, { changesetId, only, after, limit: limit + 1 });
    const products = found.slice(0, limit);
    const next = found.length > limit ? (products.at(-1)?.productGid ?? null) : null;
    return { ok: true, changeset: { ...facts, products, next } };
  });
}
