import { readAssets } from "../assets/index.server.ts";
import type { BatchWork } from "./batch-work.ts";
import { type ProductPlan, linksOf } from "./goals.ts";
import type { ProductVariant } from "./ports.ts";
import { type ClaimedProduct, type Snapshot, saveBefore } from "./store.ts";

/**
 * What products showed before we touched them, variants only where ours are to be shown by them; one that is gone is left
 * out. It is taken anew as long as nothing of ours can have been added, so that the merchant's own changes in the meantime
 * count as theirs.
 */
export async function snapshotBefore(
  { ctx, key, lost }: BatchWork,
  products: readonly ClaimedProduct[],
): Promise<Map<string, ProductPlan>> {
  const plans = new Map<string, ProductPlan>();
  const untouched: ClaimedProduct[] = [];
  for (const product of products) {
    const { productGid, before, links } = product;
    if (before && isTouched(product)) plans.set(productGid, { before, links: links ?? [] });
    else untouched.push(product);
  }
  if (untouched.length === 0) return plans;
  const { media } = ctx.ports;
  const now = await media.readProducts(untouched.map(({ productGid }) => productGid));
  const withVariants = untouched.filter((one) => concernsVariants(one) && now.has(one.productGid));
  const variants =
    withVariants.length > 0
      ? await media.readVariants(withVariants.map(({ productGid }) => productGid))
      : null;
  const assets = await readAssets(ctx, {
    assetIds: withVariants.flatMap(({ steps }) => steps.map(({ assetId }) => assetId)),
  });
  const snapshots = new Map<string, Snapshot>();
  for (const product of untouched) {
    const before = now.get(product.productGid);
    const links = linksFor(product, assets, variants?.get(product.productGid) ?? []);
    if (before) snapshots.set(product.productGid, { before, links });
  }
  const held = await ctx.db.tenant(ctx.shopId, (tx) => saveBefore(tx, ctx.shopId, key, snapshots));
  for (const [productGid, snapshot] of snapshots) {
    plans.set(productGid, snapshot);
    if (!held.has(productGid)) lost.add(productGid);
  }
  return plans;
}

const isTouched = ({ steps }: ClaimedProduct): boolean =>
  steps.some(({ state }) => state === "ready" || state === "attached" || state === "verified");

const concernsVariants = ({ steps }: ClaimedProduct): boolean =>
  steps.some(({ toVariants, replacesGid }) => toVariants || replacesGid !== null);

function linksFor(
  { steps }: ClaimedProduct,
  assets: Awaited<ReturnType<typeof readAssets>>,
  variants: readonly ProductVariant[],
) {
  const lines = steps.flatMap(({ assetId, toVariants, replacesGid }) => {
    const asset = assets.get(assetId);
    if (!asset) return [];
    const { optionName, optionValue, durationMs } = asset;
    return [{ assetId, toVariants, replacesGid, optionName, optionValue, isVideo: durationMs !== null }];
  });
  return linksOf(lines, variants);
}
