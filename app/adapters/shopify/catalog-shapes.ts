/** Products and pictures as the catalog knows them, made from Shopify's: cleaned, of limited length. */
import type { ProductFacts, VariantFacts } from "#app/domain/catalog/ports.ts";
import type { CatalogPicture } from "#app/domain/catalog/schemas.ts";
import { cleanText } from "./clean-text.ts";

const MAX_TITLE_LENGTH = 255;
const MAX_SKU_LENGTH = 100;

const PICTURE_STATUS = {
  READY: "ready",
  PROCESSING: "processing",
  UPLOADED: "processing",
  FAILED: "failed",
} as const;

/** A picture, whether one of our queries or a bulk result brings it. */
interface PictureNode {
  readonly id: string;
  readonly status: keyof typeof PICTURE_STATUS;
  readonly image?:
    | {
        readonly url: string;
        readonly width?: number | null | undefined;
        readonly height?: number | null | undefined;
      }
    | null
    | undefined;
}

export function pictureOf(node: PictureNode): CatalogPicture {
  return {
    mediaGid: node.id,
    url: node.image?.url ?? null,
    widthPx: node.image?.width ?? null,
    heightPx: node.image?.height ?? null,
    status: PICTURE_STATUS[node.status],
  };
}

export const titleOf = (title: string, instead: string): string =>
  cleanText(title, MAX_TITLE_LENGTH) || instead;

/** What every way of reading a product brings. */
export interface ProductNode {
  readonly id: string;
  readonly title: string;
  readonly productType: string;
  readonly mediaCount?: { readonly count: number } | null | undefined;
}

export const productOf = (node: ProductNode, firstSku: string | null | undefined) => ({
  productGid: node.id,
  title: titleOf(node.title, "Untitled product"),
  sku: cleanText(firstSku ?? "", MAX_SKU_LENGTH) || `P${node.id.slice(node.id.lastIndexOf("/") + 1)}`,
  productType: cleanText(node.productType, MAX_TITLE_LENGTH),
  mediaCount: node.mediaCount?.count ?? 0,
});

export interface VariantNode {
  readonly sku?: string | null | undefined;
  readonly selectedOptions: readonly { readonly name: string; readonly value: string }[];
}

/** All about a product; each variant with the id of its own medium. */
export function factsOf(
  node: ProductNode & { readonly options: readonly { readonly name: string }[] },
  {
    images,
    variants,
  }: {
    images: readonly CatalogPicture[];
    variants: readonly (VariantNode & { readonly mediaGid: string | null })[];
  },
): ProductFacts {
  return {
    ...productOf(node, variants[0]?.sku),
    optionNames: node.options.map(({ name }) => cleanText(name, MAX_TITLE_LENGTH)),
    images,
    variants: variants.map(({ sku, selectedOptions, mediaGid }): VariantFacts => ({
      sku: cleanText(sku ?? "", MAX_SKU_LENGTH) || null,
      options: selectedOptions.map(({ name, value }) => ({
        name: cleanText(name, MAX_TITLE_LENGTH),
        value: cleanText(value, MAX_TITLE_LENGTH),
      })),
      mediaGid,
    })),
  };
}
