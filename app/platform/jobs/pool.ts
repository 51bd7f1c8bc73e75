/** A worker process's loops: one per queue, woken by notifications, and the things that are done every so often. */
import type { PgBoss } from "pg-boss";
import pg from "pg";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { JobRegistration } from "./jobs.ts";
import { WAKE_CHANNEL } from "./queue.ts";
import { type SlotLoop, startSlotLoops } from "./slot-loop.ts";

/** Work that every worker repeats; safe to run in several workers at once. */
export interface Recurring {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<void>;
}

export interface PoolInput {
  readonly boss: PgBoss;
  readonly db: Db;
  /** The application role's URL, for the listening connection. */
  readonly databaseUrl: string;
  readonly registrations: readonly (JobRegistration & { readonly slots: number })[];
  readonly recurring: readonly Recurring[];
  readonly clock: Clock;
  readonly log: Log;
}

export interface Pool {
  /** Takes no further work, waits up to `graceMs` for what runs, hands the rest on. */
  stop(graceMs: number): Promise<void>;
}

const RECONNECT_MS = 2000;

/** Starts everything. It ends only by `stop`. */
export function startPool({ boss, db, databaseUrl, registrations, recurring, clock, log }: PoolInput): Pool {
  const stopping = new AbortController();
  const loops = new Map<string, SlotLoop[]>();
  for (const registration of registrations) {
    loops.set(
      registration.job.id,
      startSlotLoops({ boss, db, registration, slots: registration.slots, clock, log }),
    );
  }
  const wakeAll = () => [...loops.values()].flat().forEach((loop) => loop.wake());
  const listening = listen({
    databaseUrl,
    clock,
    log,
    signal: stopping.signal,
    onConnected: wakeAll,
    onQueue: (queue) => loops.get(queue)?.forEach((loop) => loop.wake()),
  });
  const repeating = recurring.map((task) => repeat(task, clock, log, stopping.signal));

  return {
    async stop(graceMs) {
      stopping.abort();
      await Promise.all([
        ...[...loops.values()].flat().map((loop) => loop.drain(graceMs)),
        ...repeating,
        listening,
      ]);
    },
  };
}

async function repeat(task: Recurring, clock: Clock, log: Log, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await task.run();
    } catch (error) {
      log.error({ err: error, task: task.name }, "recurring work failed");
    }
    await clock.sleep(task.everyMs, signal).catch(() => {}); // aborted: the loop's condition ends it
  }
}

interface ListenInput {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Called after each connect: notifications before it were missed. */
  onConnected(): void;
  onQueue(queue: string): void;
}

/** Keeps one connection that hears of new jobs. Without it the loops still poll, so it may fail and come back. */
async function listen({ databaseUrl, clock, log, signal, onConnected, onQueue }: ListenInput): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    try {
      const ended = new Promise<void>((resolve) => {
        client.once("end", resolve);
        client.on("error", () => resolve());
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      client.on("notification", (message) => onQueue(message.payload ?? ""));
      await client.connect();
      await client.query(`LISTEN ${WAKE_CHANNEL}`);
      onConnected();
      await ended;
    } catch (error) {
      log.warn({ err: error }, "the listening connection failed");
    } finally {
      await client.end().catch(() => {}); // it may have ended by itself
    }
    await clock.sleep(RECONNECT_MS, signal).catch(() => {}); // aborted: the loop's condition ends it
  }
}
