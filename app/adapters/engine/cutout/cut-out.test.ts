import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openPhoto } from "../input-gate.ts";
import { boxOf, type Plane } from "../picture.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { cropAlpha, cutOut } from "./cut-out.ts";
import { CONFIDENCE_FINE } from "./find-outline.ts";

const photos = join(import.meta.dirname, "../../../../test/fixtures/photos");

async function cutAndCompare(name: string) {
  const photo = await openPhoto(readFileSync(join(photos, `${name}.jpg`)));
  const cut = await cutOut(photo, "lenient");
  const alpha = cropAlpha(cut, photo.rgb, { left: 0, top: 0, width: 1, height: 1 });
  const { data, info } = await sharp(join(photos, `${name}.mask.png`))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const truth: Plane = {
    widthPx: info.width,
    heightPx: info.height,
    data: Float32Array.from(data, (value) => value / 255),
  };
  const found = boxOf(alpha, 0.5)!;
  const wanted = boxOf(truth, 0.5)!;
  const boxOff = Math.max(
    Math.abs(found.widthPx / wanted.widthPx - 1),
    Math.abs(found.heightPx / wanted.heightPx - 1),
  );
  return { cut, iou: intersectionOverUnion(alpha, truth), boxOff };
}

test.each([
  ["catalogue/tea-tin-plain", 0.995],
  ["catalogue/crossbody-bag-plain", 0.99],
  ["catalogue/white-mug-room", 0.985],
  ["catalogue/hurricane-candle-plain", 0.997],
])("%s is cut out as its true mask says, and needs no look", async (name, least) => {
  const { cut, iou } = await cutAndCompare(name);
  expect(iou).toBeGreaterThan(least);
  expect(cut.confidence).toBeGreaterThanOrEqual(CONFIDENCE_FINE);
  expect(cut.needsLook).toBe(false);
});

test.each(["catalogue/velvet-sofa-plain", "catalogue/velvet-sofa-room", "catalogue/canvas-shoe-room"])(
  "%s keeps its feet and toes to 1 %, or somebody looks",
  async (name) => {
    const { cut, boxOff } = await cutAndCompare(name);
    expect(cut.needsLook || boxOff <= 0.01).toBe(true);
  },
);

test.each(["catalogue/white-mug-plain", "hard/hard-white-on-white", "hard/hard-black-on-dark"])(
  "%s has an edge in the backdrop's colour, so somebody looks",
  async (name) => {
    const { cut } = await cutAndCompare(name);
    expect(cut.concerns).toContain("faint_edge");
    expect(cut.needsLook).toBe(true);
  },
);

test("the same photo is cut out the same way each time, to the last pixel", async () => {
  const photo = await openPhoto(readFileSync(join(photos, "catalogue/velvet-sofa-plain.jpg")));
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  const [first, second] = [await cutOut(photo, "lenient"), await cutOut(photo, "lenient")];
  expect(second.confidence).toBe(first.confidence);
  expect(second.concerns).toEqual(first.concerns);
  const alpha = (cut: typeof first) => Buffer.from(cropAlpha(cut, photo.rgb, whole).data.buffer);
  expect(alpha(second).equals(alpha(first))).toBe(true);
});

test("a product that the frame cuts is refused", async () => {
  await expect(cutAndCompare("hard/hard-touching-frame")).rejects.toMatchObject({
    code: "needs_cutout",
    reason: "cut_by_frame",
  });
});

test("thin straps over a busy backdrop are refused, not delivered wrongly", async () => {
  await expect(cutAndCompare("hard/hard-thin-straps")).rejects.toMatchObject({
    code: "needs_cutout",
    reason: "low_confidence",
  });
});

test.each([
  ["plain grey", "#d8d8d8"],
  ["the lightest grey that the gate lets through", "#e6e6e6"],
])("a frame of %s holds no product", async (_, background) => {
  const bytes = await sharp({ create: { width: 800, height: 800, channels: 3, background } })
    .png()
    .toBuffer();
  await expect(cutOut(await openPhoto(bytes), "lenient")).rejects.toMatchObject({
    code: "needs_cutout",
    reason: "no_product_found",
  });
});

test("noise is no product that could be sold", async () => {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 60 };
  const bytes = await sharp({
    create: { width: 800, height: 800, channels: 3, background: "#808080", noise },
  })
    .png()
    .toBuffer();
  await expect(cutOut(await openPhoto(bytes), "lenient")).rejects.toMatchObject({ code: "needs_cutout" });
});
