import { createHash } from "node:crypto";
import { holdCredits } from "../credits/index.server.ts";
import { PICTURE_PRICE_CREDITS } from "../credits/prices.ts";
import { readSelection } from "../catalog/index.server.ts";
import type { Selection } from "../catalog/schemas.ts";
import { actorText } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { capableEngines } from "./choose-engine.ts";
import type { GenerationCtx } from "./ctx.ts";
import { generateItemJob } from "./jobs/generate-item.ts";
import { type Plan, type SkippedProduct, planRun } from "./plan.ts";
import { MAX_RUN_ITEMS, namesTooMany, type StartRunInput, startRunSchema } from "./schemas.ts";
import { findOrderByKey, insertOrder, insertRun } from "./store.ts";

export type StartRunRefusal =
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"unsupported-quality">
  | Refusal<"key-reused">
  | Refusal<"too-many-items", { limit: number }>
  | Refusal<"nothing-to-generate", { skipped: readonly SkippedProduct[] }>
  | Refusal<"selection-changed", { expected: number; found: number }>
  | Refusal<"insufficient-credits", { needed: number; available: number; shortfall: number }>
  | Refusal<"spending-frozen">;

export type StartedRun = {
  readonly ok: true;
  readonly runId: string;
  /** True when this key had started the run before: nothing more was held. */
  readonly replayed: boolean;
};

/**
 * Starts a run: one item for each chosen product that has a usable picture. Products that Shopify's metadata already
 * rules out are left out before anything is held; the credits of all items are held whole or not at all. Order, run,
 * items, hold and jobs are one transaction.
 *
 * The same key with the same request is the same run, also when both arrive at once.
 *
 * Refuses with `invalid-input`, `unsupported-quality`, `key-reused` (same key, another request), `too-many-items`,
 * `nothing-to-generate` (with what was left out), `selection-changed` (the shop now makes another number of pictures
 * than the merchant was told), `insufficient-credits` (with the exact shortfall), `spending-frozen`.
 */
export async function startRun(
  ctx: GenerationCtx,
  input: StartRunInput,
): Promise<StartedRun | StartRunRefusal> {
  const parsed = startRunSchema.safeParse(input);
  if (!parsed.success) return refusedInput(parsed.error.issues);
  const request = parsed.data;
  if (namesTooMany(request.selection)) return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  const requestHash = hashRequest(request);

  const before = await findStarted(ctx, request.idempotencyKey, requestHash);
  if (before) return before;
  const wanted = { ...request, ratios: ["1:1"] as const, variations: 1, engine: null };
  if (capableEngines(ctx.ports.engines, wanted).length === 0) return refuse("unsupported-quality");

  const plan = await readAndPlan(ctx, request.selection);
  if (!plan) return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  if (plan.items.length === 0) return refuse("nothing-to-generate", { skipped: plan.skipped });

  const expected = request.expectedItemCount ?? plan.items.length;
  if (plan.items.length !== expected)
    return refuse("selection-changed", { expected, found: plan.items.length });

  const refusal = await commitRun(ctx, request, requestHash, plan);
  if (refusal === "key-taken") {
    const winner = await findStarted(ctx, request.idempotencyKey, requestHash);
    if (!winner) throw new Error("the order that took the key has vanished");
    return winner;
  }
  return refusal;
}

/** Reads the whole selection; null when it makes more items than a run may have. */
async function readAndPlan(ctx: GenerationCtx, selection: Selection): Promise<Plan | null> {
  const products = [];
  for await (const page of readSelection(ctx, selection)) {
    products.push(...page);
    if (products.length > MAX_RUN_ITEMS && planRun(products).items.length > MAX_RUN_ITEMS) return null;
  }
  return planRun(products, "productGids" in selection ? selection.productGids : []);
}

async function commitRun(
  ctx: GenerationCtx,
  request: StartRunInput,
  requestHash: string,
  plan: Plan,
): Promise<StartedRun | "key-taken" | Exclude<Awaited<ReturnType<typeof holdCredits>>, { ok: true }>> {
  const orderId = ctx.ids.next();
  const runId = ctx.ids.next();
  const priceCredits = PICTURE_PRICE_CREDITS[request.quality];
  const items = plan.items.map((item, position) => ({
    ...item,
    itemId: ctx.ids.next(),
    position,
    priceCredits,
  }));

  const outcome = await ctx.db
    .tenant(ctx.shopId, async (tx) => {
      const isFirst = await insertOrder(tx, ctx.shopId, {
        orderId,
        idempotencyKey: request.idempotencyKey,
        requestHash,
        quality: request.quality,
        recipe: request.recipe,
        skipped: plan.skipped,
        actor: actorText(ctx.actor),
      });
      if (!isFirst) return "key-taken" as const;
      await insertRun(tx, ctx.shopId, { runId, orderId, items });
      // The hold locks the shop's account, so it comes as late as it can.
      const held = await holdCredits(
        { ...ctx, tx },
        {
          runId,
          items: items.map(({ itemId }) => ({ itemId, priceCredits })),
          reason: `${items.length} ${items.length === 1 ? "picture" : "pictures"}`,
        },
      );
      if (!held.ok) throw new RolledBack(held);
      await ctx.jobs.enqueue(
        generateItemJob,
        items.map(({ itemId }) => ({
          payload: { v: 1 as const, shopId: ctx.shopId, itemId },
          group: ctx.shopId,
        })),
        tx,
      );
      return { ok: true, runId, replayed: false } as const;
    })
    .catch((error: unknown) => {
      if (error instanceof RolledBack) return error.refusal;
      throw error;
    });
  if (outcome !== "key-taken" && outcome.ok) {
    ctx.log.info(
      { shopId: ctx.shopId, runId, items: items.length, skipped: plan.skipped.length },
      "run started",
    );
  }
  return outcome;
}

type HoldRefusal = Exclude<Awaited<ReturnType<typeof holdCredits>>, { ok: true }>;

/** Carries a refusal out of the transaction that it undoes. */
class RolledBack extends Error {
  readonly refusal: HoldRefusal;
  constructor(refusal: HoldRefusal) {
    super(`refused: ${refusal.reason}`);
    this.refusal = refusal;
  }
}

async function findStarted(
  ctx: GenerationCtx,
  idempotencyKey: string,
  requestHash: string,
): Promise<StartedRun | Refusal<"key-reused"> | null> {
  const order = await ctx.db.tenant(ctx.shopId, (tx) => findOrderByKey(tx, ctx.shopId, idempotencyKey));
  if (!order) return null;
  if (order.requestHash !== requestHash) return refuse("key-reused");
  return { ok: true, runId: order.runId, replayed: true };
}

/** The same products in another order are the same request. */
function hashRequest({ selection, quality, recipe }: StartRunInput): string {
  const chosen =
    "productGids" in selection ? { productGids: [...new Set(selection.productGids)].toSorted() } : selection;
  return createHash("sha256")
    .update(JSON.stringify([chosen, quality, recipe.name, recipe.version]))
    .digest("hex");
}

function refusedInput(
  issues: readonly { code: string; path: readonly PropertyKey[]; message: string }[],
): StartRunRefusal {
  const [issue] = issues;
  const where = issue?.path.join(".");
  return refuse("invalid-input", {
    problem: where ? `${where}: ${issue?.message}` : (issue?.message ?? "unknown"),
  });
}
