import { describe, expect, test } from "vitest";
import { lens } from "./lens.ts";

const SIDE = 200;
/** A photo of 100 px that lies over the middle half of the frame. */
const MIDDLE = { from: 50, length: 100, sourceLength: 100 };
const at = (taps: { first: number; weights: Float64Array }) =>
  taps.weights.reduce((sum, weight, k) => sum + weight * (taps.first + k + 0.5), 0);
const total = ({ weights }: { weights: Float64Array }) => weights.reduce((sum, weight) => sum + weight, 0);

test("at rest and at its own size each pixel is one pixel of the photo", () => {
  const seen = lens(SIDE, 0, 1, MIDDLE);
  expect(seen.shown).toEqual({ from: 50, to: 150 });
  for (const pixel of [50, 77, 149]) {
    const { first, weights } = seen.tapsAt(pixel);
    weights.forEach((weight, k) => expect(weight).toBeCloseTo(first + k === pixel - 50 ? 1 : 0, 12));
    expect(seen.shownAt(pixel)).toBe(pixel);
  }
});

describe.each([
  ["enlarged", 1.3, 0, 100],
  ["far away", 0.6, 0, 100],
  ["aside", 1, 7.25, 100],
  ["enlarged and aside", 1.17, -12.5, 100],
  ["of a photo with three times the pixels", 1.1, 3, 300],
  ["of a photo with a third of the pixels", 1.1, 3, 33],
])("a photo seen %s", (_, zoom, shift, sourceLength) => {
  const seen = lens(SIDE, shift, zoom, { ...MIDDLE, sourceLength });
  const perPixel = sourceLength / 100;

  test("lies around the frame's middle, moved and zoomed", () => {
    expect(seen.shown.from).toBeCloseTo(100 - 50 * zoom + shift, 9);
    expect(seen.shown.to).toBeCloseTo(100 + 50 * zoom + shift, 9);
  });

  test("is read where the camera shows it: brightness stays, and a ramp stays the ramp it was", () => {
    for (let pixel = Math.ceil(seen.shown.from); pixel < seen.shown.to; pixel++) {
      const taps = seen.tapsAt(pixel);
      expect(total(taps)).toBeCloseTo(1, 12);
      const place = (100 + (pixel + 0.5 - 100 - shift) / zoom - 50) * perPixel;
      expect(Math.abs(at(taps) - place)).toBeLessThan(0.05);
    }
  });

  test("has each of its pixels where a pixel of the frame at rest went", () => {
    for (const pixel of [50, 99, 149])
      expect(seen.shownAt(pixel)).toBe(Math.floor(100 + (pixel + 0.5 - 100) * zoom + shift));
  });

  test("is read no wider than its own detail asks, six samples, and wider where it shrinks", () => {
    const wanted = 6 * Math.max(1, perPixel / zoom);
    expect(Math.abs(seen.tapsAt(100).weights.length - wanted)).toBeLessThanOrEqual(1);
    expect(
      Math.abs(seen.halfTapsAt(100).weights.length - 6 * Math.max(1, (2 * perPixel) / zoom)),
    ).toBeLessThanOrEqual(1);
  });
});

test("at the photo's border the samples reach beyond it, for the reader to repeat its last ones", () => {
  const seen = lens(SIDE, 0, 1.5, MIDDLE);
  expect(seen.tapsAt(25).first).toBeLessThan(0);
  const { first, weights } = seen.tapsAt(174);
  expect(first + weights.length).toBeGreaterThan(100);
  expect([total(seen.tapsAt(25)), total(seen.tapsAt(174))]).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
  ]);
});

test("what was worked out for a pixel is worked out once; half the resolution is another question", () => {
  const seen = lens(SIDE, 0, 1.2, MIDDLE);
  expect(seen.tapsAt(90)).toBe(seen.tapsAt(90));
  expect(seen.halfTapsAt(90).weights.length).toBeGreaterThan(seen.tapsAt(90).weights.length);
});

test("a photo of one pixel is that pixel everywhere", () => {
  const seen = lens(SIDE, 0, 1, { from: 50, length: 100, sourceLength: 1 });
  for (const pixel of [50, 100, 149]) expect(total(seen.tapsAt(pixel))).toBeCloseTo(1, 12);
});
