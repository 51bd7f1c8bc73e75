import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import type { EngineItem } from "#app/domain/generation/ports.ts";
import { fileRules } from "#app/domain/generation/platforms.ts";
import { distinctVariations, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { colourDrift } from "#test/support/colour-drift.ts";
import { createLocalEngine } from "./local-engine.ts";

const photos = join(import.meta.dirname, "../../../test/fixtures/photos");
const engine = createLocalEngine({ processes: 1, deadlineMs: 120_000 });
const never = new AbortController().signal;
afterAll(() => engine.close());

function item(bytes: Uint8Array, quality: EngineItem["quality"] = "standard"): EngineItem {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    itemId: "item-1",
    source: { bytes, sha256 },
    recipe: WHITE_RECIPE,
    quality,
    ratio: "1:1",
    variation: 1,
    file: fileRules([]),
  };
}

const photo = (file: string) => new Uint8Array(readFileSync(join(photos, file)));

async function make(bytes: Uint8Array, quality?: EngineItem["quality"]) {
  const answer = await engine.submit(item(bytes, quality), { signal: never });
  if (answer.state !== "done") throw new Error("the local engine answers at once");
  return answer.output;
}

async function failureOf(bytes: Uint8Array) {
  return engine.submit(item(bytes), { signal: never }).then(
    () => undefined,
    (error: unknown) => engine.classify(error),
  );
}

test.each([
  ["empty.jpg", "empty_file"],
  ["text-renamed.jpg", "not_an_image"],
  ["truncated.jpg", "damaged_file"],
  ["phone-photo.heic", "heic_image"],
  ["vector.svg", "vector_image"],
  ["bomb-12000x12000.png", "too_many_pixels"],
  ["too-small-200x200.jpg", "too_small"],
  ["animated.gif", "too_small"],
  ["strongly-blurred.jpg", "blurred"],
])("%s fails as unsupported input, %s, and the next picture is made", async (file, reason) => {
  expect(await failureOf(photo(`bad/${file}`))).toMatchObject({ code: "unsupported_input", reason });
});

test.each(["cmyk.jpg", "png-16bit.png", "exif-orientation-6.jpg"])("%s becomes a picture", async (file) => {
  const { bytes, evidence } = await make(photo(`bad/${file}`));
  expect(await sharp(bytes).metadata()).toMatchObject({
    format: "jpeg",
    width: 1024,
    height: 1024,
    space: "srgb",
  });
  expect(evidence["cutoutConfidence"]).toBeGreaterThan(0.86);
});

test("a watermark across the photo is refused for its outline, not delivered", async () => {
  expect(await failureOf(photo("bad/watermark-sample.jpg"))).toMatchObject({ code: "needs_cutout" });
});

const tin = photo("catalogue/tea-tin-plain.jpg");
const made = make(tin);
made.catch(() => {});

test("the outer 2 % of the encoded file is pure white, to the last pixel", async () => {
  const { data, info } = await sharp((await made).bytes)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const border = Math.ceil(info.width * 0.02);
  let lowest = 255;
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if (Math.min(x, y, info.width - 1 - x, info.height - 1 - y) >= border) continue;
      const i = (y * info.width + x) * 3;
      lowest = Math.min(lowest, data[i]!, data[i + 1]!, data[i + 2]!);
    }
  }
  expect(lowest).toBe(255);
});

test("the evidence says what was measured", async () => {
  const { evidence } = await made;
  expect(evidence).toMatchObject({ cutoutMethod: "network", cutoutNeedsLook: false, sourceWidthPx: 1600 });
  expect(evidence["fillRatio"]).toBeGreaterThanOrEqual(0.85);
  expect(evidence["fillRatio"]).toBeLessThanOrEqual(0.9);
  expect(evidence["productBox"]).toMatch(/^\d+,\d+,\d+,\d+$/);
  expect(evidence["scaleFactor"]).toBeGreaterThan(0.5);
  expect(evidence["engineVersion"]).toBeTruthy();
});

