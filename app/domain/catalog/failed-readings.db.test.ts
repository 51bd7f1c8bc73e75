/** Every way in which a reading can fail, in a real database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminUnavailableError, ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";
import {
  bulkAt,
  catalogCtx,
  gid,
  inventProducts,
  keptCount,
  productsOf,
  range,
  readingOf,
  runOnce,
  started,
  work,
} from "#test/support/catalog-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { COLLECTION_GID, factsOf, inventProduct } from "#test/support/folder-catalog.ts";
import { onUninstall } from "./index.server.ts";
import { settleDeadReading } from "./jobs/read-catalog.handler.ts";
import { readCatalogJob } from "./jobs/read-catalog.ts";
import { type BulkProgress, type CatalogSource, UnreadableResultError } from "./ports.ts";
import type { Selection } from "./schemas.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [readCatalogJob] });
});
afterAll(() => database.close());

const rowCount = (readingId: string) => keptCount(database, readingId);

const failing = async (source: Partial<CatalogSource>, selection: Selection = { all: true }, count = 200) => {
  const ctx = await catalogCtx(database, inventProducts(count), source);
  const readingId = await started(ctx, selection);
  const run = async (isLastAttempt: boolean) => {
    while (await runOnce(ctx, readingId, { isLastAttempt }));
  };
  const problem = async () => {
    const { state, problem: found } = await readingOf(ctx, readingId);
    expect(await productsOf(ctx, readingId)).toEqual([]);
    return state === "failed" ? found : state;
  };
  return { ctx, readingId, run, problem };
};
const throwing = (error: Error) => async () => {
  throw error;
};

test.each<[BulkProgress["state"], string]>([
  ["failed", "operation-failed"],
  ["cancelled", "operation-cancelled"],
  ["expired", "operation-expired"],
  ["access-denied", "access-denied"],
])("an operation that ended as %s: %s", async (state, problem) => {
  const reading = await failing(bulkAt({ state } as BulkProgress));
  await reading.run(false);
  expect(await reading.problem()).toBe(problem);
});

test.each([
  ["uninstalled", "shop-left"],
  ["reauthorize", "access-denied"],
  ["access-denied", "access-denied"],
] as const)("a shop that gives no access (%s): %s", async (reason, problem) => {
  const reading = await failing({ productGids: throwing(new ShopAccessError(reason)) });
  await reading.run(false);
  expect(await reading.problem()).toBe(problem);
});

test.each<[string, Partial<CatalogSource>, string]>([
  [
    "a result that can't be read",
    {
      // oxlint-disable-next-line require-yield -- it breaks before the first product
      async *bulkProducts() {
        throw new UnreadableResultError("no JSON");
      },
    },
    "result-unreadable",
  ],
  ["Shopify away", { countProducts: throwing(new AdminUnavailableError("503")) }, "shopify-unavailable"],
  [
    "a start whose reply is lost each time",
    { startBulk: throwing(new ReplyLostError("gone")) },
    "shopify-unavailable",
  ],
])("%s is tried again, and at the last attempt the reading fails", async (_what, source, problem) => {
  const reading = await failing(source);
  await expect(reading.run(false)).rejects.toThrow();
  expect(await reading.problem()).not.toBe(problem);
  await reading.run(true);
  expect(await reading.problem()).toBe(problem);
});

test("more products than a reading holds, known before", async () => {
  const reading = await failing({
    countProducts: async () => ({ count: 25_000, isExact: false, warnings: [] }),
  });
  await reading.run(false);
  expect(await reading.problem()).toBe("selection-too-large");
});

test("more products than a reading holds, met on the way; none of them stays", async () => {
  const ctx = await catalogCtx(database, inventProducts(200), {
    async *bulkProducts() {
      for (let number = 1; number <= 25_001; number++) yield factsOf(inventProduct(number, "a.jpg"));
    },
  });
  const readingId = await started(ctx, { all: true });
  await work(ctx, readingId);
  expect(await readingOf(ctx, readingId)).toMatchObject({
    state: "failed",
    problem: "selection-too-large",
  });
  expect(await rowCount(readingId)).toBe(0);
});

test("a collection that grew beyond what can be listed", async () => {
  let size = 200;
  const reading = await failing(
    {
      productGids: async (_list, { first, after }) => {
        const start = Number(after ?? 0);
        const rows = range(Math.min(first, size - start)).map((number) => gid(start + number));
        return { rows, next: start + first < size ? String(start + first) : null };
      },
    },
    { collectionGids: [COLLECTION_GID] },
  );
  await runOnce(reading.ctx, reading.readingId);
  size = 25_001;
  await reading.run(false);
  expect(await reading.problem()).toBe("selection-too-large");
});

test("a search that Shopify doesn't understand: it would find what nobody meant", async () => {
  const reading = await failing(
    { countProducts: async () => ({ count: 3, isExact: true, warnings: ["Invalid search field"] }) },
    { query: "colour:red" },
  );
  await reading.run(false);
  expect(await reading.problem()).toBe("search-not-understood");
});

test("one that lasts longer than a day", async () => {
  const reading = await failing(bulkAt({ state: "running", readCount: 5 }));
  await runOnce(reading.ctx, reading.readingId);
  await database.asOwner(
    "UPDATE catalog_reading SET created_at = created_at - interval '25 hours' WHERE reading_id = $1",
    [reading.readingId],
  );
  await reading.run(false);
  expect(await reading.problem()).toBe("took-too-long");
});

test("one whose every attempt died is settled from the dead-letter queue, once it is over it stays as it is", async () => {
  const { ctx, readingId, problem } = await failing({});
  const settle = () =>
    settleDeadReading(() => ctx)(
      { v: 1, shopId: ctx.shopId, readingId },
      { signal: new AbortController().signal, isLastAttempt: false, attempt: 1, log: ctx.log },
    );
  await settle();
  expect(await problem()).toBe("gave-up");
  await onUninstall(ctx);
  await settle();
  expect(await problem()).toBe("gave-up");
});
