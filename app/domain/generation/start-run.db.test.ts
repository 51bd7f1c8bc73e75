import { describe, expect, test } from "vitest";
import { createHttpEngine } from "#app/adapters/providers/http-engine.ts";
import { savePreference } from "#app/domain/account/index.server.ts";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import { folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  PRICE,
  PRODUCTS,
  balance,
  buy,
  ctxWith,
  drafted,
  readDrafted,
  request,
  runOf,
  started,
  useGenerationBench,
  waitingJobs,
} from "#test/support/generation-bench.ts";
import { onDataRequest, previewRun, refreshDraft, saveDraft, startRun } from "./index.server.ts";
import { type StartRunInput, WHITE_RECIPE } from "./schemas.ts";

const bench = useGenerationBench();
const number = (gid: string) => gid.split("/").at(-1);

describe("starting a run", () => {
  test("one start makes items, holds their price and enqueues a job for each", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const runId = await started(ctx);
    const run = await runOf(ctx, runId);
    expect(run).toMatchObject({
      kind: "whole",
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
    const input = await request(ctx);
    const first = await startRun(ctx, input);
    expect(await startRun(ctx, input)).toEqual({ ...first, replayed: true });
    expect(await balance(ctx)).toEqual({ available: 55, held: 45 });
    expect(await waitingJobs("generation.item")).toBe(3);
  });

  test("ten equal starts at once are one run", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const input = await request(ctx);
    const runs = await Promise.all(Array.from({ length: 10 }, () => startRun(ctx, input)));
    expect(new Set(runs.map((run) => run.ok && run.runId)).size).toBe(1);
    expect(runs.filter((run) => run.ok && !run.replayed)).toHaveLength(1);
    expect(await balance(ctx)).toEqual({ available: 955, held: 45 });
  });

  test("a draft that another tab started with another quality is that run, and says as what it was started", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const draftId = await drafted(ctx);
    const first = await startRun(ctx, { draftId, quality: "hd" });
    expect(first).toMatchObject({ ok: true, startedAs: null });
    expect(await startRun(ctx, { draftId, quality: "standard" })).toEqual({
      ...first,
      replayed: true,
      startedAs: "hd",
    });
    expect(await balance(ctx)).toEqual({ available: 940, held: 60 });
  });

  test("one credit too few: refused with the exact shortfall, nothing is left of the try, and it works once there are enough", async () => {
    const ctx = ctxWith();
    await buy(ctx, 44);
    const input = await request(ctx);
    expect(await startRun(ctx, input)).toEqual({
      ok: false,
      reason: "insufficient-credits",
      needed: 45,
      available: 44,
      shortfall: 1,
    });
    expect(await balance(ctx)).toEqual({ available: 44, held: 0 });
    expect(await waitingJobs("generation.item")).toBe(0);
    expect((await onDataRequest(ctx)).orders).toEqual([]);
    await buy(ctx, 1);
    expect(await startRun(ctx, input)).toMatchObject({ ok: true, replayed: false });
    expect(await balance(ctx)).toEqual({ available: 0, held: 45 });
  });

  test("two different starts that exceed the balance together: one is held, the other refused", async () => {
    const ctx = ctxWith();
    await buy(ctx, 60);
    const inputs = [await request(ctx), await request(ctx)];
    const runs = await Promise.all(inputs.map((input) => startRun(ctx, input)));
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
      selection: { productGids: [1, 11, 12, 13, 99].map((id) => `gid://shopify/Product/${id}`) },
    });
    const run = await runOf(ctx, runId);
    expect(run.itemCount).toBe(1);
    const skipped = run.skipped.map(({ reason, count, products }) => [
      reason,
      count,
      products.map(({ productGid }) => number(productGid)),
    ]);
    expect(new Set(skipped.map(String))).toEqual(
      new Set(["no-picture,1,11", "picture-too-small,1,12", "picture-not-ready,1,13", "product-gone,1,99"]),
    );
    for (const { message } of run.skipped) expect(message).toMatch(/No credits were used/);
    expect(await balance(ctx)).toEqual({ available: 85, held: 15 });
  });

  test("when nothing can be generated it says what was left out, and leaves no order", async () => {
    const ctx = ctxWith([inventProduct(11, "x.jpg", { mainPicture: null })]);
    await buy(ctx, 100);
    expect(await startRun(ctx, await request(ctx))).toMatchObject({
      reason: "nothing-to-generate",
      skipped: [{ reason: "no-picture", count: 1 }],
    });
    const gone = { collectionGids: ["gid://shopify/Collection/404"] };
    expect(await startRun(ctx, await request(ctx, { selection: gone }))).toMatchObject({
      reason: "nothing-to-generate",
      skipped: [{ reason: "collection-gone", count: 1 }],
    });
    expect((await onDataRequest(ctx)).orders).toEqual([]);
  });

  test("a run that would make another number of pictures than the merchant was told isn't started", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const input = await request(ctx);
    for (const expectedItemCount of [2, 4]) {
      expect(await startRun(ctx, { ...input, expectedItemCount })).toEqual({
        ok: false,
        reason: "selection-changed",
        expected: expectedItemCount,
        found: 3,
      });
    }
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });

    // The same start, once the page has told the new number; sent twice, it is the same run.
    const first = await startRun(ctx, { ...input, expectedItemCount: 3 });
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(await startRun(ctx, { ...input, expectedItemCount: 3 })).toEqual({ ...first, replayed: true });
  });

  test("10,001 pictures are refused; 10,000 start as one hold", async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => inventProduct(index + 1, PHOTO_FILES[0]!));
    const ctx = ctxWith(many);
    await buy(ctx, 200_000);
    expect(await startRun(ctx, await request(ctx))).toEqual({
      ok: false,
      reason: "too-many-items",
      limit: 10_000,
    });
    const fitting = { ...ctx, ports: { ...ctx.ports, catalog: folderCatalog(bench.photos, many.slice(1)) } };
    const runId = await started(fitting);
    expect((await runOf(ctx, runId)).counts.queued).toBe(10_000);
    expect(await balance(ctx)).toEqual({ available: 50_000, held: 150_000 });
    expect(await waitingJobs("generation.item")).toBe(10_000);
  });

  test("more products than can be read are refused before anything is read", async () => {
    const productGids = Array.from({ length: 25_001 }, (_, id) => `gid://shopify/Product/${id + 1}`);
    expect(await saveDraft(ctxWith(), { selection: { productGids } })).toEqual({
      ok: false,
      reason: "selection-too-large",
      limit: 25_000,
    });
  });

  test.each<[string, object]>([
    ["a draft that is none", { draftId: "one" }],
    ["an unknown quality", { quality: "8k" }],
    [
      "an unknown background",
      { style: { settings: { recipe: { name: "beach", version: 1 }, ratios: ["1:1"] } } },
    ],
    [
      "a colour that is none",
      { style: { settings: { recipe: { name: "colour", version: 1, colour: "red" }, ratios: ["1:1"] } } },
    ],
    ["no proportions", { style: { settings: { recipe: WHITE_RECIPE, ratios: [] } } }],
    ["the same proportions twice", { style: { settings: { recipe: WHITE_RECIPE, ratios: ["1:1", "1:1"] } } }],
    ["1,000 variations", { variations: 1000 }],
    ["no variation", { variations: 0 }],
    ["a negative budget", { budgetCredits: -1 }],
    ["a budget of nothing", { budgetCredits: 0 }],
    ["a pilot of 501", { pilotItems: 501 }],
    ["a share of 101 %", { pauseAtFailPercent: 101 }],
    ["a price of the caller's own", { priceCredits: 1 }],
  ])("refused as input: %s", async (_, wrong) => {
    const input = { draftId: crypto.randomUUID(), quality: "standard", ...wrong };
    expect(await startRun(ctxWith(), input as StartRunInput)).toMatchObject({
      ok: false,
      reason: "invalid-input",
    });
  });

  test("a quality that no engine makes, and proportions that none has, are refused", async () => {
    const engine = createHttpEngine({
      name: "double",
      url: bench.double.url,
      log: bench.database.ctx(bench.shopId).log,
      capabilities: {
        recipes: ["white"],
        qualities: ["standard"],
        ratios: ["1:1"],
        variations: 1,
        paintsProduct: true,
      },
    });
    const ctx = ctxWith(PRODUCTS, { engines: [engine] });
    const input = await request(ctx);
    expect(await startRun(ctx, { ...input, quality: "ultra" })).toMatchObject({
      reason: "unsupported-quality",
    });
    const unsupported: Partial<StartRunInput>[] = [
      { style: { settings: { recipe: WHITE_RECIPE, ratios: ["4:5"] } } },
      { style: { settings: { recipe: { name: "colour", version: 1, colour: "#112233" }, ratios: ["1:1"] } } },
      { variations: 2 },
      { engine: "another" },
    ];
    for (const settings of unsupported)
      expect(await startRun(ctx, { ...input, ...settings })).toMatchObject({ reason: "unsupported-style" });
  });

  test("without a shadow there is one picture of a photo: a second variation is refused", async () => {
    const ctx = ctxWith();
    const flat = {
      settings: { recipe: { ...WHITE_RECIPE, shadow: "none" as const }, ratios: ["1:1" as const] },
    };
    expect(await startRun(ctx, await request(ctx, { style: flat, variations: 2 }))).toEqual({
      ok: false,
      reason: "too-many-variations",
      limit: 1,
    });
  });
});

