/** The job that checks one picture for all places where it is to be shown. */
import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";
import { TARGETS, type Target } from "../schemas.ts";

const asset = {
  shopId: z.uuid().transform((id) => id as ShopId),
  assetId: z.uuid(),
};
/** Jobs of the first version, which knew one place, may still wait in the queue. */
const payloadSchema = z.union([
  z.object({ v: z.literal(2), ...asset, targets: z.array(z.enum(TARGETS)).min(1).max(TARGETS.length) }),
  z
    .object({ v: z.literal(1), ...asset, target: z.enum(TARGETS) })
    .transform(({ shopId, assetId, target }) => ({ v: 2 as const, shopId, assetId, targets: [target] })),
]);
export interface ReviewAssetPayload {
  readonly v: 2;
  readonly shopId: ShopId;
  readonly assetId: string;
  readonly targets: Target[];
}

export const reviewAssetJob: JobDefinition<ReviewAssetPayload> = {
  id: "review.asset",
  schema: payloadSchema as unknown as z.ZodType<ReviewAssetPayload>,
  timeoutMs: 60_000,
  retryLimit: 5,
  retryDelaySeconds: 1,
  groupConcurrency: 4,
};
