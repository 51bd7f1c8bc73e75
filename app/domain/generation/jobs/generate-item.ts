/** The job that makes one item. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  itemId: z.uuid(),
});
export type GenerateItemPayload = z.output<typeof payloadSchema>;

export const generateItemJob: JobDefinition<GenerateItemPayload> = {
  id: "generation.item",
  schema: payloadSchema as unknown as z.ZodType<GenerateItemPayload>,
  // The engine's own deadline, reading the photo and storing the result fit into it.
  timeoutMs: 300_000,
  // Only crashes and outages use these up: a failure of the engine is an answer, and the failure table decides.
  // With doubling pauses they bridge an outage of the shop's pictures or the storage of four minutes at the least.
  retryLimit: 8,
  retryDelaySeconds: 1,
  // Shops take turns, so that twenty pictures behind another shop's twenty thousand are not held up.
  isFair: true,
  // One merchant's run may use several workers; beyond that, slots stay free for a shop that comes while long pictures
  // are being made: turns alone give it the next free slot, not one at once.
  groupConcurrency: 8,
};
