/**
 * A worker process for the benchmark with the real pool. WORK=items: it makes pictures with an engine that answers a stock
 * picture after ENGINE_MS. WORK=jobs: it does jobs that do nothing. It says on standard output when it is ready.
 */
import { openFileStore } from "../../../app/adapters/storage/index.ts";
import { generateItem, settleDeadItem } from "../../../app/domain/generation/jobs/generate-item.handler.ts";
import { generateItemJob } from "../../../app/domain/generation/jobs/generate-item.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { folderCatalog } from "../../support/folder-catalog.ts";
import { startTestWorker } from "../../support/test-worker.ts";
import { noopEngine } from "./noop-engine.ts";
import { noopJob } from "./noop-job.ts";

const { DATABASE_URL: databaseUrl = "", STORAGE_URL = "", PHOTO_FOLDER = "", WORK, ENGINE_MS } = process.env;
/** As many pictures as a worker makes at the same time when nobody says otherwise. */
const SLOTS = 2;

if (WORK === "items") {
  await startTestWorker({
    databaseUrl,
    ports: () => ({
      engines: [noopEngine(Number(ENGINE_MS))],
      files: openFileStore(STORAGE_URL),
      catalog: folderCatalog(PHOTO_FOLDER),
    }),
    registrations: (ctxFor) => [
      { ...handles(generateItemJob, generateItem(ctxFor), settleDeadItem(ctxFor)), slots: SLOTS },
    ],
  });
} else {
  await startTestWorker({
    databaseUrl,
    ports: () => ({}),
    registrations: () => [{ ...handles(noopJob, async () => {}), slots: SLOTS }],
  });
}
process.stdout.write("ready\n");
