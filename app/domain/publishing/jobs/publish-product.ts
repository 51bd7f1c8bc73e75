/** The job that publishes the pictures of one product of a changeset. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  changesetId: z.uuid(),
  productGid: z.string().min(1).max(200),
});
export type PublishProductPayload = z.output<typeof payloadSchema>;

export const publishProductJob: JobDefinition<PublishProductPayload> = {
  id: "publishing.product",
  schema: payloadSchema as unknown as z.ZodType<PublishProductPayload>,
  // Uploads of a product's pictures and one round of waiting for Shopify fit into it; a longer wait is another round.
  timeoutMs: 600_000,
  // Crashes and outages of Shopify use these up; the last attempt says so on the product.
  retryLimit: 8,
  retryDelaySeconds: 5,
  // One shop's changeset leaves slots to the others, and Shopify's query budget to the merchant's own pages.
  groupConcurrency: 2,
};
