import { cdnUrl } from "../cdn.ts";
import { shopifyDateTime } from "../clock.ts";
import type { DoubleContext } from "../context.ts";
import type { CollectionRow, FileRow, ProductRow, ShopRow, VariantRow } from "../database.ts";
import { NotServed } from "../graphql/errors.ts";
import { gid } from "../graphql/ids.ts";
import { PRODUCT_SEARCH } from "../graphql/product-search.ts";
import { COLLECTION_SEARCH } from "../graphql/resolvers/catalogue.ts";
import { likePattern, type SearchKey, searchToSql } from "../graphql/search.ts";
import { productMedia } from "../product-media.ts";
import type { PickerRow, PickerRows } from "./browser/protocol.ts";
import { thumbnailPath } from "./embed.ts";

const PAGE_SIZE = 25;

export interface ProductListPage {
  rows: ProductRow[];
  /** Where the next page begins; null at the end. */
  next: string | null;
}

interface Search {
  /** What the merchant typed. */
  query: string;
  /** What the app asked for, unseen by the merchant; Shopify's search syntax. */
  filter?: string;
  /** Product statuses, separated by commas; none means all. */
  status?: string;
  /** Where the page begins: a `next` of the page before. */
  after: string | null;
}

/** Products by title, a page at a time. A search that is not Shopify's syntax looks for its words. */
export function listProducts(context: DoubleContext, shop: ShopRow, search: Search): ProductListPage {
  const { sql, params } = conditions(search, PRODUCT_SEARCH, "p");
  const statuses = JSON.stringify((search.status ?? "").split(",").filter(Boolean));
  const rows = context.db.all<ProductRow>(
    `SELECT p.* FROM product p WHERE p.shop_id = ? AND ${sql} AND (? = '[]' OR p.status IN (SELECT value FROM json_each(?)))
     ORDER BY p.title, p.id LIMIT ${PAGE_SIZE + 1}`,
    shop.id,
    ...params,
    statuses,
    statuses,
  );
  return paged(rows);
}

function listCollections(context: DoubleContext, shop: ShopRow, search: Search) {
  const { sql, params } = conditions(search, COLLECTION_SEARCH, "c");
  const rows = context.db.all<CollectionRow>(
    `SELECT c.* FROM collection c WHERE c.shop_id = ? AND ${sql} ORDER BY c.title, c.id LIMIT ${PAGE_SIZE + 1}`,
    shop.id,
    ...params,
  );
  return paged(rows);
}

function paged<Row extends { id: number; title: string }>(
  found: Row[],
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, PAGE_SIZE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE_SIZE && last ? `${last.id}:${last.title}` : null };
}

function conditions({ query, filter = "", after }: Search, keys: Record<string, SearchKey>, table: string) {
  const typed = typedSearch(query, keys, table);
  const asked = filter.trim() ? searchToSql(filter, keys) : { sql: "1", params: [] };
  const place = /^(\d{1,16}):([^]*)$/.exec(after ?? "");
  const page = place
    ? { sql: `(${table}.title, ${table}.id) > (?, ?)`, params: [place[2] ?? "", Number(place[1])] }
    : { sql: "1", params: [] };
  return {
    sql: `${typed.sql} AND ${asked.sql} AND ${page.sql}`,
    params: [...typed.params, ...asked.params, ...page.params],
  };
}

function typedSearch(query: string, keys: Record<string, SearchKey>, table: string) {
  if (query.trim() === "") return { sql: "1", params: [] };
  try {
    // The word that is being typed may go on.
    return searchToSql(`${query.trim()}*`, keys);
  } catch (fault) {
    if (!(fault instanceof NotServed)) throw fault;
    return { sql: `${table}.title LIKE ? ESCAPE '\\'`, params: [`%${likePattern(query.trim())}%`] };
  }
}

/** What the resource picker lists. */
export function pickerRows(
  context: DoubleContext,
  shop: ShopRow,
  type: "product" | "collection",
  search: Search,
): PickerRows {
  if (type === "collection") {
    const { rows, next } = listCollections(context, shop, search);
    return { rows: rows.map((row) => collectionRow(context, row)), next };
  }
  const { rows, next } = listProducts(context, shop, search);
  return { rows: rows.map((row) => productRow(context, shop, row)), next };
}

