import { z } from "zod";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payloadSchema = z.object({
  v: z.literal(1),
  shopId: z.uuid().transform((id) => id as ShopId),
  notificationId: z.uuid(),
});
export type NotifyPayload = z.output<typeof payloadSchema>;

/** Sends one notification by e-mail. */
export const notifyJob: JobDefinition<NotifyPayload> = {
  id: "account.notify",
  schema: payloadSchema as unknown as z.ZodType<NotifyPayload>,
  timeoutMs: 60_000,
  // With doubling pauses a mail server may be away for some four hours.
  retryLimit: 9,
  retryDelaySeconds: 30,
  // A shop's many notifications don't keep every slot from another's.
  groupConcurrency: 1,
};
