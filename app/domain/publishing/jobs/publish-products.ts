/** The job that publishes the pictures of a batch of products of a changeset. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";
import { MAX_BATCH_STEPS } from "../batches.ts";

const shopAndChangeset = {
  shopId: z.uuid().transform((id) => id as ShopId),
  changesetId: z.uuid(),
};
const productGid = z.string().min(1).max(200);

const payloadSchema = z.union([
  z.object({
    v: z.literal(2),
    ...shopAndChangeset,
    productGids: z.array(productGid).min(1).max(MAX_BATCH_STEPS),
  }),
  // Queued before there were batches: one product each.
  z
    .object({ v: z.literal(1), ...shopAndChangeset, productGid })
    .transform(({ productGid: gid, ...rest }) => ({ ...rest, v: 2 as const, productGids: [gid] })),
]);
export type PublishProductsPayload = z.output<typeof payloadSchema>;

export const publishProductsJob: JobDefinition<PublishProductsPayload> = {
  id: "publishing.product",
  schema: payloadSchema as unknown as z.ZodType<PublishProductsPayload>,
  // Uploads of a batch's pictures and one round of waiting for Shopify fit into it; a longer wait is another round.
  timeoutMs: 600_000,
  // Crashes and outages of Shopify use these up; the last attempt says so on the products.
  retryLimit: 8,
  retryDelaySeconds: 5,
  // One shop's changeset leaves slots to the others, and Shopify's query budget to the merchant's own pages.
  groupConcurrency: 2,
};
