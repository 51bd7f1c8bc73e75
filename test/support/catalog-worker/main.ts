/** A worker process for tests of readings: the real pool over invented products. STALL_AFTER: it keeps so many, then hangs. */
import { readCatalog, settleDeadReading } from "../../../app/domain/catalog/jobs/read-catalog.handler.ts";
import { readCatalogJob } from "../../../app/domain/catalog/jobs/read-catalog.ts";
import type { CatalogSource } from "../../../app/domain/catalog/ports.ts";
import { systemClock } from "../../../app/platform/clock.ts";
import { openDb } from "../../../app/platform/db/db.ts";
import { type ShopId, systemIds } from "../../../app/platform/ids.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { startPool } from "../../../app/platform/jobs/pool.ts";
import { createJobs, openWorkerQueue } from "../../../app/platform/jobs/queue.ts";
import { createLog } from "../../../app/platform/log.ts";
import { inventProducts } from "../catalog-scene.ts";
import { folderCatalog } from "../folder-catalog.ts";

const { DATABASE_URL: databaseUrl = "", PRODUCTS = "", STALL_AFTER = "Infinity" } = process.env;
const log = createLog("error");
const db = openDb(databaseUrl, { poolSize: 6 });
const boss = await openWorkerQueue(databaseUrl, log);
const products = folderCatalog("/none", inventProducts(Number(PRODUCTS)));
const catalog: CatalogSource = {
  ...products,
  async *bulkProducts(result, options) {
    let read = 0;
    for await (const product of products.bulkProducts(result, options)) {
      if (read++ >= Number(STALL_AFTER)) await new Promise<never>(() => {});
      yield product;
    }
  },
};
const ctxFor = (shopId: ShopId) => ({
  shopId,
  actor: { kind: "system" as const, id: "worker" },
  db,
  jobs: createJobs(boss, db),
  clock: systemClock,
  ids: systemIds,
  log,
  ports: { catalog },
});
startPool({
  boss,
  db,
  databaseUrl,
  registrations: [{ ...handles(readCatalogJob, readCatalog(ctxFor), settleDeadReading(ctxFor)), slots: 1 }],
  recurring: [],
  clock: systemClock,
  log,
});
