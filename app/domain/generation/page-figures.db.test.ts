/** What pages read of drafts and runs. */
import { describe, expect, test } from "vitest";
import { inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  PRODUCTS,
  buy,
  ctxWith,
  drafted,
  started,
  workOnAll,
  useGenerationBench,
} from "#test/support/generation-bench.ts";
import {
  cancelRun,
  listEndedRuns,
  listOpenRuns,
  listRuns,
  onDataRequest,
  onRedact,
  previewRun,
  readDraft,
  readFailures,
  readItem,
  readPace,
  readRun,
  saveDraft,
  startRun,
} from "./index.server.ts";
import { type Ratio, WHITE_RECIPE } from "./schemas.ts";

const bench = useGenerationBench();
const UNKNOWN = "01930000-0000-7000-8000-000000000001";
const selection = { productGids: [inventProduct(1, PHOTO_FILES[0]).productGid] };

describe("drafts", () => {
  test("a selection is read as it was saved, also one of 10,000 products", async () => {
    const ctx = ctxWith();
    const large = {
      productGids: Array.from({ length: 10_000 }, (_, id) => `gid://shopify/Product/${id + 1}`),
    };
    const saved = await saveDraft(ctx, { selection: large });
    if (!saved.ok) throw new Error(saved.reason);
    expect(await readDraft(ctx, saved)).toMatchObject({ ok: true, selection: large, runId: null });
  });

  test("a draft that was started names its run, which however many starts share", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const draftId = await drafted(ctx, { selection });
    const starts = await Promise.all(
      Array.from({ length: 5 }, () => startRun(ctx, { draftId, quality: "standard" })),
    );
    const runIds = new Set(starts.map((start) => start.ok && start.runId));
    expect(runIds.size).toBe(1);
    expect(await readDraft(ctx, { draftId })).toMatchObject({ ok: true, runId: [...runIds][0] });
  });

  test("malformed selections, unknown ids and another shop's drafts are refused", async () => {
    const ctx = ctxWith();
    const draftId = await drafted(ctx);
    for (const odd of [{ productGids: [] }, { productGids: ["gid://shopify/Shop/1"] }, {}, null])
      expect(await saveDraft(ctx, { selection: odd as never })).toMatchObject({ reason: "invalid-input" });
    expect(await readDraft(ctx, { draftId: UNKNOWN })).toEqual({ ok: false, reason: "not-found" });
    expect(await readDraft(ctx, { draftId: "../x" })).toEqual({ ok: false, reason: "not-found" });
    bench.shopId = await bench.database.newShop();
    expect(await readDraft(ctxWith(), { draftId })).toEqual({ ok: false, reason: "not-found" });
  });

  test("one that nobody ordered for a month is let go of; younger ones stay", async () => {
    const ctx = ctxWith();
    const [old, young] = [await drafted(ctx), await drafted(ctx)];
    await bench.database.asOwner(
      "UPDATE generation_draft SET created_at = now() - interval '31 days' WHERE draft_id = $1",
      [old],
    );
    await drafted(ctx);
    expect(await readDraft(ctx, { draftId: old })).toMatchObject({ ok: false });
    expect(await readDraft(ctx, { draftId: young })).toMatchObject({ ok: true });
  });

  test("a data request shows them, redaction deletes them", async () => {
    const ctx = ctxWith();
    const draftId = await drafted(ctx);
    expect((await onDataRequest(ctx)).drafts).toMatchObject([{ draftId }]);
    await onRedact(ctx);
    expect((await onDataRequest(ctx)).drafts).toEqual([]);
  });
});