function productRow(context: DoubleContext, shop: ShopRow, product: ProductRow): PickerRow {
  const first = firstPicture(context, product);
  return {
    id: gid("Product", product.id),
    title: product.title,
    detail: [product.product_type, product.status === "ACTIVE" ? "" : product.status.toLowerCase()]
      .filter(Boolean)
      .join(" · "),
    imageUrl: first ? thumbnailPath(first, shop) : null,
    variants: variantsOf(context, product).map((variant) => ({
      id: gid("ProductVariant", variant.id),
      title: variant.title,
      detail: [variant.sku, `${variant.price}`].filter(Boolean).join(" · "),
    })),
  };
}

function collectionRow(context: DoubleContext, collection: CollectionRow): PickerRow {
  const count = productCount(context, collection);
  return {
    id: gid("Collection", collection.id),
    title: collection.title,
    detail: count === 1 ? "1 product" : `${count} products`,
    imageUrl: null,
    variants: [],
  };
}

function firstPicture(context: DoubleContext, product: ProductRow): FileRow | undefined {
  return productMedia(context, product.id).find(isPicture);
}

function isPicture(file: FileRow): boolean {
  return file.status === "READY" && file.kind === "IMAGE";
}

function variantsOf(context: DoubleContext, product: ProductRow): VariantRow[] {
  return context.db.all<VariantRow>(
    "SELECT * FROM variant WHERE product_id = ? ORDER BY position",
    product.id,
  );
}

function productCount(context: DoubleContext, collection: CollectionRow): number {
  const row = context.db.get<{ count: number }>(
    "SELECT count(*) AS count FROM collection_product WHERE collection_id = ?",
    collection.id,
  );
  return row?.count ?? 0;
}

/**
 * The product as the picker hands it to the app; null when it is gone.
 *
 * @param variantIds - which of its variants; none means all of them
 */
export function pickedProduct(
  context: DoubleContext,
  shop: ShopRow,
  id: number,
  variantIds: readonly number[],
): object | null {
  const product = context.db.get<ProductRow>(
    "SELECT * FROM product WHERE id = ? AND shop_id = ?",
    id,
    shop.id,
  );
  if (!product) return null;
  const variants = variantsOf(context, product);
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.product_type,
    tags: JSON.parse(product.tags) as string[],
    status: product.status,
    createdAt: shopifyDateTime(product.created_at),
    updatedAt: shopifyDateTime(product.updated_at),
    publishedAt: shopifyDateTime(product.created_at),
    descriptionHtml: "",
    templateSuffix: null,
    availablePublicationCount: 1,
    hasOnlyDefaultVariant: variants.length === 1 && variants[0]?.title === "Default Title",
    images: productMedia(context, product.id)
      .filter(isPicture)
      .map((file) => ({
        id: gid("ProductImage", file.id),
        altText: file.alt,
        originalSrc: cdnUrl(file),
      })),
    options: (JSON.parse(product.options) as { name: string; values: string[] }[]).map((option, index) => ({
      id: gid("ProductOption", product.id * 10 + index),
      name: option.name,
      position: index + 1,
      values: option.values,
    })),
    totalInventory: 0,
    totalVariants: variants.length,
    tracksInventory: false,
    variants: variants
      .filter((variant) => variantIds.length === 0 || variantIds.includes(variant.id))
      .map((variant) => ({
        id: gid("ProductVariant", variant.id),
        title: variant.title,
        displayName: `${product.title} - ${variant.title}`,
        sku: variant.sku,
        price: variant.price,
        position: variant.position,
        product: { id: gid("Product", product.id) },
      })),
  };
}

/** The collection as the picker hands it to the app; null when it is gone. */
export function pickedCollection(context: DoubleContext, shop: ShopRow, id: number): object | null {
  const collection = context.db.get<CollectionRow>(
    "SELECT * FROM collection WHERE id = ? AND shop_id = ?",
    id,
    shop.id,
  );
  if (!collection) return null;
  const count = productCount(context, collection);
  return {
    id: gid("Collection", collection.id),
    title: collection.title,
    handle: collection.handle,
    description: "",
    descriptionHtml: "",
    image: null,
    availablePublicationCount: 1,
    publicationCount: 1,
    productsCount: count,
    productsManuallySortedCount: count,
    productsAutomaticallySortedCount: 0,
    ruleSet: null,
    seo: { title: null, description: null },
    sortOrder: "MANUAL",
    storefrontId: Buffer.from(gid("Collection", collection.id)).toString("base64"),
    templateSuffix: null,
    updatedAt: shopifyDateTime(collection.updated_at),
  };
}
