import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { catalogCtx, numbersOf, readingOf, started } from "#test/support/catalog-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { readCatalogJob } from "./jobs/read-catalog.ts";

const PRODUCTS = 1_000;
/** In the middle of a batch. */
const STALL_AFTER = 450;

let database: TestDatabase;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase({ jobs: [readCatalogJob] });
});
afterAll(() => database.close());
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
});

function startWorker(more: Record<string, string> = {}): ChildProcess {
  const worker = spawn(process.execPath, ["test/support/catalog-worker/main.ts"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DATABASE_URL: database.appUrl, PRODUCTS: String(PRODUCTS), ...more },
  });
  workers.push(worker);
  return worker;
}

test("a worker killed while it keeps products: another finishes, long before the job's time is up, with each product once", async () => {
  const ctx = await catalogCtx(database, []);
  const readingId = await started(ctx, { all: true });
  const first = startWorker({ STALL_AFTER: String(STALL_AFTER) });
  await expect.poll(() => readingOf(ctx, readingId)).toMatchObject({ state: "keeping", readCount: 400 });
  first.kill("SIGKILL");
  await once(first, "exit");
  startWorker();
  await expect
    .poll(async () => (await readingOf(ctx, readingId)).state, { timeout: readCatalogJob.timeoutMs / 10 })
    .toBe("done");
  expect(await numbersOf(ctx, readingId)).toEqual(Array.from({ length: PRODUCTS }, (_, index) => index + 1));
});
