/**
 * A payload that this worker can't read is most likely of a version that it doesn't know: while a deployment goes on, old
 * and new workers run side by side. Such a job is left to another worker.
 */
import { type PgBoss, fromPrisma } from "pg-boss";
import type { Db } from "../db/db.ts";
import { type Attempt, makeLastAttempt, noteUnread, returnUnread } from "./store.ts";

/** Mean pause before a worker sees the job again. */
const PAUSE_MS = 5_000;
/** No deployment takes that long: then nobody will come who understands it. */
const GIVE_UP_MS = 3_600_000;

/**
 * Gives a job back to its queue without using up an attempt, or to the dead letters when nobody has understood it for an
 * hour by the database's clock.
 *
 * @returns which of the two; `lost` when another worker has it already
 */
export function leaveUnread(boss: PgBoss, db: Db, attempt: Attempt): Promise<"left" | "given-up" | "lost"> {
  return db.untenanted.$transaction(async (tx) => {
    const unreadMs = await noteUnread(tx, attempt);
    if (unreadMs === undefined) return "lost";
    if (unreadMs < GIVE_UP_MS) {
      await returnUnread(tx, attempt, PAUSE_MS);
      return "left";
    }
    await makeLastAttempt(tx, attempt);
    const { queue, id, retryCount } = attempt;
    await boss.fail(queue, { id, retryCount }, { message: "unread" }, { db: fromPrisma(tx) });
    return "given-up";
  });
}
