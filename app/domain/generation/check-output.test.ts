import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { checkOutput } from "./check-output.ts";
import { frameSize, RATIOS } from "./schemas.ts";

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
