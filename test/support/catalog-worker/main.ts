/** A worker process for tests of readings: the real pool over invented products. STALL_AFTER: it keeps so many, then hangs. */
import { readCatalog, settleDeadReading } from "../../../app/domain/catalog/jobs/read-catalog.handler.ts";
import { readCatalogJob } from "../../../app/domain/catalog/jobs/read-catalog.ts";
import type { CatalogSource } from "../../../app/domain/catalog/ports.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { inventProducts } from "../catalog-scene.ts";
import { folderCatalog } from "../folder-catalog.ts";
import { startTestWorker } from "../test-worker.ts";

const { DATABASE_URL: databaseUrl = "", PRODUCTS = "", STALL_AFTER = "Infinity" } = process.env;
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
await startTestWorker({
  databaseUrl,
  ports: () => ({ catalog }),
  registrations: (ctxFor) => [
    { ...handles(readCatalogJob, readCatalog(ctxFor), settleDeadReading(ctxFor)), slots: 1 },
  ],
});
