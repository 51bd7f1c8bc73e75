/** The job that checks one picture for one target. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";
import { TARGETS } from "../schemas.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  assetId: z.uuid(),
  target: z.enum(TARGETS),
});
export type ReviewAssetPayload = z.output<typeof payloadSchema>;

export const reviewAssetJob: JobDefinition<ReviewAssetPayload> = {
  id: "review.asset",
  schema: payloadSchema as unknown as z.ZodType<ReviewAssetPayload>,
  timeoutMs: 60_000,
  retryLimit: 5,
  retryDelaySeconds: 1,
  groupConcurrency: 4,
};
