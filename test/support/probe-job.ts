/** The job that queue tests send. */
import { z } from "zod";
import type { JobDefinition } from "../../app/platform/jobs/jobs.ts";

export const probeJob: JobDefinition<{
  v: 1;
  name: string;
  behaviour: "pass" | "fail" | "hang" | "busy" | "again";
}> = {
  id: "test.probe",
  schema: z.object({
    v: z.literal(1),
    name: z.string(),
    behaviour: z.enum(["pass", "fail", "hang", "busy", "again"]),
  }),
  timeoutMs: 60_000,
  retryLimit: 2,
  retryDelaySeconds: 1,
  groupConcurrency: 1,
};

/** The same, in a queue in which shops take turns. */
export const fairJob: typeof probeJob = { ...probeJob, id: "test.fair", isFair: true, groupConcurrency: 8 };

/** The same, of which one for each key waits at a time. */
export const onceJob: typeof probeJob = { ...probeJob, id: "test.once", oncePerKey: true };
