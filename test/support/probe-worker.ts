/**
 * A worker process for queue tests: says that it is there, takes test jobs, says so on standard output, hangs or does
 * nothing else for five seconds on those that ask for it, and stops when it is told to.
 */
import { systemClock } from "../../app/platform/clock.ts";
import { openDb } from "../../app/platform/db/db.ts";
import { systemIds } from "../../app/platform/ids.ts";
import { handles } from "../../app/platform/jobs/jobs.ts";
import { startPool } from "../../app/platform/jobs/pool.ts";
import { openWorkerQueue } from "../../app/platform/jobs/queue.ts";
import { startPresence } from "../../app/platform/jobs/worker-presence.ts";
import { createLog } from "../../app/platform/log.ts";
import { probeJob } from "./probe-job.ts";

/** How long a job that is busy keeps the whole process from doing anything else. */
const BUSY_MS = 5_000;

const databaseUrl = process.env.DATABASE_URL ?? "";
const log = createLog("silent");
const db = openDb(databaseUrl, { poolSize: 4 });
const boss = await openWorkerQueue(databaseUrl, log);
const registration = handles(probeJob, async ({ name, behaviour }, { attempt }) => {
  process.stdout.write(`${name} ${attempt}\n`);
  if (behaviour === "hang") await new Promise(() => {});
  if (behaviour === "busy") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_MS);
});
const worker = { workerId: systemIds.next(), slots: 2, version: null };
const presence = await startPresence({ db, clock: systemClock, log, worker });
const pool = startPool({
  boss,
  db,
  databaseUrl,
  registrations: [{ ...registration, slots: 2 }],
  recurring: [],
  clock: systemClock,
  log,
});
process.once("SIGTERM", () => {
  void (async () => {
    await presence.stop();
    await pool.stop(0);
    process.exit(0);
  })();
});
