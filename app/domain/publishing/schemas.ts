/** Browser-safe face of publishing: inputs, states and their order. No database, no IO. */
import { z } from "zod";
import { storableText } from "#app/platform/schemas.ts";
import type { Target } from "../review/schemas.ts";

/** Most pictures in one changeset. */
export const MAX_CHANGESET_ASSETS = 10_000;
/** Most media on one product. Source: Shopify's product media limits. */
export const MAX_PRODUCT_MEDIA = 250;

/** Where publishing puts results: on the shop's own products. Another place's verdict would let pass what this one refuses. */
export const PUBLISHED_TARGETS = ["shopify"] as const satisfies readonly Target[];

export const publishSchema = z.strictObject({
  assetIds: z.array(z.uuid().toLowerCase()).min(1).max(MAX_CHANGESET_ASSETS),
  /** Where the results will be shown; its rules decided the review. */
  target: z.enum(PUBLISHED_TARGETS),
  /** Chosen by the sender; the same key is the same publication. */
  idempotencyKey: storableText().min(1).max(200),
});
export type PublishInput = z.infer<typeof publishSchema>;

export const readChangesetSchema = z.strictObject({
  changesetId: z.uuid(),
  /** The `next` of the page before. */
  after: storableText().max(200).optional(),
  limit: z.int().min(1).max(250).default(100),
});

/**
 * How far a picture is on its way to its product; each names the last effect that is known to have happened:
 * bytes uploaded, file created, file processed, added to the product, read back.
 */
export const STEP_STATES = [
  "planned",
  "uploaded",
  "created",
  "ready",
  "attached",
  "verified",
  "failed",
] as const;
export type StepState = (typeof STEP_STATES)[number];

export type ProductStatus = "queued" | "publishing" | "done" | "failed";
export type ChangesetStatus = "publishing" | "done";

/**
 * What a merchant is told of a picture's publication. `unconfirmed`: it was added, but the product did not read back as
 * it should; it is neither proven to be there nor added again.
 */
export type PublicationStatus = "publishing" | "published" | "unconfirmed" | "failed";

/** From how far the picture is known to be, and whether its product has ended. Only what was read back is published. */
export function publicationStatus(state: StepState, product: ProductStatus): PublicationStatus {
  if (state === "verified") return "published";
  if (state === "failed") return "failed";
  return product === "done" || product === "failed" ? "unconfirmed" : "publishing";
}
