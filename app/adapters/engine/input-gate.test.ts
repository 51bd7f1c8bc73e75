import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { decodingFailure, openPhoto } from "./input-gate.ts";
import { resizeRgb, sizeWithin } from "./resize.ts";
import { MIN_SHARPNESS, sharpness, SHARPNESS_SIDE_PX } from "#app/platform/pixels/sharpness.ts";

const photos = join(import.meta.dirname, "../../../test/fixtures/photos");
const read = (path: string) => readFileSync(join(photos, path));
const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c08040" }, limitInputPixels: false });

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
])("%s is refused as %s", async (file, reason) => {
  await expect(openPhoto(read(`bad/${file}`))).rejects.toMatchObject({ code: "unsupported_input", reason });
});

test("60 megapixels are refused before anything is decoded", async () => {
  const bytes = await flat(10_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
  const before = process.cpuUsage();
  await expect(openPhoto(bytes)).rejects.toMatchObject({
    reason: "too_many_pixels",
    message: "10000 × 6000 px",
  });
  // Decoding them takes a processor about a second, however busy the machine is.
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(200);
});

test("more bytes than the limit are refused unread", async () => {
  await expect(openPhoto(new Uint8Array(20_000_001))).rejects.toMatchObject({ reason: "too_many_bytes" });
});

test("499 px on the longest side are too few, 500 are enough", async () => {
  await expect(openPhoto(await flat(499, 400).png().toBuffer())).rejects.toMatchObject({
    reason: "too_small",
  });
  await expect(openPhoto(await flat(500, 400).png().toBuffer())).resolves.toMatchObject({ format: "png" });
});

test("random bytes behind a JPEG's first bytes are a damaged file, not a crash", async () => {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000, 0x5a)]);
  await expect(openPhoto(bytes)).rejects.toMatchObject({ reason: "damaged_file" });
});

test("a decoding that took too long doesn't call the file damaged", () => {
  const message = 'timeout: 40% complete\nVipsImage: killed for image "temp-43"';
  expect(decodingFailure(new Error(message))).toMatchObject({ code: "provider_error" });
  expect(decodingFailure(new Error("VipsJpeg: premature end"))).toMatchObject({ reason: "damaged_file" });
});

test("an SVG behind a comment and a declaration is still an SVG", async () => {
  const bytes = Buffer.from(
    `<?xml version="1.0"?>\n<!-- photo.jpg -->\n<svg xmlns="http://www.w3.org/2000/svg"/>`,
  );
  await expect(openPhoto(bytes)).rejects.toMatchObject({ reason: "vector_image" });
});

test.each(["cmyk.jpg", "png-16bit.png"])(
  "%s becomes 8-bit sRGB with the colours of the original",
  async (file) => {
    const { rgb } = await openPhoto(read(`bad/${file}`));
    expect(rgb.data.length).toBe(rgb.widthPx * rgb.heightPx * 3);
    const [red, green, blue] = rgb.data;
    // The backdrop's corner of catalogue/toy-car-plain.jpg: a warm, very light grey.
    expect(Math.abs(red! - 240)).toBeLessThan(8);
    expect(Math.abs(green! - 239)).toBeLessThan(8);
    expect(Math.abs(blue! - 237)).toBeLessThan(8);
  },
);

test("a photo that is stored turned comes out upright", async () => {
  const { rgb } = await openPhoto(read("bad/exif-orientation-6.jpg"));
  expect([rgb.widthPx, rgb.heightPx]).toEqual([1200, 900]);
});

test("of an animation the first frame is taken", async () => {
  const frame = (background: string) =>
    sharp({ create: { width: 600, height: 600, channels: 3, background } })
      .png()
      .toBuffer();
  const bytes = await sharp([await frame("#ff0000"), await frame("#0000ff")], { join: { animated: true } })
    .gif()
    .toBuffer();
  const { rgb } = await openPhoto(bytes);
  expect([rgb.widthPx, rgb.heightPx]).toEqual([600, 600]);
  expect([...rgb.data.subarray(0, 3)]).toEqual([255, 0, 0]);
});

