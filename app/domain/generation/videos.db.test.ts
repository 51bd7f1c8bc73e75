/** Videos: ordered, held, charged and returned as pictures are, at prices that make a mistake expensive. */
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLocalEngine } from "#app/adapters/engine/local-engine.ts";
import { RATIOS, VIDEO_QUALITIES, WHITE_RECIPE, WHITE_STYLE } from "#app/domain/generation/schemas.ts";
import { packetsIn } from "#app/platform/provenance/say-provenance.ts";
import {
  assetsOf,
  balance,
  buy,
  ctxWith,
  fileOf,
  firstItem,
  PRODUCTS,
  request,
  runOf,
  settlements,
  started,
  useGenerationBench,
  work,
  workOnAll,
} from "#test/support/generation-bench.ts";
import { tinyVideo } from "#test/support/tiny-video.ts";
import { readStatement } from "../credits/index.server.ts";
import { type GenerationCtx, previewRun, retryItems, startRun } from "./index.server.ts";
import type { Engine, EngineItem, EngineOutput } from "./ports.ts";

const bench = useGenerationBench();
const films = new Map<string, Uint8Array>();
let poster: Uint8Array;
beforeAll(async () => {
  films.set("video-5", await tinyVideo({ seconds: 5 }));
  films.set("video-10", await tinyVideo({ seconds: 10 }));
  poster = await sharp({ create: { width: 1080, height: 1080, channels: 3, background: "#ffffff" } })
    .composite([{ input: { create: { width: 300, height: 300, channels: 3, background: "#aa3300" } } }])
    .jpeg()
    .toBuffer();
});

const EVIDENCE = { cutoutNeedsLook: false, colourDifferenceMean: 0.5, colourDifferenceP99: 2.5 };

/** An engine of ready films. `output` says what it makes instead; `onSubmit` sees what it is asked. */
function filmEngine({
  output,
  onSubmit,
}: {
  output?: (made: EngineOutput) => EngineOutput;
  onSubmit?: (item: EngineItem, onProgress: ((share: number) => void) | undefined) => void | Promise<void>;
} = {}): Engine {
  return {
    name: "films",
    capabilities: {
      recipes: ["white", "colour"],
      qualities: [...VIDEO_QUALITIES, "standard"],
      ratios: RATIOS,
      variations: 4,
      paintsProduct: false,
    },
    async submit(item, { onProgress }) {
      await onSubmit?.(item, onProgress);
      const made = { bytes: films.get(item.quality)!, poster, evidence: EVIDENCE };
      return { state: "done", output: output?.(made) ?? made };
    },
    poll: () => Promise.reject(new Error("nothing is pending")),
    find: async () => "never-started",
    cancel: async () => {},
    classify: (error) => ({ code: "provider_error", detail: String(error) }),
    close: async () => {},
  };
}

const one = PRODUCTS.slice(0, 1);
const ctxOf = (engine: Engine, products = one): GenerationCtx => ctxWith(products, { engines: [engine] });

