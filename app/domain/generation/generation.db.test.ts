import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createHttpEngine } from "#app/adapters/providers/http-engine.ts";
import { openFileStore } from "#app/adapters/storage/index.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Behaviour } from "#test/engine-double/behaviours.ts";
import { type EngineDouble, startEngineDouble } from "#test/engine-double/client.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { COLLECTION_GID, folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import { type FileStore, StorageFullError, listAssets } from "../assets/index.server.ts";
import type { CatalogProduct } from "../catalog/index.server.ts";
import { grantPack, readBalance, readStatement, releaseItem } from "../credits/index.server.ts";
import { reviewAssetJob } from "../review/index.server.ts";
import {
  type GenerationCtx,
  cancelRun,
  onDataRequest,
  onRedact,
  onUninstall,
  readRun,
  settleOverdue,
  startRun,
} from "./index.server.ts";
import { generateItem, settleDeadItem } from "./jobs/generate-item.handler.ts";
import { type GenerateItemPayload, generateItemJob } from "./jobs/generate-item.ts";
import { type StartRunInput, WHITE_RECIPE } from "./schemas.ts";

const PRICE = 15;
/** Waits of the engine port end quickly; everything else is as in production. */
const hastyClock = {
  ...systemClock,
  sleep: (delayMs: number, signal?: AbortSignal) => systemClock.sleep(Math.min(delayMs, 400), signal),
};

let database: TestDatabase;
let double: EngineDouble;
let folder: string;
let photos: string;
let files: FileStore;

