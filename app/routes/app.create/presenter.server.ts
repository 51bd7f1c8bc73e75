/** Create: what is chosen, what it would make, and what it takes from the balance. */
import { type OfferNow, offersNow } from "#app/components/offers-now.ts";
import type { ShopCtx } from "#app/composition.server.ts";
import { readPlans } from "#app/domain/billing/index.server.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import { previewRun, readDraft } from "#app/domain/generation/index.server.ts";
import type { SkippedProducts } from "#app/components/SkippedList.tsx";
import { orThrow } from "#app/merchant-door.server.ts";
import { presentSkipped } from "#app/skipped.server.ts";

const EXAMPLES = 24;

/** What there is to spend, and what could be bought. */
export interface Funds {
  readonly availableCredits: number;
  readonly offers: readonly OfferNow[];
  readonly isFrozen: boolean;
}

/** What may change while the page is open. */
export interface CreateLive extends Funds {
  /** The run that the draft has become, from this page or from another. */
  readonly runId: string | null;
}

export interface CreateView {
  readonly live: CreateLive;
  readonly draft: { readonly draftId: string; readonly selection: Selection } | null;
}

export async function presentCreate(ctx: ShopCtx, draftId: string | null): Promise<CreateView> {
  const draft = draftId === null ? null : orThrow(await readDraft(ctx, { draftId }));
  const { availableCredits, frozenReason } = await readBalance(ctx);
  const offers = offersNow(await readPlans(ctx));
  return {
    live: { availableCredits, offers, isFrozen: frozenReason !== null, runId: draft?.runId ?? null },
    draft: draft && draftId !== null ? { draftId, selection: draft.selection } : null,
  };
}

export interface PreviewView {
  readonly itemCount: number;
  readonly items: readonly { productGid: string; productTitle: string; sourceUrl: string }[];
  readonly skipped: readonly SkippedProducts[];
}

/** What a start would make of a draft, or null while its products are being read. */
export async function presentPreview(ctx: ShopCtx, draftId: string): Promise<PreviewView | null> {
  const preview = orThrow(await previewRun(ctx, { draftId, quality: "standard", examples: EXAMPLES }));
  if (preview.state !== "ready") return null;
  return {
    itemCount: preview.itemCount,
    items: preview.items.map(({ productGid, productTitle, sourceUrl }) => ({
      productGid,
      productTitle,
      sourceUrl,
    })),
    skipped: presentSkipped(preview.skipped),
  };
}
