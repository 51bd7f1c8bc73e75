/** Browser-safe face of the catalog: what may be asked for, and what a reading holds. No database, no IO. */
import { z } from "zod";
import { gidSchema, storableText } from "#app/platform/schemas.ts";

export const productGidSchema = gidSchema("Product");
export const collectionGidSchema = gidSchema("Collection");

/** Most products of one reading. Source: Shopify pages through at most 25,000 objects. */
export const MAX_READ_PRODUCTS = 25_000;
/** Most collections of one selection: what fits into one search of Shopify's with room to spare. */
const MAX_COLLECTIONS = 50;
/** Longest search, in characters. */
const MAX_QUERY_LENGTH = 1_000;
/** Longest name of a product's option. Source: Shopify's limit. */
const MAX_OPTION_NAME_LENGTH = 255;
/** Most products whose pictures are read while somebody waits. */
export const MAX_PRODUCTS_AT_ONCE = 250;
/** Largest picture that is downloaded, in bytes. Source: Shopify's limit for an image, 20 MB. */
export const MAX_PICTURE_BYTES = 20_000_000;

/** A search in Shopify's own syntax. */
export const searchSchema = storableText().trim().min(1).max(MAX_QUERY_LENGTH);

const collectionsSchema = z.strictObject({
  collectionGids: z.array(collectionGidSchema).min(1).max(MAX_COLLECTIONS),
});

/** What products may lack; each kind has its own order from worst to least (lacking.ts). */
const lackingSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("no-picture") }),
  z.strictObject({ kind: z.literal("fewer-pictures-than"), count: z.int().min(2).max(20) }),
  /** `px` is compared with the longest side of the main picture. */
  z.strictObject({ kind: z.literal("main-picture-below"), px: z.int().min(100).max(5000) }),
  z.strictObject({ kind: z.literal("main-picture-not-square") }),
]);
export type Lacking = z.output<typeof lackingSchema>;

/**
 * Which products a merchant means: some by name, the products of collections, all, those that a search finds, or those
 * that lack something. A single `collectionGid` is how drafts were once stored.
 */
export const selectionSchema = z.union([
  z.strictObject({ productGids: z.array(productGidSchema).min(1).max(MAX_READ_PRODUCTS) }),
  collectionsSchema,
  z
    .strictObject({ collectionGid: collectionGidSchema })
    .transform(({ collectionGid }) => ({ collectionGids: [collectionGid] })),
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ query: searchSchema }),
  z.strictObject({ lacking: lackingSchema, within: collectionsSchema.exactOptional() }),
]);
export type Selection = z.output<typeof selectionSchema>;

/** Which pictures of a product are meant: the main one, all, or one for each value of an option such as Colour. */
export const pictureChoiceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("main") }),
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({
    kind: z.literal("per-option"),
    optionName: storableText().trim().min(1).max(MAX_OPTION_NAME_LENGTH),
  }),
]);
export type PictureChoice = z.output<typeof pictureChoiceSchema>;

/** A picture of a product. `status` says whether Shopify has finished with it; sizes are known once it is ready. */
export interface CatalogPicture {
  readonly mediaGid: string;
  /** Address on the CDN; null until Shopify has processed the picture. */
  readonly url: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly status: "ready" | "processing" | "failed";
}

/** A chosen picture of a product that was read. */
export interface ReadPicture extends CatalogPicture {
  readonly role: "main" | "further" | "option";
  /** The option's value that the picture shows; null unless the role is `option`. */
  readonly optionValue: string | null;
  /** The SKU of the first variant that shows it; left out where none has one, and by readings of before. */
  readonly sku?: string;
}

/** A product as a reading keeps it. */
export interface ReadProduct {
  readonly productGid: string;
  /** Written by the merchant: plain text of limited length, still to be escaped where it is shown. */
  readonly title: string;
  /** The first variant's SKU, or a stand-in made from the product's numeric id. */
  readonly sku: string;
  readonly productType: string;
  readonly mediaCount: number;
  /** The first of the chosen collections that the product is in; null when none was chosen. */
  readonly collectionGid: string | null;
  /** What its variants differ in, such as Colour and Size. */
  readonly optionNames: readonly string[];
  readonly pictures: readonly ReadPicture[];
  /** Values of the chosen option of which no variant has a picture of its own. */
  readonly valuesWithoutPicture: readonly string[];
}

/**
 * - `waiting`: nothing was asked of Shopify yet;
 * - `reading`: Shopify writes the products down, or they are being read page by page;
 * - `keeping`: they arrive here and are kept;
 * - `done`, `failed`: it is over.
 */
export const READING_STATES = ["waiting", "reading", "keeping", "done", "failed"] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** Why a reading failed; the sentences are in reading-problems.ts. */
export const READING_PROBLEMS = [
  "selection-too-large",
  "search-not-understood",
  "access-denied",
  "shop-left",
  "operation-failed",
  "operation-cancelled",
  "operation-expired",
  "result-unreadable",
  "shopify-unavailable",
  "took-too-long",
  "gave-up",
] as const;
export type ReadingProblem = (typeof READING_PROBLEMS)[number];