beforeAll(async () => {
  [database, double] = await Promise.all([
    testDatabase({ jobs: [generateItemJob, reviewAssetJob] }),
    startEngineDouble(),
  ]);
  folder = await mkdtemp(join(tmpdir(), "generation-"));
  photos = join(folder, "photos");
  await cp("test/fixtures/photos/catalogue", photos, {
    recursive: true,
    filter: (path) => !path.endsWith(".png"),
  });
});
afterAll(async () => {
  await Promise.all([database?.close(), double?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

let shopId: ShopId;
beforeEach(async () => {
  await double.reset();
  shopId = await database.newShop();
  files = openFileStore(pathToFileURL(join(folder, `files-${shopId}`)).href);
});

const PHOTO_FILES = ["water-bottle-plain.jpg", "toy-car-plain.jpg", "white-mug-plain.jpg"];
const PRODUCTS = PHOTO_FILES.map((file, index) => inventProduct(index + 1, file));

function ctxWith(
  products: readonly CatalogProduct[] = PRODUCTS,
  ports: Partial<GenerationCtx["ports"]> = {},
): GenerationCtx {
  const base = database.ctx(shopId, {
    engines: [createHttpEngine({ name: "double", url: double.url, log: database.ctx(shopId).log })],
    files,
    catalog: folderCatalog(photos, products),
    ...ports,
  });
  return { ...base, clock: hastyClock };
}

let purchases = 0;
const buy = (ctx: GenerationCtx, credits: number) =>
  grantPack(ctx, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${shopId}-${++purchases}`,
    credits,
    offerName: `${credits} credits`,
    test: false,
  });

const request = (overrides: Partial<StartRunInput> = {}): StartRunInput => ({
  selection: { collectionGid: COLLECTION_GID },
  quality: "standard",
  recipe: WHITE_RECIPE,
  idempotencyKey: "one",
  ...overrides,
});

async function started(ctx: GenerationCtx, overrides: Partial<StartRunInput> = {}): Promise<string> {
  const run = await startRun(ctx, request(overrides));
  if (!run.ok) throw new Error(`refused: ${run.reason}`);
  return run.runId;
}

async function runOf(ctx: GenerationCtx, runId: string) {
  const read = await readRun(ctx, { runId });
  if (!read.ok) throw new Error("no such run");
  return read.run;
}

const control = (ctx: GenerationCtx, signal = new AbortController().signal) => ({
  signal,
  attempt: 1,
  isLastAttempt: false,
  log: ctx.log,
});
const payloadOf = (itemId: string): GenerateItemPayload => ({ v: 1, shopId, itemId });

/** Runs an item's job as the queue does, without its waiting. Returns how long it was asked to wait each time. */
async function work(ctx: GenerationCtx, itemId: string): Promise<number[]> {
  const handle = generateItem(() => ctx);
  const waits: number[] = [];
  while (waits.length < 40) {
    const outcome = await handle(payloadOf(itemId), control(ctx));
    if (!outcome) return waits;
    waits.push(outcome.again.afterMs);
    await systemClock.sleep(Math.min(outcome.again.afterMs, 20));
  }
  throw new Error(`item ${itemId} never ended`);
}

async function workOnAll(ctx: GenerationCtx, runId: string): Promise<void> {
  for (const { itemId } of (await runOf(ctx, runId)).items) await work(ctx, itemId);
}

const firstItem = async (ctx: GenerationCtx, runId: string) => (await runOf(ctx, runId)).items[0]!;

async function balance(ctx: GenerationCtx): Promise<{ available: number; held: number }> {
  const { availableCredits, heldCredits } = await readBalance(ctx);
  return { available: availableCredits, held: heldCredits };
}

async function assetsOf(ctx: GenerationCtx, runId: string) {
  const listed = await listAssets(ctx, { runId });
  if (!listed.ok) throw new Error("assets could not be listed");
  return listed.assets;
}

const waitingJobs = async (job: string): Promise<number> =>
  Number(
    (
      await database.asOwner("SELECT count(*) FROM pgboss.job WHERE name = $1 AND data ->> 'shopId' = $2", [
        job,
        shopId,
      ])
    )[0]!.count,
  );

async function settlements(): Promise<Record<string, number>> {
  const rows = await database.asApp(
    "SELECT outcome, count(*)::int AS count FROM credit_settlement GROUP BY outcome",
    [],
    shopId,
  );
  return Object.fromEntries(rows.map((row) => [row.outcome, row.count]));
}

describe("starting a run", () => {
  test("one start makes items, holds their price and enqueues a job for each", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const run = await runOf(ctx, runId);
    expect(run).toMatchObject({
      status: "running",
      itemCount: 3,
      heldCredits: 45,
      capturedCredits: 0,
      skipped: [],
    });
    expect(run.counts).toEqual({ queued: 3, running: 0, done: 0, failed: 0, cancelled: 0 });
    expect(run.items.map(({ sku, priceCredits }) => [sku, priceCredits])).toEqual([
      ["SKU-1", PRICE],
      ["SKU-2", PRICE],
      ["SKU-3", PRICE],
    ]);
    expect(await balance(ctx)).toEqual({ available: 55, held: 45 });
    expect(await waitingJobs("generation.item")).toBe(3);
  });

  test("the same start sent twice is one run and one hold", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const first = await startRun(ctx, request());
    const second = await startRun(ctx, request());
    expect(second).toEqual({ ...first, replayed: true });
    expect(await balance(ctx)).toEqual({ available: 55, held: 45 });
    expect(await waitingJobs("generation.item")).toBe(3);
  });

  test("ten equal starts at once are one run", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runs = await Promise.all(Array.from({ length: 10 }, () => startRun(ctx, request())));
    expect(new Set(runs.map((run) => run.ok && run.runId)).size).toBe(1);
    expect(runs.filter((run) => run.ok && !run.replayed)).toHaveLength(1);
    expect(await balance(ctx)).toEqual({ available: 955, held: 45 });
  });

  test("the same key with another request is refused and changes nothing", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await started(ctx);
    expect(await startRun(ctx, request({ quality: "hd" }))).toEqual({ ok: false, reason: "key-reused" });
    expect(await balance(ctx)).toEqual({ available: 955, held: 45 });
  });

  test("one credit too few: refused with the exact shortfall, nothing is left of the try, and it works once there are enough", async () => {
    const ctx = ctxWith();
    await buy(ctx, 44);
    expect(await startRun(ctx, request())).toEqual({
      ok: false,
      reason: "insufficient-credits",
      needed: 45,
      available: 44,
      shortfall: 1,
    });
    expect(await balance(ctx)).toEqual({ available: 44, held: 0 });
    expect(await waitingJobs("generation.item")).toBe(0);
    await buy(ctx, 1);
    expect(await startRun(ctx, request())).toMatchObject({ ok: true, replayed: false });
    expect(await balance(ctx)).toEqual({ available: 0, held: 45 });
  });

  test("two different starts that exceed the balance together: one is held, the other refused", async () => {
    const ctx = ctxWith();
    await buy(ctx, 60);
    const runs = await Promise.all([
      startRun(ctx, request({ idempotencyKey: "a" })),
      startRun(ctx, request({ idempotencyKey: "b" })),
    ]);
    expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(runs.find(({ ok }) => !ok)).toMatchObject({
      reason: "insufficient-credits",
      needed: 45,
      shortfall: 30,
    });
    expect(await balance(ctx)).toEqual({ available: 15, held: 45 });
  });

  test("products without a usable picture are left out before anything is held, each with its reason", async () => {
    const picture = PRODUCTS[0]!.mainPicture!;
    const ctx = ctxWith([
      PRODUCTS[0]!,
      inventProduct(11, "x.jpg", { mainPicture: null }),
      inventProduct(12, "x.jpg", { mainPicture: { ...picture, widthPx: 499, heightPx: 300 } }),
      inventProduct(13, "x.jpg", { mainPicture: { ...picture, status: "processing", url: null } }),
    ]);
    await buy(ctx, 100);
    const runId = await started(ctx, {
      selection: { productGids: [1, 11, 12, 13, 99].map((number) => `gid://shopify/Product/${number}`) },
    });
    const run = await runOf(ctx, runId);
    expect(run.itemCount).toBe(1);
    expect(run.skipped.map(({ productGid, reason }) => [productGid.split("/").at(-1), reason])).toEqual([
      ["11", "no-picture"],
      ["12", "picture-too-small"],
      ["13", "picture-not-ready"],
      ["99", "product-gone"],
    ]);
    for (const { message } of run.skipped) expect(message).toMatch(/No credits were used/);
    expect(await balance(ctx)).toEqual({ available: 85, held: 15 });
  });

  test("when nothing can be generated it says what was left out, and leaves no run", async () => {
    const ctx = ctxWith([inventProduct(11, "x.jpg", { mainPicture: null })]);
    await buy(ctx, 100);
    expect(await startRun(ctx, request())).toMatchObject({
      reason: "nothing-to-generate",
      skipped: [{ productGid: "gid://shopify/Product/11", reason: "no-picture" }],
    });
    expect(
      await startRun(ctx, request({ selection: { collectionGid: "gid://shopify/Collection/404" } })),
    ).toEqual({
      ok: false,
      reason: "nothing-to-generate",
      skipped: [],
    });
    expect(await onDataRequest(ctx)).toEqual({ orders: [] });
  });

  test("10,001 pictures are refused; 10,000 start as one hold within the transaction's time", async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => inventProduct(index + 1, PHOTO_FILES[0]!));
    const ctx = ctxWith(many);
    await buy(ctx, 200_000);
    expect(await startRun(ctx, request())).toEqual({ ok: false, reason: "too-many-items", limit: 10_000 });
    expect(
      await startRun(ctx, request({ selection: { productGids: many.map(({ productGid }) => productGid) } })),
    ).toEqual({ ok: false, reason: "too-many-items", limit: 10_000 });

    const fitting = { ...ctx, ports: { ...ctx.ports, catalog: folderCatalog(photos, many.slice(1)) } };
    const runId = await started(fitting);
    expect((await runOf(ctx, runId)).counts.queued).toBe(10_000);
    expect(await balance(ctx)).toEqual({ available: 50_000, held: 150_000 });
    expect(await waitingJobs("generation.item")).toBe(10_000);
  });

  test.each<[string, object]>([
    ["no product", { selection: { productGids: [] } }],
    ["a foreign id", { selection: { productGids: ["gid://shopify/Customer/1"] } }],
    [
      "both kinds of selection",
      { selection: { productGids: ["gid://shopify/Product/1"], collectionGid: COLLECTION_GID } },
    ],
    ["an unknown quality", { quality: "8k" }],
    ["an unknown recipe", { recipe: { name: "beach", version: 1 } }],
    ["an empty key", { idempotencyKey: "" }],
    ["a price of the caller's own", { priceCredits: 1 }],
  ])("refused as input: %s", async (_, wrong) => {
    const refused = await startRun(ctxWith(), { ...request(), ...wrong } as StartRunInput);
    expect(refused).toMatchObject({ ok: false, reason: "invalid-input" });
  });

  test("a quality that no engine makes is refused before the catalogue is read", async () => {
    const engine = createHttpEngine({
      name: "double",
      url: double.url,
      log: database.ctx(shopId).log,
      capabilities: { recipes: ["white"], qualities: ["standard"], paintsProduct: false },
    });
    expect(await startRun(ctxWith(PRODUCTS, { engines: [engine] }), request({ quality: "ultra" }))).toEqual({
      ok: false,
      reason: "unsupported-quality",
    });
  });
});

