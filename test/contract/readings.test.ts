/** Readings through the real adapters, the real queue and the real webhook, against the Shopify double. */
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createCatalogSource } from "#app/adapters/shopify/catalog.ts";
import { createShopifyApi } from "#app/adapters/shopify/shopify-api.ts";
import { createWebhookReader } from "#app/adapters/shopify/webhooks.ts";
import { createWebhookHandler, handleWebhookJob, receiveWebhook } from "#app/domain/account/index.server.ts";
import {
  type CatalogPorts,
  countProducts,
  onDataRequest,
  onRedact,
  onUninstall,
  readGoneGids,
  readPicturesNow,
  type ReadProduct,
  wakeReadings,
} from "#app/domain/catalog/index.server.ts";
import { readCatalog, settleDeadReading } from "#app/domain/catalog/jobs/read-catalog.handler.ts";
import { readCatalogJob } from "#app/domain/catalog/jobs/read-catalog.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { handles } from "#app/platform/jobs/jobs.ts";
import { createLog } from "#app/platform/log.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { MAIN, productsOf, readingOf, runOnce, started, work } from "#test/support/catalog-scene.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { startTestPool } from "#test/support/test-pool.ts";
import { unmetered } from "#test/support/unmetered.ts";
import { API_KEY, API_SECRET, tokensFromExchange } from "./exchanged-tokens.ts";
import { routeShopify } from "./shopify-route.ts";

const CATALOGUE = resolve("test/fixtures/photos/products.json");
/** Longer than any test lasts: such an operation begins when the double's clock is moved. */
const LATER_MS = 300_000;
const log = createLog("silent");
const dataDir = mkdtempSync(join(tmpdir(), "readings-"));

let double: DoubleHandle;
let database: TestDatabase;
let webServer: Server;
let restoreRoute: () => void;
let shop: string;
let ctx: Ctx<CatalogPorts>;
let stops: (() => Promise<unknown>)[];

beforeAll(async () => {
  database = await testDatabase({ jobs: [readCatalogJob, handleWebhookJob] });
  webServer = await serveWebhooks();
  const appUrl = `http://127.0.0.1:${(webServer.address() as AddressInfo).port}`;
  double = await startDouble({ dataDir, appUrl, apiKey: API_KEY, apiSecret: API_SECRET });
  restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
});
afterAll(async () => {
  restoreRoute();
  await double.stop();
  webServer.closeAllConnections();
  await Promise.all([once(webServer.close(), "close"), database.close()]);
  rmSync(dataDir, { recursive: true });
});
beforeEach(async () => {
  stops = [];
  const shopId = await database.newShop();
  const [row] = await database.asOwner("SELECT domain FROM shop WHERE shop_id = $1", [shopId]);
  shop = String(row?.domain);
  ctx = ctxFor(shopId, shop);
  await double.configure({ bulkDelayMs: 0, bulkQueriesAtATime: 5 });
});
afterEach(async () => {
  for (const stop of stops) await stop();
  await double.clearFaults();
});

function ctxFor(shopId: ShopId, domain: string): Ctx<CatalogPorts> {
  const admin = createAdminClient({ tokens: tokensFromExchange(double), log, clock: systemClock });
  return database.ctx(shopId, { catalog: createCatalogSource(admin.adminFor(domain, unmetered)) });
}

