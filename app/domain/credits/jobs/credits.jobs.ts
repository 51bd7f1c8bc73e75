/** Work that the ledger needs done every so often; each job looks for the shops that are due by itself. */
import { z } from "zod";
import type { JobDefinition } from "#app/platform/jobs/jobs.ts";

const payload = z.object({ v: z.literal(1) });
export type CreditsJobPayload = z.infer<typeof payload>;

const once = { schema: payload, retryLimit: 2, retryDelaySeconds: 5, oncePerKey: true } as const;

/** Settlements into the journal, expired credits out of the balance. */
export const foldJob: JobDefinition<CreditsJobPayload> = { ...once, id: "credits.fold", timeoutMs: 60_000 };
/** Holds past their deadline. */
export const sweepHoldsJob: JobDefinition<CreditsJobPayload> = {
  ...once,
  id: "credits.sweep-holds",
  timeoutMs: 600_000,
};
/** Books against each other. */
export const reconcileCreditsJob: JobDefinition<CreditsJobPayload> = {
  ...once,
  id: "credits.reconcile",
  timeoutMs: 600_000,
};

/** How often each job is put into the queue, in milliseconds. */
export const CREDITS_SCHEDULE = [
  { job: foldJob, everyMs: 1_000 },
  { job: sweepHoldsJob, everyMs: 60_000 },
  { job: reconcileCreditsJob, everyMs: 5 * 60_000 },
] as const;
