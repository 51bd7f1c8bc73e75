import type { z } from "zod";
import { ITEM_PRICE_CREDITS } from "../credits/prices.ts";
import { readReading, readingProblemSentence } from "../catalog/index.server.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { readCapacity } from "#app/platform/jobs/worker-presence.ts";
import type { GenerationCtx } from "./ctx.ts";
import { skipSentence } from "./failures.ts";
import { forecastMs } from "./forecast.ts";
import { generateItemJob } from "./jobs/generate-item.ts";
import { findMeanItemMs } from "./pace-store.ts";
import { type PlannedItem, type SkippedGroup, groupSkipped } from "./plan.ts";
import { type StyleNote, styleNotes } from "./platforms.ts";
import { readDailyLimit } from "./read-daily-limit.ts";
import { readDraft } from "./read-draft.ts";
import { type Plan, readPlan } from "./read-plan.ts";
import { type SettingsRefusal, resolveSettings } from "./resolve-settings.ts";
import { MAX_READING_AGE_MS, previewRunSchema } from "./schemas.ts";

export interface ReadyPreview {
  readonly ok: true;
  readonly state: "ready";
  readonly itemCount: number;
  readonly productCount: number;
  readonly priceCredits: number;
  readonly neededCredits: number;
  /** The first items, in the order's order. */
  readonly items: readonly PlannedItem[];
  readonly skipped: readonly (SkippedGroup & { readonly message: string })[];
  /** Products that can't take all their new media: what is made for them could not all be published. */
  readonly fullCount: number;
  readonly fullProducts: Plan["fullProducts"];
  /** What variants of these products differ in, the most frequent first; the first hundred. */
  readonly optionNames: readonly string[];
  /** What the style doesn't give the platforms that it is meant for. */
  readonly notes: readonly StyleNote[];
  /** How long it is going to take, measured; null as long as nothing of this kind was made. */
  readonly durationMs: number | null;
  /** False: nothing would be made now, because no worker is running. */
  readonly hasWorkers: boolean;
  /** What the shop's daily limit still allows, zero or more; null without a limit. */
  readonly dayLeftCredits: number | null;
}

export type RunPreview =
  | {
      readonly ok: true;
      readonly state: "reading";
      readonly readCount: number;
      readonly expectedCount: number | null;
    }
  /** The shop could not be read, or what was read has aged: `refreshDraft` reads it anew. */
  | { readonly ok: true; readonly state: "failed" | "outdated"; readonly message: string }
  | ReadyPreview;

const EXAMPLE_PRODUCTS = 20;
const OPTION_NAMES = 100;

/**
 * What a start of this draft with these settings would make now: the same plan, nothing held, nothing written. As long
 * as the shop is still being read it says how far that is.
 *
 * Refuses with `invalid-input`, `not-found`, `too-many-items`, and like `resolveSettings`.
 */
export async function previewRun(
  ctx: GenerationCtx,
  input: z.input<typeof previewRunSchema>,
): Promise<
  | RunPreview
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"too-many-items", { limit: number }>
  | SettingsRefusal
> {
  const parsed = previewRunSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { examples } = parsed.data;
  const draft = await readDraft(ctx, parsed.data);
  if (!draft.ok) return draft;
  const settings = await resolveSettings(ctx, parsed.data);
  if (!settings.ok) return settings;

  const read = draft.readingId === null ? null : await readReading(ctx, { readingId: draft.readingId });
  if (!read?.ok || draft.readingId === null)
    return { ok: true, state: "outdated", message: t("failures.readingOutdated") };
  const { state, problem, readCount, expectedCount, ageMs } = read.reading;
  if (state === "failed")
    return { ok: true, state: "failed", message: readingProblemSentence(problem ?? "gave-up") };
  if (state !== "done") return { ok: true, state: "reading", readCount, expectedCount };
  if (ageMs > MAX_READING_AGE_MS)
    return { ok: true, state: "outdated", message: t("failures.readingOutdated") };

  const plan = await readPlan(ctx, { ...settings, readingId: draft.readingId, pictures: draft.pictures });
  if (!plan.ok) return plan;
  const { slots } = await readCapacity(ctx);
  const meanItemMs = await ctx.db.tenant(ctx.shopId, (tx) => findMeanItemMs(tx, settings.quality));
  const itemCount = plan.items.length;
  const priceCredits = ITEM_PRICE_CREDITS[settings.quality];
  const daily = await readDailyLimit(ctx);
  const shopLimit = generateItemJob.groupConcurrency ?? slots;
  return {
    ok: true,
    state: "ready",
    itemCount,
    productCount: plan.productCount,
    priceCredits,
    neededCredits: itemCount * priceCredits,
    items: plan.items.slice(0, examples),
    skipped: groupSkipped(plan.skipped).map((group) => ({ ...group, message: skipSentence(group.reason) })),
    fullCount: plan.fullProducts.length,
    fullProducts: plan.fullProducts.slice(0, EXAMPLE_PRODUCTS),
    optionNames: plan.optionNames.slice(0, OPTION_NAMES),
    notes: styleNotes(settings, settings.quality),
    durationMs: forecastMs({ itemCount, meanItemMs, slots, shopLimit }),
    hasWorkers: slots > 0,
    dayLeftCredits: daily && Math.max(daily.limitCredits - daily.boundCredits, 0),
  };
}
