/**
 * Runs a queue's jobs in a bounded number of slots: fetch what fits, keep the claims alive, settle each by itself.
 * A claim is fenced by its attempt: a worker that was given up for dead cannot settle a job that another one has taken.
 */
import type { JobWithMetadata, PgBoss } from "pg-boss";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { JobControl, JobDefinition, JobRegistration } from "./jobs.ts";
import { HEARTBEAT_SECONDS, deadLetterQueue } from "./queue.ts";
import { returnJob } from "./store.ts";
import { leaveUnread } from "./unread-job.ts";

/** How long an empty queue is left alone when nobody wakes the loop. */
const IDLE_POLL_MS = 1000;
const HEARTBEAT_EVERY_MS = (HEARTBEAT_SECONDS * 1000) / 4;
/** A slot rests this long after a job that it could not read: a queue full of those must not be churned. */
const UNREAD_REST_MS = 1000;
/** After a failed fetch (the database is away) the loop waits this long. */
const FETCH_RETRY_MS = 1000;

export interface SlotLoopInput {
  readonly boss: PgBoss;
  readonly db: Db;
  readonly registration: JobRegistration;
  /** Jobs that run at the same time in this process. */
  readonly slots: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SlotLoop {
  /** Looks at the queue now instead of at the next poll. */
  wake(): void;
  /**
   * Takes no further job and waits for the running ones; those that are not done after `graceMs` are aborted and left
   * to the heartbeat, which gives them to another worker.
   */
  drain(graceMs: number): Promise<void>;
}

/** How many jobs a command changed; pg-boss returns it, its types leave it out. */
const affected = (result: object): number | undefined => (result as { affected?: number }).affected;

interface Claim {
  readonly id: string;
  readonly retryCount: number;
  readonly abort: AbortController;
}

/** Starts the loops of a job and of its dead letters. */
export function startSlotLoops(input: SlotLoopInput): SlotLoop[] {
  const { job, handle, handleDead } = input.registration;
  const loops = [startLoop(input, job, handle, { leavesUnread: true })];
  if (handleDead) {
    const dead: JobDefinition = { ...job, id: deadLetterQueue(job.id) };
    // Dead letters are tried for hours as it is.
    loops.push(startLoop({ ...input, slots: 1 }, dead, handleDead, { leavesUnread: false }));
  }
  return loops;
}

function startLoop(
  { boss, db, slots, clock, log }: SlotLoopInput,
  job: JobDefinition,
  handle: JobRegistration["handle"],
  { leavesUnread }: { leavesUnread: boolean },
): SlotLoop {
  const queue = job.id;
  const claims = new Map<string, Claim>();
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wakeUp: () => void = () => {};
  let wakeRequested = false;
  const wake = () => {
    wakeRequested = true;
    wakeUp();
  };

  const runOne = async (fetched: JobWithMetadata<object>): Promise<void> => {
    const claim: Claim = { id: fetched.id, retryCount: fetched.retryCount, abort: new AbortController() };
    claims.set(claim.id, claim);
    const attempt = { id: claim.id, retryCount: claim.retryCount };
    const jobLog = log.child({ job: queue, jobId: claim.id, attempt: claim.retryCount + 1 });
    const timeout = setTimeout(
      () => claim.abort.abort(new Error(`${queue} took longer than ${job.timeoutMs} ms`)),
      job.timeoutMs,
    );
    const isLastAttempt = claim.retryCount >= fetched.retryLimit;
    try {
      const control: JobControl = {
        signal: claim.abort.signal,
        attempt: claim.retryCount + 1,
        isLastAttempt,
        log: jobLog,
      };
      const payload = job.schema.safeParse(fetched.data);
      if (!payload.success && leavesUnread) {
        const end = await leaveUnread(boss, db, { queue, ...attempt });
        jobLog[end === "given-up" ? "error" : "warn"]({ err: payload.error, end }, "payload not understood");
        claims.delete(claim.id);
        await clock.sleep(UNREAD_REST_MS, stopping.signal).catch(() => {}); // aborted: the worker stops
        return;
      }
      if (!payload.success) throw payload.error;
      const outcome = await handle(payload.data, control);
      if (outcome) await returnJob(db.untenanted, { queue, ...attempt }, outcome.again.afterMs);
      else await boss.complete(queue, attempt);
    } catch (error) {
      if (claim.abort.signal.aborted && stopping.signal.aborted) return; // the heartbeat hands it on
      jobLog[isLastAttempt ? "error" : "warn"]({ err: error, isLastAttempt }, "job attempt failed");
      await boss.fail(queue, attempt, { message: error instanceof Error ? error.name : "unknown" });
    } finally {
      clearTimeout(timeout);
      claims.delete(claim.id);
    }
  };

  const start = (fetched: JobWithMetadata<object>) => {
    const work: Promise<void> = runOne(fetched)
      .catch((error: unknown) => log.error({ err: error, job: queue }, "job could not be settled"))
      .finally(() => {
        running.delete(work);
        wake();
      });
    running.add(work);
  };

  const heartbeat = setInterval(() => {
    for (const claim of claims.values()) {
      boss.touch(queue, { id: claim.id, retryCount: claim.retryCount }).then(
        (result) => {
          if (affected(result) === 0 && claims.has(claim.id)) {
            claim.abort.abort(new Error("another worker has taken this job"));
          }
        },
        (error: unknown) => log.warn({ err: error, job: queue }, "heartbeat failed"),
      );
    }
  }, HEARTBEAT_EVERY_MS);

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      wakeRequested = false;
      const free = slots - running.size;
      let pauseMs = IDLE_POLL_MS;
      if (free > 0) {
        try {
          const fetched = await boss.fetch<object>(queue, {
            batchSize: free,
            includeMetadata: true,
            ...(job.groupConcurrency !== undefined && { groupConcurrency: job.groupConcurrency }),
          });
          for (const one of fetched) start(one);
          // One group's limit may have cut the batch short while others wait.
          if (fetched.length > 0) wakeRequested = running.size < slots;
        } catch (error) {
          log.warn({ err: error, job: queue }, "queue could not be read");
          pauseMs = FETCH_RETRY_MS;
        }
      }
      if (!wakeRequested && !stopping.signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pauseMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();

  return {
    wake,
    async drain(graceMs) {
      stopping.abort();
      wake();
      await loop;
      const grace = new AbortController();
      await Promise.race([
        Promise.all(running),
        clock.sleep(graceMs, grace.signal).catch(() => {}), // aborted: everything ended in time
      ]);
      grace.abort();
      for (const claim of claims.values()) claim.abort.abort(new Error("the worker is stopping"));
      await Promise.all(running);
      clearInterval(heartbeat);
    },
  };
}
