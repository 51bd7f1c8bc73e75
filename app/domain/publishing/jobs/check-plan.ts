/** The job that looks at products of a plan before anything is touched. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";
import { MAX_BATCH_STEPS } from "../batches.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  changesetId: z.uuid(),
  productGids: z.array(z.string().min(1).max(200)).min(1).max(MAX_BATCH_STEPS),
});
export type CheckPlanPayload = z.output<typeof payloadSchema>;

export const checkPlanJob: JobDefinition<CheckPlanPayload> = {
  id: "publishing.check",
  schema: payloadSchema as unknown as z.ZodType<CheckPlanPayload>,
  timeoutMs: 120_000,
  // Outages of Shopify use these up; then the lines say that their product couldn't be looked at.
  retryLimit: 6,
  retryDelaySeconds: 5,
  groupConcurrency: 2,
  // Somebody waits for the answer.
  isFair: true,
};
