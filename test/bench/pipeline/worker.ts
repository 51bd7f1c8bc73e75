/**
 * A worker process for the benchmark with the real pool. WORK=items: it makes pictures with an engine that answers a stock
 * picture after ENGINE_MS. WORK=jobs: it does jobs that do nothing. It says on standard output when it is ready.
 */
import { openFileStore } from "../../../app/adapters/storage/index.ts";
import { generateItem, settleDeadItem } from "../../../app/domain/generation/jobs/generate-item.handler.ts";
import { generateItemJob } from "../../../app/domain/generation/jobs/generate-item.ts";
import { systemClock } from "../../../app/platform/clock.ts";
import { openDb } from "../../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../../app/platform/ids.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { startPool } from "../../../app/platform/jobs/pool.ts";
import { createJobs, openWorkerQueue } from "../../../app/platform/jobs/queue.ts";
import { createLog } from "../../../app/platform/log.ts";
import { folderCatalog } from "../../support/folder-catalog.ts";
import { noopEngine } from "./noop-engine.ts";
import { noopJob } from "./noop-job.ts";

const { DATABASE_URL: databaseUrl = "", STORAGE_URL = "", PHOTO_FOLDER = "", WORK, ENGINE_MS } = process.env;
/** As many pictures as a worker makes at the same time when nobody says otherwise. */
const SLOTS = 2;

const log = createLog("error");
const db = openDb(databaseUrl, { poolSize: 6 });
const boss = await openWorkerQueue(databaseUrl, log);

function itemRegistration() {
  const ports = {
    engines: [noopEngine(Number(ENGINE_MS))],
    files: openFileStore(STORAGE_URL),
    catalog: folderCatalog(PHOTO_FOLDER),
  };
  const ctxFor = (shopId: ShopId) => ({
    shopId,
    actor: { kind: "system" as const, id: "worker" },
    db,
    jobs: createJobs(boss, db),
    clock: systemClock,
    ids: systemIds,
    log,
    ports,
  });
  return handles(generateItemJob, generateItem(ctxFor), settleDeadItem(ctxFor));
}

startPool({
  boss,
  db,
  databaseUrl,
  registrations: [
    { ...(WORK === "items" ? itemRegistration() : handles(noopJob, async () => {})), slots: SLOTS },
  ],
  recurring: [],
  clock: systemClock,
  log,
});
process.stdout.write("ready\n");
