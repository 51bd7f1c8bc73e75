/** Create: what is chosen, how it is made, what it would make, and what it takes from the balance. */
import { type OfferNow, offersNow } from "#app/components/offers-now.ts";
import type { SkippedProducts } from "#app/components/SkippedList.tsx";
import type { ShopCtx } from "#app/composition.server.ts";
import { readPreference } from "#app/domain/account/index.server.ts";
import { readPlans } from "#app/domain/billing/index.server.ts";
import type { PictureChoice, Selection } from "#app/domain/catalog/schemas.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import { listStyles, previewRun, readDraft, type ReadyPreview } from "#app/domain/generation/index.server.ts";
import { PLATFORM_IDS, QUALITIES, type Quality, type StyleSettings } from "#app/domain/generation/schemas.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { presentSkipped } from "#app/skipped.server.ts";
import { type Defaults, runSettingsOf, settingsOf } from "./create-settings.ts";

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

export interface DraftView {
  readonly draftId: string;
  readonly selection: Selection;
  readonly pictures: PictureChoice;
}

export interface StyleView {
  readonly styleId: string;
  readonly name: string;
  readonly version: number;
  readonly settings: StyleSettings;
}

export interface CreateView {
  readonly live: CreateLive;
  readonly draft: DraftView | null;
  readonly styles: readonly StyleView[];
  /** The engines that are switched on, by name. */
  readonly engines: readonly string[];
  /** What any of them makes: videos only where an encoder is there. */
  readonly qualities: readonly Quality[];
  readonly dailyLimitCredits: number | null;
  readonly defaults: Defaults;
}

export async function presentCreate(ctx: ShopCtx, draftId: string | null): Promise<CreateView> {
  const draft = draftId === null ? null : orThrow(await readDraft(ctx, { draftId }));
  const styles = await listStyles(ctx);
  return {
    live: await presentLive(ctx, draft?.runId ?? null),
    draft: draft && { draftId: draft.draftId, selection: draft.selection, pictures: draft.pictures },
    styles,
    engines: ctx.ports.engines.map(({ name }) => name),
    qualities: QUALITIES.filter((quality) =>
      ctx.ports.engines.some(({ capabilities }) => capabilities.qualities.includes(quality)),
    ),
    dailyLimitCredits: (await readPreference(ctx, { key: "dailyLimitCredits" }))?.credits ?? null,
    defaults: await presentDefaults(ctx, styles),
  };
}

/** What the shop chose to begin with, as far as it is still there. */
async function presentDefaults(ctx: ShopCtx, styles: readonly StyleView[]): Promise<Defaults> {
  const chosen = await readPreference(ctx, { key: "createDefaults" });
  const style = styles.find(({ styleId }) => styleId === chosen?.styleId);
  return {
    style: style ? { styleId: style.styleId, version: style.version } : null,
    platforms: PLATFORM_IDS.filter((id) => chosen?.platforms.includes(id)),
  };
}

/** What there is to spend, and what became of the draft. */
export async function presentCreateLive(ctx: ShopCtx, draftId: string | null): Promise<CreateLive> {
  const draft = draftId === null ? null : orThrow(await readDraft(ctx, { draftId }));
  return presentLive(ctx, draft?.runId ?? null);
}

async function presentLive(ctx: ShopCtx, runId: string | null): Promise<CreateLive> {
  const { availableCredits, frozenReason } = await readBalance(ctx);
  const offers = offersNow(await readPlans(ctx));
  return { availableCredits, offers, isFrozen: frozenReason !== null, runId };
}

export interface ReadyView extends Pick<
  ReadyPreview,
  | "itemCount"
  | "productCount"
  | "priceCredits"
  | "neededCredits"
  | "fullCount"
  | "optionNames"
  | "durationMs"
  | "hasWorkers"
  | "dayLeftCredits"
> {
  readonly state: "ready";
  /** The first pictures' products, each once. */
  readonly examples: readonly { productGid: string; productTitle: string; sourceUrl: string }[];
  readonly skipped: readonly SkippedProducts[];
  readonly fullProducts: readonly { productGid: string; title: string }[];
}

/** What a start would make of a draft, or how far its reading is. */
export type PreviewView = { readonly readingId: string | null } & (
  | { readonly state: "reading"; readonly readCount: number; readonly expectedCount: number | null }
  | { readonly state: "failed" | "outdated"; readonly message: string }
  | ReadyView
);

/** @param query the page's address: the draft, and how its pictures are to be made */
export async function presentPreview(ctx: ShopCtx, query: URLSearchParams): Promise<PreviewView> {
  const draftId = query.get("draft") ?? "";
  // Before the preview: whoever asks for another reading then names one that is older, never one that is newer.
  const { readingId } = orThrow(await readDraft(ctx, { draftId }));
  const settings = runSettingsOf(settingsOf(query));
  const preview = orThrow(await previewRun(ctx, { draftId, ...settings, examples: EXAMPLES }));
  if (preview.state !== "ready") {
    const { ok: _, ...progress } = preview;
    return { readingId, ...progress };
  }
  const { ok: _, items, skipped, fullProducts, notes: __, ...figures } = preview;
  const examples = new Map(items.map((item) => [item.sourceUrl, item]));
  return {
    readingId,
    ...figures,
    examples: [...examples.values()].map(({ productGid, productTitle, sourceUrl }) => ({
      productGid,
      productTitle,
      sourceUrl,
    })),
    skipped: presentSkipped(skipped),
    fullProducts: fullProducts.map(({ productGid, title }) => ({ productGid, title })),
  };
}
