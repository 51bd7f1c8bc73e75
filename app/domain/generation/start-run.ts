import { createHash } from "node:crypto";
import { ITEM_PRICE_CREDITS } from "../credits/prices.ts";
import { readReading } from "../catalog/index.server.ts";
import { actorText } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type HoldRefusal, addRun, orRefusal } from "./add-run.ts";
import type { GenerationCtx } from "./ctx.ts";
import { choosePilot } from "./pilot.ts";
import { type SkippedGroup, groupSkipped } from "./plan.ts";
import { insertPlanned } from "./plan-store.ts";
import { type Draft, readDraft } from "./read-draft.ts";
import { type Plan, readPlan } from "./read-plan.ts";
import { type ResolvedSettings, type SettingsRefusal, resolveSettings } from "./resolve-settings.ts";
import { MAX_READING_AGE_MS, type Quality, type StartRunInput, startRunSchema } from "./schemas.ts";
import { findOrderByKey, insertOrder } from "./order-store.ts";

export type StartRunRefusal =
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | SettingsRefusal
  | Refusal<"still-reading">
  | Refusal<"reading-outdated">
  | Refusal<"too-many-items", { limit: number }>
  | Refusal<"nothing-to-generate", { skipped: readonly SkippedGroup[] }>
  | Refusal<"selection-changed", { expected: number; found: number }>
  | Refusal<"budget-too-small", { needed: number }>
  | HoldRefusal;

export type StartedRun = {
  readonly ok: true;
  readonly orderId: string;
  readonly runId: string;
  /** True when this draft had been started before: nothing more was held. */
  readonly replayed: boolean;
  /** With what quality it was started before, when that was with other settings than these. */
  readonly startedAs: Quality | null;
};

/**
 * Starts a draft: an order with its first run. The run has all pictures of the order, or its pilot, or what the budget
 * pays for; the rest lies with the order. What Shopify's metadata already rules out, and what was made before, is left
 * out before anything is held; the credits of the run's items are held whole or not at all. Order, run, items, hold and
 * jobs are one transaction; nothing is asked of Shopify.
 *
 * A draft becomes one order, also when two tabs start it at once, with whatever settings: the second one is told which.
 *
 * Refuses with `invalid-input`, `not-found` (no such draft), `still-reading`, `reading-outdated` (read the draft anew),
 * like `resolveSettings`, `too-many-items`, `nothing-to-generate` (with what was left out), `selection-changed` (it now
 * makes another number of pictures than the merchant was told), `budget-too-small` (for a single picture),
 * `insufficient-credits` (with the exact shortfall), `daily-limit`, `spending-frozen`.
 */
export async function startRun(
  ctx: GenerationCtx,
  input: StartRunInput,
): Promise<StartedRun | StartRunRefusal> {
  const parsed = startRunSchema.safeParse(input);
  if (!parsed.success) return refuse("invalid-input", { problem: problemOf(parsed.error.issues) });
  const request = parsed.data;
  const requestHash = hashRequest(request);
  const before = await findStarted(ctx, request.draftId, requestHash);
  if (before) return before;

  const draft = await readDraft(ctx, request);
  if (!draft.ok) return draft;
  const settings = await resolveSettings(ctx, request);
  if (!settings.ok) return settings;
  const readingId = await usableReading(ctx, draft);
  if (typeof readingId !== "string") return readingId;

  const plan = await readPlan(ctx, { ...settings, readingId, pictures: draft.pictures });
  if (!plan.ok) return plan;
  const found = plan.items.length;
  const expected = request.expectedItemCount ?? found;
  if (found === 0 || found !== expected) {
    // What another tab has started from this draft meanwhile counts as made before.
    const meanwhile = await findStarted(ctx, request.draftId, requestHash);
    if (meanwhile) return meanwhile;
  }
  if (found === 0) return refuse("nothing-to-generate", { skipped: groupSkipped(plan.skipped) });
  if (found !== expected) return refuse("selection-changed", { expected, found });

  const outcome = await commitOrder(ctx, { request, requestHash, settings, draft, plan });
  if (outcome !== "key-taken") return outcome;
  const winner = await findStarted(ctx, request.draftId, requestHash);
  if (!winner) throw new Error("the order that took the key has vanished");
  return winner;
}

