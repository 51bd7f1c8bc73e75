import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { onceJob, probeJob } from "#test/support/probe-job.ts";
import { startTestPool } from "#test/support/test-pool.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Ctx } from "../ctx.ts";
import type { ShopId } from "../ids.ts";
import { type JobControl, handles } from "./jobs.ts";
import type { Pool } from "./pool.ts";

type Payload = { v: 1; name: string; behaviour: "pass" | "fail" | "hang" | "busy" | "again" };

let database: TestDatabase;
let shop: ShopId;
let ctx: Ctx;
let stops: (() => Promise<unknown>)[];

beforeEach(async () => {
  database = await testDatabase({ jobs: [onceJob, probeJob] });
  shop = await database.newShop();
  ctx = database.ctx(shop);
  stops = [];
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await database.close();
});

/** A worker pool in this process; `handle` sees every attempt. */
async function startWorker(
  handle: (payload: Payload, control: JobControl) => Promise<void | { again: { afterMs: number } }>,
  {
    slots = 2,
    handleDead,
    clock = systemClock,
    job = probeJob,
  }: {
    slots?: number;
    handleDead?: (payload: Payload) => Promise<void>;
    clock?: Clock;
    job?: typeof probeJob;
  } = {},
): Promise<Pool> {
  const { pool, stop } = await startTestPool(database, {
    registrations: [{ ...handles(job, handle, handleDead), slots }],
    clock,
  });
  stops.push(stop);
  return pool;
}

const send = (name: string, behaviour: Payload["behaviour"] = "pass", group: ShopId = shop) =>
  ctx.jobs.enqueue(probeJob, [{ payload: { v: 1, name, behaviour }, group }]);

const states = async () =>
  (await database.asOwner("SELECT state FROM pgboss.job WHERE name = 'test.probe'")).map((row) => row.state);

test("a job is done once", async () => {
  const done: string[] = [];
  await startWorker(async ({ name }) => void done.push(name));
  await send("one");
  await vi.waitFor(async () => expect(await states()).toEqual(["completed"]), 10_000);
  expect(done).toEqual(["one"]);
});

test("a job that fails every time is tried again with pauses, then handed to its dead-letter handler", async () => {
  const attempts: number[] = [];
  const dead: string[] = [];
  await startWorker(
    async (_payload, control) => {
      attempts.push(control.attempt);
      expect(control.isLastAttempt).toBe(control.attempt === 3);
      throw new Error("no");
    },
    { handleDead: async ({ name }) => void dead.push(name) },
  );
  await send("doomed", "fail");
  await vi.waitFor(() => expect(dead).toEqual(["doomed"]), 30_000);
  expect(attempts).toEqual([1, 2, 3]);
});

test("a job that waits for someone else comes again without using up its attempts", async () => {
  const attempts: number[] = [];
  await startWorker(async (_payload, { attempt }) => {
    attempts.push(attempt);
    return attempts.length < 5 ? { again: { afterMs: 10 } } : undefined;
  });
  await send("patient", "again");
  await vi.waitFor(() => expect(attempts).toEqual([1, 1, 1, 1, 1]), 20_000);
});

test("a job that got somewhere and comes again has all its attempts ahead, and the same row", async () => {
  const seen: [attempt: number, isLast: boolean][] = [];
  await startWorker(async (_payload, { attempt, isLastAttempt }) => {
    seen.push([attempt, isLastAttempt]);
    if (seen.length === 2) return { again: { afterMs: 10 } };
    if (seen.length < 5) throw new Error("no");
    return undefined;
  });
  await send("patient", "again");
  const rows = () => database.asOwner("SELECT id, state FROM pgboss.job WHERE name = 'test.probe'");
  const [first] = await rows();
  await vi.waitFor(async () => expect(await states()).toEqual(["completed"]), 60_000);
  // Two retries in all; without the `again` after the first failure the fourth attempt would not have been made.
  expect(seen).toEqual([
    [1, false],
    [2, false],
    [2, false],
    [3, false],
    [4, true],
  ]);
  expect((await rows())[0]?.id).toBe(first?.id);
});

test("a pause counts by the database's clock, however wrong the worker's is", async () => {
  const slow = { ...systemClock, nowMs: () => systemClock.nowMs() - 24 * 3_600_000 };
  await startWorker(async () => ({ again: { afterMs: 3_600_000 } }), { clock: slow });
  await send("patient", "again");
  await vi.waitFor(async () => expect(await states()).toEqual(["retry"]), 20_000);
  const [waiting] = await database.asOwner(
    "SELECT start_after - now() > interval '59 minutes' AS later FROM pgboss.job WHERE name = 'test.probe'",
  );
  expect(waiting).toEqual({ later: true });
});

