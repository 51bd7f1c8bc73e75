import { afterEach, beforeEach, expect, test, vi } from "vitest";
import pino from "pino";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { probeJob } from "#test/support/probe-job.ts";
import { startTestPool } from "#test/support/test-pool.ts";
import type { Ctx } from "../ctx.ts";
import { type JobControl, type JobDefinition, handles } from "./jobs.ts";

/** The probe job as the next version of the app knows it. */
const nextJob: JobDefinition<{ v: 2; name: string }> = {
  ...probeJob,
  schema: z.object({ v: z.literal(2), name: z.string() }),
};

let database: TestDatabase;
let ctx: Ctx;
let stops: (() => Promise<unknown>)[];
let logged: { level: number; msg: string; end?: string }[];

beforeEach(async () => {
  stops = [];
  logged = [];
  database = await testDatabase({ jobs: [probeJob] });
  ctx = database.ctx(await database.newShop());
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await database.close();
});

async function startWorker<Payload extends object>(
  job: JobDefinition<Payload>,
  handle: (payload: Payload, control: JobControl) => Promise<void>,
  handleDead?: (payload: Payload) => Promise<void>,
): Promise<void> {
  const log = pino({ level: "warn" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const { stop } = await startTestPool(database, {
    registrations: [{ ...handles(job, handle, handleDead), slots: 2 }],
    log,
  });
  stops.push(stop);
}
const sendNext = (name: string) =>
  ctx.jobs.enqueue(nextJob, [{ payload: { v: 2, name }, group: ctx.shopId }]);
const jobRow = async () =>
  (
    await database.asOwner(
      "SELECT state, retry_count, retry_limit, start_after > now() AS pauses FROM pgboss.job WHERE name = 'test.probe'",
    )
  )[0];
const wasLeft = () => vi.waitFor(() => expect(logged.map(({ end }) => end)).toContain("left"), 20_000);

test("a job of a version that this worker doesn't know waits, with all its attempts ahead", async () => {
  const done: string[] = [];
  await startWorker(probeJob, async ({ name }) => void done.push(name));
  await sendNext("next");
  await wasLeft();
  expect(await jobRow()).toEqual({ state: "retry", retry_count: 0, retry_limit: 2, pauses: true });
  expect(done).toEqual([]);
});

test("a worker that knows it does it, side by side with one that doesn't; each does its own", async () => {
  const old: string[] = [];
  const next: [string, number][] = [];
  await startWorker(probeJob, async ({ name }) => void old.push(name));
  for (const name of ["a", "b", "c"]) await sendNext(name);
  await wasLeft();
  await ctx.jobs.enqueue(probeJob, [
    { payload: { v: 1, name: "today", behaviour: "pass" }, group: ctx.shopId },
  ]);
  await startWorker(nextJob, async ({ name }, { attempt }) => void next.push([name, attempt]));
  // Whichever is first takes a job that has paused, at each of its turns: pauses are cut short, so that there are many.
  await vi.waitFor(async () => {
    await database.asOwner(
      "UPDATE pgboss.job SET start_after = now() WHERE name = 'test.probe' AND state = 'retry'",
    );
    expect(next).toHaveLength(3);
  }, 90_000);
  await vi.waitFor(() => expect(old).toEqual(["today"]), 90_000);
  expect(next.toSorted()).toEqual([
    ["a", 1],
    ["b", 1],
    ["c", 1],
  ]);
});

test("what nobody understands for an hour goes to the dead letters, with an error in the log, and waits there for someone who does", async () => {
  await startWorker(
    probeJob,
    async () => {},
    async () => {},
  );
  await sendNext("forgotten");
  await wasLeft();
  await database.asOwner(
    `UPDATE pgboss.job SET start_after = now(),
       output = jsonb_build_object('unreadSince', now() - interval '59 minutes') WHERE name = 'test.probe'`,
  );
  await vi.waitFor(() => expect(logged.filter(({ end }) => end === "left")).toHaveLength(2), 20_000);
  expect(await jobRow()).toMatchObject({ state: "retry", retry_count: 0 });
  await database.asOwner(
    `UPDATE pgboss.job SET start_after = now(),
       output = jsonb_build_object('unreadSince', now() - interval '61 minutes') WHERE name = 'test.probe'`,
  );
  await vi.waitFor(
    () => expect(logged).toContainEqual(expect.objectContaining({ level: 50, end: "given-up" })),
    20_000,
  );
  expect(await jobRow()).toMatchObject({ state: "failed", retry_count: 0 });
  await stops.pop()?.();

  const settled: string[] = [];
  await startWorker(
    nextJob,
    async () => {},
    async ({ name }) => void settled.push(name),
  );
  await vi.waitFor(() => expect(settled).toEqual(["forgotten"]), 60_000);
});

test("a job that failed and is then met by an older worker keeps the attempts that it has", async () => {
  const attempts: number[] = [];
  await startWorker(nextJob, async (_payload, { attempt }) => {
    attempts.push(attempt);
    throw new Error("no");
  });
  await sendNext("shaky");
  await vi.waitFor(async () => expect(await jobRow()).toMatchObject({ state: "retry" }), 20_000);
  await stops.pop()?.();
  expect(attempts).toEqual([1]);
  await startWorker(probeJob, async () => {});
  await wasLeft();
  // Begun once before: the older worker's look was the second, and is the last that is counted.
  expect(await jobRow()).toMatchObject({ state: "retry", retry_limit: 2, retry_count: 1 });
  await stops.pop()?.();
  await database.asOwner("UPDATE pgboss.job SET start_after = now() WHERE name = 'test.probe'");
  await startWorker(nextJob, async (_payload, { attempt }) => void attempts.push(attempt));
  await vi.waitFor(() => expect(attempts).toEqual([1, 2]), 20_000);
});
