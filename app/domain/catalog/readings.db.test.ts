/** Readings in a real database: what they keep, in which order, and that nothing is kept twice whatever dies. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ReplyLostError } from "#app/platform/outside-errors.ts";
import {
  bulkAt,
  catalogCtx,
  gid,
  inventProducts,
  keptCount,
  MAIN,
  numbersOf,
  productsOf,
  range,
  readingOf,
  runOnce,
  started,
  work,
} from "#test/support/catalog-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { COLLECTION_GID, factsOf, folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import {
  countProducts,
  onDataRequest,
  onRedact,
  onUninstall,
  readGoneGids,
  readPicturesNow,
  readReading,
  startReading,
  wakeReadings,
} from "./index.server.ts";
import { readCatalogJob } from "./jobs/read-catalog.ts";
import type { Selection } from "./schemas.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [readCatalogJob] });
});
afterAll(() => database.close());

const rowCount = (readingId: string) => keptCount(database, readingId);
const jobsOf = (readingId: string) =>
  database.asOwner(
    `SELECT state, start_after <= now() AS due FROM pgboss.job WHERE name = 'catalog.read' AND data ->> 'readingId' = $1`,
    [readingId],
  );

describe("a reading keeps", () => {
  test("products by name in the merchant's order, each once; those that are gone are named", async () => {
    const ctx = await catalogCtx(database, inventProducts(9));
    const productGids = [gid(7), gid(404), gid(2), gid(7), gid(5)];
    const readingId = await started(ctx, { productGids });
    expect(await work(ctx, readingId)).toBe(0);
    expect(await numbersOf(ctx, readingId)).toEqual([7, 2, 5]);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 3, expectedCount: 4 });
    expect(await readGoneGids(ctx, { readingId })).toEqual([gid(404)]);
  });

  test.each<[string, Selection]>([
    ["a collection", { collectionGids: [COLLECTION_GID] }],
    ["all products", { all: true }],
    ["what a search finds", { query: "Product" }],
  ])("%s, small enough to be read page by page", async (_what, selection) => {
    const ctx = await catalogCtx(database, inventProducts(100));
    const readingId = await started(ctx, selection);
    expect(await work(ctx, readingId)).toBe(0);
    expect(await numbersOf(ctx, readingId)).toEqual(range(100));
    expect((await productsOf(ctx, readingId))[0]).toMatchObject({
      collectionGid: "collectionGids" in selection ? COLLECTION_GID : null,
      pictures: [{ role: "main", optionValue: null }],
    });
  });

  test.each<[string, Selection]>([
    ["a collection", { collectionGids: ["gid://shopify/Collection/404", COLLECTION_GID] }],
    ["all products", { all: true }],
    ["what a search finds", { query: "Product" }],
    ["products by name", { productGids: range(1_100).map(gid) }],
  ])("%s, so large that Shopify writes it down", async (_what, selection) => {
    const ctx = await catalogCtx(database, inventProducts(1_234));
    const readingId = await started(ctx, selection);
    expect(await work(ctx, readingId)).toBe(1);
    const count = "productGids" in selection ? 1_100 : 1_234;
    expect(await numbersOf(ctx, readingId)).toEqual(range(count));
    expect(await readingOf(ctx, readingId)).toMatchObject({
      state: "done",
      readCount: count,
      expectedCount: count,
    });
    expect(await readGoneGids(ctx, { readingId })).toEqual(
      "collectionGids" in selection ? ["gid://shopify/Collection/404"] : [],
    );
  });

  test("a collection in its own order, however Shopify writes it down", async () => {
    const ctx = await catalogCtx(database, inventProducts(300), {
      async *bulkProducts() {
        yield* inventProducts(300).toReversed().map(factsOf);
      },
    });
    const readingId = await started(ctx, { collectionGids: [COLLECTION_GID] });
    await work(ctx, readingId);
    expect(await numbersOf(ctx, readingId)).toEqual(range(300));
  });

  test("a product of two collections once, under the first", async () => {
    const [one, two] = ["gid://shopify/Collection/1", "gid://shopify/Collection/2"];
    const ctx = await catalogCtx(database, inventProducts(4), {
      productGids: async (list) => ({
        rows: "collectionGid" in list && list.collectionGid === one ? [gid(3), gid(1)] : [gid(1), gid(2)],
        next: null,
      }),
    });
    const readingId = await started(ctx, { collectionGids: [one, two] });
    await work(ctx, readingId);
    const products = await productsOf(ctx, readingId);
    expect(products.map(({ productGid, collectionGid }) => [productGid, collectionGid])).toEqual([
      [gid(3), one],
      [gid(1), one],
      [gid(2), two],
    ]);
  });

  test("what a collection held at the end, when it shrank while it was read", async () => {
    let size = 300;
    const ctx = await catalogCtx(database, inventProducts(300), {
      productGids: (list, page) => folderCatalog("/none", inventProducts(size)).productGids(list, page),
    });
    const readingId = await started(ctx, { collectionGids: [COLLECTION_GID] });
    expect(await runOnce(ctx, readingId)).toEqual({ again: { afterMs: expect.any(Number) } });
    size = 40;
    await work(ctx, readingId);
    expect(await numbersOf(ctx, readingId)).toEqual(range(40));
  });

  test("no product that is deleted between being listed and being read", async () => {
    const ctx = await catalogCtx(database, inventProducts(5), {
      productFacts: async (gids) =>
        gids
          .filter((one) => one !== gid(3))
          .map((one) => factsOf(inventProduct(Number(one.split("/").at(-1)), ""))),
    });
    const readingId = await started(ctx, { all: true });
    await work(ctx, readingId);
    expect(await numbersOf(ctx, readingId)).toEqual([1, 2, 4, 5]);
  });

  test.each([20, 500])("products that lack something, the worst first (%i in the shop)", async (count) => {
    const sized = inventProducts(count).map((product, index) => ({
      ...product,
      mainPicture: { ...product.mainPicture!, widthPx: [3000, 500, 1500, 1500][index % 4]!, heightPx: 100 },
    }));
    const ctx = await catalogCtx(database, sized);
    const readingId = await started(ctx, { lacking: { kind: "main-picture-below", px: 2000 } });
    await work(ctx, readingId);
    const lacking = range(count).filter((number) => number % 4 !== 1);
    const worst = lacking.filter((number) => number % 4 === 2);
    const others = lacking.filter((number) => number % 4 !== 2);
    expect(await numbersOf(ctx, readingId, 7)).toEqual([...worst, ...others]);
    expect(await readingOf(ctx, readingId)).toMatchObject({ readCount: lacking.length, expectedCount: null });
  });

  test("nothing, and is done, when nothing is found", async () => {
    const ctx = await catalogCtx(database, inventProducts(3));
    for (const selection of [{ query: "unheard of" }, { productGids: [gid(9)] }] as Selection[]) {
      const readingId = await started(ctx, selection);
      await work(ctx, readingId);
      expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 0 });
      expect(await productsOf(ctx, readingId)).toEqual([]);
    }
  });
});

describe("a reading is read", () => {
  test("page by page without a gap or a repetition, whatever the pages' size, inside a transaction too", async () => {
    const ctx = await catalogCtx(database, inventProducts(101));
    const readingId = await started(ctx, { all: true });
    await work(ctx, readingId);
    for (const pageSize of [1, 25, 100, 101, 1000])
      expect(await numbersOf(ctx, readingId, pageSize)).toEqual(range(101));
    await ctx.db.tenant(ctx.shopId, async (tx) =>
      expect(await numbersOf({ ...ctx, tx }, readingId)).toEqual(range(101)),
    );
  });

  test("by nobody before it is done", async () => {
    const ctx = await catalogCtx(database, inventProducts(450), {
      async *bulkProducts() {
        yield* inventProducts(400).map(factsOf);
        throw new Error("the machine died");
      },
    });
    const readingId = await started(ctx, { all: true });
    await runOnce(ctx, readingId);
    await expect(runOnce(ctx, readingId)).rejects.toThrow("the machine died");
    expect(await rowCount(readingId)).toBe(400);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "keeping", readCount: 400 });
    expect(await productsOf(ctx, readingId)).toEqual([]);
  });

  test("by its own shop alone, and an id that is none is not found", async () => {
    const [ctx, other] = [await catalogCtx(database, inventProducts(2)), await catalogCtx(database, [])];
    const readingId = await started(ctx, { all: true });
    await work(ctx, readingId);
    expect(await readReading(other, { readingId })).toMatchObject({ ok: false, reason: "not-found" });
    expect(await productsOf(other, readingId)).toEqual([]);
    expect(await readGoneGids(other, { readingId })).toEqual([]);
    expect(await readReading(ctx, { readingId: "nonsense" })).toMatchObject({ reason: "not-found" });
  });
});

describe("starting", () => {
  test("refuses what is no selection, and more than 25,000 names; nothing is written", async () => {
    const ctx = await catalogCtx(database, []);
    const start = (selection: unknown, pictures: unknown = MAIN) =>
      startReading(ctx, { selection: selection as Selection, pictures: pictures as typeof MAIN });
    expect(await start({})).toMatchObject({ reason: "invalid-input" });
    expect(await start({ all: true }, { kind: "none" })).toMatchObject({ reason: "invalid-input" });
    expect(await start({ productGids: range(25_001).map(gid) })).toEqual({
      ok: false,
      reason: "selection-too-large",
      limit: 25_000,
    });
    expect(await database.asApp("SELECT 1 FROM catalog_reading", [], ctx.shopId)).toEqual([]);
  });

  test("writes the reading and its job together or not at all", async () => {
    const ctx = await catalogCtx(database, []);
    let readingId = "";
    const broken = ctx.db.tenant(ctx.shopId, async (tx) => {
      readingId = await started({ ...ctx, tx }, { all: true });
      throw new Error("changed our mind");
    });
    await expect(broken).rejects.toThrow("changed our mind");
    expect(await jobsOf(readingId)).toEqual([]);
    expect(await readReading(ctx, { readingId })).toMatchObject({ reason: "not-found" });
    readingId = await started(ctx, { all: true });
    expect(await jobsOf(readingId)).toEqual([{ state: "created", due: true }]);
    expect(await readingOf(ctx, readingId)).toMatchObject({
      state: "waiting",
      selection: { all: true },
      pictures: MAIN,
    });
  });

  test("lets go of readings that are older than a month, with their products", async () => {
    const ctx = await catalogCtx(database, inventProducts(2));
    const [old, young] = [await started(ctx, { all: true }), await started(ctx, { all: true })];
    await work(ctx, old);
    for (const [readingId, days] of [
      [old, 31],
      [young, 29],
    ])
      await database.asOwner(
        "UPDATE catalog_reading SET created_at = now() - $2 * interval '1 day' WHERE reading_id = $1",
        [readingId, days],
      );
    await started(ctx, { all: true });
    expect(await readReading(ctx, { readingId: old })).toMatchObject({ reason: "not-found" });
    expect(await rowCount(old)).toBe(0);
    expect((await readingOf(ctx, young)).ageMs).toBeGreaterThan(28 * 24 * 3_600_000);
  });
});

describe("whatever dies, nothing is kept twice and one operation is started", () => {
  test("a run that is aborted in the middle is followed by one that begins afresh", async () => {
    const abort = new AbortController();
    let isFirst = true;
    const ctx = await catalogCtx(database, inventProducts(1_000), {
      async *bulkProducts() {
        const dies = isFirst;
        isFirst = false;
        for (const product of inventProducts(1_000)) {
          if (dies && product.productGid === gid(777)) abort.abort(new Error("the worker is stopping"));
          yield factsOf(product);
        }
      },
    });
    const readingId = await started(ctx, { all: true });
    await runOnce(ctx, readingId);
    await expect(runOnce(ctx, readingId, { signal: abort.signal, isLastAttempt: true })).rejects.toThrow(
      "stopping",
    );
    expect(await rowCount(readingId)).toBe(600);
    await work(ctx, readingId);
    expect(await numbersOf(ctx, readingId)).toEqual(range(1_000));
    expect(await rowCount(readingId)).toBe(1_000);
  });

  test("of two workers on one reading the newer one keeps, the older one stops without a word", async () => {
    let overtake: (() => Promise<unknown>) | null = null;
    const ctx = await catalogCtx(database, inventProducts(900), {
      async *bulkProducts() {
        for (const product of inventProducts(900)) {
          if (product.productGid === gid(500)) {
            const other = overtake;
            overtake = null;
            await other?.();
          }
          yield factsOf(product);
        }
      },
    });
    const readingId = await started(ctx, { all: true });
    await runOnce(ctx, readingId);
    overtake = () => runOnce(ctx, readingId);
    expect(await runOnce(ctx, readingId)).toBeUndefined();
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 900 });
    expect(await numbersOf(ctx, readingId)).toEqual(range(900));
  });

  test("a job that comes again after the end changes nothing", async () => {
    const ctx = await catalogCtx(database, inventProducts(3));
    const readingId = await started(ctx, { all: true });
    await work(ctx, readingId);
    const before = await readingOf(ctx, readingId);
    expect(await runOnce(ctx, readingId)).toBeUndefined();
    expect(await readingOf(ctx, readingId)).toEqual({ ...before, ageMs: expect.any(Number) });
    expect(await runOnce(ctx, "00000000-0000-7000-8000-000000000000")).toBeUndefined();
  });

  /** A shop of 200 products in which an operation is started, and then this happens. */
  async function startingInto(error: Error) {
    const folder = folderCatalog("/none", inventProducts(200));
    const starts: unknown[] = [];
    const ctx = await catalogCtx(database, [], {
      ...folder,
      async startBulk(bulk) {
        starts.push(await folder.startBulk(bulk));
        throw error;
      },
    });
    return { ctx, starts };
  }

  test("a lost reply is followed by a look, and an operation that exists is never started again", async () => {
    const { ctx, starts } = await startingInto(new ReplyLostError("gone"));
    const readingId = await started(ctx, { all: true });
    expect(await work(ctx, readingId)).toBe(1);
    expect(starts).toHaveLength(1);
    expect(await numbersOf(ctx, readingId)).toEqual(range(200));
  });

  test("a worker that dies between the start and its note finds the operation again", async () => {
    const { ctx, starts } = await startingInto(new Error("killed"));
    const readingId = await started(ctx, { all: true });
    await expect(runOnce(ctx, readingId)).rejects.toThrow("killed");
    await work(ctx, readingId);
    expect(starts).toHaveLength(1);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 200 });
  });

  test("too many operations at once are waited for", async () => {
    const folder = folderCatalog("/none", inventProducts(200));
    let busy = 3;
    const ctx = await catalogCtx(database, [], {
      ...folder,
      startBulk: async (bulk) => (busy-- > 0 ? null : folder.startBulk(bulk)),
    });
    const readingId = await started(ctx, { all: true });
    expect(await work(ctx, readingId)).toBe(4);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done" });
  });
});