describe("jobs of which one for each key waits", () => {
  const sendOnce = (name: string, startAfterMs?: number) =>
    ctx.jobs.enqueue(onceJob, [
      {
        payload: { v: 1, name, behaviour: "again" },
        group: shop,
        onceKey: name,
        ...(startAfterMs !== undefined && { startAfterMs }),
      },
    ]);
  const waiting = () =>
    database.asOwner(
      `SELECT singleton_key AS key, start_after <= now() AS due FROM pgboss.job
       WHERE name = 'test.once' AND state IN ('created', 'retry') ORDER BY singleton_key`,
    );

  test("keep their keys when they are to come again, so that none takes another's place", async () => {
    await startWorker(async () => ({ again: { afterMs: 3_600_000 } }), { job: onceJob });
    await sendOnce("a");
    await sendOnce("b");
    await vi.waitFor(
      async () =>
        expect(await waiting()).toEqual([
          { key: "a", due: false },
          { key: "b", due: false },
        ]),
      20_000,
    );
  });

  test("are brought forward by one that is wanted at once, and by no other", async () => {
    await sendOnce("a", 3_600_000);
    await sendOnce("b", 3_600_000);
    await sendOnce("a", 60_000);
    await sendOnce("b");
    expect(await waiting()).toEqual([
      { key: "a", due: false },
      { key: "b", due: true },
    ]);
  });
});

test("what can't be settled from the dead-letter queue is tried again after a pause, for hours", async () => {
  const tried = Promise.withResolvers<void>();
  await startWorker(async () => Promise.reject(new Error("no")), {
    handleDead: async () => {
      tried.resolve();
      throw new Error("not yet");
    },
  });
  await send("doomed", "fail");
  await tried.promise;
  const dead = () =>
    database.asOwner(
      "SELECT state, retry_limit >= 100 AS for_hours, start_after - now() > interval '1 second' AS later FROM pgboss.job WHERE name = 'test.probe.dead'",
    );
  await vi.waitFor(
    async () => expect(await dead()).toEqual([{ state: "retry", for_hours: true, later: true }]),
    20_000,
  );
});

test("the jobs of a shop that queued many do not hold up another shop's", async () => {
  const other = await database.newShop();
  const done: string[] = [];
  for (let n = 0; n < 40; n++) await send(`many-${n}`);
  await send("other", "pass", other);
  await startWorker(async ({ name }) => {
    await systemClock.sleep(20);
    done.push(name);
  });
  await vi.waitFor(() => expect(done).toContain("other"), 20_000);
  expect(done.indexOf("other")).toBeLessThan(10);
});

test("a worker that stops finishes what it has begun and takes nothing new", async () => {
  const begun = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const pool = await startWorker(
    async () => {
      begun.resolve();
      await finish.promise;
    },
    { slots: 1 },
  );
  await send("first");
  await send("second");
  await begun.promise;
  const stopped = pool.stop(30_000);
  finish.resolve();
  await stopped;
  expect((await states()).toSorted()).toEqual(["completed", "created"]);
});

test("a stopping worker aborts what does not end in time and leaves it to others", async () => {
  const begun = Promise.withResolvers<AbortSignal>();
  const pool = await startWorker(async (_payload, { signal }) => {
    begun.resolve(signal);
    await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  await send("endless", "hang");
  const signal = await begun.promise;
  await pool.stop(10);
  expect(signal.aborted).toBe(true);
  expect(await states()).toEqual(["active"]);
});

test("a SIGKILLed worker's job is taken over by another worker", async () => {
  const child = spawn(process.execPath, ["test/support/probe-worker.ts"], {
    env: { ...process.env, DATABASE_URL: database.appUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.push(async () => void child.kill("SIGKILL"));
  await send("orphan", "hang");
  const [firstLine] = (await once(child.stdout, "data")) as [Buffer];
  expect(firstLine.toString()).toBe("orphan 1\n");
  child.kill("SIGKILL");

  const taken = Promise.withResolvers<number>();
  await startWorker(async (_payload, { attempt }) => taken.resolve(attempt));
  expect(await taken.promise).toBe(2);
});

test("a worker that is too busy to say anything for five seconds keeps its job", async () => {
  const child = spawn(process.execPath, ["test/support/probe-worker.ts"], {
    env: { ...process.env, DATABASE_URL: database.appUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  stops.push(async () => void child.kill("SIGKILL"));
  await send("heavy", "busy");
  await once(child.stdout, "data");
  const taken: string[] = [];
  await startWorker(async ({ name }) => void taken.push(name));
  await vi.waitFor(async () => expect(await states()).toEqual(["completed"]), 30_000);
  expect(taken).toEqual([]);
  expect(await database.asOwner("SELECT retry_count FROM pgboss.job WHERE name = 'test.probe'")).toEqual([
    { retry_count: 0 },
  ]);
});

test("a worker that lost its claim is told, and cannot settle the job of the one that has it", async () => {
  const begun = Promise.withResolvers<AbortSignal>();
  const goOn = Promise.withResolvers<void>();
  await startWorker(async (_payload, { signal }) => {
    begun.resolve(signal);
    await goOn.promise;
  });
  await send("contested", "hang");
  const signal = await begun.promise;
  // As if another worker had taken it over after a silence.
  await database.asOwner("UPDATE pgboss.job SET retry_count = retry_count + 1 WHERE name = 'test.probe'");
  await vi.waitFor(() => expect(signal.aborted).toBe(true), 15_000);
  goOn.resolve();
  await stops.pop()?.();
  expect(await states()).toEqual(["active"]);
});
