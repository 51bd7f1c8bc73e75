import { converter, differenceCiede2000, type Rgb } from "culori";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ciede2000 } from "./ciede2000.ts";

const byFormula = differenceCiede2000();
type Colour = readonly [red: number, green: number, blue: number];
const asRgb = ([r, g, b]: Colour): Rgb => ({ mode: "rgb", r: r / 255, g: g / 255, b: b / 255 });
const errorOf = (one: Colour, other: Colour) =>
  Math.abs(ciede2000(...one, ...other) - byFormula(asRgb(one), asRgb(other)));

const level = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(level, level, level);

const labOf = converter("lab65");
/** Degrees, 0…360. */
function hueBetween(one: Colour, other: Colour): number {
  const [first, second] = [one, other].map((colour) => {
    const { a, b } = labOf(asRgb(colour));
    return (Math.atan2(b, a) * 180) / Math.PI;
  });
  return Math.abs(first! - second!);
}

test("of any two colours it says what the formula says, to a tenth", () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      // Of opposite colours the mean hue is on one side or the other, in the formula itself too.
      expect(errorOf(one, other)).toBeLessThan(byFormula(asRgb(one), asRgb(other)) > 30 ? 0.2 : 0.02);
    }),
    { numRuns: 5_000 },
  );
});

test("of colours as near as a file's to its source's it is right to 0.005", () => {
  const step = fc.integer({ min: -8, max: 8 });
  fc.assert(
    fc.property(colour, fc.tuple(step, step, step), (one, steps) => {
      const other = one.map((value, c) => Math.min(255, Math.max(0, value + steps[c]!))) as unknown as Colour;
      // Of two greys that are tinted oppositely the formula itself has two mean hues, and rounding chooses one.
      fc.pre(Math.abs(hueBetween(one, other) - 180) > 0.01);
      expect(errorOf(one, other)).toBeLessThan(0.005);
    }),
    { numRuns: 5_000 },
  );
});

test.each<[Colour, Colour]>([
  [
    [0, 0, 0],
    [255, 255, 255],
  ],
  [
    [128, 128, 128],
    [129, 128, 128],
  ],
  [
    [0, 0, 255],
    [8, 0, 255],
  ],
  [
    [255, 0, 0],
    [255, 0, 6],
  ],
])("%s and %s: the ends of the tables, grey, and the turned blues", (one, other) => {
  expect(errorOf(one, other)).toBeLessThan(0.005);
  expect(ciede2000(...one, ...one)).toBe(0);
});