describe("making items", () => {
  let ctx: GenerationCtx;
  beforeEach(async () => {
    ctx = ctxWith();
    await buy(ctx, 100);
  });

  test("every item becomes one asset with its file and provenance, is charged once, and the run ends", async () => {
    const runId = await started(ctx);
    await workOnAll(ctx, runId);
    await workOnAll(ctx, runId);
    const run = await runOf(ctx, runId);
    expect(run).toMatchObject({ status: "done", capturedCredits: 45, heldCredits: 0, returnedCredits: 0 });
    const assets = await assetsOf(ctx, runId);
    expect(assets).toHaveLength(3);
    for (const asset of assets) {
      expect(asset).toMatchObject({
        widthPx: 1024,
        heightPx: 1024,
        mimeType: "image/jpeg",
        engine: "double",
      });
      expect(asset.fileName).toMatch(/^SKU-\d_white_\d{8}_[0-9a-f]{10}\.jpg$/);
      const stored = await files.get(`shops/${shopId}/assets/${asset.sha256}.jpg`);
      expect((await sharp(stored!).metadata()).width).toBe(1024);
    }
    expect(await balance(ctx)).toEqual({ available: 55, held: 0 });
    expect(await settlements()).toEqual({ captured: 3 });
    expect(await waitingJobs("review.asset")).toBe(3);
    const statement = await readStatement(ctx, { limit: 10 });
    expect(statement.lines.filter(({ kind }) => kind === "capture").map(({ amount }) => amount)).toEqual([
      -15, -15, -15,
    ]);
    expect(JSON.stringify(statement.lines)).not.toContain("Product 1");
  });

  test.each<[Behaviour]>([["late"], ["url"], ["drop-reply"]])(
    "an engine that answers %s is charged once and paid once",
    async (behaviour) => {
      await double.plan({}, behaviour);
      const runId = await started(ctx);
      await workOnAll(ctx, runId);
      expect(await runOf(ctx, runId)).toMatchObject({ status: "done", capturedCredits: 45 });
      const { items } = await double.state();
      expect(Object.values(items).map(({ paid }) => paid)).toEqual([1, 1, 1]);
    },
  );

  const failing: [Behaviour[], string, RegExp][] = [
    [["refused"], "content_review", /^The safety check declined this picture; 15 credits are back/],
    [["late-refused"], "content_review", /^The safety check declined this picture; 15 credits are back/],
    [["unsupported"], "unsupported_input", /^This photo can't be used; 15 credits are back/],
    [["overloaded"], "provider_overloaded", /^The picture service stayed too busy; 15 credits are back/],
    [["rate-limited"], "provider_overloaded", /^The picture service stayed too busy; 15 credits are back/],
    [["quota"], "quota", /^Generating is unavailable at the moment; 15 credits are back/],
    [["error"], "provider_error", /^The picture service failed; 15 credits are back/],
    [["drop-request"], "provider_error", /^The picture service failed; 15 credits are back/],
    [["never"], "provider_timeout", /^The picture took too long to arrive; 15 credits are back/],
    [["forgetful"], "provider_timeout", /^The picture took too long to arrive; 15 credits are back/],
    [["broken"], "invalid_output", /^The picture that came back couldn't be used; 15 credits are back/],
    [["truncated"], "invalid_output", /^The picture that came back couldn't be used; 15 credits are back/],
    [["blank"], "invalid_output", /^The picture that came back couldn't be used; 15 credits are back/],
    [["wrong-size"], "invalid_output", /^The picture that came back couldn't be used; 15 credits are back/],
    [["garbage"], "invalid_output", /^The picture that came back couldn't be used; 15 credits are back/],
  ];
  test.each(failing)(
    "one item whose engine answers %s fails as %s, its credits return, the rest goes on",
    async (behaviours, code, sentence) => {
      const runId = await started(ctx);
      const { itemId } = (await runOf(ctx, runId)).items[1]!;
      await double.plan({ itemId }, ...behaviours);
      await workOnAll(ctx, runId);
      const run = await runOf(ctx, runId);
      expect(run).toMatchObject({ status: "done", capturedCredits: 30, returnedCredits: 15, heldCredits: 0 });
      expect(run.counts).toMatchObject({ done: 2, failed: 1 });
      expect(run.items[1]).toMatchObject({ status: "failed", failure: { code, creditsReturned: 15 } });
      expect(run.items[1]?.failure?.message).toMatch(sentence);
      expect(await balance(ctx)).toEqual({ available: 70, held: 0 });
      expect(await assetsOf(ctx, runId)).toHaveLength(2);
    },
  );

  test.each<[Behaviour[], number]>([
    [["overloaded", "rate-limited", "done"], 1],
    [["error", "done"], 1],
    [["drop-request", "done"], 1],
    [["broken", "done"], 2],
  ])("an engine that answers %j delivers in the end, for one price", async (behaviours, paid) => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, ...behaviours);
    await workOnAll(ctx, runId);
    expect(await runOf(ctx, runId)).toMatchObject({ capturedCredits: 45, counts: { done: 3 } });
    expect((await double.state()).items[itemId]?.paid).toBe(paid);
    expect(await balance(ctx)).toEqual({ available: 55, held: 0 });
  });

  test("a busy engine is left alone for longer each time, six attempts in all", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "overloaded");
    expect(await work(ctx, itemId)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000]);
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 6, paid: 0 });
  });

  test("an answer whose outcome nobody knows is never submitted a second time", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "forgetful");
    await work(ctx, itemId);
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
    expect(await settlements()).toEqual({ released: 1 });
  });

  test("work that an engine never finishes is given up after ten minutes of the database's clock, and the engine is told", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "silent");
    const handle = generateItem(() => ctx);
    expect(await handle(payloadOf(itemId), control(ctx))).toBeDefined();
    expect(await handle(payloadOf(itemId), control(ctx))).toBeDefined();
    await database.asApp(
      "UPDATE generation_attempt SET started_at = now() - interval '601 seconds' WHERE item_id = $1",
      [itemId],
      shopId,
    );
    expect(await handle(payloadOf(itemId), control(ctx))).toBeUndefined();
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "provider_timeout",
      creditsReturned: 15,
    });
    expect((await double.state()).items[itemId]).toMatchObject({ paid: 1, cancelled: 1 });
  });

  test("a photo that was taken away fails as source_missing, one that is too large as unsupported_input", async () => {
    await writeFile(join(photos, "huge.jpg"), new Uint8Array(20_000_001));
    const mixed = ctxWith([inventProduct(1, "vanished.jpg"), inventProduct(2, "huge.jpg"), PRODUCTS[2]!]);
    const runId = await started(mixed);
    await workOnAll(mixed, runId);
    const run = await runOf(mixed, runId);
    expect(run.items.map(({ status, failure }) => failure?.code ?? status)).toEqual([
      "source_missing",
      "unsupported_input",
      "done",
    ]);
    expect(run.items[1]?.failure?.message).toMatch(/larger than 20 MB/);
    expect(await double.state()).toMatchObject({ items: { [run.items[2]!.itemId]: { paid: 1 } } });
    expect(await balance(mixed)).toEqual({ available: 85, held: 0 });
  });

  test("an item whose engine was switched off meanwhile is released, not submitted elsewhere", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "silent");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    const engine = createHttpEngine({ name: "other", url: double.url, log: ctx.log });
    await work(ctxWith(PRODUCTS, { engines: [engine] }), itemId);
    expect((await firstItem(ctx, runId)).failure?.code).toBe("provider_timeout");
    expect((await double.state()).items[itemId]?.paid).toBe(1);
  });
});

