import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plane } from "../picture.ts";
import { blur, boxMean } from "./box-filter.ts";

/** The definition, pixel by pixel. */
function plainMean({ widthPx, heightPx, data }: Plane, radiusPx: number, x: number, y: number): number {
  let sum = 0;
  let count = 0;
  for (let v = Math.max(0, y - radiusPx); v <= Math.min(heightPx - 1, y + radiusPx); v++) {
    for (let u = Math.max(0, x - radiusPx); u <= Math.min(widthPx - 1, x + radiusPx); u++) {
      sum += data[v * widthPx + u]!;
      count++;
    }
  }
  return sum / count;
}

test("the fast mean equals the mean by definition, for every size and radius, also larger than the picture", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 15 }),
      fc.infiniteStream(fc.float({ min: 0, max: 1, noNaN: true })),
      (widthPx, heightPx, radiusPx, values) => {
        const plane = { widthPx, heightPx, data: Float32Array.from(values.take(widthPx * heightPx)) };
        const fast = boxMean(plane, radiusPx).data;
        for (let i = 0; i < fast.length; i++) {
          const expected = plainMean(plane, radiusPx, i % widthPx, Math.floor(i / widthPx));
          expect(fast[i]).toBeCloseTo(expected, 4);
        }
      },
    ),
  );
});

test("a blurred dot keeps its weight and spreads as far as its sigma says", () => {
  const side = 101;
  const plane = { widthPx: side, heightPx: side, data: new Float32Array(side * side) };
  plane.data[50 * side + 50] = 1;
  const { data } = blur(plane, 6);
  let weight = 0;
  let variance = 0;
  data.forEach((value, i) => {
    weight += value;
    variance += value * ((i % side) - 50) ** 2;
  });
  expect(weight).toBeCloseTo(1, 3);
  expect(Math.sqrt(variance)).toBeCloseTo(6, 0);
});

test("where there is nothing all around, a blur leaves nothing, and elsewhere what three means of the whole plane give", () => {
  const side = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.nat(), fc.float({ min: 0, max: 1, noNaN: true })), { maxLength: 6 }),
      (widthPx, heightPx, sigmaPx, dots) => {
        const plane = { widthPx, heightPx, data: new Float32Array(widthPx * heightPx) };
        for (const [at, value] of dots) plane.data[at % plane.data.length] = value;
        const radiusPx = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2));
        let expected: Plane = plane;
        for (let round = 0; round < 3; round++) expected = boxMean(expected, radiusPx);
        const { data } = blur(plane, sigmaPx);
        for (let i = 0; i < data.length; i++)
          expect(Math.abs(data[i]! - expected.data[i]!)).toBeLessThan(1e-6);
      },
    ),
  );
});
