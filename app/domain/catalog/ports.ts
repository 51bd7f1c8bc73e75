/** What the catalog needs from outside: a shop's products as Shopify shows them, and the bytes of their pictures. */

/** A picture of a product. `status` says whether Shopify has finished with it; sizes are known once it is ready. */
export interface CatalogPicture {
  readonly mediaGid: string;
  /** Address on the CDN; null until Shopify has processed the picture. */
  readonly url: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly status: "ready" | "processing" | "failed";
}

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

/** One shop's catalogue. Implementations clean every text and refuse every address that is not Shopify's CDN. Pages throw UnknownCursorError when Shopify refuses `after`. */
export interface CatalogSource {
  /** All products in order of their ids, `first` (1–100) a page. */
  products(page: { first: number; after: string | null }): Promise<Page<CatalogProduct>>;
  /** A collection's products in the collection's order; null when there is no such collection. */
  collectionProducts(
    collectionGid: string,
    page: { first: number; after: string | null },
  ): Promise<Page<CatalogProduct> | null>;
  /** Up to 100 products by id, in the order asked for; those that are gone are left out. */
  productsByGid(productGids: readonly string[]): Promise<readonly CatalogProduct[]>;
  collections(page: { first: number; after: string | null }): Promise<Page<CatalogCollection>>;
  /** Downloads a picture; at most `maxBytes` are ever read. */
  readPicture(url: string, options: { maxBytes: number; signal?: AbortSignal }): Promise<PictureRead>;
}

export interface CatalogPorts {
  readonly catalog: CatalogSource;
}
