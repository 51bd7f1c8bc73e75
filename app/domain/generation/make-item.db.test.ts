import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createHttpEngine } from "#app/adapters/providers/http-engine.ts";
import { openDiskStore } from "#app/adapters/storage/disk.ts";
import type { Behaviour } from "#test/engine-double/behaviours.ts";
import { folderCatalog, inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  PRODUCTS,
  assetsOf,
  balance,
  buy,
  control,
  ctxWith,
  fileOf,
  firstItem,
  impatient,
  payloadOf,
  runOf,
  settlements,
  started,
  useGenerationBench,
  waitingJobs,
  work,
  workOnAll,
} from "#test/support/generation-bench.ts";
import { type FileStore, StorageFullError } from "../assets/index.server.ts";
import { readStatement } from "../credits/index.server.ts";
import type { GenerationCtx } from "./index.server.ts";
import { generateItem } from "./jobs/generate-item.handler.ts";

const bench = useGenerationBench();

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
      const stored = await fileOf(asset);
      const { width, xmp } = await sharp(stored!).metadata();
      expect(width).toBe(1024);
      // The double is taken to paint, and its own files say nothing.
      const said = xmp?.toString("utf8");
      expect(said).toContain('digitalsourcetype/trainedAlgorithmicMedia"');
      expect(said).toContain('xmp:CreatorTool="ProductStudio, engine double"');
      expect(said).toContain(`dc:source="sha256:${asset.sourceSha256}"`);
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
      await bench.double.plan({}, behaviour);
      const runId = await started(ctx);
      await workOnAll(ctx, runId);
      expect(await runOf(ctx, runId)).toMatchObject({ status: "done", capturedCredits: 45 });
      const { items } = await bench.double.state();
      expect(Object.values(items).map(({ paid }) => paid)).toEqual([1, 1, 1]);
    },
  );

  const failing: [Behaviour[], string, RegExp][] = [
    [["refused"], "content_review", /^The safety check declined this result; 15 credits are back/],
    [["late-refused"], "content_review", /^The safety check declined this result; 15 credits are back/],
    [["unsupported"], "unsupported_input", /^This photo can't be used; 15 credits are back/],
    [["overloaded"], "provider_overloaded", /^The generation service stayed too busy; 15 credits are back/],
    [["rate-limited"], "provider_overloaded", /^The generation service stayed too busy; 15 credits are back/],
    [["quota"], "quota", /^Generating is unavailable at the moment; 15 credits are back/],
    [["error"], "provider_error", /^The generation service failed; 15 credits are back/],
    [["drop-request"], "provider_error", /^The generation service failed; 15 credits are back/],
    [["never"], "provider_timeout", /^Generating took too long; 15 credits are back/],
    [["forgetful"], "provider_timeout", /^Generating took too long; 15 credits are back/],
    [["broken"], "invalid_output", /^The result couldn't be used; 15 credits are back/],
    [["truncated"], "invalid_output", /^The result couldn't be used; 15 credits are back/],
    [["blank"], "invalid_output", /^The result couldn't be used; 15 credits are back/],
    [["wrong-size"], "invalid_output", /^The result couldn't be used; 15 credits are back/],
    [["garbage"], "invalid_output", /^The result couldn't be used; 15 credits are back/],
  ];
  test.each(failing)(
    "one item whose engine answers %s fails as %s, its credits return, the rest goes on",
    async (behaviours, code, sentence) => {
      const runId = await started(ctx);
      const { itemId } = (await runOf(ctx, runId)).items[1]!;
      await bench.double.plan({ itemId }, ...behaviours);
      await workOnAll(behaviours.includes("never") ? impatient(ctx) : ctx, runId);
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
    await bench.double.plan({ itemId }, ...behaviours);
    await workOnAll(ctx, runId);
    expect(await runOf(ctx, runId)).toMatchObject({ capturedCredits: 45, counts: { done: 3 } });
    expect((await bench.double.state()).items[itemId]?.paid).toBe(paid);
    expect(await balance(ctx)).toEqual({ available: 55, held: 0 });
  });

  test("a busy engine is left alone for longer each time, six attempts in all", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "overloaded");
    expect(await work(ctx, itemId)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000]);
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 6, paid: 0 });
  });

  test("an answer whose outcome nobody knows is never submitted a second time", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "forgetful");
    await work(ctx, itemId);
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
    expect(await settlements()).toEqual({ released: 1 });
  });

  test("work that an engine never finishes is given up after ten minutes of the database's clock, and the engine is told", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "silent");
    const handle = generateItem(() => ctx);
    expect(await handle(payloadOf(itemId), control(ctx))).toBeDefined();
    expect(await handle(payloadOf(itemId), control(ctx))).toBeDefined();
    await bench.database.asApp(
      "UPDATE generation_attempt SET started_at = now() - interval '601 seconds' WHERE item_id = $1",
      [itemId],
      bench.shopId,
    );
    expect(await handle(payloadOf(itemId), control(ctx))).toBeUndefined();
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "provider_timeout",
      creditsReturned: 15,
    });
    expect((await bench.double.state()).items[itemId]).toMatchObject({ paid: 1, cancelled: 1 });
  });

  test("a photo that was taken away fails as source_missing, one that is too large as unsupported_input", async () => {
    await writeFile(join(bench.photos, "huge.jpg"), new Uint8Array(20_000_001));
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
    expect(await bench.double.state()).toMatchObject({ items: { [run.items[2]!.itemId]: { paid: 1 } } });
    expect(await balance(mixed)).toEqual({ available: 85, held: 0 });
  });

  test("an item whose engine was switched off meanwhile is released, not submitted elsewhere", async () => {
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await bench.double.plan({ itemId }, "silent");
    await generateItem(() => ctx)(payloadOf(itemId), control(ctx));
    const engine = createHttpEngine({ name: "other", url: bench.double.url, log: ctx.log });
    await work(ctxWith(PRODUCTS, { engines: [engine] }), itemId);
    expect((await firstItem(ctx, runId)).failure?.code).toBe("provider_timeout");
    expect((await bench.double.state()).items[itemId]?.paid).toBe(1);
  });

  test("a photo that was replaced mid-run: the asset keeps the hash of the one that was submitted", async () => {
    await bench.double.plan({}, "late");
    const file = "replaced.jpg";
    await cp(join(bench.photos, PHOTO_FILES[0]!), join(bench.photos, file));
    const replacing = ctxWith([inventProduct(7, file)]);
    const run = await started(replacing);
    const item = await firstItem(replacing, run);
    await generateItem(() => replacing)(payloadOf(item.itemId), control(replacing));
    const before = await folderCatalog(bench.photos).readPicture(item.sourceUrl, { maxBytes: 1e9 });
    await cp(join(bench.photos, PHOTO_FILES[1]!), join(bench.photos, file));
    await work(replacing, item.itemId);
    expect((await assetsOf(replacing, run))[0]?.sourceSha256).toBe(before.ok && before.sha256);
  });
});

