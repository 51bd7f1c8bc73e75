/** A worker process of a test or a benchmark: the real pool over the ports that it is given. */
import { systemClock } from "../../app/platform/clock.ts";
import type { Ctx } from "../../app/platform/ctx.ts";
import { openDb } from "../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../app/platform/ids.ts";
import { type PoolInput, startPool } from "../../app/platform/jobs/pool.ts";
import { createJobs, openWorkerQueue } from "../../app/platform/jobs/queue.ts";
import { type Log, createLog } from "../../app/platform/log.ts";

/** Starts it; it runs until its process is killed. `registrations` says what it does, in how many slots. */
export async function startTestWorker<Ports extends object>({
  databaseUrl,
  ports,
  registrations,
}: {
  readonly databaseUrl: string;
  readonly ports: (log: Log) => Ports;
  readonly registrations: (ctxFor: (shopId: ShopId) => Ctx<Ports>) => PoolInput["registrations"];
}): Promise<void> {
  const log = createLog("error");
  const db = openDb(databaseUrl, { poolSize: 6 });
  const boss = await openWorkerQueue(databaseUrl, log);
  const opened = ports(log);
  const ctxFor = (shopId: ShopId): Ctx<Ports> => ({
    shopId,
    actor: { kind: "system", id: "worker" },
    db,
    jobs: createJobs(boss, db),
    clock: systemClock,
    ids: systemIds,
    log,
    ports: opened,
  });
  startPool({
    boss,
    db,
    databaseUrl,
    registrations: registrations(ctxFor),
    recurring: [],
    clock: systemClock,
    log,
  });
}