/** The app's door for webhooks, as the route has it. */
async function serveWebhooks(): Promise<Server> {
  const env = {
    SHOPIFY_API_KEY: API_KEY,
    SHOPIFY_API_SECRET: API_SECRET,
    SHOPIFY_APP_URL: "https://app.example",
  };
  const read = createWebhookReader(createShopifyApi(env, log));
  const platform = database.ctx("00000000-0000-7000-8000-000000000000" as ShopId);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const reading = await read(
      new Request("https://app.example/webhooks", { method: "POST", headers, body: Buffer.concat(chunks) }),
    );
    if (reading.ok) await receiveWebhook(platform, reading.webhook);
    response.writeHead(reading.ok ? 200 : reading.status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** A worker with the jobs that a reading needs. */
async function startWorker(): Promise<void> {
  const webhooks = createWebhookHandler({
    db: database.db,
    ports: {
      rooms: [{ room: "account", onUninstall, onRedact, onDataRequest }],
      ctxFor: () => ctx,
      lastTokenAt: async () => null,
      forgetSessions: async () => {},
      wakeBilling: async () => {},
      wakeReadings,
    },
  });
  const { stop } = await startTestPool(database, {
    registrations: [
      {
        ...handles(
          readCatalogJob,
          readCatalog(() => ctx),
          settleDeadReading(() => ctx),
        ),
        slots: 2,
      },
      { ...handles(handleWebhookJob, webhooks, webhooks), slots: 2 },
    ],
    log,
  });
  stops.push(stop);
}

async function seed(
  products: number,
  more: Partial<Parameters<DoubleHandle["seed"]>[0]> = {},
): Promise<void> {
  await double.seed({ shop, catalogue: CATALOGUE, products, ...more });
  await double.throttle({ shop, restoreRate: 100_000, maximumAvailable: 100_000, available: 100_000 });
}
const isOver = async (readingId: string) =>
  ["done", "failed"].includes((await readingOf(ctx, readingId)).state);
const over = async (readingId: string) =>
  await expect.poll(() => isOver(readingId), { timeout: 60_000 }).toBe(true);
const gidsOf = (products: readonly ReadProduct[]) => products.map(({ productGid }) => productGid);
const collectionGid = async (title: string) => {
  const found = (await double.state(shop)).collections.find((one) => one.title === title);
  if (!found) throw new Error(`no collection ${title}`);
  return found;
};
const operations = async () => (await double.state(shop)).bulkOperations;

describe("more than a thousand products are written down by Shopify and kept", () => {
  test("when its webhook says so: nothing else would look for hours", async () => {
    await seed(1_200);
    await double.configure({ bulkDelayMs: LATER_MS });
    await startWorker();
    const readingId = await started(ctx, { all: true });
    const postponed = async () => {
      const rows = await database.asOwner(
        `UPDATE pgboss.job SET start_after = now() + interval '5 hours'
         WHERE name = 'catalog.read' AND state IN ('created', 'retry') AND data ->> 'readingId' = $1
           AND EXISTS (SELECT FROM catalog_reading WHERE reading_id = $1::uuid AND state = 'reading')
         RETURNING id`,
        [readingId],
      );
      return rows.length;
    };
    await expect.poll(postponed, { timeout: 20_000 }).toBe(1);
    await double.advanceClock(LATER_MS);
    await over(readingId);
    expect(await readingOf(ctx, readingId)).toMatchObject({
      state: "done",
      readCount: 1_200,
      expectedCount: 1_200,
    });
    const { products, counters } = await double.state(shop);
    expect(gidsOf(await productsOf(ctx, readingId))).toEqual(products.map(({ id }) => id));
    expect(await operations()).toHaveLength(1);
    expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
  });

  test("when the webhook never comes: the reading looks by itself", async () => {
    await seed(1_100);
    await double.withholdWebhooks(shop, "bulk_operations/finish");
    await startWorker();
    const readingId = await started(ctx, { collectionGids: [(await collectionGid("Demo collection")).id] });
    await over(readingId);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 1_100 });
    expect(gidsOf(await productsOf(ctx, readingId))).toEqual(
      (await collectionGid("Demo collection")).productIds,
    );
  });
});

describe("one operation, whatever happens to the start", () => {
  test("its reply is lost", async () => {
    await seed(150);
    await double.addFault({ match: { operation: "bulkOperationRunQuery" }, kind: "drop-reply" });
    const readingId = await started(ctx, { all: true });
    await work(ctx, readingId, 50);
    expect(await operations()).toHaveLength(1);
    expect((await double.faults()).map(({ hits }) => hits)).toEqual([1]);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 150 });
  });

  test("its request is lost, and tried again", async () => {
    await seed(150);
    await double.addFault({ match: { operation: "bulkOperationRunQuery" }, kind: "drop-request" });
    const readingId = await started(ctx, { all: true });
    await expect(runOnce(ctx, readingId)).rejects.toThrow();
    expect(await operations()).toHaveLength(0);
    await work(ctx, readingId, 50);
    expect(await operations()).toHaveLength(1);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done" });
  });

  test("two runs of the job at once leave one that is kept", async () => {
    await seed(150);
    const readingId = await started(ctx, { all: true });
    await Promise.all([runOnce(ctx, readingId), runOnce(ctx, readingId)]);
    await Promise.all([work(ctx, readingId, 50), work(ctx, readingId, 50)]);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 150 });
    expect(await productsOf(ctx, readingId)).toHaveLength(150);
  });

  test("a shop whose operations are all in use is waited for", async () => {
    await seed(150);
    await double.configure({ bulkDelayMs: LATER_MS, bulkQueriesAtATime: 1 });
    const [first, second] = [await started(ctx, { all: true }), await started(ctx, { all: true })];
    await runOnce(ctx, first);
    expect(await runOnce(ctx, second)).toEqual({ again: { afterMs: expect.any(Number) } });
    expect(await readingOf(ctx, second)).toMatchObject({ state: "waiting" });
    await double.configure({ bulkDelayMs: 0 });
    await double.advanceClock(LATER_MS);
    await work(ctx, first, 50);
    await work(ctx, second, 50);
    expect(await readingOf(ctx, second)).toMatchObject({ state: "done", readCount: 150 });
    expect(await operations()).toHaveLength(2);
  });
});

