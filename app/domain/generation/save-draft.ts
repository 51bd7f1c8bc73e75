import { inTransaction, type Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type Selection, selectionSchema } from "../catalog/schemas.ts";
import { MAX_RUN_ITEMS, namesTooMany } from "./schemas.ts";
import { insertDraft } from "./store.ts";

/**
 * Keeps a selection until it is ordered, a month at the most. A draft is never changed: another selection is another
 * draft. Hand its id to `startRun` as the idempotency key: however often it is started, it becomes one run.
 * Refuses with `invalid-input`, `too-many-items`.
 */
export async function saveDraft(
  ctx: Ctx,
  input: { readonly selection: Selection },
): Promise<
  | { ok: true; draftId: string }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"too-many-items", { limit: number }>
> {
  const selection = selectionSchema.safeParse(input.selection);
  if (!selection.success) return refuse("invalid-input", { problem: "the selection is not complete" });
  if (namesTooMany(selection.data)) return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  const draftId = ctx.ids.next();
  await inTransaction(ctx, (tx) => insertDraft(tx, ctx.shopId, { draftId, selection: selection.data }));
  return { ok: true, draftId };
}
