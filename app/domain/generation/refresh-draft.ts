import { startReading } from "../catalog/index.server.ts";
import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import type { Refusal } from "#app/platform/errors.ts";
import { replaceReading } from "./draft-store.ts";
import { readDraft } from "./read-draft.ts";

/**
 * Reads a draft's selection from the shop once more: it has aged, or reading it had failed. When another tab has just
 * done so, its reading serves this one too.
 *
 * @param input `readingId`: the reading that the caller has seen
 * Refuses like `readDraft` and `startReading`.
 */
export async function refreshDraft(
  ctx: Ctx,
  { draftId, readingId }: { readonly draftId: string; readonly readingId: string | null },
): Promise<
  | { ok: true }
  | Refusal<"not-found">
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"selection-too-large", { limit: number }>
> {
  return inTransaction(ctx, async (tx) => {
    const draft = await readDraft({ ...ctx, tx }, { draftId });
    if (!draft.ok) return draft;
    if (draft.readingId !== readingId) return { ok: true };
    const reading = await startReading({ ...ctx, tx }, draft);
    if (!reading.ok) return reading;
    await replaceReading(tx, ctx.shopId, { draftId, before: readingId, readingId: reading.readingId });
    return { ok: true };
  });
}
