import { z } from "zod";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payload = z.object({ v: z.literal(1), webhookEventId: z.uuid() });

export type HandleWebhook = z.infer<typeof payload>;

/** Does what one webhook in the inbox calls for. */
export const handleWebhookJob: JobDefinition<HandleWebhook> = {
  id: "webhooks.handle",
  schema: payload,
  timeoutMs: 120_000,
  retryLimit: 8,
  retryDelaySeconds: 5,
};
