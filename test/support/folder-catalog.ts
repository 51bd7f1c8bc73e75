/** A catalogue for tests: products that the test invents, pictures that lie in a folder. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CatalogProduct, CatalogSource, ProductFacts } from "../../app/domain/catalog/ports.ts";

export const COLLECTION_GID = "gid://shopify/Collection/1";

/** A product whose main picture is `file` of the folder; every number is another product. */
export function inventProduct(
  number: number,
  file: string,
  overrides: Partial<CatalogProduct> = {},
): CatalogProduct {
  return {
    productGid: `gid://shopify/Product/${number}`,
    title: `Product ${number}`,
    sku: `SKU-${number}`,
    productType: "Test",
    mediaCount: 1,
    mainPicture: {
      mediaGid: `gid://shopify/MediaImage/${number}`,
      url: `https://cdn.shopify.com/s/files/1/${file}`,
      widthPx: 1200,
      heightPx: 900,
      status: "ready",
    },
    ...overrides,
  };
}

/** A product of the catalogue as a reading meets it: its main picture is its only one. */
export function factsOf({ mainPicture, ...product }: CatalogProduct): ProductFacts {
  return {
    ...product,
    optionNames: ["Title"],
    images: mainPicture ? [mainPicture] : [],
    variants: [{ sku: product.sku, options: [{ name: "Title", value: "Default Title" }], mediaGid: null }],
  };
}

/**
 * All `products` make up the one collection; a picture whose file is missing is gone. A search finds the products whose
 * titles hold it. A bulk operation ends as soon as it is looked at; `facts` says what is read about a product.
 */
export function folderCatalog(
  folder: string,
  products: readonly CatalogProduct[] = [],
  facts: (product: CatalogProduct) => ProductFacts = factsOf,
): CatalogSource {
  const bulks: { marker: string; query: string | null }[] = [];
  const found = (query: string | null) => {
    if (query === null) return products;
    const collections = query.match(/collection_id:\d+/g);
    if (collections) return collections.includes("collection_id:1") ? products : [];
    return products.filter(({ title }) => title.includes(query));
  };
  const pageOf = <Row>(rows: readonly Row[], { first, after }: { first: number; after: string | null }) => {
    const start = after === null ? 0 : Number(after);
    const end = start + first;
    return { rows: rows.slice(start, end), next: end < rows.length ? String(end) : null };
  };
  return {
    collectionProducts: async (collectionGid, at) =>
      collectionGid === COLLECTION_GID ? pageOf(products, at) : null,
    async productGids(list, at) {
      if ("collectionGid" in list && list.collectionGid !== COLLECTION_GID) return null;
      const listed = "query" in list ? found(list.query) : products;
      return pageOf(
        listed.map(({ productGid }) => productGid),
        at,
      );
    },
    productFacts: async (gids) =>
      gids.flatMap((gid) => products.filter(({ productGid }) => productGid === gid).map(facts)),
    async newestProducts({ first }) {
      const { rows, next } = pageOf(products.toReversed(), { first, after: null });
      const glanced = rows.map(({ productGid, title, mediaCount, mainPicture }) => ({
        productGid,
        title,
        mediaCount,
        imageUrl: mainPicture?.url ?? null,
        imageLongestSidePx: Math.max(mainPicture?.widthPx ?? 0, mainPicture?.heightPx ?? 0),
      }));
      return { rows: glanced, next };
    },
    async countProducts(query, { limit }) {
      const { length } = found(query);
      return { count: Math.min(length, limit), isExact: length <= limit, warnings: [] };
    },
    startBulk: async (bulk) => `gid://shopify/BulkOperation/${bulks.push(bulk)}`,
    async findBulk(marker) {
      const index = bulks.findLastIndex((bulk) => bulk.marker === marker);
      return index < 0 ? null : `gid://shopify/BulkOperation/${index + 1}`;
    },
    bulkProgress: async (operationGid) => ({ state: "completed", url: operationGid, sizeBytes: 1 }),
    async *bulkProducts({ url }) {
      const bulk = bulks[Number(url.slice(url.lastIndexOf("/") + 1)) - 1];
      yield* found(bulk?.query ?? null).map(facts);
    },
    collections: async () => ({ rows: [], next: null }),
    async readPicture(url, { maxBytes }) {
      const bytes = await readFile(join(folder, basename(url))).catch(() => null);
      if (!bytes) return { ok: false, reason: "picture-gone" };
      if (bytes.length > maxBytes) return { ok: false, reason: "picture-too-large", limitBytes: maxBytes };
      return { ok: true, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
  };
}
