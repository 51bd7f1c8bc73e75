/** A worker process for queue tests: takes test jobs, says so on standard output, and hangs on those that ask for it. */
import { systemClock } from "../../app/platform/clock.ts";
import { openDb } from "../../app/platform/db/db.ts";
import { handles } from "../../app/platform/jobs/jobs.ts";
import { startPool } from "../../app/platform/jobs/pool.ts";
import { openWorkerQueue } from "../../app/platform/jobs/queue.ts";
import { createLog } from "../../app/platform/log.ts";
import { probeJob } from "./probe-job.ts";

const databaseUrl = process.env.DATABASE_URL ?? "";
const log = createLog("silent");
const db = openDb(databaseUrl, { poolSize: 4 });
const boss = await openWorkerQueue(databaseUrl, log);
const registration = handles(probeJob, async ({ name, behaviour }, { attempt }) => {
  process.stdout.write(`${name} ${attempt}\n`);
  if (behaviour === "hang") await new Promise(() => {});
});
startPool({
  boss,
  db,
  databaseUrl,
  registrations: [{ ...registration, slots: 2 }],
  recurring: [],
  clock: systemClock,
  log,
});