/** The draft's reading when it is done and fresh enough to spend credits by. */
async function usableReading(
  ctx: GenerationCtx,
  { readingId }: Draft,
): Promise<string | Refusal<"still-reading"> | Refusal<"reading-outdated">> {
  if (readingId === null) return refuse("reading-outdated");
  const read = await readReading(ctx, { readingId });
  if (!read.ok || read.reading.state === "failed") return refuse("reading-outdated");
  if (read.reading.state !== "done") return refuse("still-reading");
  return read.reading.ageMs > MAX_READING_AGE_MS ? refuse("reading-outdated") : readingId;
}

interface Order {
  readonly request: ReturnType<typeof startRunSchema.parse>;
  readonly requestHash: string;
  readonly settings: ResolvedSettings;
  readonly draft: Draft;
  readonly plan: Plan;
}

async function commitOrder(
  ctx: GenerationCtx,
  { request, requestHash, settings, draft, plan }: Order,
): Promise<StartedRun | "key-taken" | HoldRefusal | Refusal<"budget-too-small", { needed: number }>> {
  const { shopId } = ctx;
  const { quality } = settings;
  const priceCredits = ITEM_PRICE_CREDITS[quality];
  const { pilotItems, budgetCredits = null } = request;
  const payable = budgetCredits === null ? Infinity : Math.floor(budgetCredits / priceCredits);
  if (payable === 0) return refuse("budget-too-small", { needed: priceCredits });

  const items = plan.items.map(({ productType: _, collectionGid: __, ...item }, position) => ({
    ...item,
    position,
    priceCredits,
    retryOf: null,
  }));
  const isPilot = pilotItems !== undefined && pilotItems < items.length;
  const places = isPilot ? choosePilot(plan.items, pilotItems) : [...items.keys()];
  const first = new Set(places.slice(0, payable));

  const orderId = ctx.ids.next();
  const outcome = await orRefusal(
    ctx.db.tenant(shopId, async (tx) => {
      const isFirst = await insertOrder(tx, shopId, {
        orderId,
        idempotencyKey: request.draftId,
        requestHash,
        quality,
        recipe: settings.recipe,
        style: settings.style && { styleId: settings.style.styleId, version: settings.style.version },
        settings: {
          ...(settings.style && { styleName: settings.style.name }),
          ratios: settings.ratios,
          platforms: settings.platforms,
          variations: settings.variations,
          pictures: draft.pictures,
          again: settings.again,
          ...(settings.engine !== null && { engine: settings.engine }),
        },
        budgetCredits,
        failPercent: request.pauseAtFailPercent ?? null,
        skipped: groupSkipped(plan.skipped),
        actor: actorText(ctx.actor),
      });
      if (!isFirst) return "key-taken" as const;
      await insertPlanned(tx, shopId, {
        orderId,
        items: items.filter(({ position }) => !first.has(position)),
      });
      return addRun(ctx, tx, {
        orderId,
        kind: isPilot ? "pilot" : "whole",
        quality: null,
        engine: settings.engine,
        again: settings.again,
        items: items.filter(({ position }) => first.has(position)),
      });
    }),
  );
  if (outcome === "key-taken" || "reason" in outcome) return outcome;
  const { runId } = outcome;
  ctx.log.info(
    { shopId, orderId, runId, items: first.size, planned: items.length - first.size },
    "run started",
  );
  return { ok: true, orderId, runId, replayed: false, startedAs: null };
}

async function findStarted(
  ctx: GenerationCtx,
  draftId: string,
  requestHash: string,
): Promise<StartedRun | null> {
  const order = await ctx.db.tenant(ctx.shopId, (tx) => findOrderByKey(tx, ctx.shopId, draftId));
  if (!order) return null;
  const { orderId, runId, quality } = order;
  const isSame = order.requestHash === requestHash;
  return { ok: true, orderId, runId, replayed: true, startedAs: isSame ? null : quality };
}

/** The figures that the merchant was told are no part of it: read anew, they may be others. */
function hashRequest({ expectedItemCount: _, ...request }: Order["request"]): string {
  return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

function problemOf(
  issues: readonly { code: string; path: readonly PropertyKey[]; message: string }[],
): string {
  const [issue] = issues;
  const where = issue?.path.join(".");
  return where ? `${where}: ${issue?.message}` : (issue?.message ?? "unknown");
}