describe("when storage fails", () => {
  test("a full disk captures nothing; what was not begun waits until there is room", async () => {
    let isFull = true;
    const full: FileStore = {
      ...files,
      put: (...put) =>
        isFull ? Promise.reject(new StorageFullError("the disk is full")) : files.put(...put),
      ready: () => (isFull ? Promise.reject(new StorageFullError("the disk is full")) : files.ready()),
    };
    const ctx = ctxWith(PRODUCTS, { files: full });
    await buy(ctx, 100);
    const runId = await started(ctx);
    const [first, second, third] = (await runOf(ctx, runId)).items;
    await work(ctx, first!.itemId);
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "storage_full",
      creditsReturned: 15,
    });
    expect(await generateItem(() => ctx)(payloadOf(second!.itemId), control(ctx))).toEqual({
      again: { afterMs: 30_000 },
    });
    expect(await settlements()).toEqual({ released: 1 });
    expect(await assetsOf(ctx, runId)).toEqual([]);

    isFull = false;
    await work(ctx, second!.itemId);
    await work(ctx, third!.itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { done: 2, failed: 1 } });
    expect(await balance(ctx)).toEqual({ available: 70, held: 0 });
  });

  test("a store that cannot be reached is tried again: nothing is charged until the file stands", async () => {
    let failures = 1;
    const flaky: FileStore = {
      ...files,
      put: (...put) => (failures-- > 0 ? Promise.reject(new Error("connection reset")) : files.put(...put)),
    };
    const ctx = ctxWith(PRODUCTS, { files: flaky });
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await expect(work(ctx, itemId)).rejects.toThrow("connection reset");
    expect(await settlements()).toEqual({});
    await work(ctx, itemId);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
  });
});

