import { expect, test } from "vitest";
import type { Plane, Rgb } from "../picture.ts";
import { backdropInside, faintEdge, losesThinEnd, meetsFrame } from "./concerns.ts";

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

test("product along one per cent of a side touches the frame, along five it is cut, one pixel is free; all along it there is no backdrop", () => {
  const alpha: Plane = { widthPx: SIDE, heightPx: SIDE, data: new Float32Array(SIDE * SIDE) };
  alpha.data[5 * SIDE] = 1;
  expect(meetsFrame(alpha)).toBe("free");
  for (let y = 5; y < 20; y++) alpha.data[y * SIDE] = 1;
  expect(meetsFrame(alpha)).toBe("touching");
  for (let y = 20; y < 30; y++) alpha.data[y * SIDE] = 1;
  expect(meetsFrame(alpha)).toBe("cut");
  alpha.data.fill(1);
  expect(meetsFrame(alpha)).toBe("full");
});

/** A square product of one grey before a backdrop of another, each with its texture. */
function square(productLevel: number, texture: number): { picture: Rgb; alpha: Plane } {
  const data = new Uint8Array(SIDE * SIDE * 3);
  const alpha = new Float32Array(SIDE * SIDE);
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      const inside = x >= 80 && x < 240 && y >= 80 && y < 240;
      const level = (inside ? productLevel : 200) + ((x + y) % 2 === 0 ? texture : -texture);
      data.fill(level, i * 3, i * 3 + 3);
      alpha[i] = inside ? 1 : 0;
    }
  }
  return {
    picture: { widthPx: SIDE, heightPx: SIDE, data },
    alpha: { widthPx: SIDE, heightPx: SIDE, data: alpha },
  };
}

test.each([
  ["nearly the same colour", 206, 1, 1],
  ["a step that drowns in texture", 220, 20, 1],
  ["the same step on smooth paper", 220, 1, 0],
  ["another colour, however rough", 120, 20, 0],
])(
  "an edge of %s (grey %d before 200, texture %d) is faint along %d of its length",
  (_, level, texture, share) => {
    const { picture, alpha } = square(level, texture);
    expect(faintEdge(picture, alpha)).toBe(share);
  },
);

/** The network sees the square and something below it, 20 px deep. */
function seenBelow(widthPx: number): boolean {
  const { alpha } = square(120, 1);
  const soft: Plane = { ...alpha, data: Float32Array.from(alpha.data) };
  for (let y = 240; y < 260; y++) for (let x = 100; x < 100 + widthPx; x++) soft.data[y * SIDE + x] = 0.5;
  return losesThinEnd(soft, alpha);
}

test("a foot that the network saw and the outline lost is a lost end, a shadow along the base is none", () => {
  expect(seenBelow(6)).toBe(true);
  expect(seenBelow(100)).toBe(false);
  expect(seenBelow(0)).toBe(false);
});

test("a product at the frame's edge can lose no end beyond it", () => {
  const alpha: Plane = { widthPx: SIDE, heightPx: SIDE, data: new Float32Array(SIDE * SIDE).fill(1) };
  expect(losesThinEnd(alpha, alpha)).toBe(false);
  expect(losesThinEnd(alpha, { ...alpha, data: new Float32Array(SIDE * SIDE) })).toBe(false);
});
