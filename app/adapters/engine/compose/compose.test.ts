import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { FRAMING_FILL, type Recipe, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { barPhoto as bar } from "#test/support/bar-photo.ts";
import { shadowInFrame } from "#test/support/shadow-in-frame.ts";
import { emptyMask, emptyPlane, type Mask, type Plane, type Rgb } from "../picture.ts";
import { sceneOf } from "../recipes/scene-of.ts";
import { compose, flatten } from "./compose.ts";
import { choke, defringe } from "./defringe.ts";
import { castShadow } from "./shadow.ts";

const SIDE = 300;
const WHITE = sceneOf(WHITE_RECIPE, 1, "1:1");

/** A red disc on a green backdrop, mixed at its soft edge, with its true alpha. */
function disc(): { crop: Rgb; alpha: Plane } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const alpha = emptyPlane(SIDE, SIDE);
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      const a = Math.min(1, Math.max(0, (100 - Math.hypot(x - 150, y - 150)) / 4));
      alpha.data[i] = a;
      data[i * 3] = Math.round(200 * a + 20 * (1 - a));
      data[i * 3 + 1] = Math.round(30 * a + 220 * (1 - a));
      data[i * 3 + 2] = 40;
    }
  }
  return { crop: { widthPx: SIDE, heightPx: SIDE, data }, alpha };
}

test("the soft edge loses the old backdrop's colour, the inside keeps every level", () => {
  const { crop, alpha } = disc();
  const { data } = defringe(crop, alpha);
  const changed = alpha.data.filter(
    (a, i) => a === 1 && (data[i * 4] !== 200 || data[i * 4 + 1] !== 30 || data[i * 4 + 2] !== 40),
  );
  // Untouched, the green of a half covered pixel would be 125.
  const green = alpha.data.filter((a, i) => a > 0.2 && a < 1 && data[i * 4 + 1]! > 60);
  expect([changed.length, green.length]).toEqual([0, 0]);
});

test("on a dark backdrop nothing of the old, bright one shines at the edge", () => {
  const { crop, alpha } = disc();
  const { data } = defringe(crop, choke(alpha));
  const [navy, red] = [
    [0x1d, 0x35, 0x57],
    [200, 30, 40],
  ] as const;
  let halo = 0;
  let changed = 0;
  alpha.data.forEach((a, i) => {
    const shown = [0, 1, 2].map((c) => {
      const share = data[i * 4 + 3]! / 255;
      return data[i * 4 + c]! * share + navy[c]! * (1 - share);
    });
    // No brighter than product and new backdrop; the estimate may overshoot to the other side.
    if (shown.some((v, c) => v > Math.max(navy[c]!, red[c]!) + 8 || v < Math.min(navy[c]!, red[c]!) - 16))
      halo++;
    const inner = Math.hypot((i % SIDE) - 150, Math.floor(i / SIDE) - 150) < 94;
    if (inner && shown.some((v, c) => v !== red[c])) changed++;
    if (a === 0 && data[i * 4 + 3] !== 0) halo++;
  });
  expect({ halo, changed }).toEqual({ halo: 0, changed: 0 });
});

/** A box standing in a frame as the placed product does: 87.5 % high, 20 px short of the lower edge at 320 px. */
function standingBox(side: number): Mask {
  const mask = emptyMask(side, side);
  const margin = Math.round(side * 0.0625);
  for (let y = margin; y < side - margin; y++) {
    mask.data.fill(1, y * side + Math.round(side * 0.3), y * side + Math.round(side * 0.7));
  }
  return mask;
}

