/** All about some products at once: their pictures, their variants, and which pictures those show. */
import type { ProductFacts } from "#app/domain/catalog/ports.ts";
import type { AdminApi } from "./admin-client.ts";
import type { CatalogVariantFieldsFragment } from "./admin.generated.d.ts";
import { nextCursor } from "./all-pages.ts";
import { factsOf, pictureOf } from "./catalog-shapes.ts";

const VARIANT_FIELDS = `#graphql
  fragment CatalogVariantFields on ProductVariant {
    sku
    selectedOptions {
      name
      value
    }
    media(first: 1) {
      nodes {
        id
      }
    }
  }` as const;

const PRODUCT_FACTS = `#graphql
  ${VARIANT_FIELDS}
  query CatalogProductFacts($ids: [ID!]!, $variants: Int!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
        productType
        mediaCount {
          count
        }
        options {
          name
        }
        media(first: 250, sortKey: POSITION) {
          nodes {
            __typename
            ... on MediaImage {
              id
              status
              image {
                url
                width
                height
              }
            }
          }
        }
        variants(first: $variants) {
          nodes {
            ...CatalogVariantFields
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }` as const;

const MORE_VARIANTS = `#graphql
  ${VARIANT_FIELDS}
  query CatalogMoreVariants($id: ID!, $after: String) {
    product(id: $id) {
      variants(first: 250, after: $after) {
        nodes {
          ...CatalogVariantFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

/** Products per request: what costs less than the 1,000 points that Shopify lets one query ask for. */
const PRODUCTS_A_PAGE = { firstVariants: 12, allVariants: 8 };
/** Variants per product and request; the first ones tell by which SKU most products' pictures go. */
const VARIANTS_A_PAGE = { firstVariants: 50, allVariants: 250 };

/** Products by id, in the order asked for; those that are gone are left out. */
export async function readProductFacts(
  admin: AdminApi,
  productGids: readonly string[],
  { allVariants, signal }: { allVariants: boolean; signal?: AbortSignal },
): Promise<ProductFacts[]> {
  const extent = allVariants ? "allVariants" : "firstVariants";
  const pageSize = PRODUCTS_A_PAGE[extent];
  const products: ProductFacts[] = [];
  for (let start = 0; start < productGids.length; start += pageSize) {
    const { nodes } = await admin.query(
      PRODUCT_FACTS,
      { ids: productGids.slice(start, start + pageSize), variants: VARIANTS_A_PAGE[extent] },
      signal && { signal },
    );
    for (const node of nodes) {
      if (node === null || !("variants" in node)) continue;
      const variants = [...node.variants.nodes];
      for (let after = allVariants ? nextCursor(node.variants) : null; after !== null;) {
        const { product } = await admin.query(MORE_VARIANTS, { id: node.id, after }, signal && { signal });
        variants.push(...(product?.variants.nodes ?? []));
        after = product ? nextCursor(product.variants) : null;
      }
      products.push(
        factsOf(node, {
          images: node.media.nodes.filter((medium) => medium.__typename === "MediaImage").map(pictureOf),
          variants: variants.map(withMediaGid),
        }),
      );
    }
  }
  return products;
}

const withMediaGid = (variant: CatalogVariantFieldsFragment) => ({
  ...variant,
  mediaGid: variant.media.nodes[0]?.id ?? null,
});