test("the file says that it is a composite photograph, and which source it comes from", async () => {
  const { xmp } = await sharp((await made).bytes).metadata();
  const text = xmp?.toString("utf8") ?? "";
  expect(text).toContain(
    'Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/composite"',
  );
  expect(text).toContain(createHash("sha256").update(tin).digest("hex"));
});

test("the delivered product is the source's pixels, only scaled", async () => {
  const { count, mean, p99 } = await colourDrift(
    { photo: tin, mask: photo("catalogue/tea-tin-plain.mask.png") },
    await made,
  );
  expect(count).toBeGreaterThan(50_000);
  expect(mean).toBeLessThanOrEqual(1);
  expect(p99).toBeLessThanOrEqual(3);
});

test("a photo with real transparency keeps its own outline, at HD", async () => {
  const alpha = await sharp(photo("catalogue/toy-car-room.mask.png"))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = alpha.info;
  const cutOut = await sharp(photo("catalogue/toy-car-room.jpg"))
    .joinChannel(alpha.data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { bytes, evidence } = await make(new Uint8Array(cutOut), "hd");
  expect(evidence).toMatchObject({
    cutoutMethod: "source-alpha",
    cutoutConfidence: 1,
    cutoutNeedsLook: false,
  });
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 2048, height: 2048 });
});

test("a style's colour, proportions and light come out of the pool as ordered, each variation another file", async () => {
  const order = {
    ...item(tin),
    recipe: { ...WHITE_RECIPE, name: "colour", colour: "#1d3557", framing: "loose" } as const,
    ratio: "9:16" as const,
  };
  const files = [];
  for (let variation = 1; variation <= engine.capabilities.variations; variation++) {
    const answer = await engine.submit({ ...order, variation }, { signal: never });
    if (answer.state !== "done") throw new Error("the local engine answers at once");
    files.push(Buffer.from(answer.output.bytes));
  }
  expect(new Set(files.map((file) => file.toString("base64"))).size).toBe(distinctVariations(order.recipe));
  const { data, info } = await sharp(files[3]).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([576, 1024]);
  expect(Math.max(...[0x1d, 0x35, 0x57].map((level, c) => Math.abs(data[c]! - level)))).toBeLessThanOrEqual(
    1,
  );
});

test("a picture that takes longer than the deadline fails as a timeout, and the engine goes on", async () => {
  const hasty = createLocalEngine({ processes: 1, deadlineMs: 30 });
  const failure = await hasty.submit(item(tin), { signal: never }).then(
    () => undefined,
    (error: unknown) => hasty.classify(error),
  );
  expect(failure).toMatchObject({ code: "provider_timeout" });
  await hasty.close();
});

test("an aborted signal stops the picture as cancelled, and the next one is made", async () => {
  const abort = new AbortController();
  const running = engine.submit(item(tin), { signal: abort.signal });
  setTimeout(() => abort.abort(), 100);
  const failure = await running.then(
    () => undefined,
    (error: unknown) => engine.classify(error),
  );
  expect(failure).toMatchObject({ code: "cancelled" });
  expect((await make(photo("catalogue/white-mug-room.jpg"))).bytes.length).toBeGreaterThan(10_000);
});

test("local work leaves no trace to pay for, nothing to poll, nothing to cancel", async () => {
  expect(await engine.find("item-1", 1)).toBe("never-started");
  await expect(engine.poll("ref", { signal: never })).rejects.toThrow();
  await expect(engine.cancel("ref")).resolves.toBeUndefined();
});

test("whatever is thrown is classified, in one line without a stack", () => {
  const error = new TypeError(`first line\n    at secret (/home/x.ts:1)${"x".repeat(500)}`);
  expect(engine.classify(error)).toEqual({ code: "provider_error", detail: "TypeError: first line" });
  expect(engine.classify(undefined)).toMatchObject({ code: "provider_error" });
});
