import type { z } from "zod";
import { ITEM_PRICE_CREDITS } from "../credits/prices.ts";
import { type ReadProduct, readPicturesNow } from "../catalog/index.server.ts";
import { inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type HoldRefusal, addRun, orRefusal } from "./add-run.ts";
import { capableEngines } from "./choose-engine.ts";
import type { GenerationCtx } from "./ctx.ts";
import { FAILURES } from "./failures.ts";
import { madeKey } from "./plan.ts";
import { type FailedItem, type WaitingItem, findFailedItems } from "./plan-store.ts";
import { type Quality, isVideo, retryItemsSchema } from "./schemas.ts";
import { findOrder, lockOrder, sumOrder } from "./order-store.ts";
import { findRun } from "./store.ts";

export type RetryRefusal =
  | Refusal<"not-found">
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"nothing-to-retry">
  | Refusal<"unsupported-quality">
  | Refusal<"budget-spent", { budget: number; bound: number }>
  | HoldRefusal;

/** Products that are read again from the shop at once. */
const PRODUCTS_PER_READ = 250;

/**
 * Tries failed items of a run once more, as a further run of its order with a hold of its own: all of them or some, and
 * if wanted in another quality or by another engine. Where the photo was the reason, the product's photo of now is
 * taken: a merchant who replaced it wants it used. An item is tried again once; sent twice, it is one retry.
 *
 * Refuses with `not-found`, `invalid-input`, `nothing-to-retry` (none failed, or all were tried again already),
 * `unsupported-quality` (no engine makes it so), `budget-spent`, `insufficient-credits`, `daily-limit`,
 * `spending-frozen`.
 */
export async function retryItems(
  ctx: GenerationCtx,
  input: z.input<typeof retryItemsSchema>,
): Promise<{ ok: true; runId: string; itemCount: number } | RetryRefusal> {
  const parsed = retryItemsSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { runId, itemIds = null, keepsPhoto } = parsed.data;
  const { shopId } = ctx;
  const found = await inTransaction(ctx, async (tx) => {
    const run = await findRun(tx, shopId, runId);
    return run && { run, failed: await findFailedItems(tx, shopId, { runId, itemIds }) };
  });
  if (!found) return refuse("not-found");
  const { run, failed } = found;
  if (failed.length === 0) return refuse("nothing-to-retry");
  const quality = parsed.data.quality ?? run.quality;
  // A retry makes what was ordered: of a picture another size, of a video another length, never one instead of the other.
  if (isVideo(quality) !== isVideo(run.quality)) return refuse("unsupported-quality");
  const engine = parsed.data.engine ?? run.settings.engine ?? null;
  const ratios = [...new Set(failed.map(({ ratio }) => ratio))];
  const variations = Math.max(...failed.map(({ variation }) => variation));
  if (
    capableEngines(ctx.ports.engines, { recipe: run.recipe, quality, ratios, variations, engine }).length ===
    0
  )
    return refuse("unsupported-quality");

  const priceCredits = ITEM_PRICE_CREDITS[quality];
  const sources = keepsPhoto ? new Map<string, Source>() : await readSources(ctx, failed);
  const again = (item: FailedItem): WaitingItem => {
    const { itemId, failureCode: _, ...rest } = item;
    const source = sources.get(itemId) ?? item;
    const key = madeKey({ ...item, ...source, url: source.sourceUrl, recipe: run.recipe, quality });
    return { ...rest, ...source, priceCredits, madeKey: key, retryOf: itemId };
  };

  const { orderId } = run;
  const outcome = await orRefusal(
    ctx.db.tenant(shopId, async (tx) => {
      // Under the order's lock: what another tab has just tried again is not found any more.
      await lockOrder(tx, shopId, orderId);
      const left = await findFailedItems(tx, shopId, { runId, itemIds });
      if (left.length === 0) return refuse("nothing-to-retry");
      const order = await findOrder(tx, shopId, orderId);
      const budget = order?.budgetCredits ?? null;
      const { boundCredits: bound } = await sumOrder(tx, shopId, orderId);
      if (budget !== null && bound + left.length * priceCredits > budget)
        return refuse("budget-spent", { budget, bound });
      const added = await addRun(ctx, tx, {
        orderId,
        kind: "retry",
        quality: otherQuality(quality, order?.quality),
        engine,
        // A merchant who tries it again wants it, whatever else was made of the photo meanwhile.
        again: true,
        items: left.map(again),
      });
      return { ...added, itemCount: left.length };
    }),
  );
  if ("reason" in outcome) return outcome;
  ctx.log.info({ shopId, orderId, runId: outcome.runId, items: outcome.itemCount }, "items tried again");
  return { ok: true, ...outcome };
}

const otherQuality = (quality: Quality, orders: Quality | undefined): Quality | null =>
  quality === orders ? null : quality;

interface Source {
  readonly sku: string;
  readonly mediaGid: string;
  readonly sourceUrl: string;
}

/** The photos of now, for the items whose photo was the reason; an item without an entry keeps its own. */
async function readSources(
  ctx: GenerationCtx,
  failed: readonly FailedItem[],
): Promise<ReadonlyMap<string, Source>> {
  const due = failed.filter(({ failureCode }) => FAILURES[failureCode].isAboutSource);
  const sources = new Map<string, Source>();
  const kinds = Map.groupBy(due, ({ optionName, pictureRole }) =>
    pictureRole === "option" ? `option ${optionName}` : pictureRole,
  );
  for (const items of kinds.values()) {
    const [{ pictureRole, optionName } = { pictureRole: "main" as const, optionName: null }] = items;
    const pictures =
      pictureRole === "option" && optionName !== null
        ? ({ kind: "per-option", optionName } as const)
        : ({ kind: pictureRole === "main" ? "main" : "all" } as const);
    const gids = [...new Set(items.map(({ productGid }) => productGid))];
    for (let start = 0; start < gids.length; start += PRODUCTS_PER_READ) {
      const productGids = gids.slice(start, start + PRODUCTS_PER_READ);
      const products = await readPicturesNow(ctx, { productGids, pictures });
      const byGid = new Map(products.map((product) => [product.productGid, product]));
      for (const item of items) {
        const source = sourceOf(item, byGid.get(item.productGid));
        if (source) sources.set(item.itemId, source);
      }
    }
  }
  return sources;
}

function sourceOf(item: FailedItem, product: ReadProduct | undefined): Source | null {
  const picture = product?.pictures.find((one) =>
    item.pictureRole === "main"
      ? one.role === "main"
      : item.pictureRole === "option"
        ? one.optionValue === item.optionValue
        : one.mediaGid === item.mediaGid,
  );
  if (!product || !picture?.url) return null;
  return { sku: picture.sku ?? product.sku, mediaGid: picture.mediaGid, sourceUrl: picture.url };
}
