/** A worker process for generation tests: the real pool, store and HTTP engine over the folder that the test names. */
import { createHttpEngine } from "../../../app/adapters/providers/http-engine.ts";
import { openFileStore } from "../../../app/adapters/storage/index.ts";
import { generateItem, settleDeadItem } from "../../../app/domain/generation/jobs/generate-item.handler.ts";
import { generateItemJob } from "../../../app/domain/generation/jobs/generate-item.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { folderCatalog } from "../folder-catalog.ts";
import { startTestWorker } from "../test-worker.ts";

const {
  DATABASE_URL: databaseUrl = "",
  STORAGE_URL = "",
  ENGINE_URL = "",
  ENGINE_MAX,
  PHOTO_FOLDER = "",
} = process.env;
await startTestWorker({
  databaseUrl,
  ports: (log) => ({
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
  }),
  registrations: (ctxFor) => [
    { ...handles(generateItemJob, generateItem(ctxFor), settleDeadItem(ctxFor)), slots: 2 },
  ],
});
