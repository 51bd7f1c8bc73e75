/** What a job costs that does nothing: the queue alone, in the house's own database, with as many slots. */
import type { Client } from "pg";
import { openDb } from "../../../app/platform/db/db.ts";
import { systemIds, type ShopId } from "../../../app/platform/ids.ts";
import { createJobs, installQueues, openQueue } from "../../../app/platform/jobs/queue.ts";
import { createLog } from "../../../app/platform/log.ts";
import { until } from "../../demo/until.ts";
import { noopJob } from "./noop-job.ts";
import { cpuMs, databaseCpuMs } from "./processes.ts";
import { startWorker } from "./start-worker.ts";

export interface JobCost {
  readonly msPerJob: number;
  readonly workerCpuMsPerJob: number | null;
  readonly databaseCpuMsPerJob: number | null;
}

/** Has a worker process of its own do `count` jobs. */
export async function runNoopJobs(url: string, database: Client, count: number): Promise<JobCost> {
  const log = createLog("silent");
  await installQueues(url, [noopJob], log);
  const db = openDb(url, { poolSize: 2 });
  const boss = await openQueue(url, log);
  const worker = await startWorker({ DATABASE_URL: url, WORK: "jobs" });
  try {
    const { rows: backends } = await database.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const readCpu = () => [cpuMs(worker.pid), databaseCpuMs(backends[0]!.pid)] as const;
    const shopId = systemIds.next() as ShopId;
    await createJobs(boss, db).enqueue(
      noopJob,
      Array.from({ length: count }, () => ({
        payload: { v: 1, shopId, itemId: systemIds.next() },
        group: shopId,
      })),
    );
    const before = readCpu();
    let done = 0;
    await until(
      "the jobs that do nothing",
      async () => {
        const { rows } = await database.query<{ done: number }>(
          `SELECT count(*)::integer AS done FROM pgboss.job
           WHERE name = $1 AND state = 'completed' AND data ->> 'shopId' = $2`,
          [noopJob.id, shopId],
        );
        done = rows[0]!.done;
        return done === count ? true : null;
      },
      () => String(done),
    );
    const afterwards = readCpu();
    const { rows } = await database.query<{ ms: number }>(
      `SELECT extract(epoch FROM max(completed_on) - min(started_on))::float8 * 1000 AS ms
       FROM pgboss.job WHERE name = $1 AND data ->> 'shopId' = $2`,
      [noopJob.id, shopId],
    );
    const perJob = (index: 0 | 1) => {
      const [start, end] = [before[index], afterwards[index]];
      return start === null || end === null ? null : (end - start) / count;
    };
    return {
      msPerJob: rows[0]!.ms / count,
      workerCpuMsPerJob: perJob(0),
      databaseCpuMsPerJob: perJob(1),
    };
  } finally {
    await worker.kill();
    await boss.stop({ graceful: false });
    await db.close();
  }
}
