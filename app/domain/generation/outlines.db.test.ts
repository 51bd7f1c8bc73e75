/** Outlines: kept by their photo, corrected by people, and what a correction costs. */
import { createHash } from "node:crypto";
import { writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { inventProduct } from "#test/support/folder-catalog.ts";
import {
  PHOTO_FILES,
  assetsOf,
  balance,
  buy,
  control,
  ctxWith,
  firstItem,
  payloadOf,
  runOf,
  settlements,
  started,
  useGenerationBench,
  waitingJobs,
  work,
} from "#test/support/generation-bench.ts";
import {
  type Engine,
  type EngineItem,
  type GenerationCtx,
  cancelRun,
  correctOutline,
  onDataRequest,
  onRedact,
  onUninstall,
  previewOutline,
  readCorrections,
  readFailures,
  readOutline,
  retryItems,
} from "./index.server.ts";
import { generateItem } from "./jobs/generate-item.handler.ts";
import { MAX_CORRECTIONS, RATIOS, STROKE_LIMITS, type Stroke } from "./schemas.ts";

const bench = useGenerationBench();
const UNKNOWN = "01930000-0000-7000-8000-000000000001";
const STROKE: Stroke = {
  tool: "keep",
  radius: 0.02,
  points: [
    [0.4, 0.5],
    [0.6, 0.5],
  ],
};
const signal = { signal: new AbortController().signal };
const PRODUCT = inventProduct(1, PHOTO_FILES[0]);

/** An engine that cuts out: it keeps what it was given, and fails a photo without a corrected outline when told so. */
function cutter(behaviour: { needsCutout?: boolean; isEmpty?: boolean; outline?: Uint8Array } = {}) {
  const seen: EngineItem[] = [];
  const engine: Engine = {
    name: "cutter",
    capabilities: {
      recipes: ["white", "colour"],
      qualities: ["standard", "hd", "ultra"],
      ratios: RATIOS,
      variations: 4,
      paintsProduct: false,
    },
    async submit(item) {
      seen.push(item);
      const isCorrected =
        item.source.outline !== undefined && Buffer.from(item.source.outline).includes("corrected");
      if (behaviour.needsCutout && !isCorrected) throw new Error("needs_cutout");
      const bytes = await sharp({ create: { width: 1024, height: 1024, channels: 3, background: "#fff" } })
        .composite([
          {
            input: await sharp({
              create: {
                width: 500,
                height: 500,
                channels: 3,
                background: `#${isCorrected ? "a0" : "20"}3050`,
              },
            })
              .png()
              .toBuffer(),
          },
        ])
        .jpeg()
        .toBuffer();
      const outline = behaviour.outline ?? Buffer.from("found");
      return {
        state: "done",
        output: {
          bytes: new Uint8Array(bytes),
          evidence: { cutoutNeedsLook: true, colourDifferenceMean: 0, colourDifferenceP99: 0 },
          ...(!item.source.outline && { outline }),
        },
      };
    },
    async poll() {
      throw new Error("nothing is pending");
    },
    find: async () => "never-started",
    cancel: async () => {},
    proposeOutline: async ({ strokes }) => ({
      outline: new Uint8Array(Buffer.from(`corrected ${strokes.length}`)),
      maskPng: new Uint8Array([1, 2, 3]),
      widthPx: 1600,
      heightPx: 1600,
      isEmpty: behaviour.isEmpty ?? false,
    }),
    classify: (error) =>
      (error as Error).message === "needs_cutout"
        ? { code: "needs_cutout", reason: "low_confidence" }
        : { code: "provider_error", detail: (error as Error).message },
    close: async () => {},
  };
  return { engine, seen };
}

const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("utf8");
const kept = () =>
  bench.database.asApp(
    "SELECT source_sha256, kind, convert_from(outline, 'UTF8') AS outline FROM generation_outline",
    [],
    bench.shopId,
  );

/** A run of one picture, worked on to its end. */
async function made(ctx: GenerationCtx) {
  const runId = await started(ctx);
  const { itemId } = await firstItem(ctx, runId);
  await work(ctx, itemId);
  return { runId, itemId };
}

async function corrected(ctx: GenerationCtx, itemId: string, strokes: Stroke[] = [STROKE]) {
  const correction = await correctOutline(ctx, { itemId, strokes }, signal);
  if (!correction.ok) throw new Error(`refused: ${correction.reason}`);
  const item = await firstItem(ctx, correction.runId);
  return { ...correction, itemId: item.itemId };
}

describe("an outline", () => {
  test("is kept by its photo's hash, once, and comes with the next picture of the photo", async () => {
    const { engine, seen } = cutter();
    const ctx = ctxWith([PRODUCT], { engines: [engine] });
    await buy(ctx, 100);
    await made(ctx);
    await made(ctx);
    const photo = await readFile(join(bench.photos, PHOTO_FILES[0]));
    expect(await kept()).toEqual([
      { source_sha256: createHash("sha256").update(photo).digest("hex"), kind: "found", outline: "found" },
    ]);
    expect(seen.map(({ source }) => textOf(source.outline))).toEqual([undefined, "found"]);
  });

  test("that is too large is let go, and its picture is delivered all the same", async () => {
    const { engine } = cutter({ outline: new Uint8Array(1_000_001) });
    const ctx = ctxWith([PRODUCT], { engines: [engine] });
    await buy(ctx, 15);
    const { runId } = await made(ctx);
    expect(await runOf(ctx, runId)).toMatchObject({ status: "done", capturedCredits: 15 });
    expect(await kept()).toEqual([]);
  });

  test("that nobody used for a month is gone at the next one; a used one stays, and a person's work always", async () => {
    const { engine } = cutter();
    const ctx = ctxWith([PRODUCT], { engines: [engine] });
    await buy(ctx, 15);
    for (const [hash, days, kind] of [
      ["a", 31, "found"],
      ["b", 29, "found"],
      ["c", 400, "corrected"],
    ] as const)
      await bench.database.asApp(
        `INSERT INTO generation_outline (shop_id, source_sha256, kind, outline, used_at)
         VALUES ($1, $2, $4, 'x', now() - $3 * interval '1 day')`,
        [bench.shopId, hash.repeat(64), days, kind],
        bench.shopId,
      );
    await made(ctx);
    const hashes = (await kept()).map(({ source_sha256 }) => String(source_sha256));
    expect(hashes).toHaveLength(3);
    expect(hashes).toEqual(expect.arrayContaining(["b".repeat(64), "c".repeat(64)]));
  });

  test("belongs to its shop: another one's is neither seen nor written", async () => {
    const { engine, seen } = cutter();
    const ctx = ctxWith([PRODUCT], { engines: [engine] });
    await buy(ctx, 15);
    await made(ctx);
    bench.shopId = await bench.database.newShop();
    const other = ctxWith([PRODUCT], { engines: [engine] });
    await buy(other, 15);
    await made(other);
    expect(seen.map(({ source }) => source.outline)).toEqual([undefined, undefined]);
  });
});

describe("a picture that failed for its cut-out", () => {
  let ctx: GenerationCtx;
  let seen: EngineItem[];
  beforeEach(async () => {
    const made = cutter({ needsCutout: true });
    seen = made.seen;
    ctx = ctxWith([PRODUCT], { engines: [made.engine] });
    await buy(ctx, 15);
  });

  test("is made with the corrected outline by a retry, and is paid once in all", async () => {
    const { itemId } = await made(ctx);
    expect(await balance(ctx)).toEqual({ available: 15, held: 0 });
    expect(await readOutline(ctx, { itemId })).toMatchObject({
      ok: true,
      task: { way: "retry", itemCount: 1, priceCredits: 15, correctionsLeft: null },
    });
    const retry = await corrected(ctx, itemId);
    expect(await balance(ctx)).toEqual({ available: 0, held: 15 });
    await work(ctx, retry.itemId);
    expect(await runOf(ctx, retry.runId)).toMatchObject({
      kind: "retry",
      status: "done",
      capturedCredits: 15,
    });
    expect(await settlements()).toEqual({ captured: 1, released: 1 });
    expect(textOf(seen.at(-1)?.source.outline)).toBe("corrected 1");
  });

  test("corrected by two tabs at once it is tried again once, with one of the two outlines", async () => {
    const { itemId } = await made(ctx);
    const answers = await Promise.all(
      [1, 2, 3].map((count) =>
        correctOutline(ctx, { itemId, strokes: Array.from({ length: count }, () => STROKE) }, signal),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.reason === "nothing-to-retry")).toHaveLength(2);
    expect(await balance(ctx)).toEqual({ available: 0, held: 15 });
  });

  test("without credits stays as it is, and the outline is kept for when there are some", async () => {
    const { itemId, runId } = await made(ctx);
    const spent = ctxWith([PRODUCT], { engines: [cutter().engine] });
    await made(spent);
    expect(await correctOutline(ctx, { itemId, strokes: [STROKE] }, signal)).toMatchObject({
      ok: false,
      reason: "insufficient-credits",
      shortfall: 15,
    });
    expect((await kept())[0]).toMatchObject({ kind: "corrected" });
    await buy(ctx, 15);
    const retry = await retryItems(ctx, { runId });
    expect(retry.ok).toBe(true);
  });

  test("says that the outline can be corrected", async () => {
    const { runId } = await made(ctx);
    const [failure] = await readFailures(ctx, { runId });
    expect(failure?.message).toContain("or correct the outline");
  });
});

describe("a delivered picture", () => {
  let ctx: GenerationCtx;
  let seen: EngineItem[];
  beforeEach(async () => {
    const made = cutter();
    seen = made.seen;
    ctx = ctxWith([PRODUCT], { engines: [made.engine] });
    await buy(ctx, 20);
  });

  test("is made again with a corrected outline without charge, and both stand beside each other", async () => {
    const { itemId, runId } = await made(ctx);
    const before = await balance(ctx);
    const again = await corrected(ctx, itemId);
    expect(await balance(ctx)).toEqual(before);
    await work(ctx, again.itemId);
    expect(await balance(ctx)).toEqual(before);
    expect(await runOf(ctx, again.runId)).toMatchObject({
      kind: "correction",
      status: "done",
      heldCredits: 0,
      capturedCredits: 0,
      returnedCredits: 0,
    });
    expect(textOf(seen.at(-1)?.source.outline)).toBe("corrected 1");
    const [first] = await assetsOf(ctx, runId);
    const [second] = await assetsOf(ctx, again.runId);
    expect(second).toMatchObject({
      productGid: first!.productGid,
      quality: first!.quality,
      ratio: first!.ratio,
    });
    expect(second!.sha256).not.toBe(first!.sha256);
    expect(await readCorrections(ctx, { itemId })).toEqual([
      { itemId: again.itemId, runId: again.runId, status: "done" },
    ]);
    expect(await waitingJobs("review.asset")).toBe(2);
  });

  test("is corrected one at a time, however many tabs ask", async () => {
    const { itemId } = await made(ctx);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => correctOutline(ctx, { itemId, strokes: [STROKE] }, signal)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.reason === "correction-open")).toHaveLength(4);
  });

  test("is corrected ten times and no more, a correction of a correction counted too", async () => {
    const { itemId } = await made(ctx);
    let latest = itemId;
    for (let number = 1; number <= MAX_CORRECTIONS; number++) {
      const again = await corrected(ctx, latest);
      await work(ctx, again.itemId);
      latest = again.itemId;
    }
    for (const id of [itemId, latest])
      expect(await correctOutline(ctx, { itemId: id, strokes: [STROKE] }, signal)).toMatchObject({
        reason: "corrections-used-up",
      });
    expect(await readOutline(ctx, { itemId })).toMatchObject({
      task: { correctionsLeft: 0, priceCredits: 0 },
    });
    expect(await settlements()).toEqual({ captured: 1 });
  });

  test("whose photo was replaced is not made anew from the other one, before and after the order", async () => {
    const { itemId } = await made(ctx);
    const again = await corrected(ctx, itemId);
    const file = join(bench.photos, PHOTO_FILES[0]);
    const before = await readFile(file);
    await writeFile(file, await readFile(join(bench.photos, PHOTO_FILES[1])));
    try {
      await work(ctx, again.itemId);
      expect((await runOf(ctx, again.runId)).items[0]).toMatchObject({
        status: "failed",
        failure: { code: "source_missing", creditsReturned: 0 },
      });
      expect(await correctOutline(ctx, { itemId, strokes: [STROKE] }, signal)).toMatchObject({
        reason: "photo-changed",
      });
      expect(await previewOutline(ctx, { itemId, strokes: [] }, signal)).toMatchObject({
        reason: "photo-changed",
      });
    } finally {
      await writeFile(file, before);
    }
    expect(seen).toHaveLength(1);
  });

  test("a correction that fails or is cancelled costs nothing, and is not tried again for money", async () => {
    const { itemId } = await made(ctx);
    const before = await balance(ctx);
    const failing = ctxWith([PRODUCT], {
      engines: [{ ...ctx.ports.engines[0]!, submit: () => Promise.reject(new Error("needs_cutout")) }],
    });
    const first = await corrected(ctx, itemId);
    await work(failing, first.itemId);
    expect(await retryItems(ctx, { runId: first.runId })).toMatchObject({ reason: "nothing-to-retry" });
    const second = await corrected(ctx, first.itemId);
    expect(await cancelRun(ctx, { runId: second.runId })).toMatchObject({
      cancelledItems: 1,
      returnedCredits: 0,
    });
    const third = await corrected(ctx, itemId);
    await onUninstall(ctx);
    expect((await runOf(ctx, third.runId)).status).toBe("cancelled");
    expect(await balance(ctx)).toEqual(before);
    expect(await settlements()).toEqual({ captured: 1 });
  });

  test("is not made again after a worker died: two workers on it are one picture", async () => {
    const { itemId } = await made(ctx);
    const again = await corrected(ctx, itemId);
    const handle = generateItem(() => ctx);
    await Promise.all([1, 2].map(() => handle(payloadOf(again.itemId), control(ctx))));
    await work(ctx, again.itemId);
    expect(await assetsOf(ctx, again.runId)).toHaveLength(1);
  });
});