test.each([1024, 2048])(
  "at %i px the shadow lies under the product, fades, and never enters the border",
  (side) => {
    const product = standingBox(side);
    const shadow = shadowInFrame(castShadow(product, WHITE, side), product);
    const at = (x: number, y: number) => shadow.data[y * side + x]!;
    const foot = side - Math.round(side * 0.0625);
    const middle = side / 2;
    expect(at(middle, foot)).toBeGreaterThan(0.2);
    expect(at(middle, foot + Math.round(side * 0.02))).toBeLessThan(at(middle, foot));
    expect(at(middle, foot + Math.round(side * 0.02))).toBeGreaterThan(0);
    const border = Math.ceil(side * 0.025);
    let inBorder = 0;
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        const edge = Math.min(x, y, side - 1 - x, side - 1 - y) < border;
        if (edge && at(x, y) > 0) inBorder++;
      }
    }
    expect(inBorder).toBe(0);
    expect(at(middle, Math.round(side * 0.03))).toBe(0);
  },
);

test("no product casts no shadow", () => {
  expect(castShadow(emptyMask(64, 64), WHITE, 64).data.every((value) => value === 0)).toBe(true);
});

test.each([
  ["wide, in a corner", 900, 700, { left: 0, top: 0, widthPx: 600, heightPx: 120 }],
  ["tall, at the edge", 700, 1500, { left: 500, top: 100, widthPx: 200, heightPx: 1200 }],
  ["tiny", 600, 600, { left: 300, top: 300, widthPx: 9, heightPx: 9 }],
  ["one pixel high", 800, 600, { left: 100, top: 300, widthPx: 500, heightPx: 1 }],
])(
  "a product that is %s fills 85 to 90 %% of the frame and stands in its middle",
  async (_, width, height, box) => {
    const { photo, cut } = bar(width, height, box);
    const made = await compose(photo, cut, WHITE, { widthPx: 1024, heightPx: 1024 });
    const { productBox, fillRatio, scaleFactor } = made;
    expect(fillRatio).toBeGreaterThanOrEqual(0.85);
    expect(fillRatio).toBeLessThanOrEqual(0.9);
    expect(Math.abs(productBox.left + productBox.widthPx / 2 - 512)).toBeLessThanOrEqual(1);
    expect(Math.abs(productBox.top + productBox.heightPx / 2 - 512)).toBeLessThanOrEqual(1);
    expect(scaleFactor).toBeCloseTo(896 / Math.max(box.widthPx, box.heightPx), 5);
    expect([...flatten(made).data.subarray(0, 3)]).toEqual([255, 255, 255]);
  },
);

const frame = (widthPx: number, heightPx: number) => ({ widthPx, heightPx });

test.each([
  ["square", frame(1024, 1024)],
  ["tall", frame(576, 1024)],
  ["wide", frame(1024, 536)],
])(
  "in a %s frame a product fills the side it reaches first, as its framing says, in the middle",
  async (_, size) => {
    const shapes = [bar(700, 1500, { left: 200, top: 100, widthPx: 200, heightPx: 1200 })];
    shapes.push(bar(1500, 700, { left: 100, top: 200, widthPx: 1200, heightPx: 200 }));
    shapes.push(bar(800, 800, { left: 100, top: 100, widthPx: 600, heightPx: 600 }));
    for (const { photo, cut } of shapes) {
      for (const framing of ["tight", "standard", "loose"] as const) {
        const scene = sceneOf({ ...WHITE_RECIPE, framing }, 4, "1:1");
        const { productBox, fillRatio } = await compose(photo, cut, scene, size);
        expect(Math.abs(fillRatio - FRAMING_FILL[framing])).toBeLessThan(0.004);
        expect(Math.abs(productBox.left + productBox.widthPx / 2 - size.widthPx / 2)).toBeLessThanOrEqual(1);
        expect(Math.abs(productBox.top + productBox.heightPx / 2 - size.heightPx / 2)).toBeLessThanOrEqual(1);
      }
    }
  },
);