test("real transparency is kept as the cut-out, a little of it is laid on white", async () => {
  const square = { create: { width: 300, height: 300, channels: 3 as const, background: "#203040" } };
  const canvas = (width: number) =>
    sharp({ create: { width, height: 600, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const cutOut = await canvas(600)
    .composite([{ input: square }])
    .png()
    .toBuffer();
  const kept = await openPhoto(cutOut);
  expect(kept.alpha?.filter((value) => value === 255)).toHaveLength(300 * 300);

  const notch = await canvas(600)
    .composite([{ input: { create: { ...square.create, width: 600, height: 595 } } }])
    .png()
    .toBuffer();
  const laid = await openPhoto(notch);
  expect(laid.alpha).toBeUndefined();
  expect([...laid.rgb.data.subarray(-3)].every((level) => level === 255)).toBe(true);
});

test("alpha of nine tenths and more is opaque, less of it stays what it is", async () => {
  const levels = Buffer.alloc(600 * 600 * 4);
  const alphaOf = (row: number) => [255, 254, 230, 229, 128, 16, 1][row - 200] ?? 0;
  for (let i = 0; i < 600 * 600; i++) {
    levels.fill(i % 2 === 0 ? 40 : 200, i * 4, i * 4 + 3);
    levels[i * 4 + 3] = alphaOf(Math.floor(i / 600));
  }
  const picture = sharp(levels, { raw: { width: 600, height: 600, channels: 4 } });
  const { alpha, rgb } = await openPhoto(await picture.png().toBuffer());
  const rows = [200, 201, 202, 203, 204, 205, 206, 207];
  expect(rows.map((row) => alpha![row * 600])).toEqual([255, 255, 255, 229, 128, 16, 1, 0]);
  expect(rows.slice(0, 4).map((row) => rgb.data[row * 600 * 3])).toEqual([40, 40, 40, 40]);
});

const sharpPhotos = ["catalogue", "hard"].flatMap((folder) =>
  readdirSync(join(photos, folder))
    .filter((file) => file.endsWith(".jpg"))
    .map((file) => `${folder}/${file}`),
);

test("no demo or hard photo is taken for blurred, nor cropped, tinted and grainy copies of it", async () => {
  for (const file of sharpPhotos) {
    const photo = sharp(read(file)).resize(SHARPNESS_SIDE_PX, SHARPNESS_SIDE_PX, { fit: "inside" });
    const { data, info } = await photo.raw().toBuffer({ resolveWithObject: true });
    const original = { widthPx: info.width, heightPx: info.height, data };
    const inner = { left: 40, top: 30, widthPx: info.width - 80, heightPx: info.height - 60 };
    const size = sizeWithin(inner.widthPx, inner.heightPx, SHARPNESS_SIDE_PX);
    const cropped = await resizeRgb(original, size.widthPx, size.heightPx, inner);
    const tinted = { ...original, data: data.map((level, i) => (i % 3 === 2 ? level * 0.8 : level)) };
    const grainy = {
      ...original,
      data: data.map((level, i) => Math.max(0, Math.min(255, level + ((i * 7) % 9) - 4))),
    };
    for (const copy of [original, cropped, tinted, grainy]) {
      expect(sharpness(copy), file).toBeGreaterThan(2 * MIN_SHARPNESS);
    }
  }
});

test("a slightly soft photo passes, a strongly blurred one does not", async () => {
  const blurred = async (sigma: number) =>
    sharp(read("catalogue/toy-car-plain.jpg")).blur(sigma).jpeg().toBuffer();
  await expect(openPhoto(await blurred(3))).resolves.toBeDefined();
  await expect(openPhoto(await blurred(16))).rejects.toMatchObject({ reason: "blurred" });
});

const tin = () => sharp(read("catalogue/tea-tin-plain.jpg"));
const jpeg = (picture: ReturnType<typeof sharp>) => picture.jpeg({ quality: 92 }).toBuffer();

test.each([
  ["a tenth of its light", 0.1, "too_dark"],
  ["a fiftieth of its light", 0.02, "too_dark"],
])("a photo with %s is nearly black and refused", async (_, share, reason) => {
  await expect(openPhoto(await jpeg(tin().linear(share, 0)))).rejects.toMatchObject({
    code: "unsupported_input",
    reason,
  });
});

test("a photo in which all is near white is burnt out and refused", async () => {
  await expect(openPhoto(await jpeg(tin().linear(0.08, 234)))).rejects.toMatchObject({ reason: "burnt_out" });
});

test("a fifth of the light, and a burnt-out backdrop, are no reason to refuse", async () => {
  const dark = await openPhoto(await jpeg(tin().linear(0.2, 0)));
  expect(dark.exposure.brightestLevel).toBeLessThan(60);
  const bright = await openPhoto(await jpeg(tin().linear(1.5, 0)));
  expect(bright.exposure.brightestLevel).toBe(255);
});

/** A photo of so many good pixels, laid from those that there are. */
async function mosaic(sidePx: number) {
  const tile = await tin().resize(1600, 1600).toBuffer();
  const tiles = Array.from({ length: Math.ceil(sidePx / 1600) ** 2 }, (_, i) => i);
  const across = Math.ceil(sidePx / 1600);
  const whole = await sharp({
    create: { width: across * 1600, height: across * 1600, channels: 3, background: "#fff" },
  })
    .composite(
      tiles.map((i) => ({ input: tile, left: (i % across) * 1600, top: Math.floor(i / across) * 1600 })),
    )
    .png({ compressionLevel: 1 })
    .toBuffer();
  return jpeg(sharp(whole).extract({ left: 0, top: 0, width: sidePx, height: sidePx }));
}

test.each([2048, 4000])("a photo of %i good pixels has its full real size", async (sidePx) => {
  expect(await openPhoto(await mosaic(sidePx))).toMatchObject({ realSidePx: sidePx });
});

test.each([
  [520, 2048, 1024],
  [520, 3000, 750],
  [520, 5000, 625],
  [1600, 4000, 2000],
  [2000, 4000, 2000],
])(
  "enlarged from %i to %i px, beyond the largest size that is drawn, its real size is %i px at the most",
  async (fromPx, toPx, atMost) => {
    const small = await jpeg(sharp(await mosaic(2000)).resize(fromPx, fromPx));
    const { realSidePx } = await openPhoto(await jpeg(sharp(small).resize(toPx, toPx, { kernel: "cubic" })));
    expect(realSidePx).toBeLessThanOrEqual(atMost);
    expect(realSidePx).toBeGreaterThanOrEqual(fromPx / 2);
  },
);

test.each([
  [1600, 1600],
  [800, 800],
  [200, 400],
])(
  "enlarged from %i to 1,600 px, a photo's real size is told as %i px at the most",
  async (fromPx, atMost) => {
    const small = await jpeg(tin().resize(fromPx, fromPx));
    const { realSidePx, rgb } = await openPhoto(
      await jpeg(sharp(small).resize(1600, 1600, { kernel: "cubic" })),
    );
    expect(rgb.widthPx).toBe(1600);
    expect(realSidePx).toBeLessThanOrEqual(atMost);
    expect(realSidePx).toBeGreaterThanOrEqual(atMost / 2);
  },
);
