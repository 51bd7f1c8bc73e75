/** What products lack, and how badly: the order in which they are worth mending. Pure. */
import type { GlancedProduct } from "./ports.ts";
import type { CatalogPicture, Lacking } from "./schemas.ts";

/** Sides that differ by less than this share of the longer one are one length: platforms round. */
const SQUARE_TOLERANCE = 0.01;

/**
 * How badly a product lacks something, from just above 0 to 1; null: it doesn't. Pictures that Shopify could not process
 * count as none. A main picture that is missing or whose size is not known is neither too small nor out of square.
 *
 * @param product `images` in the product's order; videos and 3D models are not among them
 */
export function severityOf(
  { images }: { readonly images: readonly CatalogPicture[] },
  lacking: Lacking,
): number | null {
  const usableCount = images.filter(({ status }) => status !== "failed").length;
  switch (lacking.kind) {
    case "no-picture":
      return usableCount === 0 ? 1 : null;
    case "fewer-pictures-than":
      return usableCount < lacking.count ? (lacking.count - usableCount) / lacking.count : null;
    case "main-picture-below": {
      const sides = mainSides(images);
      return sides && sides.longPx < lacking.px ? (lacking.px - sides.longPx) / lacking.px : null;
    }
    case "main-picture-not-square": {
      const sides = mainSides(images);
      const differing = sides ? (sides.longPx - sides.shortPx) / sides.longPx : 0;
      return differing > SQUARE_TOLERANCE ? differing : null;
    }
  }
}

function mainSides([main]: readonly CatalogPicture[]): { longPx: number; shortPx: number } | null {
  if (!main?.widthPx || !main.heightPx) return null;
  return { longPx: Math.max(main.widthPx, main.heightPx), shortPx: Math.min(main.widthPx, main.heightPx) };
}

/** Most products that a glance names. */
const MAX_NAMED = 5;

/** What a glance at products shows of those that have fewer than two pictures. */
export interface LackingGlance {
  readonly lookedAtCount: number;
  /** Whether these are all of the shop's products. */
  readonly isAll: boolean;
  /** Products with one picture, from which more can be made. */
  readonly oneCount: number;
  /** Products with none: nothing can be made before they have a photo. */
  readonly noneCount: number;
  /** The worst of them. */
  readonly worst: readonly GlancedProduct[];
  /** One to begin with: its picture is large enough, and it lacks others where any such product does. */
  readonly example: GlancedProduct | null;
}

/**
 * Media stand for pictures: a product with fewer than two media has fewer than two pictures. Equally bad ones stay in order.
 *
 * @param examplePx what the longest side of a picture needs before anything can be made of it
 */
export function lackingAmong(
  products: readonly GlancedProduct[],
  { isAll, examplePx }: { readonly isAll: boolean; readonly examplePx: number },
): LackingGlance {
  const none = products.filter(({ mediaCount }) => mediaCount === 0);
  const one = products.filter(({ mediaCount }) => mediaCount === 1);
  return {
    lookedAtCount: products.length,
    isAll,
    oneCount: one.length,
    noneCount: none.length,
    worst: [...none, ...one].slice(0, MAX_NAMED),
    example: [...one, ...products].find(({ imageLongestSidePx }) => imageLongestSidePx >= examplePx) ?? null,
  };
}