test("a reading under way says how far Shopify is", async () => {
  const ctx = await catalogCtx(database, inventProducts(200), bulkAt({ state: "running", readCount: 150 }));
  const readingId = await started(ctx, { all: true });
  await runOnce(ctx, readingId);
  await runOnce(ctx, readingId);
  expect(await readingOf(ctx, readingId)).toMatchObject({
    state: "reading",
    readCount: 150,
    expectedCount: 200,
  });
});

test("a webhook wakes the readings that wait for Shopify, and no others", async () => {
  const ctx = await catalogCtx(database, inventProducts(200), bulkAt({ state: "running", readCount: 1 }));
  const [waiting, done] = [await started(ctx, { all: true }), await started(ctx, { productGids: [gid(1)] })];
  await runOnce(ctx, waiting);
  await work(ctx, done);
  await database.asOwner("DELETE FROM pgboss.job WHERE name = 'catalog.read'");
  await wakeReadings(ctx);
  await wakeReadings(ctx);
  expect(await jobsOf(waiting)).toEqual([{ state: "created", due: true }]);
  expect(await jobsOf(done)).toEqual([]);
});

test("an uninstall ends what is under way; a redaction leaves nothing; a data request shows what is there", async () => {
  const ctx = await catalogCtx(database, inventProducts(3));
  const [first, second] = [await started(ctx, { all: true }), await started(ctx, { all: true })];
  await work(ctx, first);
  await work(ctx, second);
  const open = await started(ctx, { all: true });
  await onUninstall(ctx);
  expect(await readingOf(ctx, open)).toMatchObject({ state: "failed", problem: "shop-left" });
  expect(await readingOf(ctx, first)).toMatchObject({ state: "done" });

  const held = await onDataRequest(ctx);
  expect(held.readings).toHaveLength(3);
  expect(held.products).toHaveLength(3);
  expect(held.products[0]).toMatchObject({ productGid: gid(1), title: "Product 1" });

  await onRedact(ctx);
  await onRedact(ctx);
  expect(await onDataRequest(ctx)).toEqual({ readings: [], products: [] });
  expect(await rowCount(first)).toBe(0);
});