describe("what a draft was read as", () => {
  test("a draft whose products are still being read is not started", async () => {
    const ctx = ctxWith();
    const saved = await saveDraft(ctx, { selection: { all: true } });
    if (!saved.ok) throw new Error(saved.reason);
    const input = { draftId: saved.draftId, quality: "standard" as const };
    expect(await startRun(ctx, input)).toEqual({ ok: false, reason: "still-reading" });
    await buy(ctx, 100);
    await readDrafted(ctx, saved.draftId);
    expect(await startRun(ctx, input)).toMatchObject({ ok: true });
  });

  test("a reading that is older than an hour is read again before credits are spent by it", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    const draftId = await drafted(ctx);
    const readings = () =>
      bench.database.asApp("SELECT reading_id AS id FROM catalog_reading ORDER BY 1", [], bench.shopId);
    await bench.database.asOwner(
      "UPDATE catalog_reading SET created_at = created_at - interval '61 minutes', finished_at = finished_at - interval '61 minutes' WHERE shop_id = $1",
      [bench.shopId],
    );
    const input = { draftId, quality: "standard" as const };
    expect(await startRun(ctx, input)).toEqual({ ok: false, reason: "reading-outdated" });
    const [{ id: readingId } = { id: "" }] = (await readings()) as { id: string }[];
    // Two tabs notice it at once: one new reading serves both.
    const refreshed = await Promise.all([
      refreshDraft(ctx, { draftId, readingId }),
      refreshDraft(ctx, { draftId, readingId }),
    ]);
    expect(refreshed).toEqual([{ ok: true }, { ok: true }]);
    await readDrafted(ctx, draftId);
    expect(await startRun(ctx, input)).toMatchObject({ ok: true });
    await refreshDraft(ctx, { draftId, readingId });
    expect(((await readings()) as unknown[]).length).toBeLessThanOrEqual(3);
  });

  test("another shop's draft is not found", async () => {
    const draftId = await drafted(ctxWith());
    bench.shopId = await bench.database.newShop();
    expect(await startRun(ctxWith(), { draftId, quality: "standard" })).toEqual({
      ok: false,
      reason: "not-found",
    });
  });
});

