/** A shop's products, collections and pictures, read through the Admin API and Shopify's CDN. */
import {
  type CatalogCollection,
  type CatalogProduct,
  type CatalogSource,
  UnknownCursorError,
} from "#app/domain/catalog/ports.ts";
import type { CatalogPicture } from "#app/domain/catalog/schemas.ts";
import { type AdminApi, AdminRequestError } from "./admin-client.ts";
import type { CatalogProductFieldsFragment } from "./admin.generated.d.ts";
import { nextCursor } from "./all-pages.ts";
import { findBulk, readBulkProducts, readBulkProgress, startBulk } from "./catalog-bulk.ts";
import { readProductFacts } from "./catalog-facts.ts";
import { pictureOf, productOf as plainProductOf, titleOf } from "./catalog-shapes.ts";
import { cleanText } from "./clean-text.ts";
import { downloadPicture } from "./download-picture.ts";
import { inTime } from "./in-time.ts";

const PICTURE_FIELDS = `#graphql
  fragment CatalogPictureFields on MediaImage {
    id
    status
    image {
      url
      width
      height
    }
  }` as const;

const PRODUCT_FIELDS = `#graphql
  ${PICTURE_FIELDS}
  fragment CatalogProductFields on Product {
    id
    title
    productType
    mediaCount {
      count
    }
    variants(first: 1) {
      nodes {
        sku
      }
    }
    featuredMedia {
      __typename
      ...CatalogPictureFields
    }
  }` as const;

const COLLECTION_PRODUCTS = `#graphql
  ${PRODUCT_FIELDS}
  query CatalogCollectionProducts($id: ID!, $first: Int!, $after: String) {
    collection(id: $id) {
      products(first: $first, after: $after) {
        nodes {
          ...CatalogProductFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const COLLECTIONS = `#graphql
  query CatalogCollections($first: Int!, $after: String) {
    collections(first: $first, after: $after, sortKey: ID) {
      nodes {
        id
        title
        productsCount {
          count
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;

const PRODUCT_IDS = `#graphql
  query CatalogProductIds($query: String, $first: Int!, $after: String) {
    products(query: $query, first: $first, after: $after, sortKey: ID) {
      nodes {
        id
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;

const NEWEST_PRODUCTS = `#graphql
  query CatalogNewestProducts($first: Int!) {
    products(first: $first, sortKey: ID, reverse: true) {
      nodes {
        id
        title
        mediaCount {
          count
        }
        featuredMedia {
          preview {
            image {
              url
              width
              height
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }` as const;

const COLLECTION_PRODUCT_IDS = `#graphql
  query CatalogCollectionProductIds($id: ID!, $first: Int!, $after: String) {
    collection(id: $id) {
      products(first: $first, after: $after) {
        nodes {
          id
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const PRODUCTS_COUNT = `#graphql
  query CatalogProductsCount($query: String, $limit: Int!) {
    productsCount(query: $query, limit: $limit) {
      count
      precision
    }
  }` as const;

const PRODUCT_PICTURES = `#graphql
  ${PICTURE_FIELDS}
  query CatalogProductPictures($id: ID!, $first: Int!) {
    product(id: $id) {
      media(first: $first, sortKey: POSITION) {
        nodes {
          __typename
          ...CatalogPictureFields
        }
      }
    }
  }` as const;

/** Longest sentence of Shopify's that is passed on. */
const MAX_WARNING_LENGTH = 300;
/** The most media a product can have. Source: Shopify's product media limits. */
const MAX_PRODUCT_MEDIA = 250;

/** The catalogue of the shop that `admin` belongs to. */
export function createCatalogSource(admin: AdminApi): CatalogSource {
  /** Asked for only when a product opens with a video or a 3D model: its first picture stands further back. */
  async function firstPicture(productGid: string): Promise<CatalogPicture | null> {
    const { product } = await admin.query(PRODUCT_PICTURES, { id: productGid, first: MAX_PRODUCT_MEDIA });
    const picture = product?.media.nodes.find((medium) => medium.__typename === "MediaImage");
    return picture ? pictureOf(picture) : null;
  }

  async function productOf(node: CatalogProductFieldsFragment): Promise<CatalogProduct> {
    const { featuredMedia } = node;
    return {
      ...plainProductOf(node, node.variants.nodes[0]?.sku),
      mainPicture: !featuredMedia
        ? null
        : featuredMedia.__typename === "MediaImage"
          ? pictureOf(featuredMedia)
          : await firstPicture(node.id),
    };
  }

  return {
    async collectionProducts(collectionGid, page) {
      const { collection } = await knowingCursor(
        page,
        admin.query(COLLECTION_PRODUCTS, { id: collectionGid, ...page }),
      );
      if (!collection) return null;
      const rows: CatalogProduct[] = [];
      for (const node of collection.products.nodes) rows.push(await productOf(node));
      return { rows, next: nextCursor(collection.products) };
    },
    async collections(page) {
      const { collections } = await knowingCursor(page, admin.query(COLLECTIONS, page));
      return {
        rows: collections.nodes.map((node): CatalogCollection => ({
          collectionGid: node.id,
          title: titleOf(node.title, "Untitled collection"),
          productCount: node.productsCount?.count ?? 0,
        })),
        next: nextCursor(collections),
      };
    },
    async productGids(list, page) {
      if ("collectionGid" in list) {
        const variables = { id: list.collectionGid, ...page };
        const { collection } = await knowingCursor(page, admin.query(COLLECTION_PRODUCT_IDS, variables));
        return collection ? idsOf(collection.products) : null;
      }
      const variables = { query: list.query, ...page };
      return idsOf((await knowingCursor(page, admin.query(PRODUCT_IDS, variables))).products);
    },
    productFacts: (productGids, options) => readProductFacts(admin, productGids, options),
    async newestProducts(page) {
      const { products } = await inTime((signal) => admin.query(NEWEST_PRODUCTS, page, { signal }));
      return {
        rows: products.nodes.map(({ id, title, mediaCount, featuredMedia }) => {
          const image = featuredMedia?.preview?.image;
          return {
            productGid: id,
            title: titleOf(title, "Untitled product"),
            mediaCount: mediaCount?.count ?? 0,
            imageUrl: image?.url ?? null,
            imageLongestSidePx: Math.max(image?.width ?? 0, image?.height ?? 0),
          };
        }),
        next: nextCursor(products),
      };
    },
    async countProducts(query, { limit }) {
      const warnings: string[] = [];
      const { productsCount } = await admin.query(
        PRODUCTS_COUNT,
        { query, limit },
        { onSearchWarning: (warning) => warnings.push(cleanText(warning, MAX_WARNING_LENGTH)) },
      );
      const { count = 0, precision = "EXACT" } = productsCount ?? {};
      return { count, isExact: precision === "EXACT", warnings };
    },
    startBulk: (bulk) => startBulk(admin, bulk),
    findBulk: (marker) => findBulk(admin, marker),
    bulkProgress: (operationGid) => readBulkProgress(admin, operationGid),
    bulkProducts: readBulkProducts,
    readPicture: downloadPicture,
  };
}

function idsOf(products: {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}) {
  return { rows: products.nodes.map(({ id }) => id), next: nextCursor(products) };
}

/** All else in these queries is ours or was parsed: what Shopify finds bad about them is the cursor. */
async function knowingCursor<T>({ after }: { after: string | null }, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (after !== null && error instanceof AdminRequestError && error.code === "BAD_REQUEST")
      throw new UnknownCursorError("Shopify doesn't know this cursor.", { cause: error });
    throw error;
  }
}