test("the database itself refuses readings that can't be", async () => {
  const ctx = await catalogCtx(database, inventProducts(1));
  const readingId = await started(ctx, { all: true });
  await work(ctx, readingId);
  const refused = (statement: string, reason: RegExp) =>
    expect(database.asApp(statement, [], ctx.shopId), statement).rejects.toThrow(reason);
  await refused("UPDATE catalog_reading SET problem = 'gave-up'", /problem_when_failed/);
  await refused("UPDATE catalog_reading SET state = 'failed'", /problem_when_failed/);
  await refused("UPDATE catalog_reading SET state = 'reading'", /finished_when_over/);
  await refused("UPDATE catalog_reading SET state = 'odd', finished_at = NULL", /state_check/);
  await refused("UPDATE catalog_reading SET read_count = -1", /read_count_check/);
  await refused("UPDATE catalog_reading SET bulk_operation_gid = 'x'", /bulk_operation_gid_check/);
  const copy = (columns: string) =>
    `INSERT INTO catalog_reading_product SELECT shop_id, reading_id, ${columns}, facts FROM catalog_reading_product`;
  await refused(copy("product_gid, 5, 0"), /pkey/);
  await refused(copy("'gid://shopify/Product/2', position, 0"), /position_key/);
  await refused(copy("'gid://shopify/Product/2', 5, 'NaN'"), /rank_check/);
  await refused("UPDATE catalog_reading_product SET rank = 1", /permission denied/);
});

