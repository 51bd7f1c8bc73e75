/** The worker process: takes jobs until it is asked to stop, then finishes what it has begun. */
import packageJson from "../../package.json" with { type: "json" };
import { compose } from "../composition.server.ts";
import { ASSETS_SCHEDULE } from "../domain/assets/index.server.ts";
import { BILLING_SCHEDULE } from "../domain/billing/index.server.ts";
import { CREDITS_SCHEDULE } from "../domain/credits/index.server.ts";
import { REVIEW_SCHEDULE } from "../domain/review/index.server.ts";
import { systemClock } from "../platform/clock.ts";
import { migrate } from "../platform/db/migrate.ts";
import { findUnreachable } from "../platform/db/reach.ts";
import { readEnv } from "../platform/env.ts";
import { systemIds } from "../platform/ids.ts";
import { startPool } from "../platform/jobs/pool.ts";
import { openWorkerQueue } from "../platform/jobs/queue.ts";
import { startPresence } from "../platform/jobs/worker-presence.ts";
import { createLog } from "../platform/log.ts";
import { allJobs } from "./job-catalogue.ts";
import { createRegistrations } from "./registrations.ts";

/** Most platforms kill 30 s after SIGTERM; a picture of the largest quality takes less than this. */
const DRAIN_MS = 25_000;

const env = readEnv(process.env);
const log = createLog(env.LOG_LEVEL).child({ process: "worker" });
const unreachable = await findUnreachable(env);
if (unreachable) {
  log.fatal(unreachable, `the database of ${unreachable.variable} could not be reached`);
  process.exit(1);
}
if (env.DATABASE_OWNER_URL) {
  await migrate({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL, jobs: allJobs, log });
}
const services = await compose({ env, log }).catch((error: Error) => {
  log.fatal({ err: error }, error.message);
  process.exit(1);
});
const boss = await openWorkerQueue(env.DATABASE_URL, log);
const pool = startPool({
  boss,
  db: services.platform.db,
  databaseUrl: env.DATABASE_URL,
  registrations: createRegistrations(services),
  // Every worker asks; the queue keeps one of each waiting.
  recurring: [...CREDITS_SCHEDULE, ...BILLING_SCHEDULE, ...REVIEW_SCHEDULE, ...ASSETS_SCHEDULE].map(
    ({ job, everyMs }) => ({
      name: job.id,
      everyMs,
      run: () =>
        services.platform.jobs.enqueue(job, [{ payload: { v: 1 }, group: "system", onceKey: "all" }]),
    }),
  ),
  clock: systemClock,
  log,
});
// Presence is about who makes pictures: forecasts go by it.
const presence =
  env.WORKER_JOBS.includes("generation") &&
  (await startPresence({
    db: services.platform.db,
    clock: systemClock,
    log,
    worker: { workerId: systemIds.next(), slots: env.WORKER_CONCURRENCY, version: packageJson.version },
  }));
log.info({ concurrency: env.WORKER_CONCURRENCY, jobs: env.WORKER_JOBS }, "working");

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    log.info("stopping: running jobs are finished first");
    void (async () => {
      // It takes nothing new from here on.
      if (presence) await presence.stop();
      await pool.stop(DRAIN_MS);
      await boss.stop({ graceful: false });
      await services.close();
      process.exit(0);
    })();
  });
}
