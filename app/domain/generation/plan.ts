/** Which of the chosen products become items, and which are left out. Pure. */
import type { CatalogProduct } from "../catalog/index.server.ts";
import { MIN_SOURCE_LONGEST_SIDE_PX, type SkipReason } from "./schemas.ts";

export interface PlannedItem {
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly mediaGid: string;
  readonly sourceUrl: string;
}

export interface SkippedProduct {
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly reason: SkipReason;
}

export interface Plan {
  readonly items: readonly PlannedItem[];
  readonly skipped: readonly SkippedProduct[];
}

/**
 * Plans a run from what Shopify's metadata shows. A product that was read twice (a collection that moved while it was
 * paged) counts once. A picture whose size Shopify doesn't tell is tried: its pixels are counted when it is opened.
 *
 * @param products what the catalogue holds of the selection, in its order
 * @param chosenGids the products that were asked for by id: those that were not read are reported as gone
 */
export function planRun(products: Iterable<CatalogProduct>, chosenGids: readonly string[] = []): Plan {
  const items: PlannedItem[] = [];
  const skipped: SkippedProduct[] = [];
  const seen = new Set<string>();
  for (const product of products) {
    if (seen.has(product.productGid)) continue;
    seen.add(product.productGid);
    const planned = planProduct(product);
    if ("reason" in planned) skipped.push(planned);
    else items.push(planned);
  }
  for (const productGid of new Set(chosenGids)) {
    if (!seen.has(productGid))
      skipped.push({ productGid, productTitle: "", sku: "", reason: "product-gone" });
  }
  return { items, skipped };
}

function planProduct(product: CatalogProduct): PlannedItem | SkippedProduct {
  const { productGid, title: productTitle, sku, mainPicture: picture } = product;
  const skip = (reason: SkipReason): SkippedProduct => ({ productGid, productTitle, sku, reason });

  if (!picture) return skip("no-picture");
  if (picture.status !== "ready" || picture.url === null) return skip("picture-not-ready");
  if (picture.widthPx !== null && picture.heightPx !== null) {
    if (Math.max(picture.widthPx, picture.heightPx) < MIN_SOURCE_LONGEST_SIDE_PX)
      return skip("picture-too-small");
  }
  return { productGid, productTitle, sku, mediaGid: picture.mediaGid, sourceUrl: picture.url };
}