describe("what is no correction is refused", () => {
  let ctx: GenerationCtx;
  beforeEach(async () => {
    ctx = ctxWith([PRODUCT], { engines: [cutter().engine] });
    await buy(ctx, 100);
  });

  const ofPoints = (count: number): Stroke[] => [
    { ...STROKE, points: Array.from({ length: count }, () => [0.5, 0.5] as [number, number]) },
  ];
  test.each<[string, unknown]>([
    ["none", []],
    ["10,000 points", ofPoints(10_000)],
    ["10,000 points in two strokes", [...ofPoints(4_000), ...ofPoints(4_000), ...ofPoints(2_000)]],
    ["too many strokes", Array.from({ length: STROKE_LIMITS.strokes + 1 }, () => STROKE)],
    ["a point beside the photo", [{ ...STROKE, points: [[1.01, 0.5]] }]],
    ["a point that is no number", [{ ...STROKE, points: [[Number.NaN, 0.5]] }]],
    ["a point of three numbers", [{ ...STROKE, points: [[0.1, 0.2, 0.3]] }]],
    ["a stroke without points", [{ ...STROKE, points: [] }]],
    ["a brush larger than the photo", [{ ...STROKE, radius: 2 }]],
    ["a brush of nothing", [{ ...STROKE, radius: 0 }]],
    ["an unknown tool", [{ ...STROKE, tool: "erase" }]],
    ["no list", "all of it"],
  ])("strokes that are %s", async (_, strokes) => {
    const { itemId } = await made(ctx);
    const input = { itemId, strokes } as Parameters<typeof correctOutline>[1];
    expect(await correctOutline(ctx, input, signal)).toMatchObject({ ok: false, reason: "invalid-input" });
    expect((await kept()).map(({ kind }) => kind)).toEqual(["found"]);
  });

  test("items that are unknown, of another shop, not ended, or not made here", async () => {
    const { itemId } = await made(ctx);
    const waiting = await firstItem(ctx, await started(ctx));
    const foreign = ctxWith();
    const shopId = bench.shopId;
    bench.shopId = await bench.database.newShop();
    const other = ctxWith([PRODUCT], { engines: [cutter().engine] });
    for (const id of [itemId, UNKNOWN, "no-id"]) {
      expect(await readOutline(other, { itemId: id })).toMatchObject({ reason: "not-found" });
    }
    expect(await correctOutline(other, { itemId, strokes: [STROKE] }, signal)).toMatchObject({
      reason: "not-found",
    });
    expect(await previewOutline(other, { itemId, strokes: [] }, signal)).toMatchObject({
      reason: "not-found",
    });
    bench.shopId = shopId;
    expect(await readOutline(ctx, { itemId: waiting.itemId })).toMatchObject({ reason: "no-outline" });
    expect(await readOutline(foreign, { itemId })).toMatchObject({ reason: "no-outline" });
  });

  test("an outline without any product", async () => {
    const { itemId } = await made(ctx);
    const empty = ctxWith([PRODUCT], { engines: [cutter({ isEmpty: true }).engine] });
    expect(await correctOutline(empty, { itemId, strokes: [STROKE] }, signal)).toMatchObject({
      reason: "outline-empty",
    });
    expect((await kept()).map(({ kind }) => kind)).toEqual(["found"]);
  });

  test("the database itself makes nothing without charge that corrects nothing", async () => {
    const { itemId } = await made(ctx);
    const insert = (columns: string, values: string) =>
      bench.database.asApp(
        `INSERT INTO generation_item (shop_id, item_id, run_id, position, product_gid, product_title, sku, media_gid,
                                      source_url, ${columns})
         SELECT shop_id, gen_random_uuid(), run_id, 999, product_gid, product_title, sku, media_gid, source_url, ${values}
         FROM generation_item WHERE item_id = $1`,
        [itemId],
        bench.shopId,
      );
    await expect(insert("price_credits", "0")).rejects.toThrow(/item_is_paid_or_corrects/);
    await expect(insert("price_credits, corrects, correction_number", "15, item_id, 1")).rejects.toThrow();
    await expect(insert("price_credits, corrects, correction_number", "0, item_id, 1")).rejects.toThrow(
      /corrects nothing/,
    );
    await corrected(ctx, itemId);
    // Its outline is corrected now, but this run is none that corrects.
    await expect(insert("price_credits, corrects, correction_number", "0, item_id, 2")).rejects.toThrow(
      /corrects nothing/,
    );
  });
});

test("outlines are told on request and deleted with the shop", async () => {
  const ctx = ctxWith([PRODUCT], { engines: [cutter().engine] });
  await buy(ctx, 15);
  const { itemId } = await made(ctx);
  await corrected(ctx, itemId);
  expect((await onDataRequest(ctx)).outlines).toEqual([
    expect.objectContaining({ kind: "corrected", sourceSha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
  ]);
  await onRedact(ctx);
  expect(await kept()).toEqual([]);
});
