import type { z } from "zod";
import { refuse } from "#app/platform/errors.ts";
import type { GenerationCtx } from "./ctx.ts";
import { type OutlineRefusal, findCorrectable, proposeOutline } from "./propose-outline.ts";
import { correctOutlineSchema } from "./schemas.ts";

export interface OutlinePreview {
  readonly ok: true;
  /** A grey PNG, white where the product is, in the photo's proportions. */
  readonly maskPng: Uint8Array;
  /** Of the photo, turned upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** True when nothing of the photo is product. */
  readonly isEmpty: boolean;
}

/**
 * Shows what strokes make of an item's outline, before anything is kept; without strokes, the outline as it is now.
 *
 * Refuses with `invalid-input`, `not-found`, `no-outline`, `photo-changed`, `photo-unreadable`.
 */
export async function previewOutline(
  ctx: GenerationCtx,
  input: z.input<typeof correctOutlineSchema>,
  { signal }: { readonly signal: AbortSignal },
): Promise<OutlinePreview | OutlineRefusal> {
  const parsed = correctOutlineSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { itemId, strokes } = parsed.data;
  const found = await findCorrectable(ctx, itemId);
  if (!found.ok) return found;
  const proposed = await proposeOutline(ctx, found, strokes, signal);
  if (!proposed.ok) return proposed;
  const { maskPng, widthPx, heightPx, isEmpty } = proposed.proposal;
  return { ok: true, maskPng, widthPx, heightPx, isEmpty };
}
