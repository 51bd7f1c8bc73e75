/** The job that prepares one ZIP. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  downloadId: z.uuid(),
});
export type WriteDownloadPayload = z.output<typeof payloadSchema>;

export const writeDownloadJob: JobDefinition<WriteDownloadPayload> = {
  id: "downloads.zip",
  schema: payloadSchema as unknown as z.ZodType<WriteDownloadPayload>,
  timeoutMs: 1_800_000,
  retryLimit: 3,
  retryDelaySeconds: 2,
  groupConcurrency: 1,
};
