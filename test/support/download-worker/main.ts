/** A worker process for tests of ZIPs. With HOLD_AT_PART it stops there for ever, to be killed in the middle. */
import { openFileStore } from "../../../app/adapters/storage/index.ts";
import type { FileStore } from "../../../app/domain/assets/index.server.ts";
import {
  settleDeadDownload,
  writeDownloadOf,
} from "../../../app/domain/assets/jobs/write-download.handler.ts";
import { writeDownloadJob } from "../../../app/domain/assets/jobs/write-download.ts";
import { handles } from "../../../app/platform/jobs/jobs.ts";
import { startTestWorker } from "../test-worker.ts";

const { DATABASE_URL: databaseUrl = "", STORAGE_URL = "", HOLD_AT_PART } = process.env;

const files = openFileStore(STORAGE_URL);
const held: FileStore = {
  ...files,
  async put(key, bytes, options) {
    if (key.endsWith(`/${HOLD_AT_PART}.zip`)) {
      console.log("holding");
      await new Promise(() => {});
    }
    await files.put(key, bytes, options);
  },
};
await startTestWorker({
  databaseUrl,
  ports: () => ({ files: HOLD_AT_PART === undefined ? files : held }),
  registrations: (ctxFor) => [
    { ...handles(writeDownloadJob, writeDownloadOf(ctxFor), settleDeadDownload(ctxFor)), slots: 1 },
  ],
});
