import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { fairJob, probeJob } from "#test/support/probe-job.ts";
import { startTestPool } from "#test/support/test-pool.ts";
import type { Ctx } from "../ctx.ts";
import { type JobHandler, handles } from "./jobs.ts";

type Payload = { v: 1; name: string; behaviour: "pass" | "fail" | "hang" | "busy" | "again" };

let database: TestDatabase;
let ctx: Ctx;
let stops: (() => Promise<unknown>)[];

beforeEach(async () => {
  stops = [];
  database = await testDatabase({ jobs: [fairJob, probeJob] });
  ctx = database.ctx(await database.newShop());
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await database.close();
});

const entry = (jobId: string, name = "one") => ({
  payload: { v: 1 as const, name, behaviour: "pass" as const },
  group: ctx.shopId,
  jobId,
});
const remove = (jobIds: readonly string[]) =>
  ctx.db.tenant(ctx.shopId, (tx) => ctx.jobs.remove(fairJob, jobIds, tx));
const waiting = async () =>
  (await database.asOwner("SELECT id FROM pgboss.job WHERE name = 'test.fair' AND state < 'active'")).map(
    ({ id }) => id,
  );

async function startWorker(handle: JobHandler<Payload>): Promise<void> {
  const { stop } = await startTestPool(database, {
    registrations: [{ ...handles(fairJob, handle), slots: 1 }],
  });
  stops.push(stop);
}

test("a job that was removed never runs, the others do", async () => {
  const [kept, gone] = [randomUUID(), randomUUID()];
  await ctx.jobs.enqueue(fairJob, [entry(gone, "gone"), entry(kept, "kept")]);
  expect(await remove([gone])).toEqual([gone]);
  const done: string[] = [];
  await startWorker(async ({ name }) => void done.push(name));
  await vi.waitFor(() => expect(done).toEqual(["kept"]), 20_000);
  expect(await waiting()).toEqual([]);
});

test("a job that a worker has begun stays: while it runs, while it waits to go on, and when it is done", async () => {
  const ids = { running: randomUUID(), again: randomUUID(), done: randomUUID() };
  const letGo = Promise.withResolvers<void>();
  const running = Promise.withResolvers<void>();
  await ctx.jobs.enqueue(fairJob, [
    entry(ids.done, "done"),
    entry(ids.again, "again"),
    entry(ids.running, "running"),
  ]);
  await startWorker(async ({ name }) => {
    if (name === "again") return { again: { afterMs: 600_000 } };
    if (name === "running") {
      running.resolve();
      await letGo.promise;
    }
    return undefined;
  });
  await running.promise;
  expect(await remove(Object.values(ids))).toEqual([]);
  expect(await waiting()).toEqual([ids.again]);
  letGo.resolve();
});

test("ten thousand go at once, and ids that name nothing are no matter", async () => {
  const ids = Array.from({ length: 10_000 }, () => randomUUID());
  await ctx.jobs.enqueue(
    fairJob,
    ids.map((id) => entry(id)),
  );
  const removed = await remove([...ids, randomUUID()]);
  expect(removed.toSorted()).toEqual(ids.toSorted());
  expect(await waiting()).toEqual([]);
  expect(await remove([])).toEqual([]);
});

test("what a transaction removes is back when it rolls back", async () => {
  const id = randomUUID();
  await ctx.jobs.enqueue(fairJob, [entry(id)]);
  const failing = ctx.db.tenant(ctx.shopId, async (tx) => {
    expect(await ctx.jobs.remove(fairJob, [id], tx)).toEqual([id]);
    throw new Error("rolled back");
  });
  await expect(failing).rejects.toThrow("rolled back");
  expect(await waiting()).toEqual([id]);
});

test("only the queue that is named loses jobs", async () => {
  const id = randomUUID();
  await ctx.jobs.enqueue(probeJob, [entry(id)]);
  expect(await remove([id])).toEqual([]);
});

test("an id that was used before is a bug, and nothing of that call is added", async () => {
  const [used, fresh] = [randomUUID(), randomUUID()];
  await ctx.jobs.enqueue(fairJob, [entry(used)]);
  await expect(ctx.jobs.enqueue(fairJob, [entry(fresh), entry(used)])).rejects.toThrow("used before");
  expect(await waiting()).toEqual([used]);
});

test("a job that was removed may be enqueued again under its id", async () => {
  const id = randomUUID();
  await ctx.jobs.enqueue(fairJob, [entry(id)]);
  await remove([id]);
  await ctx.jobs.enqueue(fairJob, [entry(id)]);
  expect(await waiting()).toEqual([id]);
});