test("a white square with the first light keeps every pixel that it has always had", async () => {
  const side = 1000;
  const rgb = new Uint8Array(side * side * 3);
  const alpha = new Uint8Array(side * side);
  // A table in its final size: a top, two front legs of unequal length, a back leg.
  for (const [left, top, right, bottom] of [
    [60, 300, 956, 420],
    [100, 420, 140, 900],
    [860, 420, 900, 880],
    [300, 420, 330, 790],
  ] as const) {
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        alpha[y * side + x] = 255;
        rgb.set([x % 256, y % 256, (x + y) % 256], (y * side + x) * 3);
      }
    }
  }
  const { cut } = bar(side, side, { left: 60, top: 300, widthPx: 896, heightPx: 600 });
  const photo: SourcePhoto = {
    rgb: { widthPx: side, heightPx: side, data: rgb },
    alpha,
    format: "png",
    sharpness: 1,
    exposure: { darkestLevel: 0, brightestLevel: 255 },
    realSidePx: 2_000,
  };
  const picture = flatten(await compose(photo, cut, WHITE, frame(1024, 1024)));
  // Stored from engine version local-2, before there were other scenes. Raise ENGINE_VERSION when you change it.
  expect(createHash("sha256").update(picture.data).digest("hex")).toBe(
    "3f5ddffd0b7af2ffdcbf13f8d0092de969dbb50b8df1940424265d7bafa93c9c",
  );
});

/** Darkness left and right of the standing box, and how far right it reaches. */
function castBy(recipe: Recipe, variation: number) {
  const side = 1024;
  const product = standingBox(side);
  const { data } = shadowInFrame(castShadow(product, sceneOf(recipe, variation, "1:1"), side), product);
  let [left, right, reachPx] = [0, 0, 0];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = data[y * side + x]!;
      if (x < side * 0.28) left += dark;
      if (side - 1 - x < side * 0.28) right += dark;
      if (dark > 0.02) reachPx = Math.max(reachPx, x);
    }
  }
  return { left, right, reachPx };
}

test("the shadow falls away from the light: from above, from the left, from the right, and longer from low", () => {
  const [above, fromLeft, fromRight, low] = [1, 2, 3, 4].map((variation) => castBy(WHITE_RECIPE, variation));
  expect(Math.abs(above!.left - above!.right)).toBeLessThan(0.05 * above!.left);
  expect(fromLeft!.right).toBeGreaterThan(2 * fromLeft!.left);
  expect(fromRight!.left).toBeGreaterThan(2 * fromRight!.right);
  expect(low!.right).toBeGreaterThan(fromLeft!.right);
  expect(low!.reachPx).toBeGreaterThan(fromLeft!.reachPx);
});

test("without a shadow there is nothing but the product and one colour, whatever the light", async () => {
  // In its final size: enlarging rings at the edge.
  const { photo, cut } = bar(800, 800, { left: 100, top: 100, widthPx: 448, heightPx: 448 });
  const recipe: Recipe = {
    ...WHITE_RECIPE,
    name: "colour",
    colour: "#1d3557",
    shadow: "none",
    framing: "loose",
  };
  for (const variation of [1, 4]) {
    const picture = flatten(await compose(photo, cut, sceneOf(recipe, variation, "1:1"), frame(640, 640)));
    const colours = new Set<number>();
    for (let i = 0; i < picture.data.length; i += 3) {
      colours.add((picture.data[i]! << 16) | (picture.data[i + 1]! << 8) | picture.data[i + 2]!);
    }
    expect(colours).toEqual(new Set([0x1d3557, (30 << 16) | (60 << 8) | 180]));
  }
});

test.each([1, 2, 3, 4])(
  "no shadow of light %i enters the border, tight in a tall frame neither",
  async (variation) => {
    const { photo, cut } = bar(800, 800, { left: 100, top: 100, widthPx: 600, heightPx: 600 });
    const scene = sceneOf({ ...WHITE_RECIPE, framing: "tight" }, variation, "9:16");
    const picture = flatten(await compose(photo, cut, scene, frame(576, 1024)));
    const borderPx = Math.ceil(0.02 * 576);
    let darkest = 255;
    for (let y = 0; y < 1024; y++) {
      for (let x = 0; x < 576; x++) {
        if (Math.min(x, y, 575 - x, 1023 - y) < borderPx)
          darkest = Math.min(darkest, picture.data[(y * 576 + x) * 3]!);
      }
    }
    expect(darkest).toBe(255);
  },
);