describe("races", () => {
  let ctx: GenerationCtx;
  let runId: string;
  let itemId: string;
  beforeEach(async () => {
    ctx = ctxWith();
    await buy(ctx, 100);
    runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    ({ itemId } = await firstItem(ctx, runId));
  });

  test("two workers on one item at once: one asset, one capture, one paid submit", async () => {
    await Promise.all([work(ctx, itemId), work(ctx, itemId), work(ctx, itemId)]);
    expect(await assetsOf(ctx, runId)).toHaveLength(1);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await double.state()).items[itemId]?.paid).toBe(1);
    expect(await balance(ctx)).toEqual({ available: 85, held: 0 });
  });

  test("a picture that arrives after its credits were returned is not charged and becomes no asset", async () => {
    await double.plan({}, "hold-reply");
    const working = work(ctx, itemId);
    await until(async () => (await double.state()).items[itemId]?.paid === 1);
    await database.db.tenant(shopId, (tx) =>
      releaseItem({ ...ctx, tx }, { runId, itemId, reason: "The run's deadline passed without a result" }),
    );
    await double.release();
    await working;
    expect(await settlements()).toEqual({ released: 1 });
    expect(await assetsOf(ctx, runId)).toEqual([]);
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "done",
      returnedCredits: 15,
      counts: { failed: 1 },
    });
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
  });

  test("a cancel leaves what is being made, and returns what was not begun at once", async () => {
    const other = await started(ctx, { idempotencyKey: "two" });
    const [busy] = (await runOf(ctx, other)).items;
    await double.plan({ itemId: busy!.itemId }, "hold-reply");
    const working = work(ctx, busy!.itemId);
    await until(async () => (await double.state()).items[busy!.itemId]?.paid === 1);
    expect(await cancelRun(ctx, { runId: other })).toEqual({
      ok: true,
      cancelledItems: 2,
      returnedCredits: 30,
    });
    expect(await balance(ctx)).toEqual({ available: 70, held: 30 });
    expect(await runOf(ctx, other)).toMatchObject({
      status: "cancelling",
      counts: { running: 1, cancelled: 2 },
    });
    await double.release();
    await working;
    expect(await runOf(ctx, other)).toMatchObject({ status: "cancelled", counts: { done: 1, cancelled: 2 } });
    expect(await cancelRun(ctx, { runId: other })).toEqual({
      ok: true,
      cancelledItems: 0,
      returnedCredits: 0,
    });
    for (const { itemId: id } of (await runOf(ctx, other)).items) await work(ctx, id);
    expect(await assetsOf(ctx, other)).toHaveLength(1);
  });

  test("cancels race workers: every item is captured or released, and the books say the same as the items", async () => {
    await buy(ctx, 1000);
    for (let round = 0; round < 8; round++) {
      const raced = await started(ctx, { idempotencyKey: `race-${round}` });
      const { items } = await runOf(ctx, raced);
      await Promise.all([
        ...items.map((item) => work(ctx, item.itemId)),
        systemClock.sleep(round * 12).then(() => cancelRun(ctx, { runId: raced })),
        cancelRun(ctx, { runId: raced }),
      ]);
      const run = await runOf(ctx, raced);
      expect(run.counts.queued + run.counts.running).toBe(0);
      expect(["done", "cancelled"]).toContain(run.status);
      expect(await assetsOf(ctx, raced)).toHaveLength(run.counts.done);
      expect(run.capturedCredits + run.returnedCredits).toBe(45);
    }
    const { held } = await balance(ctx);
    expect(held).toBe(PRICE);
  });

  test("an item that waits for a busy engine is cancelled at once", async () => {
    await double.plan({ itemId }, "overloaded");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await cancelRun(ctx, { runId })).toMatchObject({ cancelledItems: 1, returnedCredits: 15 });
    await work(ctx, itemId);
    expect((await firstItem(ctx, runId)).failure?.message).toBe(
      "This picture was cancelled before it was made; 15 credits are back in your balance. Generate the product again whenever you want it.",
    );
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 0 });
  });

  test("a worker that is told to stop leaves the item to the next one, who asks instead of paying again", async () => {
    await double.plan({}, "hold-reply");
    const stop = new AbortController();
    const working = generateItem(() => ctx)(payloadOf(itemId), control(ctx, stop.signal));
    await until(async () => (await double.state()).items[itemId]?.paid === 1);
    stop.abort(new Error("the worker is stopping"));
    await expect(working).rejects.toThrow("the worker is stopping");
    expect(await settlements()).toEqual({});
    await work(ctx, itemId);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
  });

  test("a photo that was replaced mid-run: the asset keeps the hash of the one that was submitted", async () => {
    await double.plan({}, "late");
    const file = "replaced.jpg";
    await cp(join(photos, PHOTO_FILES[0]!), join(photos, file));
    const replacing = ctxWith([inventProduct(7, file)]);
    const run = await started(replacing, { idempotencyKey: "replaced" });
    const item = await firstItem(replacing, run);
    await generateItem(() => replacing)(payloadOf(item.itemId), control(replacing));
    const before = await folderCatalog(photos).readPicture(item.sourceUrl, { maxBytes: 1e9 });
    await cp(join(photos, PHOTO_FILES[1]!), join(photos, file));
    await work(replacing, item.itemId);
    expect((await assetsOf(replacing, run))[0]?.sourceSha256).toBe(before.ok && before.sha256);
  });
});

