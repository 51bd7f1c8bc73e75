import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { fairJob } from "#test/support/probe-job.ts";
import { startTestPool } from "#test/support/test-pool.ts";
import type { ShopId } from "../ids.ts";
import { MAX_TAG } from "./fair-order.ts";
import { type JobHandler, type Jobs, handles } from "./jobs.ts";

type Payload = { v: 1; name: string; behaviour: "pass" | "fail" | "hang" | "busy" | "again" };

let database: TestDatabase;
let shops: [a: ShopId, b: ShopId, c: ShopId];
let jobs: Jobs;
let stops: (() => Promise<unknown>)[];

beforeEach(async () => {
  stops = [];
  database = await testDatabase({ jobs: [fairJob] });
  shops = [await database.newShop(), await database.newShop(), await database.newShop()];
  ({ jobs } = database.ctx(shops[0]));
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await database.close();
});

const entries = (shop: ShopId, label: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    payload: { v: 1 as const, name: `${label} ${n}`, behaviour: "pass" as const },
    group: shop,
  }));
const enqueue = (shop: ShopId, label: string, count: number) =>
  jobs.enqueue(fairJob, entries(shop, label, count));

async function startWorker(slots: number, handle: JobHandler<Payload>): Promise<void> {
  const { stop } = await startTestPool(database, {
    registrations: [{ ...handles(fairJob, handle), slots }],
  });
  stops.push(stop);
}

/** Which labels were served, in this order; `onServed` sees each with the count of its label so far. */
async function serve(
  slots: number,
  onServed: (label: string, count: number) => Promise<void> | void = () => {},
): Promise<string[]> {
  const served: string[] = [];
  await startWorker(slots, async ({ name }) => {
    const [label = ""] = name.split(" ");
    served.push(label);
    await onServed(label, countOf(served, label));
  });
  return served;
}
const countOf = (served: readonly string[], label: string) => served.filter((one) => one === label).length;
/** What was served from the first of `label` to its `last`-th. */
const span = (served: readonly string[], label: string, last: number) => {
  const places = served.flatMap((one, place) => (one === label ? [place] : []));
  return served.slice(places[0], (places[last - 1] ?? Number.NaN) + 1);
};

test("a shop's 20 jobs behind another one's 2,000 take turns with them, in two slots as well", async () => {
  const [a, b] = shops;
  await enqueue(a, "a", 2000);
  await enqueue(b, "b", 20);
  const served = await serve(2);
  await vi.waitFor(() => expect(countOf(served, "b")).toBe(20), 30_000);
  const meanwhile = served.slice(0, served.lastIndexOf("b") + 1);
  expect(countOf(meanwhile, "a")).toBeLessThanOrEqual((20 + 3) * 2);
});

test("a shop that comes while a large run is half done is served from then on, and a third one too", async () => {
  const [a, b, c] = shops;
  await enqueue(a, "a", 1000);
  const served = await serve(2, async (label, count) => {
    if (label === "a" && count === 300) await enqueue(b, "b", 20);
    if (label === "b" && count === 5) await enqueue(c, "c", 10);
  });
  await vi.waitFor(() => expect(countOf(served, "c")).toBe(10), 30_000);
  await vi.waitFor(() => expect(countOf(served, "b")).toBe(20), 30_000);
  const untilB = span(served, "b", 20);
  expect(countOf(untilB, "a")).toBeLessThanOrEqual((20 + 3) * 2);
  const untilC = span(served, "c", 10);
  expect(countOf(untilC, "a")).toBeLessThanOrEqual((10 + 3) * 2);
  expect(countOf(untilC, "b")).toBeLessThanOrEqual((10 + 3) * 2);
});

test("a shop that enqueues again and again takes its turn, and no more than its turn", async () => {
  const [a, b] = shops;
  await enqueue(a, "a", 200);
  await enqueue(b, "b", 5);
  const served = await serve(2, async (label, count) => {
    if (label === "b" && count % 5 === 0) await enqueue(b, "b", 5);
  });
  await vi.waitFor(() => expect(countOf(served, "a")).toBe(200), 60_000);
  const untilA = served.slice(0, served.lastIndexOf("a") + 1);
  expect(countOf(untilA, "b")).toBeLessThanOrEqual(200 + 2 * 5);
});

test("runs that a shop starts at the same moment share its one turn", async () => {
  const [a, b] = shops;
  await Promise.all(Array.from({ length: 5 }, (_, n) => enqueue(a, `a${n}`, 20)));
  await enqueue(b, "b", 20);
  const served = await serve(1);
  await vi.waitFor(() => expect(countOf(served, "b")).toBe(20), 30_000);
  const untilB = served.slice(0, served.lastIndexOf("b") + 1);
  expect(untilB.length).toBeLessThanOrEqual(2 * 20 + 1);
});

test("work that waits elsewhere keeps its place and holds the queue's clock back for nobody", async () => {
  const [a, b] = shops;
  await jobs.enqueue(fairJob, [{ payload: { v: 1, name: "slow", behaviour: "again" }, group: a }]);
  await enqueue(a, "a", 100);
  const served: string[] = [];
  let hasEnqueued = false;
  await startWorker(1, async ({ name }) => {
    if (name === "slow") return { again: { afterMs: 600_000 } };
    const [label = ""] = name.split(" ");
    served.push(label);
    if (countOf(served, "a") === 50 && !hasEnqueued) {
      hasEnqueued = true;
      await enqueue(b, "b", 30);
    }
    return undefined;
  });
  await vi.waitFor(() => expect(countOf(served, "a")).toBe(100), 30_000);
  // Had the tag of the one that waits been the queue's clock, all of b would have been served before a went on.
  const untilB = span(served, "b", 30);
  expect(countOf(untilB, "a")).toBeGreaterThanOrEqual(28);
  const [waiting] = await database.asOwner(
    "SELECT priority FROM pgboss.job WHERE name = 'test.fair' AND state = 'retry'",
  );
  expect(waiting).toEqual({ priority: -1 });
});

test("when only begun work is left, who comes now is served after it", async () => {
  const [a, b] = shops;
  await enqueue(a, "a", 3);
  const begun: string[] = [];
  await startWorker(4, async ({ name }) => {
    begun.push(name);
    return { again: { afterMs: 600_000 } };
  });
  await vi.waitFor(() => expect(begun).toHaveLength(3), 20_000);
  await vi.waitFor(
    async () =>
      expect(
        await database.asOwner(
          "SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'test.fair' AND state = 'retry'",
        ),
      ).toEqual([{ n: 3 }]),
    20_000,
  );
  await stops.pop()?.();
  await enqueue(b, "b", 1);
  const [last] = await database.asOwner(
    "SELECT priority FROM pgboss.job WHERE name = 'test.fair' AND state = 'created'",
  );
  expect(last).toEqual({ priority: -4 });
});

test("tags stay within an integer, and a queue that reached the end still serves", async () => {
  const [a, b] = shops;
  await enqueue(a, "a", 2);
  await database.asOwner("UPDATE pgboss.job SET priority = $1 WHERE name = 'test.fair'", [-MAX_TAG]);
  await enqueue(a, "a", 2);
  await enqueue(b, "b", 2);
  const rows = await database.asOwner("SELECT DISTINCT priority FROM pgboss.job WHERE name = 'test.fair'");
  expect(rows).toEqual([{ priority: -MAX_TAG }]);
  const served = await serve(1);
  await vi.waitFor(() => expect(served).toHaveLength(6), 20_000);
  expect(served).toEqual(["a", "a", "a", "a", "b", "b"]);
});