describe("when storage fails", () => {
  /** The item at hand ends with its cause and its credits; the next one waits, not begun. */
  async function endsAtFirst(ctx: ReturnType<typeof ctxWith>, runId: string) {
    const [first, second, third] = (await runOf(ctx, runId)).items;
    await work(ctx, first!.itemId);
    expect((await firstItem(ctx, runId)).failure).toMatchObject({
      code: "storage_full",
      creditsReturned: 15,
    });
    expect(await generateItem(() => ctx)(payloadOf(second!.itemId), control(ctx))).toEqual({
      again: { afterMs: 30_000 },
    });
    return { second, third };
  }

  test("a full disk captures nothing; what was not begun waits until there is room", async () => {
    let isFull = true;
    const full: FileStore = {
      ...bench.files,
      put: (...put) =>
        isFull ? Promise.reject(new StorageFullError("the disk is full")) : bench.files.put(...put),
      ready: () => (isFull ? Promise.reject(new StorageFullError("the disk is full")) : bench.files.ready()),
    };
    const ctx = ctxWith(PRODUCTS, { files: full });
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { second, third } = await endsAtFirst(ctx, runId);
    expect(await settlements()).toEqual({ released: 1 });
    expect(await assetsOf(ctx, runId)).toEqual([]);

    isFull = false;
    await work(ctx, second!.itemId);
    await work(ctx, third!.itemId);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", counts: { done: 2, failed: 1 } });
    expect(await balance(ctx)).toEqual({ available: 70, held: 0 });
  });

  test("a folder that can't be written to ends the item at its first try, with the cause and the credits", async () => {
    const file = join(bench.photos, "no-folder");
    await writeFile(file, "");
    const ctx = ctxWith(PRODUCTS, { files: openDiskStore(file) });
    await buy(ctx, 100);
    const runId = await started(ctx);
    await endsAtFirst(ctx, runId);
    expect(await settlements()).toEqual({ released: 1 });
  });

  test("a store that cannot be reached is tried again: nothing is charged until the file stands", async () => {
    let failures = 1;
    const flaky: FileStore = {
      ...bench.files,
      put: (...put) =>
        failures-- > 0 ? Promise.reject(new Error("connection reset")) : bench.files.put(...put),
    };
    const ctx = ctxWith(PRODUCTS, { files: flaky });
    await buy(ctx, 100);
    const runId = await started(ctx);
    const { itemId } = await firstItem(ctx, runId);
    await expect(work(ctx, itemId)).rejects.toThrow("connection reset");
    expect(await settlements()).toEqual({});
    await work(ctx, itemId);
    expect(await settlements()).toEqual({ captured: 1 });
    expect((await bench.double.state()).items[itemId]).toMatchObject({ submits: 1, paid: 1 });
  });
});

test("when an attempt began is told by the database, however wrong the worker's clock is", async () => {
  const ctx = ctxWith();
  await buy(ctx, 100);
  const runId = await started(ctx, { selection: { productGids: [PRODUCTS[0]!.productGid] } });
  const { itemId } = await firstItem(ctx, runId);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3_600_000 });
  try {
    await work(ctx, itemId);
  } finally {
    vi.useRealTimers();
  }
  const [attempt] = await bench.database.asApp(
    `SELECT started_at <= finished_at AND started_at > now() - interval '10 minutes' AS "isRight"
     FROM generation_attempt WHERE item_id = $1`,
    [itemId],
    bench.shopId,
  );
  expect(attempt).toEqual({ isRight: true });
});
