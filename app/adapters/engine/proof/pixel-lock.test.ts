/** "Only scaled, never repainted": what the proof lets pass, and what it doesn't. */
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import { isSameColour } from "#app/domain/review/schemas.ts";
import { colourDrift } from "#test/support/colour-drift.ts";
import { compose, type Composition, flatten } from "../compose/compose.ts";
import { cutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import type { Rgb } from "../picture.ts";
import { sceneOf } from "../recipes/scene-of.ts";
import { lockPixels, type PixelLock } from "./pixel-lock.ts";

const FRAME = { widthPx: 1024, heightPx: 1024 };
const FOLDER = "test/fixtures/photos/catalogue";
const SCENE = sceneOf(WHITE_RECIPE, 1, "1:1");

let photoFile: Buffer;
let maskFile: Buffer;
let made: Composition;
let lock: PixelLock;
let picture: Rgb;

const rawOf = async (file: Buffer, grey = false) => {
  const source = grey ? sharp(file).greyscale() : sharp(file);
  return (await source.raw().toBuffer({ resolveWithObject: true })).data;
};

beforeAll(async () => {
  photoFile = await readFile(`${FOLDER}/canvas-shoe-plain.jpg`);
  maskFile = await readFile(`${FOLDER}/canvas-shoe-plain.mask.png`);
  const { width: widthPx, height: heightPx } = await sharp(photoFile).metadata();
  const photo: SourcePhoto = {
    rgb: { widthPx, heightPx, data: await rawOf(photoFile) },
    alpha: await rawOf(maskFile, true),
    format: "jpeg",
    sharpness: 1,
    exposure: { darkestLevel: 0, brightestLevel: 255 },
    realSidePx: 2_000,
  };
  made = await compose(photo, await cutOut(photo, SCENE.cutting), SCENE, FRAME);
  lock = (await lockPixels(photo.rgb, made, FRAME))!;
  picture = flatten(made);
});

const asSharp = ({ data, widthPx, heightPx }: Rgb) =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
const png = (one: Rgb) => asSharp(one).png({ compressionLevel: 1 }).toBuffer();
const changed = (change: (level: number, channel: number) => number): Rgb => ({
  ...picture,
  data: picture.data.map((level, i) => Math.min(255, Math.max(0, Math.round(change(level, i % 3))))),
});

test("without an encoder's losses there is no difference at all", async () => {
  const { mean, p99, comparedPx } = await lock.measure(await png(picture));
  expect({ mean, p99 }).toEqual({ mean: 0, p99: 0 });
  expect(comparedPx).toBeGreaterThan(50_000);
});

test("a JPEG as it is delivered passes, with the figures that the formula gives", async () => {
  const bytes = await asSharp(picture).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer();
  const measured = await lock.measure(bytes);
  expect(isSameColour(measured)).toBe(true);
  const { sourceCrop, placedAt } = made;
  const boxText = (box: object) => Object.values(box).join(",");
  const plain = await colourDrift(
    { photo: photoFile, mask: maskFile },
    { bytes, evidence: { sourceCrop: boxText(sourceCrop), placedAt: boxText(placedAt) } },
  );
  expect(measured.mean).toBeCloseTo(plain.mean, 1);
  expect(Math.abs(measured.p99 - plain.p99)).toBeLessThan(0.1);
});

test.each<[string, () => Promise<Buffer>]>([
  ["a tint", () => png(changed((level, channel) => (channel === 0 ? level + 7 : level)))],
  ["a little more light", () => png(changed((level) => level * 1.06))],
  ["more contrast", () => png(changed((level) => (level - 128) * 1.12 + 128))],
  [
    "less colour",
    () => asSharp(picture).modulate({ saturation: 0.8 }).png({ compressionLevel: 1 }).toBuffer(),
  ],
  ["sharpening", () => asSharp(picture).sharpen({ sigma: 0.8 }).png({ compressionLevel: 1 }).toBuffer()],
  ["smoothing", () => asSharp(picture).blur(1.2).png({ compressionLevel: 1 }).toBuffer()],
  ["a shift by one pixel", () => shifted()],
  ["halved colours at a low quality", () => asSharp(picture).jpeg({ quality: 60 }).toBuffer()],
])("%s is no product that was only scaled", async (_, change) => {
  expect(isSameColour(await lock.measure(await change()))).toBe(false);
});

async function shifted(): Promise<Buffer> {
  return asSharp(picture)
    .extract({ left: 1, top: 0, width: 1023, height: 1024 })
    .extend({ right: 1, background: "#ffffff" })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

test("a painted spot on two in a hundred of its pixels is found", async () => {
  const data = Uint8Array.from(picture.data);
  const { left, top, widthPx, heightPx } = made.productBox;
  const side = Math.round(Math.sqrt(widthPx * heightPx * 0.03));
  for (let y = 0; y < side; y++) {
    const from = ((top + (heightPx >> 1) + y) * FRAME.widthPx + left + (widthPx >> 1)) * 3;
    data.fill(90, from, from + side * 3);
  }
  expect(isSameColour(await lock.measure(await png({ ...picture, data })))).toBe(false);
});

test("a strap of two pixels is compared all the same; a veil can't be proved", async () => {
  const side = 600;
  const rgb = { widthPx: side, heightPx: side, data: new Uint8Array(side * side * 3).fill(120) };
  const withAlpha = (value: number): SourcePhoto => {
    const alpha = new Uint8Array(side * side);
    for (let x = 40; x < 560; x++) alpha.fill(value, x * side + x, x * side + x + 3);
    return {
      rgb,
      alpha,
      format: "png",
      sharpness: 1,
      exposure: { darkestLevel: 0, brightestLevel: 255 },
      realSidePx: 2_000,
    };
  };
  const [strap, veil] = [withAlpha(255), withAlpha(200)];
  const cut = await cutOut(strap, "lenient");
  const locked = async (photo: SourcePhoto) =>
    lockPixels(rgb, await compose(photo, cut, SCENE, FRAME), FRAME);
  expect(await locked(strap)).toBeDefined();
  expect(await locked(veil)).toBeUndefined();
});
