import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { openPhoto } from "../input-gate.ts";
import type { Plane } from "../picture.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { CONFIDENCE_FINE, cropAlpha, cutOut } from "./cut-out.ts";

const photos = join(import.meta.dirname, "../../../../test/fixtures/photos");

async function cutAndCompare(name: string) {
  const photo = await openPhoto(readFileSync(join(photos, `${name}.jpg`)));
  const cut = await cutOut(photo);
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
  return { cut, iou: intersectionOverUnion(alpha, truth) };
}

test.each([
  ["catalogue/tea-tin-plain", 0.995],
  ["catalogue/crossbody-bag-plain", 0.99],
  ["catalogue/white-mug-room", 0.985],
  ["hard/hard-two-products", 0.99],
])("%s is cut out as its true mask says, and needs no look", async (name, least) => {
  const { cut, iou } = await cutAndCompare(name);
  expect(iou).toBeGreaterThan(least);
  expect(cut.confidence).toBeGreaterThanOrEqual(CONFIDENCE_FINE);
  expect(cut.needsLook).toBe(false);
});

test("a product that the frame cuts needs a look", async () => {
  const { cut } = await cutAndCompare("hard/hard-touching-frame");
  expect(cut.concerns).toContain("touches_frame");
  expect(cut.needsLook).toBe(true);
});

test("thin straps over a busy backdrop are refused, not delivered wrongly", async () => {
  await expect(cutAndCompare("hard/hard-thin-straps")).rejects.toMatchObject({
    code: "needs_cutout",
    reason: "low_confidence",
  });
});

test.each([
  ["plain grey", "#d8d8d8"],
  ["white", "#ffffff"],
])("a frame of %s holds no product", async (_, background) => {
  const bytes = await sharp({ create: { width: 800, height: 800, channels: 3, background } })
    .png()
    .toBuffer();
  await expect(cutOut(await openPhoto(bytes))).rejects.toMatchObject({
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
  await expect(cutOut(await openPhoto(bytes))).rejects.toMatchObject({ code: "needs_cutout" });
});