describe("jobs and holds that came to their end", () => {
  let ctx: GenerationCtx;
  let runId: string;
  let itemId: string;
  beforeEach(async () => {
    ctx = ctxWith();
    await buy(ctx, 100);
    runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    ({ itemId } = await firstItem(ctx, runId));
  });
  const interrupted = async (behaviour: Behaviour) => {
    await double.plan({}, behaviour);
    const stop = new AbortController();
    const working = generateItem(() => ctx)(payloadOf(itemId), control(ctx, stop.signal)).catch(() => {});
    await until(async () => {
      const seen = (await double.state()).items[itemId];
      return seen !== undefined && seen.submits + seen.paid === (behaviour === "never" ? 1 : 2);
    });
    stop.abort(new Error("the worker is stopping"));
    await working;
  };

  test("a dead job whose picture is ready at the engine is still delivered and charged", async () => {
    await interrupted("hold-reply");
    await settleDeadItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", capturedCredits: 15 });
  });

  test("a dead job that the engine never saw is released", async () => {
    await interrupted("never");
    await settleDeadItem(() => ctx)(payloadOf(itemId), control(ctx));
    expect(await runOf(ctx, runId)).toMatchObject({
      status: "done",
      returnedCredits: 15,
      counts: { failed: 1 },
    });
  });

  test("a due hold asks the engine first, then releases; ids of nobody are handed back", async () => {
    await double.plan({}, "silent");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    const stranger = crypto.randomUUID();
    expect(await settleOverdue(ctx, { runId, itemIds: [itemId, stranger] })).toEqual([stranger]);
    expect((await double.state()).items[itemId]).toMatchObject({ paid: 1, cancelled: 1 });
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "provider_timeout",
      creditsReturned: 15,
    });
    expect(await settleOverdue(ctx, { runId, itemIds: [itemId] })).toEqual([]);
    expect(await settlements()).toEqual({ released: 1 });
  });
});