describe("read now", () => {
  test("some products come with their pictures in the order asked for; more than 250 are a bug", async () => {
    const ctx = await catalogCtx(database, inventProducts(3));
    const products = await readPicturesNow(ctx, {
      productGids: [gid(3), gid(9), gid(1), gid(3)],
      pictures: MAIN,
    });
    expect(products.map(({ productGid, pictures }) => [productGid, pictures.length])).toEqual([
      [gid(3), 1],
      [gid(1), 1],
    ]);
    await expect(
      readPicturesNow(ctx, { productGids: range(251).map(gid), pictures: MAIN }),
    ).rejects.toThrow();
  });

  test("a search is counted, or refused when Shopify passes over a part of it", async () => {
    const ctx = await catalogCtx(database, inventProducts(3));
    expect(await countProducts(ctx, { query: " Product 2 " })).toEqual({ ok: true, count: 1, isExact: true });
    for (const query of ["", "x".repeat(1_001)])
      expect(await countProducts(ctx, { query })).toMatchObject({ reason: "invalid-input" });
    const warned = await catalogCtx(database, [], {
      countProducts: async () => ({ count: 3, isExact: true, warnings: ["Invalid search field"] }),
    });
    expect(await countProducts(warned, { query: "colour:red" })).toEqual({
      ok: false,
      reason: "search-not-understood",
      problem: "Invalid search field",
    });
  });
});
