import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { probeJob } from "#test/support/probe-job.ts";
import { systemClock } from "../clock.ts";
import { openDb } from "../db/db.ts";
import { createLog } from "../log.ts";
import { readCapacity, startPresence } from "./worker-presence.ts";

const log = createLog("silent");
let database: TestDatabase;
let processes: ChildProcess[];

beforeEach(async () => {
  processes = [];
  database = await testDatabase({ jobs: [probeJob] });
});
afterEach(async () => {
  for (const one of processes) one.kill("SIGKILL");
  await database.close();
});

const NOBODY = { workers: 0, slots: 0 };
const startProcess = (): ChildProcess => {
  const child = spawn(process.execPath, ["test/support/probe-worker.ts"], {
    env: { ...process.env, DATABASE_URL: database.appUrl },
    stdio: ["ignore", "ignore", "inherit"],
  });
  processes.push(child);
  return child;
};
const start = (slots: number, workerId = randomUUID()) =>
  startPresence({
    db: database.db,
    clock: systemClock,
    log,
    worker: { workerId, slots, version: "1.2.3" },
  });

test("without a worker nobody is there", async () => {
  expect(await readCapacity(database)).toEqual(NOBODY);
});

test("the workers that are there are counted with their slots, and one that stops is counted no more", async () => {
  const workers = [await start(2), await start(3)];
  expect(await readCapacity(database)).toEqual({ workers: 2, slots: 5 });
  await workers[0]?.stop();
  expect(await readCapacity(database)).toEqual({ workers: 1, slots: 3 });
  await workers[1]?.stop();
  expect(await database.asOwner("SELECT FROM worker_presence")).toEqual([]);
});

test("a worker that is killed counts until it was silent for 15 seconds; one that lives goes on counting", async () => {
  const [killed, living] = [startProcess(), startProcess()];
  await vi.waitFor(
    async () => expect(await readCapacity(database)).toEqual({ workers: 2, slots: 4 }),
    20_000,
  );
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(await readCapacity(database)).toEqual({ workers: 2, slots: 4 });
  await vi.waitFor(async () => expect(await readCapacity(database)).toEqual({ workers: 1, slots: 2 }), {
    timeout: 40_000,
    interval: 100,
  });
  const [gone] = await database.asOwner(
    "SELECT now() - seen_at >= interval '15 seconds' AS silent FROM worker_presence ORDER BY seen_at LIMIT 1",
  );
  expect(gone).toEqual({ silent: true });
  living.kill("SIGTERM");
  await once(living, "exit");
  expect(await readCapacity(database)).toEqual(NOBODY);
});

test("a worker that was silent is there again with its next word; those of yesterday are forgotten", async () => {
  const workerId = randomUUID();
  const worker = await start(2, workerId);
  await (await start(1)).stop();
  await database.asOwner(
    "INSERT INTO worker_presence (worker_id, slots, started_at, seen_at) VALUES ($1, 4, now() - interval '2 days', now() - interval '25 hours')",
    [randomUUID()],
  );
  await database.asOwner("UPDATE worker_presence SET seen_at = seen_at - interval '1 minute'");
  expect(await readCapacity(database)).toEqual(NOBODY);
  await vi.waitFor(
    async () => expect(await readCapacity(database)).toEqual({ workers: 1, slots: 2 }),
    20_000,
  );
  expect(await database.asOwner("SELECT worker_id FROM worker_presence")).toEqual([{ worker_id: workerId }]);
  await worker.stop();
});

test("a database that is away stops neither the worker's start nor its end", async () => {
  const away = openDb("postgresql://nobody@127.0.0.1:1/none");
  const presence = await startPresence({
    db: away,
    clock: systemClock,
    log,
    worker: { workerId: randomUUID(), slots: 1, version: null },
  });
  await expect(presence.stop()).resolves.toBeUndefined();
  await away.close();
});

test.each([
  ["no slots", "INSERT INTO worker_presence (worker_id, slots) VALUES (gen_random_uuid(), 0)"],
  [
    "an empty version",
    "INSERT INTO worker_presence (worker_id, slots, version) VALUES (gen_random_uuid(), 1, '')",
  ],
])("the database refuses a worker with %s", async (_what, statement) => {
  await expect(database.asApp(statement)).rejects.toThrow("violates check constraint");
});