describe("a video is charged when it is there, and never otherwise", () => {
  test.each([
    ["video-5", 260, 5_000],
    ["video-10", 460, 10_000],
  ] as const)("%s: %i credits are held, then used", async (quality, price, durationMs) => {
    const ctx = ctxOf(filmEngine());
    await buy(ctx, 500);
    const runId = await started(ctx, { quality });
    expect(await balance(ctx)).toEqual({ available: 500 - price, held: price });
    await workOnAll(ctx, runId);
    await workOnAll(ctx, runId);
    expect(await balance(ctx)).toEqual({ available: 500 - price, held: 0 });
    expect(await settlements()).toEqual({ captured: 1 });
    const [asset] = await assetsOf(ctx, runId);
    expect(asset).toMatchObject({
      mimeType: "video/mp4",
      durationMs,
      widthPx: 1080,
      heightPx: 1080,
      quality,
    });
    expect(asset!.fileName).toMatch(/^SKU-1_white_\d{8}_[0-9a-f]{10}\.mp4$/);
    const stored = await fileOf(asset!);
    expect(packetsIn(stored!)).toEqual([
      expect.stringContaining(`dc:source="sha256:${asset!.sourceSha256}"`),
    ]);
    const { lines } = await readStatement(ctx, { limit: 10 });
    expect(lines.find(({ kind }) => kind === "capture")).toMatchObject({
      amount: -price,
      reason: `made:${quality}`,
    });
  });

  test.each<[string, (made: EngineOutput) => EngineOutput]>([
    ["bytes that are no video", (made) => ({ ...made, bytes: poster })],
    ["a video of another length", (made) => ({ ...made, bytes: films.get("video-10")! })],
    ["half a video", (made) => ({ ...made, bytes: made.bytes.slice(0, made.bytes.length / 2) })],
    ["no poster", ({ bytes, evidence }) => ({ bytes, evidence })],
    ["no proof of the product's colours", (made) => ({ ...made, evidence: { cutoutNeedsLook: false } })],
    ["other colours", (made) => ({ ...made, evidence: { ...EVIDENCE, colourDifferenceMean: 1.6 } })],
  ])("%s: tried once more, then all 260 credits are back", async (_, output) => {
    let submits = 0;
    const ctx = ctxOf(filmEngine({ output, onSubmit: () => void submits++ }));
    await buy(ctx, 300);
    const runId = await started(ctx, { quality: "video-5" });
    await workOnAll(ctx, runId);
    expect(submits).toBe(2);
    expect(await firstItem(ctx, runId)).toMatchObject({
      status: "failed",
      failure: { code: "invalid_output", creditsReturned: 260 },
    });
    expect(await balance(ctx)).toEqual({ available: 300, held: 0 });
    expect(await assetsOf(ctx, runId)).toEqual([]);
  });

  test("without ffmpeg the local engine makes no videos: nothing is held, and pictures go on", async () => {
    const local = createLocalEngine({ processes: 1, deadlineMs: 1_000, ffmpegPath: null });
    const ctx = ctxOf(local);
    await buy(ctx, 300);
    expect(await startRun(ctx, await request(ctx, { quality: "video-5" }))).toMatchObject({
      ok: false,
      reason: "unsupported-quality",
    });
    expect(await balance(ctx)).toEqual({ available: 300, held: 0 });
    expect((await startRun(ctx, await request(ctx))).ok).toBe(true);
    await local.close();
  });

  test("ffmpeg that was taken away after the order: the operator is called, and all credits are back", async () => {
    const ctx = ctxOf(filmEngine());
    await buy(ctx, 300);
    const runId = await started(ctx, { quality: "video-5" });
    const without = createLocalEngine({ processes: 1, deadlineMs: 1_000, ffmpegPath: null });
    await workOnAll({ ...ctx, ports: { ...ctx.ports, engines: [without] } }, runId);
    expect(await firstItem(ctx, runId)).toMatchObject({ failure: { code: "quota", creditsReturned: 260 } });
    expect(await balance(ctx)).toEqual({ available: 300, held: 0 });
    await without.close();
  });
});

