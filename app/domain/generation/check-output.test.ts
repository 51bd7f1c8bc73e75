import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { checkColours, checkOutput as check } from "./check-output.ts";
import { fileRules } from "./platforms.ts";
import { type FileRules, frameSize, type PictureQuality, type Ratio, RATIOS } from "./schemas.ts";

const checkOutput = (bytes: Uint8Array, quality: PictureQuality, ratio: Ratio, rules?: FileRules) =>
  check({ bytes }, { quality, ratio, ...(rules && { rules }) });

const white = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#ffffff" } });
const withProduct = (width: number, height: number) =>
  white(width, height).composite([
    { input: { create: { width: width >> 1, height: height >> 1, channels: 3, background: "#aa3300" } } },
  ]);
const bad = (name: string) => readFile(`test/fixtures/photos/bad/${name}`);

describe("a usable picture passes with its facts", () => {
  test.each([
    ["jpeg", "image/jpeg"],
    ["png", "image/png"],
    ["webp", "image/webp"],
  ] as const)("%s", async (format, mimeType) => {
    const bytes = await withProduct(1024, 576).toFormat(format).toBuffer();
    expect(await checkOutput(bytes, "standard", "16:9")).toEqual({
      ok: true,
      facts: { mimeType, widthPx: 1024, heightPx: 576 },
    });
  });
  test.each(RATIOS)("%s, and it is taken for nothing else", async (ratio) => {
    const { widthPx, heightPx } = frameSize("standard", ratio);
    const bytes = await withProduct(widthPx, heightPx).jpeg().toBuffer();
    const taken = [];
    for (const asked of RATIOS) if ((await checkOutput(bytes, "standard", asked)).ok) taken.push(asked);
    expect(taken).toEqual([ratio]);
  });
  test("Ultra", async () => {
    const bytes = await withProduct(4096, 2145).jpeg().toBuffer();
    expect(await checkOutput(bytes, "ultra", "1.91:1")).toMatchObject({ ok: true });
  });
  test.each([
    [1024, 537, true],
    [1024, 535, true],
    [1024, 538, false],
    [1024, 534, false],
    [1023, 536, false],
    [1025, 536, false],
    [536, 1024, false],
  ])("of 1.91:1, %i × %i px: %s", async (width, height, isTaken) => {
    const bytes = await withProduct(width, height).jpeg().toBuffer();
    expect((await checkOutput(bytes, "standard", "1.91:1")).ok).toBe(isTaken);
  });
});

describe("anything else is refused as invalid_output with what was wrong", () => {
  test.each<[string, () => Promise<Uint8Array>, RegExp]>([
    ["no bytes", async () => new Uint8Array(), /no bytes/],
    ["more bytes than any picture has", async () => new Uint8Array(4096 * 4096 * 4 + 1), /bytes/],
    ["text", async () => Buffer.from("<html>502</html>"), /unsupported image format/i],
    ["half a picture", async () => (await withProduct(1024, 1024).jpeg().toBuffer()).subarray(0, 4_000), /./],
    ["an empty white picture", () => white(1024, 1024).jpeg().toBuffer(), /blank/],
    [
      "an empty grey picture",
      () =>
        sharp({ create: { width: 1024, height: 1024, channels: 3, background: "#777" } })
          .webp()
          .toBuffer(),
      /blank/,
    ],
    [
      "a fully transparent picture",
      () =>
        sharp({ create: { width: 1024, height: 1024, channels: 4, background: "#ff000000" } })
          .png()
          .toBuffer(),
      /transparent/,
    ],
    ["too small", () => withProduct(1023, 1023).jpeg().toBuffer(), /1023 × 1023 px instead of 1024/],
    ["too large", () => withProduct(1025, 100).jpeg().toBuffer(), /1025 × 100 px/],
    [
      "wrong proportions",
      () => withProduct(1024, 819).jpeg().toBuffer(),
      /1024 × 819 px instead of 1024 × 1024/,
    ],
    ["GIF", () => withProduct(1024, 1024).gif().toBuffer(), /format gif/],
    ["SVG", () => bad("vector.svg"), /./],
    ["a pixel bomb", () => bad("bomb-12000x12000.png"), /./],
    ["HEIC", () => bad("phone-photo.heic"), /./],
    ["an animation", () => bad("animated.gif"), /./],
  ])("%s", async (_, make, detail) => {
    const checked = await checkOutput(await make(), "standard", "1:1");
    expect(checked).toMatchObject({ ok: false, failure: { code: "invalid_output" } });
    expect(!checked.ok && checked.failure.detail).toMatch(detail);
  });
});

describe("the file is one that all of its platforms take", () => {
  test("another format than theirs is refused, and one byte too many", async () => {
    const webp = await withProduct(1024, 1024).webp().toBuffer();
    expect(await checkOutput(webp, "standard", "1:1", fileRules(["google"]))).toMatchObject({ ok: true });
    expect(await checkOutput(webp, "standard", "1:1", fileRules(["zalando"]))).toMatchObject({
      failure: { code: "invalid_output", detail: "format webp" },
    });
    const atMost = (maxBytes: number) =>
      checkOutput(webp, "standard", "1:1", { formats: ["webp"], maxBytes });
    expect(await atMost(webp.length)).toMatchObject({ ok: true });
    expect(await atMost(webp.length - 1)).toMatchObject({
      failure: { code: "invalid_output", detail: `${webp.length} bytes of at most ${webp.length - 1}` },
    });
  });
});

describe("an engine that doesn't paint proves that the product's colours are its source's", () => {
  const judge = (evidence: Record<string, string | number | boolean>, paintsProduct = false) =>
    checkColours({ evidence }, paintsProduct);
  test.each([
    ["no figures", {}, "no proof"],
    ["one figure", { colourDifferenceMean: 0.1 }, "no proof"],
    ["words for figures", { colourDifferenceMean: "0", colourDifferenceP99: "0" }, "no proof"],
    ["a mean beyond the limit", { colourDifferenceMean: 1.2, colourDifferenceP99: 2 }, "differ by 1.2"],
    ["a tail beyond the limit", { colourDifferenceMean: 0.2, colourDifferenceP99: 3.4 }, "percentile 3.4"],
    ["no number", { colourDifferenceMean: Number.NaN, colourDifferenceP99: 1 }, "differ by NaN"],
  ])("%s", (_, evidence, problem) => {
    const failure = judge(evidence as Record<string, number>);
    expect(failure).toMatchObject({ code: "invalid_output", detail: expect.stringContaining(problem) });
  });
  test("figures at the limits are a proof", () => {
    expect(judge({ colourDifferenceMean: 1, colourDifferenceP99: 3 })).toBeNull();
  });
  test("one that may paint proves nothing: a person looks", () => {
    expect(judge({}, true)).toBeNull();
  });
});
