import { expect, test } from "vitest";
import type { Plane, Rgb } from "../picture.ts";
import { backdropInside, meetsFrame } from "./concerns.ts";

const SIDE = 320;

/** A dark ring on a light, slightly uneven backdrop; its mask says whether the hole was kept by mistake. */
function ring(holeKept: boolean): { picture: Rgb; alpha: Plane } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const alpha = new Float32Array(SIDE * SIDE);
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      const radius = Math.hypot(x - 160, y - 160);
      const metal = radius > 24 && radius < 30;
      const level = metal ? 60 : 225 + ((x * 3 + y * 5) % 7);
      data.fill(level, i * 3, i * 3 + 3);
      alpha[i] = metal || (holeKept && radius <= 24) ? 1 : 0;
    }
  }
  return {
    picture: { widthPx: SIDE, heightPx: SIDE, data },
    alpha: { widthPx: SIDE, heightPx: SIDE, data: alpha },
  };
}

test("a ring whose hole was kept is full of backdrop, one with its hole cut out is not", () => {
  const wrong = ring(true);
  const right = ring(false);
  expect(backdropInside(wrong.picture, wrong.alpha)).toBeGreaterThan(0.02);
  expect(backdropInside(right.picture, right.alpha)).toBe(0);
});

test("an empty mask has nothing inside", () => {
  const { picture } = ring(false);
  const empty: Plane = { widthPx: SIDE, heightPx: SIDE, data: new Float32Array(SIDE * SIDE) };
  expect(backdropInside(picture, empty)).toBe(0);
  expect(meetsFrame(empty)).toBe("free");
});

test("product along one per cent of a side is cut by the frame, one pixel is not; all along it there is no backdrop", () => {
  const alpha: Plane = { widthPx: SIDE, heightPx: SIDE, data: new Float32Array(SIDE * SIDE) };
  alpha.data[5 * SIDE] = 1;
  expect(meetsFrame(alpha)).toBe("free");
  for (let y = 5; y < 20; y++) alpha.data[y * SIDE] = 1;
  expect(meetsFrame(alpha)).toBe("cut");
  alpha.data.fill(1);
  expect(meetsFrame(alpha)).toBe("full");
});
