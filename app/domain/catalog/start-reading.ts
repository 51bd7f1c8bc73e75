import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { readCatalogJob } from "./jobs/read-catalog.ts";
import {
  MAX_READ_PRODUCTS,
  type PictureChoice,
  pictureChoiceSchema,
  type Selection,
  selectionSchema,
} from "./schemas.ts";
import { insertReading } from "./store.ts";

/**
 * Has the chosen products read in the background; `readReading` tells how far that is. The reading and its job are
 * written together, in the ctx's transaction when one is open. A reading is kept for a month and never changes once it
 * is done.
 * Refuses with `invalid-input`, and with `selection-too-large` when more than 25,000 products are named; a selection that
 * turns out to be too large while it is read ends as failed.
 */
export async function startReading(
  ctx: Ctx,
  input: { readonly selection: Selection; readonly pictures: PictureChoice },
): Promise<
  | { ok: true; readingId: string }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"selection-too-large", { limit: number }>
> {
  if (namesTooMany(input.selection)) return refuse("selection-too-large", { limit: MAX_READ_PRODUCTS });
  const selection = selectionSchema.safeParse(input.selection);
  if (!selection.success) return refuse("invalid-input", { problem: "the selection is not complete" });
  const pictures = pictureChoiceSchema.safeParse(input.pictures);
  if (!pictures.success)
    return refuse("invalid-input", { problem: "the choice of pictures is not complete" });

  const { shopId } = ctx;
  const readingId = ctx.ids.next();
  await inTransaction(ctx, async (tx) => {
    await insertReading(tx, shopId, { readingId, selection: selection.data, pictures: pictures.data });
    const entry = { payload: { v: 1 as const, shopId, readingId }, group: shopId, onceKey: readingId };
    await ctx.jobs.enqueue(readCatalogJob, [entry], tx);
  });
  return { ok: true, readingId };
}

function namesTooMany(selection: Selection): boolean {
  const named = (selection as { productGids?: unknown } | null)?.productGids;
  return Array.isArray(named) && named.length > MAX_READ_PRODUCTS;
}
