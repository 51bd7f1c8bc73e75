/** A worker's pool in the test's own process, over the test's database. */
import { systemClock } from "../../app/platform/clock.ts";
import { type Pool, type PoolInput, startPool } from "../../app/platform/jobs/pool.ts";
import { openWorkerQueue } from "../../app/platform/jobs/queue.ts";
import { createLog } from "../../app/platform/log.ts";
import type { TestDatabase } from "./database.ts";

/** Starts it; `stop` takes it down at once, and leaves what runs to whoever comes next. */
export async function startTestPool(
  database: TestDatabase,
  {
    registrations,
    clock = systemClock,
    log = createLog("silent"),
  }: Pick<PoolInput, "registrations"> & Partial<Pick<PoolInput, "clock" | "log">>,
): Promise<{ pool: Pool; stop(): Promise<void> }> {
  const boss = await openWorkerQueue(database.appUrl, log);
  const pool = startPool({
    boss,
    db: database.db,
    databaseUrl: database.appUrl,
    registrations,
    recurring: [],
    clock,
    log,
  });
  return {
    pool,
    async stop() {
      await pool.stop(0);
      await boss.stop({ graceful: false });
    },
  };
}