describe("what goes wrong has an end", () => {
  const waitingForShopify = async () => {
    await seed(150);
    await double.configure({ bulkDelayMs: LATER_MS });
    const readingId = await started(ctx, { collectionGids: [(await collectionGid("Demo collection")).id] });
    await runOnce(ctx, readingId);
    return readingId;
  };

  test.each(["corrupt-body", "drop-reply", "http-5xx"] as const)(
    "a result that arrives damaged (%s) is fetched again, at the last attempt the reading fails",
    async (kind) => {
      const readingId = await waitingForShopify();
      await double.advanceClock(LATER_MS);
      const match = { host: "storage.googleapis.com" };
      await double.addFault({ shop, match, kind });
      await expect(runOnce(ctx, readingId)).rejects.toThrow("result");
      await double.addFault({ shop, match, kind });
      const other = await started(ctx, { all: true });
      await double.configure({ bulkDelayMs: 0 });
      await runOnce(ctx, other);
      await expect.poll(async () => (await operations()).at(-1)?.status).toBe("COMPLETED");
      await runOnce(ctx, other, { isLastAttempt: true });
      expect(await readingOf(ctx, other)).toMatchObject({ state: "failed", problem: "result-unreadable" });
      await work(ctx, readingId, 50);
      expect(await readingOf(ctx, readingId)).toMatchObject({ state: "done", readCount: 150 });
    },
  );

  test("a permission that the merchant took back", async () => {
    const readingId = await waitingForShopify();
    await double.setScopes(shop, "write_files");
    await double.advanceClock(LATER_MS);
    await work(ctx, readingId, 50);
    expect(await readingOf(ctx, readingId)).toMatchObject({ state: "failed", problem: "access-denied" });
    const later = await started(ctx, { all: true });
    await work(ctx, later);
    expect(await readingOf(ctx, later)).toMatchObject({ state: "failed", problem: "access-denied" });
  });

  test("an app that was uninstalled", async () => {
    const readingId = await waitingForShopify();
    await double.uninstall(shop);
    await work(ctx, readingId, 50);
    expect((await readingOf(ctx, readingId)).state).toBe("failed");
  });

  test("a collection that shrinks, and a product that is deleted, while Shopify writes", async () => {
    const readingId = await waitingForShopify();
    const { productIds } = await collectionGid("Demo collection");
    await double.removeProducts(shop, productIds.slice(0, 50));
    await double.advanceClock(LATER_MS);
    await expect.poll(async () => (await operations()).at(-1)?.status).toBe("COMPLETED");
    await double.removeProducts(shop, productIds.slice(50, 60));
    await work(ctx, readingId, 50);
    expect(gidsOf(await productsOf(ctx, readingId))).toEqual(productIds.slice(60));
    expect(await readingOf(ctx, readingId)).toMatchObject({
      state: "done",
      readCount: 90,
      expectedCount: 150,
    });
  });
});

describe("searches", () => {
  test("are counted as Shopify counts them, and refused when it passes over a part", async () => {
    await seed(24);
    expect(await countProducts(ctx, { query: "title:Ridgeline" })).toEqual({
      ok: true,
      count: 2,
      isExact: true,
    });
    expect(await countProducts(ctx, { query: "status:active" })).toEqual({
      ok: true,
      count: 24,
      isExact: true,
    });
    for (const query of ["colour:red", "title:Ridgeline AND colour:red", "title:(", "12:30"])
      expect(await countProducts(ctx, { query }), query).toMatchObject({
        ok: false,
        reason: "search-not-understood",
        problem: expect.stringMatching(/^Invalid search/),
      });
    const readingId = await started(ctx, { query: "colour:red" });
    await work(ctx, readingId);
    expect(await readingOf(ctx, readingId)).toMatchObject({
      state: "failed",
      problem: "search-not-understood",
    });
  });

  test("find the same products page by page and in bulk, quotes and all", async () => {
    await seed(240);
    const small = await started(ctx, { query: 'title:"Ridgeline Aluminium"' });
    await work(ctx, small);
    const large = await started(ctx, { query: '-title:"Ridgeline Aluminium"' });
    await work(ctx, large, 50);
    expect(await operations()).toHaveLength(1);
    const [found, others] = [await productsOf(ctx, small), await productsOf(ctx, large)];
    expect([found.length, others.length]).toEqual([20, 220]);
    const all = (await double.state(shop)).products.map(({ id }) => id);
    expect([...gidsOf(found), ...gidsOf(others)].toSorted()).toEqual(all.toSorted());
  });
});

