/** An outline that is being corrected: what it would make again, and what strokes make of it. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { type OutlineTask, previewOutline, readOutline } from "#app/domain/generation/index.server.ts";
import { correctOutlineSchema } from "#app/domain/generation/schemas.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import type { Refusal } from "#app/platform/errors.ts";

export type OutlineView = OutlineTask;

/** What a page sends: the strokes; whose they are stands in the address. */
export const paintingSchema = z.strictObject({ strokes: correctOutlineSchema.shape.strokes });

export async function presentOutline(ctx: ShopCtx, itemId: string): Promise<OutlineView> {
  return orThrow(await readOutline(ctx, { itemId })).task;
}

/** An outline as the page draws it. */
export interface ProposalView {
  readonly ok: true;
  /** A data address of the mask. */
  readonly mask: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isEmpty: boolean;
}

export async function presentProposal(
  ctx: ShopCtx,
  input: { readonly itemId: string } & z.input<typeof paintingSchema>,
  signal: AbortSignal,
): Promise<ProposalView | Refusal> {
  const preview = await previewOutline(ctx, input, { signal });
  if (!preview.ok) return preview;
  const { maskPng, ...rest } = preview;
  return { ...rest, mask: `data:image/png;base64,${Buffer.from(maskPng).toString("base64")}` };
}