describe("a shop that leaves", () => {
  test("uninstall: what waits is returned, what is being made is finished", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "late");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    await onUninstall(ctx);
    expect(await balance(ctx)).toEqual({ available: 85, held: 15 });
    await work(ctx, itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "cancelled", counts: { done: 1, cancelled: 2 } });
  });

  test("redaction mid-run: every hold is closed, the rows go, and a late picture leaves no file", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await double.plan({ itemId }, "hold-reply");
    const working = work(ctx, itemId);
    await until(async () => (await double.state()).items[itemId]?.paid === 1);
    await onRedact(ctx);
    await double.release();
    await working;
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
    expect(await onDataRequest(ctx)).toEqual({ orders: [] });
    const left = await readdir(join(folder, `files-${shopId}`), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    await onRedact(ctx);
  });

  test("no shop reads or cancels another one's run", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const stranger = { ...ctx, shopId: await database.newShop() };
    expect(await readRun(stranger, { runId })).toEqual({ ok: false, reason: "not-found" });
    expect(await cancelRun(stranger, { runId })).toEqual({ ok: false, reason: "not-found" });
    expect(await readRun(ctx, { runId: "'; DROP TABLE shop" })).toEqual({ ok: false, reason: "not-found" });
    expect((await runOf(ctx, runId)).counts.queued).toBe(3);
  });
});

