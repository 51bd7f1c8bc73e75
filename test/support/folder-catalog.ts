/** A catalogue for tests: products that the test invents, pictures that lie in a folder. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CatalogProduct, CatalogSource } from "../../app/domain/catalog/ports.ts";

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

/** All `products` make up the one collection; a picture whose file is missing is gone. */
export function folderCatalog(folder: string, products: readonly CatalogProduct[] = []): CatalogSource {
  const page = async ({ first, after }: { first: number; after: string | null }) => {
    const start = after === null ? 0 : Number(after);
    const end = start + first;
    return { rows: products.slice(start, end), next: end < products.length ? String(end) : null };
  };
  return {
    products: page,
    collectionProducts: async (collectionGid, at) => (collectionGid === COLLECTION_GID ? page(at) : null),
    productsByGid: async (gids) =>
      gids.flatMap((gid) => products.find(({ productGid }) => productGid === gid) ?? []),
    collections: async () => ({ rows: [], next: null }),
    async readPicture(url, { maxBytes }) {
      const bytes = await readFile(join(folder, basename(url))).catch(() => null);
      if (!bytes) return { ok: false, reason: "picture-gone" };
      if (bytes.length > maxBytes) return { ok: false, reason: "picture-too-large", limitBytes: maxBytes };
      return { ok: true, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
  };
}
