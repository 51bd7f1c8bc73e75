import { startReading } from "../catalog/index.server.ts";
import type { PictureChoice, Selection } from "../catalog/schemas.ts";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import type { Refusal } from "#app/platform/errors.ts";
import { insertDraft } from "./draft-store.ts";

/**
 * Keeps a selection until it is ordered, a month at the most, and begins to read it from the shop. A draft is never
 * changed: another selection is another draft. However often it is started, it becomes one order.
 *
 * @param input `pictures`: which pictures of each product become sources; the main one when left out
 * Refuses like `startReading`.
 */
export async function saveDraft(
  ctx: Ctx,
  input: { readonly selection: Selection; readonly pictures?: PictureChoice | undefined },
): Promise<
  | { ok: true; draftId: string }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"selection-too-large", { limit: number }>
> {
  const { selection, pictures = { kind: "main" } } = input;
  return inTransaction(ctx, async (tx) => {
    const reading = await startReading({ ...ctx, tx }, { selection, pictures });
    if (!reading.ok) return reading;
    const draftId = ctx.ids.next();
    const { readingId } = reading;
    await insertDraft(tx, ctx.shopId, { draftId, selection, pictures, readingId });
    return { ok: true, draftId };
  });
}