describe("real worker processes", () => {
  const workers: ChildProcess[] = [];
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  });
  const startWorker = () => {
    const worker = spawn(process.execPath, ["test/support/generation-worker.ts"], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: database.appUrl,
        STORAGE_URL: pathToFileURL(join(folder, `files-${shopId}`)).href,
        ENGINE_URL: double.url,
        PHOTO_FOLDER: photos,
      },
    });
    workers.push(worker);
    return worker;
  };

  test("a worker killed after the engine took the item and before its ref was saved: paid once, charged once, taken over within 15 s", async () => {
    // The other tests ran their items' jobs by hand: a worker would begin with those.
    await database.asOwner("DELETE FROM pgboss.job");
    const ctx = ctxWith();
    await buy(ctx, 100);
    await double.plan({}, "hold-reply");
    const runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
    const { itemId } = await firstItem(ctx, runId);
    const first = startWorker();
    await until(async () => (await double.state()).items[itemId]?.paid === 1);
    startWorker();
    first.kill("SIGKILL");
    await once(first, "exit");
    const killedAtMs = Date.now();
    expect(
      await database.asApp("SELECT state, ref FROM generation_attempt WHERE item_id = $1", [itemId], shopId),
    ).toEqual([{ state: "submitting", ref: null }]);
    await until(async () => (await runOf(ctx, runId)).status === "done", 20_000);
    expect(Date.now() - killedAtMs).toBeLessThan(15_000);
    expect((await double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
    expect(await settlements()).toEqual({ captured: 1 });
    expect(await assetsOf(ctx, runId)).toHaveLength(1);
  });
});

/** Polls a condition that another process makes true. */
async function until(condition: () => Promise<boolean>, limitMs = 10_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error("the condition did not come true in time");
    await systemClock.sleep(25);
  }
}