describe("an order of videos", () => {
  let ctx: GenerationCtx;
  beforeEach(async () => {
    ctx = ctxOf(filmEngine(), PRODUCTS);
    await buy(ctx, 1_000);
  });

  test("is forecast at its price, and a budget pays for whole videos only", async () => {
    const asked = await request(ctx, { quality: "video-10" });
    const { draftId, quality, again } = asked;
    expect(await previewRun(ctx, { draftId, quality, again })).toMatchObject({
      itemCount: 3,
      priceCredits: 460,
      neededCredits: 1_380,
    });
    expect(await startRun(ctx, asked)).toMatchObject({ reason: "insufficient-credits", shortfall: 380 });
    const run = await startRun(ctx, { ...asked, budgetCredits: 950 });
    if (!run.ok) throw new Error(run.reason);
    expect(await balance(ctx)).toEqual({ available: 80, held: 920 });
    expect((await runOf(ctx, run.runId)).itemCount).toBe(2);
    await expect(
      startRun(ctx, await request(ctx, { quality: "video-5", budgetCredits: 259 })),
    ).resolves.toMatchObject({
      reason: "budget-too-small",
      needed: 260,
    });
  });

  test("has the proportions that videos have, and no others", async () => {
    const style = (ratio: "9:16" | "4:5") => ({ settings: { ...WHITE_STYLE, ratios: [ratio] } });
    expect(
      await startRun(ctx, await request(ctx, { quality: "video-5", style: style("4:5") })),
    ).toMatchObject({
      reason: "unsupported-style",
    });
    expect((await startRun(ctx, await request(ctx, { quality: "video-5", style: style("9:16") }))).ok).toBe(
      true,
    );
  });

  test("has a backdrop: a transparent video is refused in words, before anything is held", async () => {
    const style = { settings: { ...WHITE_STYLE, recipe: { ...WHITE_RECIPE, name: "transparent" as const } } };
    expect(await startRun(ctx, await request(ctx, { quality: "video-5", style }))).toMatchObject({
      reason: "video-needs-backdrop",
    });
    expect(await balance(ctx)).toEqual({ available: 1_000, held: 0 });
  });

  test("moves in up to four ways, also where pictures without a shadow would all be the same", async () => {
    const bare = { settings: { ...WHITE_STYLE, recipe: { ...WHITE_RECIPE, shadow: "none" as const } } };
    const asked = { style: bare, variations: 4, again: true };
    const { draftId } = await request(ctx);
    expect(await previewRun(ctx, { draftId, quality: "video-5", ...asked })).toMatchObject({ itemCount: 12 });
    expect(await previewRun(ctx, { draftId, quality: "standard", ...asked })).toMatchObject({
      reason: "too-many-variations",
    });
  });

  test("that failed is tried again in another length, never as a picture", async () => {
    const broken = ctxOf(filmEngine({ output: (made) => ({ ...made, bytes: poster }) }));
    const runId = await started(broken, { quality: "video-5" });
    await workOnAll(broken, runId);
    expect(await balance(ctx)).toEqual({ available: 1_000, held: 0 });
    expect(await retryItems(broken, { runId, quality: "standard" })).toMatchObject({
      reason: "unsupported-quality",
    });
    const retry = await retryItems(ctx, { runId, quality: "video-10" });
    if (!retry.ok) throw new Error(retry.reason);
    expect(await balance(ctx)).toEqual({ available: 540, held: 460 });
    await workOnAll(ctx, retry.runId);
    expect(await balance(ctx)).toEqual({ available: 540, held: 0 });
  });
});

test("while a video is made, its run says how much of it there is", async () => {
  const seen: (number | null)[] = [];
  const ctx: GenerationCtx = ctxOf(
    filmEngine({
      async onSubmit(_, onProgress) {
        onProgress!(0.42);
        await expect.poll(async () => (await firstItem(ctx, runId)).progress).toBe(0.42);
        seen.push((await firstItem(ctx, runId)).progress);
      },
    }),
  );
  await buy(ctx, 300);
  const runId = await started(ctx, { quality: "video-5" });
  await work(ctx, (await firstItem(ctx, runId)).itemId);
  expect(seen).toEqual([0.42]);
  expect((await firstItem(ctx, runId)).progress).toBeNull();
});

test("the database itself refuses a video without a length or a poster, and a picture with one", async () => {
  const ctx = ctxOf(filmEngine());
  await buy(ctx, 300);
  const runId = await started(ctx, { quality: "video-5" });
  await workOnAll(ctx, runId);
  for (const change of [
    "poster_key = NULL",
    "duration_ms = NULL",
    "duration_ms = 0",
    "mime_type = 'image/jpeg'",
    "quality = 'hd'",
  ]) {
    await expect(
      bench.database.asOwner(`UPDATE asset SET ${change} WHERE shop_id = $1`, [bench.shopId]),
    ).rejects.toThrow(/asset_/);
  }
});