describe("a preview", () => {
  test("says what a start would make and leave out, and holds nothing", async () => {
    const ctx = ctxWith([
      inventProduct(1, PHOTO_FILES[0]),
      inventProduct(2, PHOTO_FILES[1]),
      { ...inventProduct(3, PHOTO_FILES[2]), mainPicture: null },
    ]);
    const draftId = await drafted(ctx, { selection: { all: true } });
    const preview = await previewRun(ctx, { draftId, quality: "hd", examples: 1 });
    expect(preview).toMatchObject({
      state: "ready",
      itemCount: 2,
      productCount: 3,
      priceCredits: 20,
      neededCredits: 40,
      items: [{ productGid: "gid://shopify/Product/1" }],
      skipped: [{ reason: "no-picture", count: 1, products: [{ productGid: "gid://shopify/Product/3" }] }],
      fullCount: 0,
      notes: [],
      durationMs: null,
      hasWorkers: false,
    });
    expect(await listRuns(ctx)).toMatchObject({ runs: [] });
  });

  test("products that are gone are left out, each once", async () => {
    const gone = "gid://shopify/Product/999";
    const ctx = ctxWith();
    const draftId = await drafted(ctx, { selection: { productGids: [gone, gone] } });
    expect(await previewRun(ctx, { draftId, quality: "standard" })).toMatchObject({
      itemCount: 0,
      skipped: [{ reason: "product-gone", count: 1, products: [{ productGid: gone }] }],
    });
  });

  test("names the products that can't take all their new media, which is no reason to leave them out", async () => {
    const ctx = ctxWith([inventProduct(1, PHOTO_FILES[0], { mediaCount: 249 }), PRODUCTS[1]!]);
    const draftId = await drafted(ctx);
    const preview = (ratios: Ratio[]) =>
      previewRun(ctx, {
        draftId,
        quality: "standard",
        style: { settings: { recipe: WHITE_RECIPE, ratios } },
      });
    expect(await preview(["1:1"])).toMatchObject({ itemCount: 2, fullCount: 0 });
    expect(await preview(["1:1", "4:5"])).toMatchObject({
      itemCount: 4,
      fullCount: 1,
      fullProducts: [{ productGid: "gid://shopify/Product/1", mediaCount: 249 }],
    });
  });

  test("says how far the reading is, and tells why it failed", async () => {
    const ctx = ctxWith();
    const saved = await saveDraft(ctx, { selection: { all: true } });
    if (!saved.ok) throw new Error(saved.reason);
    const input = { draftId: saved.draftId, quality: "standard" } as const;
    expect(await previewRun(ctx, input)).toMatchObject({ state: "reading", readCount: 0 });
    await bench.database.asOwner(
      "UPDATE catalog_reading SET state = 'failed', problem = 'access-denied', finished_at = now() WHERE shop_id = $1",
      [bench.shopId],
    );
    expect(await previewRun(ctx, input)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("approve its permissions"),
    });
  });

  test("measures how long it is going to take from the pictures that any shop had made", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx);
    await workOnAll(ctx, runId);
    await bench.database.asApp(
      "INSERT INTO worker_presence (worker_id, slots, version) VALUES ($1, 2, NULL)",
      [crypto.randomUUID()],
      bench.shopId,
    );
    const measured = (await bench.database.asOwner("SELECT mean_ms AS ms FROM engine_pace"))[0]?.ms as number;
    bench.shopId = await bench.database.newShop();
    const other = ctxWith();
    const draftId = await drafted(other);
    const preview = await previewRun(other, { draftId, quality: "standard" });
    expect(preview).toMatchObject({ hasWorkers: true, durationMs: Math.ceil(3 / 2) * measured });
    await bench.database.asOwner("DELETE FROM worker_presence");
  });
});

describe("the list of runs", () => {
  test("is newest first and comes page by page, each run once, whatever starts meanwhile", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runIds: string[] = [];
    for (const _ of ["a", "b", "c"]) runIds.unshift(await started(ctx));
    const first = await listRuns(ctx, { limit: 2 });
    if (!first.ok || first.next === null) throw new Error("a page and another one");
    await started(ctx);
    const second = await listRuns(ctx, { limit: 2, before: first.next });
    expect(second).toMatchObject({ ok: true, next: null });
    const seen = [...first.runs, ...(second.ok ? second.runs : [])];
    expect(seen.map(({ runId }) => runId)).toEqual(runIds);
    expect(seen[0]).toMatchObject({
      status: "running",
      itemCount: 3,
      heldCredits: 45,
      counts: { queued: 3 },
    });
  });

  test("shows nothing of another shop, and refuses what is no page", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await started(ctx);
    bench.shopId = await bench.database.newShop();
    expect(await listRuns(ctxWith())).toEqual({ ok: true, runs: [], next: null });
    for (const odd of [{ limit: 0 }, { limit: 101 }, { before: "x" }])
      expect(await listRuns(ctxWith(), odd)).toMatchObject({ reason: "invalid-input" });
  });
});

