/** Browser-safe face of the catalog: what may be asked for. No database, no IO. */
import { z } from "zod";

/** Most products that one selection names one by one; larger ones are collections. */
export const MAX_SELECTED_PRODUCTS = 10_000;

export const productGidSchema = z.string().regex(/^gid:\/\/shopify\/Product\/\d{1,20}$/);
export const collectionGidSchema = z.string().regex(/^gid:\/\/shopify\/Collection\/\d{1,20}$/);

/** Which products a merchant means: some by name, one collection, or all of them. */
export const selectionSchema = z.union([
  z.strictObject({ productGids: z.array(productGidSchema).min(1).max(MAX_SELECTED_PRODUCTS) }),
  z.strictObject({ collectionGid: collectionGidSchema }),
  z.strictObject({ all: z.literal(true) }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** Largest picture that is downloaded, in bytes. Source: Shopify's limit for an image, 20 MB. */
export const MAX_PICTURE_BYTES = 20_000_000;
