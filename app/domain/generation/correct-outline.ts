import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { GenerationCtx } from "./ctx.ts";
import { enqueueItems } from "./enqueue-items.ts";
import { insertCorrection, keepOutline, lockCorrections } from "./outline-store.ts";
import { type Correctable, type OutlineRefusal, findCorrectable, proposeOutline } from "./propose-outline.ts";
import { type RetryRefusal, retryItems } from "./retry-items.ts";
import { type CorrectOutlineInput, MAX_CORRECTIONS, correctOutlineSchema } from "./schemas.ts";

export type CorrectionRefusal =
  | OutlineRefusal
  | RetryRefusal
  | Refusal<"outline-empty">
  | Refusal<"correction-open">
  | Refusal<"corrections-used-up", { limit: number }>;

/**
 * Corrects the outline of an item's photo by a person's strokes and makes the picture again. The outline is kept for
 * the photo: every later picture of it uses it.
 *
 * A picture that failed for its cut-out is tried again with all those of its run that have the same photo, by a retry
 * that holds their price: their credits came back, so each is paid once in all. A delivered picture is made again
 * without charge, at most MAX_CORRECTIONS times; it stays, and the new one is its successor.
 *
 * Refuses with `invalid-input` (no strokes, too many, out of bounds), `not-found`, `no-outline`, `photo-changed`,
 * `photo-unreadable`, `outline-empty`, `correction-open`, `corrections-used-up`, and like `retryItems`; the outline is
 * kept when only the credits are missing.
 */
export async function correctOutline(
  ctx: GenerationCtx,
  input: CorrectOutlineInput,
  { signal }: { readonly signal: AbortSignal },
): Promise<{ ok: true; runId: string; itemCount: number } | CorrectionRefusal> {
  const parsed = correctOutlineSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { itemId, strokes } = parsed.data;
  if (strokes.length === 0) return refuse("invalid-input", { problem: "there are no strokes" });
  const found = await findCorrectable(ctx, itemId);
  if (!found.ok) return found;
  const proposed = await proposeOutline(ctx, found, strokes, signal);
  if (!proposed.ok) return proposed;
  const { sha256, proposal } = proposed;
  if (proposal.isEmpty) return refuse("outline-empty");

  const outline = { sourceSha256: sha256, kind: "corrected", outline: proposal.outline } as const;
  if (found.way === "again") return makeAgain(ctx, found, outline);
  await ctx.db.tenant(ctx.shopId, (tx) => keepOutline(tx, ctx.shopId, outline));
  const { item, engine } = found;
  // Another tab was quicker.
  if (item.failedItemIds.length === 0) return refuse("nothing-to-retry");
  return retryItems(ctx, {
    runId: item.runId,
    itemIds: [...item.failedItemIds],
    keepsPhoto: true,
    ...(ctx.ports.engines[0] !== engine && { engine: engine.name }),
  });
}

/** Outline, run, item and job are one transaction; nothing is held, because the picture was paid for. */
async function makeAgain(
  ctx: GenerationCtx,
  { item: { originalId }, engine }: Correctable,
  outline: Parameters<typeof keepOutline>[2],
): Promise<
  | { ok: true; runId: string; itemCount: number }
  | Refusal<"correction-open">
  | Refusal<"corrections-used-up", { limit: number }>
> {
  const { shopId } = ctx;
  const made = await ctx.db.tenant(shopId, async (tx) => {
    const { count, isOpen } = await lockCorrections(tx, shopId, originalId);
    if (isOpen) return refuse("correction-open");
    if (count >= MAX_CORRECTIONS) return refuse("corrections-used-up", { limit: MAX_CORRECTIONS });
    await keepOutline(tx, shopId, outline);
    const item = { itemId: ctx.ids.next(), jobId: ctx.ids.next() };
    const runId = ctx.ids.next();
    const number = count + 1;
    await insertCorrection(tx, shopId, { ...item, runId, originalId, number, engine: engine.name });
    await enqueueItems(ctx, tx, [{ ...item, position: 0 }]);
    return { ok: true, runId, itemCount: 1 } as const;
  });
  if (made.ok) ctx.log.info({ shopId, runId: made.runId, originalId }, "a picture is made again");
  return made;
}
