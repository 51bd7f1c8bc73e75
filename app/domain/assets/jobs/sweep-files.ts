/** The job that removes files of deleted results and of ZIPs that are no longer kept. */
import { z } from "zod";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payload = z.object({ v: z.literal(1) });
export type SweepFilesPayload = z.infer<typeof payload>;

export const sweepFilesJob: JobDefinition<SweepFilesPayload> = {
  id: "downloads.sweep",
  schema: payload,
  timeoutMs: 600_000,
  retryLimit: 2,
  retryDelaySeconds: 5,
  oncePerKey: true,
};

/** How often it is put into the queue, in milliseconds; a deletion asks for it at once. */
export const ASSETS_SCHEDULE = [{ job: sweepFilesJob, everyMs: 300_000 }] as const;
