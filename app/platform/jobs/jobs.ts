/**
 * Jobs as data: what a queue carries, how often it is tried, how many of one shop may run at once. Logic stands in the
 * rooms' handlers, the slot loop in slot-loop.ts, wiring in the worker.
 */
import type { z } from "zod";
import type { Tx } from "../db/db.ts";
import type { ShopId } from "../ids.ts";
import type { Log } from "../log.ts";

export interface JobDefinition<Payload extends object = object> {
  /** Queue name, `room.verb`. */
  readonly id: string;
  /** Payloads carry ids, not objects, and a literal `v` so that old and new workers can run side by side. */
  readonly schema: z.ZodType<Payload>;
  /** Longest run of one attempt; then its signal is aborted and the attempt counts as failed. */
  readonly timeoutMs: number;
  /** Further attempts after the first; then the job goes to the dead-letter queue. */
  readonly retryLimit: number;
  /** First pause between attempts in seconds; doubles each time, with jitter. */
  readonly retryDelaySeconds: number;
  /**
   * True: while a job with the same `onceKey` waits, another one is not added; one that is wanted at once brings it
   * forward. Every entry then needs a key.
   */
  readonly oncePerKey?: boolean;
  /** Most jobs of one group (shop) that run at the same time over all workers; undefined: no limit. */
  readonly groupConcurrency?: number;
  /**
   * True: groups take turns, however many jobs each has waiting (fair-order.ts). Otherwise a queue is served in the order
   * of coming, and a group behind another one's ten thousand waits for them.
   */
  readonly isFair?: boolean;
}

export interface JobEntry<Payload> {
  readonly payload: Payload;
  /** Jobs of one group share its concurrency limit, so that no shop starves another. */
  readonly group: ShopId | "system";
  readonly startAfterMs?: number;
  /** What must not wait twice; only for jobs that are `oncePerKey`. */
  readonly onceKey?: string;
  /** A UUID to find the job again by, for `remove`; a new one for every job. Chosen by the queue when absent. */
  readonly jobId?: string;
}

export interface Jobs {
  /**
   * Adds jobs. With `tx` they exist exactly when the transaction commits.
   * @throws ZodError when a payload does not fit the job's schema, Error when a chosen id was used before (bugs).
   */
  enqueue<Payload extends object>(
    job: JobDefinition<Payload>,
    entries: readonly JobEntry<Payload>[],
    tx?: Tx,
  ): Promise<void>;

  /**
   * Takes jobs out that no worker has begun, as one statement within `tx`. One that was handed to a worker even once
   * stays, also while it waits to be run again: something of it may be open elsewhere.
   *
   * @param jobIds the ids that were chosen when they were enqueued, however many
   * @returns the ids of those that were removed and now never run
   */
  remove(job: Pick<JobDefinition, "id">, jobIds: readonly string[], tx: Tx): Promise<string[]>;
}

export interface JobControl {
  /** Aborted at the job's timeout, when the worker stops without time to finish, or when the claim was lost. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** True when a throw now would end in the dead-letter queue: the handler must settle instead. */
  readonly isLastAttempt: boolean;
  readonly log: Log;
}

/**
 * Does one job; safe to run twice. Returns nothing when it is done, or `again` to be run later without using up an
 * attempt (work that waits for someone else). Throws to be tried again with back-off.
 */
export type JobHandler<Payload extends object> = (
  payload: Payload,
  control: JobControl,
) => Promise<void | { readonly again: { readonly afterMs: number } }>;

/** A job with its handler, as the worker registers it. */
export interface JobRegistration {
  readonly job: JobDefinition;
  readonly handle: JobHandler<object>;
  /**
   * Settles what a job left open whose every attempt failed or died; runs from the dead-letter queue, safe to run twice,
   * tried for hours. May be the same handler, for work that must be done in the end.
   */
  readonly handleDead?: JobHandler<object>;
}

/** Pairs a job with its handlers; the pair keeps their payload types in step. */
export function handles<Payload extends object>(
  job: JobDefinition<Payload>,
  handle: JobHandler<Payload>,
  handleDead?: JobHandler<Payload>,
): JobRegistration {
  return { job, handle, ...(handleDead && { handleDead }) } as unknown as JobRegistration;
}