describe("what was made before", () => {
  test("is left out, also while it is being made, unless it is asked for again or differs", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await started(ctx, { again: false });
    expect(await startRun(ctx, await request(ctx, { again: false }))).toMatchObject({
      reason: "nothing-to-generate",
      skipped: [{ reason: "already-made", count: 3 }],
    });
    const colour = {
      recipe: { name: "colour" as const, version: 1 as const, colour: "#112233" },
      ratios: ["1:1" as const],
    };
    for (const other of [
      { again: true },
      { again: false, quality: "hd" as const },
      { again: false, style: { settings: colour } },
    ])
      expect(await startRun(ctx, await request(ctx, other))).toMatchObject({ ok: true });
  });

  test("counts no more once its result was deleted", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    const [item] = (await runOf(ctx, await started(ctx, { again: false }))).items;
    if (!item) throw new Error("the run has items");
    const { assetId } = await recordAsset(ctx, {
      itemId: item.itemId,
      runId: ctx.ids.next(),
      productGid: item.productGid,
      productTitle: item.productTitle,
      sku: item.sku,
      fileKey: "shops/x/assets/y.jpg",
      sha256: "a".repeat(64),
      sizeBytes: 1,
      mimeType: "image/jpeg",
      widthPx: 1,
      heightPx: 1,
      quality: "standard",
      recipe: WHITE_RECIPE,
      engine: "local",
      sourceGid: "gid://shopify/MediaImage/1",
      sourceSha256: "d".repeat(64),
      optionName: null,
      optionValue: null,
      ratio: "1:1",
      variation: 1,
      evidence: {},
    });
    await bench.database.asOwner("UPDATE asset SET deleted_at = now() WHERE asset_id = $1", [assetId]);
    const run = await runOf(ctx, await started(ctx, { again: false }));
    expect(run.items.map(({ productGid }) => productGid)).toEqual([item.productGid]);
    expect(run.skipped).toMatchObject([{ reason: "already-made", count: 2 }]);
  });

  test("a photo that was replaced is another source", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await started(ctx, { again: false });
    const picture = { ...PRODUCTS[0]!.mainPicture!, url: "https://cdn.shopify.com/s/files/1/new.jpg?v=2" };
    const replaced = ctxWith([{ ...PRODUCTS[0]!, mainPicture: picture }, ...PRODUCTS.slice(1)]);
    const runId = await started(replaced, { again: false });
    const run = await runOf(ctx, runId);
    expect(run.items.map(({ productGid }) => number(productGid))).toEqual(["1"]);
    expect(run.skipped).toMatchObject([{ reason: "already-made", count: 2 }]);
  });
});

