/** Products' media and variants, read for many products at once. */
import type { ProductMedium, ProductVariant } from "#app/domain/publishing/ports.ts";
import type { AdminApi } from "./admin-client.ts";
import { allPages, nextCursor } from "./all-pages.ts";
import { cleanText } from "./clean-text.ts";
import { STATES } from "./media-files.ts";

const READ_PRODUCTS = `#graphql
  query PublishingProducts($ids: [ID!]!, $first: Int!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        media(first: $first, sortKey: POSITION) {
          nodes {
            id
            alt
            status
            mediaContentType
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }` as const;

const READ_MORE_MEDIA = `#graphql
  query PublishingProductMedia($id: ID!, $first: Int!, $after: String) {
    product(id: $id) {
      media(first: $first, after: $after, sortKey: POSITION) {
        nodes {
          id
          alt
          status
          mediaContentType
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const READ_VARIANTS = `#graphql
  query PublishingVariants($ids: [ID!]!, $first: Int!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        variants(first: $first, sortKey: POSITION) {
          nodes {
            id
            selectedOptions {
              name
              value
            }
            media(first: 1) {
              nodes {
                id
              }
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }` as const;

const READ_MORE_VARIANTS = `#graphql
  query PublishingProductVariants($id: ID!, $first: Int!, $after: String) {
    product(id: $id) {
      variants(first: $first, after: $after, sortKey: POSITION) {
        nodes {
          id
          selectedOptions {
            name
            value
          }
          media(first: 1) {
            nodes {
              id
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

/** The most media a product can have, and so one page. Source: Shopify's product media limits. */
const MEDIA_PAGE_SIZE = 250;
const VARIANTS_PAGE_SIZE = 100;
/**
 * Products in one query: a query may ask for 1,000 points at the most. By Shopify's documented rules a product costs 14
 * with a page of media, and 42 with a page of variants.
 */
const PRODUCTS_WITH_MEDIA = 25;
const PRODUCTS_WITH_VARIANTS = 15;
const MAX_TEXT_LENGTH = 255;

const KINDS = {
  IMAGE: "image",
  VIDEO: "video",
  EXTERNAL_VIDEO: "external-video",
  MODEL_3D: "model-3d",
} as const satisfies Record<string, ProductMedium["kind"]>;

export interface MediumNode {
  readonly id: string;
  readonly alt?: string | null;
  readonly status: keyof typeof STATES;
  readonly mediaContentType: keyof typeof KINDS;
}

export const mediumOf = (node: MediumNode): ProductMedium => ({
  mediaGid: node.id,
  kind: KINDS[node.mediaContentType],
  alt: node.alt ?? "",
  state: STATES[node.status],
});

interface VariantNode {
  readonly id: string;
  readonly selectedOptions: readonly { readonly name: string; readonly value: string }[];
  readonly media: { readonly nodes: readonly { readonly id: string }[] };
}

const variantOf = ({ id, selectedOptions, media }: VariantNode): ProductVariant => ({
  variantGid: id,
  mediaGid: media.nodes[0]?.id ?? null,
  options: selectedOptions.map(({ name, value }) => ({
    name: cleanText(name, MAX_TEXT_LENGTH),
    value: cleanText(value, MAX_TEXT_LENGTH),
  })),
});

/** All media of products, in order; a product that is gone is left out. */
export async function readProducts(
  admin: AdminApi,
  productGids: readonly string[],
): Promise<Map<string, readonly ProductMedium[]>> {
  const products = new Map<string, readonly ProductMedium[]>();
  for (let start = 0; start < productGids.length; start += PRODUCTS_WITH_MEDIA) {
    const ids = productGids.slice(start, start + PRODUCTS_WITH_MEDIA);
    const { nodes } = await admin.query(READ_PRODUCTS, { ids, first: MEDIA_PAGE_SIZE });
    for (const node of nodes) {
      if (!node || !("media" in node)) continue;
      const rest = await restOf(nextCursor(node.media), async (after) => {
        const more = await admin.query(READ_MORE_MEDIA, { id: node.id, first: MEDIA_PAGE_SIZE, after });
        return more.product?.media;
      });
      if (rest) products.set(node.id, [...node.media.nodes, ...rest].map(mediumOf));
    }
  }
  return products;
}

/** All variants of products, in order; a product that is gone is left out. */
export async function readVariants(
  admin: AdminApi,
  productGids: readonly string[],
): Promise<Map<string, readonly ProductVariant[]>> {
  const products = new Map<string, readonly ProductVariant[]>();
  for (let start = 0; start < productGids.length; start += PRODUCTS_WITH_VARIANTS) {
    const ids = productGids.slice(start, start + PRODUCTS_WITH_VARIANTS);
    const { nodes } = await admin.query(READ_VARIANTS, { ids, first: VARIANTS_PAGE_SIZE });
    for (const node of nodes) {
      if (!node || !("variants" in node)) continue;
      const rest = await restOf(nextCursor(node.variants), async (after) => {
        const page = { id: node.id, first: VARIANTS_PAGE_SIZE, after };
        return (await admin.query(READ_MORE_VARIANTS, page)).product?.variants;
      });
      if (rest) products.set(node.id, [...node.variants.nodes, ...rest].map(variantOf));
    }
  }
  return products;
}

/** What follows a first page; null when what it hangs on has gone meanwhile. */
async function restOf<Node>(
  cursor: string | null,
  read: Parameters<typeof allPages<Node>>[0],
): Promise<Node[] | null> {
  return cursor === null ? [] : allPages((after) => read(after ?? cursor));
}
