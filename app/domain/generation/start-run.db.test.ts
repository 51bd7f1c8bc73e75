import { describe, expect, test } from "vitest";
import { createHttpEngine } from "#app/adapters/providers/http-engine.ts";
import { COLLECTION_GID, folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  PRICE,
  PRODUCTS,
  balance,
  buy,
  ctxWith,
  request,
  runOf,
  started,
  useGenerationBench,
  waitingJobs,
} from "#test/support/generation-bench.ts";
import { onDataRequest, startRun } from "./index.server.ts";
import type { StartRunInput } from "./schemas.ts";

const bench = useGenerationBench();

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
      await startRun(ctx, request({ selection: { collectionGids: ["gid://shopify/Collection/404"] } })),
    ).toEqual({
      ok: false,
      reason: "nothing-to-generate",
      skipped: [],
    });
    expect(await onDataRequest(ctx)).toEqual({ orders: [], drafts: [] });
  });

  test("a run that would make another number of pictures than the merchant was told isn't started", async () => {
    const ctx = ctxWith();
    await buy(ctx, 100);
    for (const expectedItemCount of [2, 4]) {
      expect(await startRun(ctx, request({ expectedItemCount }))).toEqual({
        ok: false,
        reason: "selection-changed",
        expected: expectedItemCount,
        found: 3,
      });
    }
    expect(await balance(ctx)).toEqual({ available: 100, held: 0 });
    expect(await waitingJobs("generation.item")).toBe(0);

    // The same start, once the page has told the new number; sent twice, it is the same run.
    const first = await startRun(ctx, request({ expectedItemCount: 3 }));
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(await startRun(ctx, request({ expectedItemCount: 3 }))).toEqual({ ...first, replayed: true });
  });

  test("10,001 pictures are refused; 10,000 start as one hold", async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => inventProduct(index + 1, PHOTO_FILES[0]!));
    const ctx = ctxWith(many);
    await buy(ctx, 200_000);
    expect(await startRun(ctx, request())).toEqual({ ok: false, reason: "too-many-items", limit: 10_000 });
    expect(
      await startRun(ctx, request({ selection: { productGids: many.map(({ productGid }) => productGid) } })),
    ).toEqual({ ok: false, reason: "too-many-items", limit: 10_000 });

    const fitting = { ...ctx, ports: { ...ctx.ports, catalog: folderCatalog(bench.photos, many.slice(1)) } };
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
    ["no selection at all", { selection: null }],
    ["a price of the caller's own", { priceCredits: 1 }],
  ])("refused as input: %s", async (_, wrong) => {
    const refused = await startRun(ctxWith(), { ...request(), ...wrong } as StartRunInput);
    expect(refused).toMatchObject({ ok: false, reason: "invalid-input" });
  });

  test("a quality that no engine makes is refused before the catalogue is read", async () => {
    const engine = createHttpEngine({
      name: "double",
      url: bench.double.url,
      log: bench.database.ctx(bench.shopId).log,
      capabilities: {
        recipes: ["white"],
        qualities: ["standard"],
        ratios: ["1:1"],
        variations: 1,
        paintsProduct: false,
      },
    });
    expect(await startRun(ctxWith(PRODUCTS, { engines: [engine] }), request({ quality: "ultra" }))).toEqual({
      ok: false,
      reason: "unsupported-quality",
    });
  });
});
