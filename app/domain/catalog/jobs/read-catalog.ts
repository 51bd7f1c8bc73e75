/** The job that reads the products of one reading. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  readingId: z.uuid(),
});
export type ReadCatalogPayload = z.output<typeof payloadSchema>;

export const readCatalogJob: JobDefinition<ReadCatalogPayload> = {
  id: "catalog.read",
  schema: payloadSchema as unknown as z.ZodType<ReadCatalogPayload>,
  timeoutMs: 600_000,
  retryLimit: 5,
  retryDelaySeconds: 5,
  oncePerKey: true,
};