describe("open and ended runs", () => {
  test("every open run is counted, also those that a short list has no room for", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runIds: string[] = [];
    for (const _ of ["a", "b", "c", "d"]) runIds.unshift(await started(ctx));
    await cancelRun(ctx, { runId: runIds[0]! });
    const { runs, count } = await listOpenRuns(ctx, { limit: 2 });
    expect(runs.map(({ runId }) => runId)).toEqual(runIds.slice(1, 3));
    expect(count).toBe(3);
    expect(runs[0]).toMatchObject({ status: "running", counts: { queued: 3 }, heldCredits: 45 });
    expect(await listOpenRuns(ctx, { limit: 3 })).toMatchObject({ count: 3 });
  });

  test("ended runs come newest first within both limits, and the newest one whatever its size", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runIds: string[] = [];
    for (const _ of ["a", "b", "c"]) {
      const runId = await started(ctx);
      await cancelRun(ctx, { runId });
      runIds.unshift(runId);
    }
    await started(ctx);
    const listed = async (maxRuns: number, maxItems: number) =>
      (await listEndedRuns(ctx, { maxRuns, maxItems })).map(({ runId }) => runId);
    expect(await listed(100, 100)).toEqual(runIds);
    expect(await listed(2, 100)).toEqual(runIds.slice(0, 2));
    expect(await listed(100, 6)).toEqual(runIds.slice(0, 2));
    expect(await listed(100, 1)).toEqual(runIds.slice(0, 1));
    expect((await listEndedRuns(ctx, { maxRuns: 1, maxItems: 1 }))[0]).toMatchObject({
      itemCount: 3,
      counts: { cancelled: 3 },
      returnedCredits: 45,
    });
    bench.shopId = await bench.database.newShop();
    expect(await listEndedRuns(ctxWith(), { maxRuns: 1, maxItems: 1 })).toEqual([]);
  });
});

describe("a run's failures", () => {
  test("are grouped by cause with what all of them returned", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx);
    await cancelRun(ctx, { runId });
    const [group, ...more] = await readFailures(ctx, { runId });
    expect(more).toEqual([]);
    expect(group).toMatchObject({ code: "cancelled", reason: null, itemCount: 3, creditsReturned: 45 });
    expect(group?.message).toContain("45 credits are back in your balance");
    expect(group?.examples.map(({ productGid }) => productGid)).toEqual([
      "gid://shopify/Product/1",
      "gid://shopify/Product/2",
      "gid://shopify/Product/3",
    ]);
  });

  test("are none for a run without, another shop's run, and an id that is none", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const runId = await started(ctx);
    expect(await readFailures(ctx, { runId })).toEqual([]);
    await cancelRun(ctx, { runId });
    expect(await readFailures(ctx, { runId: "x" })).toEqual([]);
    bench.shopId = await bench.database.newShop();
    expect(await readFailures(ctxWith(), { runId })).toEqual([]);
  });
});

test("a run's pace is unknown at first, then measured by the database's clock", async () => {
  const ctx = ctxWith();
  await buy(ctx, 1000);
  const runId = await started(ctx);
  expect(await readPace(ctx, { runId, openItems: 3 })).toEqual({
    remainingMs: null,
    perMinute: null,
    hasWorkers: false,
  });
  await bench.database.asOwner(
    "UPDATE generation_run SET created_at = now() - interval '30 seconds' WHERE run_id = $1",
    [runId],
  );
  await bench.database.asOwner(
    "UPDATE generation_item SET status = 'done', finished_at = now() WHERE run_id = $1 AND position = 0",
    [runId],
  );
  const { remainingMs, perMinute } = await readPace(ctx, { runId, openItems: 2 });
  expect(remainingMs).toBeGreaterThan(50_000);
  expect(remainingMs).toBeLessThan(70_000);
  expect(perMinute).toBeGreaterThan(1.7);
  expect(perMinute).toBeLessThan(2.1);
});

test("an item tells its source and price; another shop's item is not found", async () => {
  const ctx = ctxWith();
  await buy(ctx, 1000);
  const runId = await started(ctx);
  const read = await readRun(ctx, { runId });
  const item = read.ok ? read.run.items[0] : undefined;
  if (!item) throw new Error("the run has items");
  const { itemId, sourceUrl } = item;
  expect(await readItem(ctx, { itemId })).toMatchObject({
    item: { itemId, runId, sourceUrl, priceCredits: 15 },
  });
  expect(await readItem(ctx, { itemId: "x" })).toEqual({ ok: false, reason: "not-found" });
  bench.shopId = await bench.database.newShop();
  expect(await readItem(ctxWith(), { itemId })).toEqual({ ok: false, reason: "not-found" });
});
