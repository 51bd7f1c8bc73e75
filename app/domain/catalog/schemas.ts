/** Browser-safe face of the catalog: what may be asked for. No database, no IO. */
import { z } from "zod";
import { gidSchema } from "#app/platform/schemas.ts";

export const productGidSchema = gidSchema("Product");
export const collectionGidSchema = gidSchema("Collection");

/** Which products a merchant means: some by name, one collection, or all. How many make sense, its user has to say. */
export const selectionSchema = z.union([
  z.strictObject({ productGids: z.array(productGidSchema).min(1) }),
  z.strictObject({ collectionGid: collectionGidSchema }),
  z.strictObject({ all: z.literal(true) }),
]);
export type Selection = z.infer<typeof selectionSchema>;

/** Largest picture that is downloaded, in bytes. Source: Shopify's limit for an image, 20 MB. */
export const MAX_PICTURE_BYTES = 20_000_000;
