/** Which pictures an order makes, and which of those that were asked for it doesn't. Pure. */
import { createHash } from "node:crypto";
import type { ReadPicture, ReadProduct } from "../catalog/index.server.ts";
import {
  isVideo,
  MAX_MORE_SOURCES,
  MAX_PRODUCT_MEDIA,
  MIN_SOURCE_LONGEST_SIDE_PX,
  type Quality,
  type Ratio,
  type Recipe,
  type SkipReason,
  honestQuality,
} from "./schemas.ts";

/** What is to be made of each picture. */
export interface PlanSettings {
  readonly recipe: Recipe;
  readonly quality: Quality;
  readonly ratios: readonly Ratio[];
  readonly variations: number;
}

export interface PlannedItem {
  readonly productGid: string;
  readonly productTitle: string;
  /** That of the first variant that shows the source, else the product's. */
  readonly sku: string;
  readonly mediaGid: string;
  readonly sourceUrl: string;
  /** What the source is to its product. */
  readonly pictureRole: "main" | "further" | "option";
  /** The option and its value that the picture shows: its variants are to get it. */
  readonly optionName: string | null;
  readonly optionValue: string | null;
  readonly ratio: Ratio;
  readonly variation: number;
  /** Further pictures of the product that a video shows after its source, in their order; none for a picture. */
  readonly moreSourceUrls: readonly string[];
  /** Equal for two items exactly when they would make the same picture. */
  readonly madeKey: string;
}

export interface SkippedProduct {
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly reason: SkipReason;
}

/** Left-out pictures of one reason. */
export interface SkippedGroup {
  readonly reason: SkipReason;
  /** How many pictures were left out for it. */
  readonly count: number;
  /** The first of their products. */
  readonly products: readonly Omit<SkippedProduct, "reason">[];
}

export interface ProductPlan {
  readonly items: readonly PlannedItem[];
  readonly skipped: readonly SkippedProduct[];
}

/**
 * Plans one product from what Shopify's metadata shows. A picture whose size Shopify doesn't tell is tried: its pixels
 * are counted when it is opened.
 *
 * @param optionName the option that the product's pictures were chosen by, if they were
 */
export function planProduct(
  product: ReadProduct,
  settings: PlanSettings,
  optionName: string | null = null,
): ProductPlan {
  const { productGid, title: productTitle, sku } = product;
  const items: PlannedItem[] = [];
  const skipped: SkippedProduct[] = [];
  const skip = (reason: SkipReason): void => void skipped.push({ productGid, productTitle, sku, reason });

  if (product.pictures.length === 0 && product.valuesWithoutPicture.length === 0) skip("no-picture");
  for (let left = product.valuesWithoutPicture.length; left > 0; left--) skip("no-picture-of-option");
  const { pictures, moreSourceUrls } = isVideo(settings.quality)
    ? asAngles(product.pictures)
    : { pictures: product.pictures, moreSourceUrls: [] };
  for (const picture of pictures) {
    const fault = pictureFault(picture);
    if (fault !== null || picture.url === null) {
      skip(fault ?? "picture-not-ready");
      continue;
    }
    // What a variant shows goes by that one's SKU.
    const shownSku = picture.sku ?? sku;
    const isOption = picture.role === "option" && optionName !== null && picture.optionValue !== null;
    for (const ratio of settings.ratios) {
      const dishonest = qualityFault(picture, settings, ratio);
      if (dishonest !== null) {
        for (let variation = 1; variation <= settings.variations; variation++) skip(dishonest);
        continue;
      }
      for (let variation = 1; variation <= settings.variations; variation++) {
        items.push({
          productGid,
          productTitle,
          sku: shownSku,
          mediaGid: picture.mediaGid,
          sourceUrl: picture.url,
          pictureRole: isOption ? "option" : picture.role === "further" ? "further" : "main",
          optionName: isOption ? optionName : null,
          optionValue: isOption ? picture.optionValue : null,
          ratio,
          variation,
          moreSourceUrls,
          madeKey: madeKey({ ...settings, ...picture, url: picture.url, ratio, variation, moreSourceUrls }),
        });
      }
    }
  }
  return { items, skipped };
}

/** The pictures of a product that was chosen with all of them are angles of one video; others are a video each. */
function asAngles(pictures: readonly ReadPicture[]): {
  pictures: readonly ReadPicture[];
  moreSourceUrls: readonly string[];
} {
  const usable = pictures.filter((picture) => pictureFault(picture) === null);
  const [main, ...further] = usable;
  if (!main || further.length === 0 || pictures.some(({ role }) => role === "option"))
    return { pictures, moreSourceUrls: [] };
  const urls = further.flatMap(({ url }) => url ?? []);
  return { pictures: [main], moreSourceUrls: urls.slice(0, MAX_MORE_SOURCES) };
}

function pictureFault({ url, status, widthPx, heightPx }: ReadPicture): SkipReason | null {
  if (status !== "ready" || url === null) return "picture-not-ready";
  if (widthPx === null || heightPx === null) return null;
  return Math.max(widthPx, heightPx) < MIN_SOURCE_LONGEST_SIDE_PX ? "picture-too-small" : null;
}

/** Whether the picture has too few pixels for the quality, even if its product fills it. */
function qualityFault(
  { widthPx, heightPx }: ReadPicture,
  { quality, recipe }: PlanSettings,
  ratio: Ratio,
): SkipReason | null {
  if (widthPx === null || heightPx === null || isVideo(quality)) return null;
  const fits = honestQuality(quality, { ratio, recipe, product: { widthPx, heightPx } });
  if (fits === quality) return null;
  return fits === "hd" ? "too-small-hd-fits" : "too-small-standard-fits";
}

/** Names what an item makes: another source, scene, quality, proportion or variation is another name. */
export function madeKey(made: {
  readonly mediaGid: string;
  readonly url: string;
  readonly recipe: Recipe;
  readonly quality: Quality;
  readonly ratio: Ratio;
  readonly variation: number;
  readonly moreSourceUrls?: readonly string[];
}): string {
  const { mediaGid, url, recipe, quality, ratio, variation, moreSourceUrls = [] } = made;
  const { name, version, shadow, framing, ...parameters } = recipe;
  const scene: unknown[] = [name, version, shadow, framing, recipe.name === "colour" ? recipe.colour : ""];
  // What the first recipes did not have comes behind: their names stay what they were.
  const further = Object.entries(parameters).filter(
    ([parameter, value]) => value !== undefined && !(name === "colour" && parameter === "colour"),
  );
  if (further.length > 0) scene.push(further.toSorted());
  return createHash("sha256")
    .update(JSON.stringify([mediaGid, url, scene, quality, ratio, variation, ...moreSourceUrls]))
    .digest("hex");
}

/** Whether a product's new media would not all fit behind those it has. */
export const exceedsMedia = (product: Pick<ReadProduct, "mediaCount">, newItems: number): boolean =>
  product.mediaCount + newItems > MAX_PRODUCT_MEDIA;

const PRODUCTS_PER_GROUP = 50;

/** Left-out pictures by reason, the most frequent first. */
export function groupSkipped(skipped: readonly SkippedProduct[]): SkippedGroup[] {
  return [...Map.groupBy(skipped, ({ reason }) => reason)]
    .map(([reason, all]) => ({
      reason,
      count: all.length,
      products: all
        .slice(0, PRODUCTS_PER_GROUP)
        .map(({ productGid, productTitle, sku }) => ({ productGid, productTitle, sku })),
    }))
    .toSorted((one, other) => other.count - one.count);
}
