/** A worker process for generation tests: the real pool, store and HTTP engine over the folder that the test names. */
import { createHttpEngine } from "../../../app/adapters/providers/http-engine.ts";
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
import { folderCatalog } from "../folder-catalog.ts";

const {
  DATABASE_URL: databaseUrl = "",
  STORAGE_URL = "",
  ENGINE_URL = "",
  ENGINE_MAX,
  PHOTO_FOLDER = "",
} = process.env;
const log = createLog("error");
const db = openDb(databaseUrl, { poolSize: 6 });
const boss = await openWorkerQueue(databaseUrl, log);
const ports = {
  engines: [
    createHttpEngine({
      name: "double",
      url: ENGINE_URL,
      log,
      ...(ENGINE_MAX !== undefined && { maxConcurrent: Number(ENGINE_MAX) }),
    }),
  ],
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
startPool({
  boss,
  db,
  databaseUrl,
  registrations: [{ ...handles(generateItemJob, generateItem(ctxFor), settleDeadItem(ctxFor)), slots: 2 }],
  recurring: [],
  clock: systemClock,
  log,
});
