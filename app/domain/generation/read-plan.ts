import { readGoneGids, readReadProducts, type ReadProduct } from "../catalog/index.server.ts";
import type { PictureChoice } from "../catalog/schemas.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { GenerationCtx } from "./ctx.ts";
import type { PilotCandidate } from "./pilot.ts";
import { findMadeKeys } from "./plan-store.ts";
import {
  type PlannedItem,
  type PlanSettings,
  type SkippedProduct,
  exceedsMedia,
  planProduct,
} from "./plan.ts";
import { MAX_RUN_ITEMS } from "./schemas.ts";

/** What an order would make of a reading of the shop. */
export interface Plan {
  readonly ok: true;
  readonly items: readonly (PlannedItem & PilotCandidate)[];
  readonly skipped: readonly SkippedProduct[];
  readonly productCount: number;
  /** Products that couldn't take all their new media beside what they have. */
  readonly fullProducts: readonly Pick<ReadProduct, "productGid" | "title" | "sku" | "mediaCount">[];
  /** What variants of the products differ in, the most frequent first. */
  readonly optionNames: readonly string[];
}

/** The option that Shopify gives a product without options. */
const NO_OPTION = "Title";

/**
 * Plans an order from a reading that is done. Nothing is asked of Shopify.
 *
 * @param input `again`: plans also what was made before from the same source in the same way
 * Refuses with `too-many-items`.
 */
export async function readPlan(
  ctx: GenerationCtx,
  input: PlanSettings & {
    readonly readingId: string;
    readonly pictures: PictureChoice;
    readonly again: boolean;
  },
): Promise<Plan | Refusal<"too-many-items", { limit: number }>> {
  const optionName = input.pictures.kind === "per-option" ? input.pictures.optionName : null;
  const items: (PlannedItem & PilotCandidate)[] = [];
  const skipped: SkippedProduct[] = [];
  const fullProducts: Plan["fullProducts"][number][] = [];
  const productsByOption = new Map<string, number>();
  let productCount = 0;
  for await (const page of readReadProducts(ctx, { readingId: input.readingId })) {
    const planned = page.map((product) => ({ product, ...planProduct(product, input, optionName) }));
    const madeKeys = planned.flatMap((one) => one.items.map(({ madeKey }) => madeKey));
    const made = input.again
      ? new Set<string>()
      : await ctx.db.tenant(ctx.shopId, (tx) => findMadeKeys(tx, ctx.shopId, madeKeys));
    for (const { product, ...plan } of planned) {
      const { productGid, productType, collectionGid, title, sku, mediaCount } = product;
      const fresh = plan.items.filter(({ madeKey }) => !made.has(madeKey));
      productCount++;
      for (const name of product.optionNames)
        productsByOption.set(name, (productsByOption.get(name) ?? 0) + 1);
      items.push(...fresh.map((item) => ({ ...item, productType, collectionGid })));
      skipped.push(...plan.skipped);
      for (let known = plan.items.length - fresh.length; known > 0; known--)
        skipped.push({ productGid, productTitle: title, sku, reason: "already-made" });
      if (fresh.length > 0 && exceedsMedia(product, fresh.length))
        fullProducts.push({ productGid, title, sku, mediaCount });
    }
    if (items.length > MAX_RUN_ITEMS) return refuse("too-many-items", { limit: MAX_RUN_ITEMS });
  }
  for (const gid of await readGoneGids(ctx, { readingId: input.readingId })) {
    const reason = gid.includes("/Collection/") ? "collection-gone" : "product-gone";
    skipped.push({ productGid: gid, productTitle: "", sku: "", reason });
  }
  const optionNames = [...productsByOption]
    .filter(([name]) => name !== NO_OPTION)
    .toSorted(([, one], [, other]) => other - one)
    .map(([name]) => name);
  return { ok: true, items, skipped, productCount, fullProducts, optionNames };
}
