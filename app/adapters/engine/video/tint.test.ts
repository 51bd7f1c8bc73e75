import { describe, expect, test } from "vitest";
import type { Rgb } from "../picture.ts";
import { lens } from "./lens.ts";
import { coloured, lumaOf, tintAt, tintsOf } from "./tint.ts";

const SIDE = 64;
type Levels = readonly [red: number, green: number, blue: number];

function photo(levelsAt: (x: number, y: number) => Levels, side = SIDE): Rgb {
  const data = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) data.set(levelsAt(x, y), (y * side + x) * 3);
  return { widthPx: side, heightPx: side, data };
}
/** The photo fills the frame, pixel on pixel. */
const asIs = () => lens(SIDE, 0, 1, { from: 0, length: SIDE, sourceLength: SIDE });
const tintsFrom = (levelsAt: (x: number, y: number) => Levels) => tintsOf(photo(levelsAt), asIs(), asIs());
/** Blue minus luma and red minus luma. */
const tintOf = ([red, green, blue]: Levels) => {
  const luma = lumaOf(red, green, blue);
  return [blue - luma, red - luma] as const;
};

describe("luma and two colour differences", () => {
  test.each<Levels>([
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [12, 200, 99],
  ])("of %i, %i, %i give it back", (red, green, blue) => {
    const levels = coloured(lumaOf(red, green, blue), tintOf([red, green, blue]));
    levels.forEach((level, i) => expect(level).toBeCloseTo([red, green, blue][i]!, 9));
  });

  test("weigh as BT.709 says: green most, blue least, white all", () => {
    expect(lumaOf(100, 0, 0)).toBeCloseTo(21.26, 9);
    expect(lumaOf(0, 100, 0)).toBeCloseTo(71.52, 9);
    expect(lumaOf(0, 0, 100)).toBeCloseTo(7.22, 9);
  });

  test("may ask for more than a pixel can show; whoever writes it clips it", () => {
    expect(Math.max(...coloured(250, tintOf([255, 0, 0])))).toBeGreaterThan(255);
    expect(Math.min(...coloured(5, tintOf([255, 0, 0])))).toBeLessThan(0);
  });
});

test("greys have no tint, however sharp they are", () => {
  const tints = tintsFrom((x, y) => {
    const level = (x * 31 + y * 17) % 256;
    return [level, level, level];
  });
  expect(tints.data.every((value) => Math.abs(value) < 1e-4)).toBe(true);
});

test("one colour keeps its tint everywhere, to the photo's corners", () => {
  const levels: Levels = [200, 60, 30];
  const tints = tintsFrom(() => levels);
  for (const [x, y] of [
    [0, 0],
    [31, 33],
    [63, 0],
    [0, 63],
    [63, 63],
  ] as const)
    tintAt(tints, x, y).forEach((value, i) => expect(value).toBeCloseTo(tintOf(levels)[i]!, 3));
});

test("samples lie on every other pixel of a row, between two rows: a slow change is read back where it was", () => {
  const across = (x: number): Levels => [40 + 2 * x, 100, 200 - 2 * x];
  const [along, down] = [tintsFrom((x) => across(x)), tintsFrom((_, y) => across(y))];
  // The steepest slope is 2 levels a pixel: half a pixel's shift would show as 1.
  for (const at of [20, 21, 32, 43]) {
    const wanted = tintOf(across(at));
    tintAt(along, at, 30).forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(0.3));
    tintAt(down, 30, at).forEach((value, i) => expect(Math.abs(value - wanted[i]!)).toBeLessThan(0.3));
  }
});

test("colours that change from pixel to pixel are lost to their mean: half the resolution can't hold them", () => {
  const [red, blue]: [Levels, Levels] = [
    [200, 0, 0],
    [0, 0, 200],
  ];
  const tints = tintsFrom((x) => (x % 2 === 0 ? red : blue));
  const [ofRed, ofBlue] = [tintOf(red), tintOf(blue)];
  for (const x of [30, 31])
    tintAt(tints, x, 30).forEach((value, i) =>
      expect(Math.abs(value - (ofRed[i]! + ofBlue[i]!) / 2)).toBeLessThan(6),
    );
});

test("a border between two colours stays where it is, and a few pixels away each is itself", () => {
  const [left, right]: [Levels, Levels] = [
    [180, 40, 40],
    [40, 40, 180],
  ];
  const tints = tintsFrom((x) => (x < 32 ? left : right));
  const [ofLeft, ofRight] = [tintOf(left), tintOf(right)];
  expect(tintAt(tints, 22, 30)[1]).toBeCloseTo(ofLeft[1], -1);
  expect(tintAt(tints, 42, 30)[1]).toBeCloseTo(ofRight[1], -1);
  const middle = (ofLeft[1] + ofRight[1]) / 2;
  const [before, after] = [tintAt(tints, 31, 30)[1], tintAt(tints, 32, 30)[1]];
  expect(before).toBeGreaterThan(after);
  expect(Math.abs((before + after) / 2 - middle)).toBeLessThan(0.15 * Math.abs(ofLeft[1] - ofRight[1]));
});

test("a photo of one pixel, and a frame that shows a part of it, have their tint too", () => {
  const levels: Levels = [10, 180, 90];
  const near = lens(SIDE, 0, 4, { from: 28, length: 8, sourceLength: 1 });
  const tints = tintsOf(
    photo(() => levels, 1),
    near,
    near,
  );
  tintAt(tints, 32, 32).forEach((value, i) => expect(value).toBeCloseTo(tintOf(levels)[i]!, 3));
});
