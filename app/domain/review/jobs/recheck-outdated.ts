/** The job that judges again what was judged by checks or rules which have changed since. */
import { z } from "zod";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payload = z.object({ v: z.literal(1) });
export type RecheckOutdatedPayload = z.infer<typeof payload>;

export const recheckOutdatedJob: JobDefinition<RecheckOutdatedPayload> = {
  id: "review.recheck-outdated",
  schema: payload,
  timeoutMs: 600_000,
  retryLimit: 2,
  retryDelaySeconds: 5,
  oncePerKey: true,
};

/** How often it is put into the queue, in milliseconds. */
export const REVIEW_SCHEDULE = [{ job: recheckOutdatedJob, everyMs: 60_000 }] as const;
