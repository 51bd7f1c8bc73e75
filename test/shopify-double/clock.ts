import type { Database } from "./database.ts";

/** Where every part of the double reads the time, so that tests can move it in one place. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The time of the machine: of session tokens, which the app and the browser judge by their own clocks. */
export const systemClock: Clock = { now: () => Date.now() };

export interface MovableClock extends Clock {
  /** Moves the double's time to `atMs`; it goes on from there, over restarts too. */
  set(atMs: number): void;
  /** Back to the machine's time. */
  restore(): void;
}

/** The double's time: the machine's plus an offset that is kept in the database. */
export function openClock(db: Database): MovableClock {
  let offsetMs = db.get<{ offset_ms: number }>("SELECT offset_ms FROM clock")?.offset_ms ?? 0;
  const keep = (offset: number) => {
    db.run("INSERT OR REPLACE INTO clock (id, offset_ms) VALUES (1, ?)", offset);
    offsetMs = offset;
  };
  return {
    now: () => systemClock.now() + offsetMs,
    set: (atMs) => keep(Math.round(atMs - systemClock.now())),
    restore: () => keep(0),
  };
}

/** A timestamp as Shopify's DateTime scalar writes it: UTC, whole seconds. */
export function shopifyDateTime(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, "Z");
}