test("several drafts of the same products that are started at once make each picture once", async () => {
  const ctx = ctxWith();
  await buy(ctx, 1000);
  const drafts = await Promise.all([drafted(ctx), drafted(ctx), drafted(ctx)]);
  const runs = await Promise.all(drafts.map((draftId) => startRun(ctx, { draftId, quality: "standard" })));
  expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
  for (const refused of runs.filter(({ ok }) => !ok))
    expect(["selection-changed", "nothing-to-generate"]).toContain(!refused.ok && refused.reason);
  expect(await balance(ctx)).toEqual({ available: 955, held: 45 });
});

describe("the daily limit", () => {
  const limit = (credits: number | null) =>
    savePreference(ctxWith(), { key: "dailyLimitCredits", value: { credits } });

  test("a run that would pass it is refused with the figures, and leaves nothing", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await limit(100);
    await started(ctx);
    await started(ctx);
    const { draftId } = await request(ctx);
    expect(await previewRun(ctx, { draftId, quality: "standard", again: true })).toMatchObject({
      dayLeftCredits: 10,
    });
    expect(await startRun(ctx, await request(ctx))).toEqual({
      ok: false,
      reason: "daily-limit",
      limit: 100,
      bound: 90,
      needed: 45,
    });
    expect(await balance(ctx)).toEqual({ available: 910, held: 90 });
    await limit(null);
    expect(await startRun(ctx, await request(ctx))).toMatchObject({ ok: true });
  });

  test("two runs that start at once don't pass it together", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await limit(60);
    const inputs = [await request(ctx), await request(ctx)];
    const runs = await Promise.all(inputs.map((input) => startRun(ctx, input)));
    expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
    expect(runs.find(({ ok }) => !ok)).toMatchObject({ reason: "daily-limit" });
  });

  test("what came back and what is older than a day doesn't count", async () => {
    const ctx = ctxWith();
    await buy(ctx, 1000);
    await limit(60);
    await started(ctx);
    await bench.database.asOwner(
      "UPDATE generation_run SET created_at = now() - interval '25 hours' WHERE shop_id = $1",
      [bench.shopId],
    );
    expect(await startRun(ctx, await request(ctx))).toMatchObject({ ok: true });
  });
});
