import { expect, test } from "vitest";
import { WHITE_RECIPE } from "#app/domain/generation/schemas.ts";
import type { SourcePhoto } from "../input-gate.ts";
import type { CutOut } from "../cutout/cut-out.ts";
import { emptyPlane, type Plane, type Rgb } from "../picture.ts";
import { sceneOf } from "../recipes/scene-of.ts";
import { compose } from "./compose.ts";
import { defringe } from "./defringe.ts";
import { castShadow } from "./shadow.ts";

const SIDE = 300;
const WHITE = sceneOf(WHITE_RECIPE, 1);

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

/** A box standing in a frame as the placed product does: 87.5 % high, 20 px short of the lower edge at 320 px. */
function standingBox(side: number): Plane {
  const alpha = emptyPlane(side, side);
  const margin = Math.round(side * 0.0625);
  for (let y = margin; y < side - margin; y++) {
    alpha.data.fill(1, y * side + Math.round(side * 0.3), y * side + Math.round(side * 0.7));
  }
  return alpha;
}

test.each([1024, 2048])(
  "at %i px the shadow lies under the product, fades, and never enters the border",
  (side) => {
    const shadow = castShadow(standingBox(side), WHITE, side);
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
  expect(castShadow(emptyPlane(64, 64), WHITE, 64).data.every((value) => value === 0)).toBe(true);
});

/** A photo that brings its own alpha: a blue bar with this size and place. */
function bar(
  widthPx: number,
  heightPx: number,
  box: { left: number; top: number; widthPx: number; heightPx: number },
) {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  const alpha = new Uint8Array(widthPx * heightPx);
  for (let y = box.top; y < box.top + box.heightPx; y++) {
    for (let x = box.left; x < box.left + box.widthPx; x++) {
      const i = y * widthPx + x;
      alpha[i] = 255;
      rgb.set([30, 60, 180], i * 3);
    }
  }
  const photo: SourcePhoto = { rgb: { widthPx, heightPx, data: rgb }, alpha, format: "png", sharpness: 1 };
  const cut: CutOut = {
    method: "source-alpha",
    box,
    confidence: 1,
    concerns: [],
    backdropInside: 0,
    needsLook: false,
    outline: undefined,
  };
  return { photo, cut };
}

test.each([
  ["wide, in a corner", 900, 700, { left: 0, top: 0, widthPx: 600, heightPx: 120 }],
  ["tall, at the edge", 700, 1500, { left: 500, top: 100, widthPx: 200, heightPx: 1200 }],
  ["tiny", 600, 600, { left: 300, top: 300, widthPx: 9, heightPx: 9 }],
  ["one pixel high", 800, 600, { left: 100, top: 300, widthPx: 500, heightPx: 1 }],
])(
  "a product that is %s fills 85 to 90 %% of the frame and stands in its middle",
  async (_, width, height, box) => {
    const { photo, cut } = bar(width, height, box);
    const { productBox, fillRatio, picture, scaleFactor } = await compose(photo, cut, WHITE, {
      widthPx: 1024,
      heightPx: 1024,
    });
    expect(fillRatio).toBeGreaterThanOrEqual(0.85);
    expect(fillRatio).toBeLessThanOrEqual(0.9);
    expect(Math.abs(productBox.left + productBox.widthPx / 2 - 512)).toBeLessThanOrEqual(1);
    expect(Math.abs(productBox.top + productBox.heightPx / 2 - 512)).toBeLessThanOrEqual(1);
    expect(scaleFactor).toBeCloseTo(896 / Math.max(box.widthPx, box.heightPx), 5);
    expect([...picture.data.subarray(0, 3)]).toEqual([255, 255, 255]);
  },
);
