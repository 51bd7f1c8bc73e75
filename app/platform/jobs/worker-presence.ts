/** Which workers are there: each says so every few seconds, and whoever wants to know how much gets done asks here. */
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import { type Presence, countPresent, deletePresence, upsertPresence } from "./store.ts";

/** How often a worker says that it is there. */
const PRESENCE_EVERY_MS = 3_000;
/** A worker that was silent for five of them is gone: one that is killed stops counting within this time. */
const PRESENCE_GONE_MS = 15_000;
const PRESENCE_FORGOTTEN_MS = 24 * 3_600_000;

/**
 * Says that this worker is there until `stop`, which says that it is not. A database that is away is tried again at the
 * next turn.
 *
 * @param worker its id, how many pictures it makes at the same time, its version or null
 */
export async function startPresence({
  db,
  clock,
  log,
  worker,
}: {
  db: Db;
  clock: Clock;
  log: Log;
  worker: Presence;
}): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const sayIt = () =>
    upsertPresence(db.untenanted, worker, PRESENCE_FORGOTTEN_MS).catch((error: unknown) =>
      log.warn({ err: error }, "the worker could not say that it is there"),
    );
  await sayIt();
  const saying = (async () => {
    while (!stopping.signal.aborted) {
      await clock.sleep(PRESENCE_EVERY_MS, stopping.signal).catch(() => {}); // aborted: the loop's condition ends it
      if (!stopping.signal.aborted) await sayIt();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await saying;
      await deletePresence(db.untenanted, worker.workerId).catch((error: unknown) =>
        log.warn({ err: error }, "the worker could not say that it stops"),
      );
    },
  };
}

/** How many workers are there now, by the database's clock, and how many pictures they make at the same time. */
export const readCapacity = ({ db }: { db: Db }): Promise<{ workers: number; slots: number }> =>
  countPresent(db.untenanted, PRESENCE_GONE_MS);
