/** What the catalog needs from outside: a shop's products as Shopify shows them, and the bytes of their pictures. */

import type { CatalogPicture } from "./schemas.ts";

export interface CatalogProduct {
  readonly productGid: string;
  /** Written by the merchant: plain text of limited length, still to be escaped where it is shown. */
  readonly title: string;
  /** The first variant's SKU, or a stand-in made from the product's numeric id. */
  readonly sku: string;
  readonly productType: string;
  readonly mediaCount: number;
  /** The first picture among the product's media; null when it has none. */
  readonly mainPicture: CatalogPicture | null;
}

/** What a variant says about pictures. */
export interface VariantFacts {
  /** Null when it has none. */
  readonly sku: string | null;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  /** The variant's own medium; null when it has none. */
  readonly mediaGid: string | null;
}

/** All that is read about a product, before it is known which of its pictures are meant. */
export interface ProductFacts extends Omit<CatalogProduct, "mainPicture"> {
  readonly optionNames: readonly string[];
  /** Its pictures in order; videos and 3D models are left out. */
  readonly images: readonly CatalogPicture[];
  /** In the product's order; only the first fifty unless all were asked for. */
  readonly variants: readonly VariantFacts[];
}

/** What is seen of a product at a glance. */
export interface GlancedProduct extends Pick<CatalogProduct, "productGid" | "title" | "mediaCount"> {
  /** Address of a picture that stands for it; null when it has none yet. */
  readonly imageUrl: string | null;
  /** 0 while it isn't known. */
  readonly imageLongestSidePx: number;
}

/** A list of products in a shop: a collection, what a search finds, or (with null) all. */
export type ProductList = { readonly collectionGid: string } | { readonly query: string | null };

export interface ProductCount {
  readonly count: number;
  /** False: there are more. */
  readonly isExact: boolean;
  /** What Shopify did not understand of the search, in its words; empty when it understood all. */
  readonly warnings: readonly string[];
}

/** How far Shopify is with writing down products. */
export type BulkProgress =
  | { readonly state: "running"; readonly readCount: number }
  /** `url` is null when nothing was found. */
  | { readonly state: "completed"; readonly url: string | null; readonly sizeBytes: number }
  | { readonly state: "failed" | "access-denied" | "cancelled" | "expired" };

export interface CatalogCollection {
  readonly collectionGid: string;
  readonly title: string;
  readonly productCount: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/** Why a picture could not be read; none of these mends itself by asking again at once. */
export type PictureRefusal =
  | { readonly ok: false; readonly reason: "picture-gone" }
  | { readonly ok: false; readonly reason: "picture-too-large"; readonly limitBytes: number }
  | { readonly ok: false; readonly reason: "picture-address-refused" }
  | { readonly ok: false; readonly reason: "picture-unreachable"; readonly detail: string };

export type PictureRead =
  { readonly ok: true; readonly bytes: Uint8Array; readonly sha256: string } | PictureRefusal;

/** Shopify doesn't know this cursor (or no longer: the order of the list was changed): there is no such page. */
export class UnknownCursorError extends Error {
  override readonly name = "UnknownCursorError";
}

/** Shopify's list of products could not be read to its end, or holds something else. Downloading it again may help. */
export class UnreadableResultError extends Error {
  override readonly name = "UnreadableResultError";
}

/** One shop's catalogue. Implementations clean every text and refuse every address that is not Shopify's CDN. Pages throw UnknownCursorError when Shopify refuses `after`. */
export interface CatalogSource {
  /** A collection's products in the collection's order, `first` (1–100) a page; null when there is no such collection. */
  collectionProducts(
    collectionGid: string,
    page: { first: number; after: string | null },
  ): Promise<Page<CatalogProduct> | null>;
  /** The ids of a list, `first` (1–250) a page: a collection in its own order, others by id. Null: no such collection. */
  productGids(list: ProductList, page: { first: number; after: string | null }): Promise<Page<string> | null>;
  /** All about up to 250 products, in the order asked for; those that are gone are left out. */
  productFacts(
    productGids: readonly string[],
    options: { allVariants: boolean; signal?: AbortSignal },
  ): Promise<readonly ProductFacts[]>;
  /** The newest products, up to 250, in one cheap question that isn't waited for longer than a page can; AdminUnavailableError then. */
  newestProducts(page: { first: number }): Promise<Page<GlancedProduct>>;
  /** How many products a search finds (null: how many there are), counted up to `limit`. */
  countProducts(query: string | null, options: { limit: number }): Promise<ProductCount>;
  /**
   * Has Shopify write down what a search finds (null: everything) as a bulk operation that carries `marker` (a GraphQL
   * name). Null: too many run at the moment. Throws ReplyLostError: look for it with `findBulk` before starting another.
   */
  startBulk(bulk: { marker: string; query: string | null }): Promise<string | null>;
  /** The newest bulk operation that carries the marker; null when there is none. */
  findBulk(marker: string): Promise<string | null>;
  bulkProgress(operationGid: string): Promise<BulkProgress>;
  /**
   * Downloads what Shopify has written down, product by product, from Shopify's storage and from nowhere else. Throws
   * UnreadableResultError when it is no such list, or ends before `sizeBytes`.
   */
  bulkProducts(
    result: { url: string; sizeBytes: number },
    options: { signal: AbortSignal },
  ): AsyncIterable<ProductFacts>;
  collections(page: { first: number; after: string | null }): Promise<Page<CatalogCollection>>;
  /** Downloads a picture; at most `maxBytes` are ever read. */
  readPicture(url: string, options: { maxBytes: number; signal?: AbortSignal }): Promise<PictureRead>;
}

export interface CatalogPorts {
  readonly catalog: CatalogSource;
}