describe("pictures", () => {
  const variant = (sku: string, colour: string, photo?: number) => ({
    sku,
    title: colour,
    optionValues: { Colour: colour, Size: "M" },
    price: "20.00",
    ...(photo !== undefined && { photo }),
  });
  const plain = (name: string, width = 1600, height = 1200) => ({ plain: { width, height, name } });
  const shirt = {
    title: "Shirt",
    productType: "Shirts",
    photos: [plain("shirt-front.jpg"), plain("shirt-red.jpg"), plain("shirt-blue.jpg")],
    variants: [
      variant("SHIRT-1", "Red"),
      variant("SHIRT-2", "Red", 1),
      variant("SHIRT-3", "Blue", 2),
      variant("SHIRT-4", "Green"),
    ],
  };

  test("one for each colour, and the same whether read now, page by page, or in bulk", async () => {
    await seed(120, { extra: [shirt] });
    const perColour = { kind: "per-option", optionName: "colour" } as const;
    const { products } = await double.state(shop);
    const known = products.find(({ title }) => title === "Shirt")!;
    const [front, red, blue] = known.media.map(({ id }) => id);

    const readingId = await started(ctx, { all: true }, perColour);
    await work(ctx, readingId, 50);
    expect(await operations()).toHaveLength(1);
    const inBulk = await productsOf(ctx, readingId);
    expect(inBulk.find(({ title }) => title === "Shirt")).toMatchObject({
      sku: "SHIRT-1",
      mediaCount: 3,
      optionNames: ["Colour", "Size"],
      pictures: [
        {
          mediaGid: red,
          role: "option",
          optionValue: "Red",
          sku: "SHIRT-2",
          widthPx: 1600,
          heightPx: 1200,
          status: "ready",
        },
        { mediaGid: blue, role: "option", optionValue: "Blue", sku: "SHIRT-3" },
      ],
      valuesWithoutPicture: ["Green"],
    });
    for (const pictures of [perColour, MAIN, { kind: "all" } as const]) {
      const bulk = await started(ctx, { all: true }, pictures);
      await work(ctx, bulk, 50);
      const gids = products.map(({ id }) => id);
      expect(await readPicturesNow(ctx, { productGids: gids, pictures })).toEqual(
        await productsOf(ctx, bulk),
      );
    }
    const [all] = await readPicturesNow(ctx, { productGids: [known.id], pictures: { kind: "all" } });
    expect(all?.pictures.map(({ mediaGid, role, sku }) => [mediaGid, role, sku])).toEqual([
      [front, "main", undefined],
      [red, "further", "SHIRT-2"],
      [blue, "further", "SHIRT-3"],
    ]);
  });

  test("that are missing, too few, too small or not square: the worst first", async () => {
    await seed(0, {
      extra: [
        { ...shirt, title: "None", photos: [], variants: [variant("A", "Red")] },
        { ...shirt, title: "Small", photos: [plain("small.jpg", 400, 400)], variants: [variant("B", "Red")] },
        {
          ...shirt,
          title: "Flat",
          photos: [plain("flat.jpg", 2400, 600), plain("x.jpg")],
          variants: [variant("C", "Red")],
        },
        {
          ...shirt,
          title: "Good",
          photos: [plain("1.jpg", 2400, 2400), plain("2.jpg"), plain("3.jpg")],
          variants: [variant("D", "Red")],
        },
        {
          ...shirt,
          title: "Medium",
          photos: [plain("m.jpg", 1000, 800), plain("4.jpg")],
          variants: [variant("E", "Red")],
        },
      ],
    });
    const titles = async (lacking: Parameters<typeof started>[1] & { lacking: unknown }) => {
      const readingId = await started(ctx, lacking);
      await work(ctx, readingId);
      return (await productsOf(ctx, readingId)).map(({ title }) => title);
    };
    expect(await titles({ lacking: { kind: "no-picture" } })).toEqual(["None"]);
    expect(await titles({ lacking: { kind: "fewer-pictures-than", count: 3 } })).toEqual([
      "None",
      "Small",
      "Flat",
      "Medium",
    ]);
    expect(await titles({ lacking: { kind: "main-picture-below", px: 2000 } })).toEqual(["Small", "Medium"]);
    expect(await titles({ lacking: { kind: "main-picture-not-square" } })).toEqual(["Flat", "Medium"]);
    const within = {
      collectionGids: [(await collectionGid("Shirts")).id, "gid://shopify/Collection/999999"],
    };
    const readingId = await started(ctx, { lacking: { kind: "no-picture" }, within });
    await work(ctx, readingId);
    expect(await productsOf(ctx, readingId)).toMatchObject([
      { title: "None", collectionGid: within.collectionGids[0] },
    ]);
    expect(await readGoneGids(ctx, { readingId })).toEqual(["gid://shopify/Collection/999999"]);
  });
});
