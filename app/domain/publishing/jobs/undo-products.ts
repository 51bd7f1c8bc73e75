/** The job that undoes a publication on a batch of products. */
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
export type UndoProductsPayload = z.output<typeof payloadSchema>;

export const undoProductsJob: JobDefinition<UndoProductsPayload> = {
  id: "publishing.undo",
  schema: payloadSchema as unknown as z.ZodType<UndoProductsPayload>,
  timeoutMs: 600_000,
  retryLimit: 8,
  retryDelaySeconds: 5,
  groupConcurrency: 2,
};
