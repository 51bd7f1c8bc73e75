/** Enlarging a cut-out: plain Lanczos3, in place, and without what is hidden. */
import { describe, expect, test } from "vitest";
import type { Rgba } from "../picture.ts";
import { readEnlarged } from "../proof/read-enlarged.ts";
import { enlargeRgba } from "./enlarge.ts";

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

function picture(widthPx: number, heightPx: number, pixelAt: (x: number, y: number) => Pixel): Rgba {
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) data.set(pixelAt(x, y), (y * widthPx + x) * 4);
  return { widthPx, heightPx, data };
}
const pixelOf = ({ widthPx, data }: Rgba, x: number, y: number) => [
  ...data.subarray((y * widthPx + x) * 4, (y * widthPx + x) * 4 + 4),
];
const noise = (seed: number) => (Math.imul(seed + 1, 2_654_435_761) >>> 24) & 255;

describe("a solid picture", () => {
  test.each([
    [40, 30, 41, 30],
    [40, 30, 97, 73],
    [40, 30, 120, 90],
    [7, 5, 20, 15],
    [1, 1, 3, 3],
  ])(
    "%i × %i as %i × %i shows what the formula says, within rounding",
    (width, height, toWidth, toHeight) => {
      const source = picture(width, height, (x, y) => {
        const seed = (y * width + x) * 3;
        return [noise(seed), noise(seed + 1), noise(seed + 2), 255];
      });
      const rgb = new Uint8Array(width * height * 3);
      for (let i = 0; i < width * height; i++) rgb.set(source.data.subarray(i * 4, i * 4 + 3), i * 3);
      const places = Uint32Array.from({ length: toWidth * toHeight }, (_, i) => i);
      const expected = readEnlarged(
        { widthPx: width, heightPx: height, data: rgb },
        { widthPx: toWidth, heightPx: toHeight },
        { left: 0, top: 0, widthPx: width, heightPx: height },
        places,
      );
      const { data } = enlargeRgba(source, toWidth, toHeight);
      const offBy = Array.from({ length: expected.length }, (_, i) =>
        Math.abs(expected[i]! - data[Math.floor(i / 3) * 4 + (i % 3)]!),
      );
      expect(Math.max(...offBy)).toBeLessThanOrEqual(1);
      expect(offBy.filter((off) => off > 0).length / offBy.length).toBeLessThan(0.05);
      expect(data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    },
  );

  test("of one colour keeps it to the last bit", () => {
    const { data } = enlargeRgba(
      picture(9, 9, () => [3, 128, 254, 255]),
      23,
      25,
    );
    for (let i = 0; i < data.length; i += 4) expect([...data.subarray(i, i + 4)]).toEqual([3, 128, 254, 255]);
  });
});

test("what is symmetrical stays where it is: nothing moves aside", () => {
  const dot = enlargeRgba(
    picture(21, 21, (x, y) => [x === 10 && y === 10 ? 255 : 0, 0, 0, 255]),
    42,
    42,
  );
  for (let y = 0; y < 42; y++)
    for (let x = 0; x < 42; x++) {
      expect(pixelOf(dot, x, y)).toEqual(pixelOf(dot, 41 - x, y));
      expect(pixelOf(dot, x, y)).toEqual(pixelOf(dot, x, 41 - y));
    }
});

describe("a soft edge", () => {
  const edge = picture(30, 20, (x) =>
    x < 14 ? [200, 40, 20, 255] : x === 14 ? [200, 40, 20, 120] : [0, 255, 0, 0],
  );
  const enlarged = enlargeRgba(edge, 75, 50);

  test("takes none of the colour that is hidden beside it", () => {
    for (let y = 0; y < 50; y++)
      for (let x = 0; x < 75; x++) {
        const [red, green, blue, alpha] = pixelOf(enlarged, x, y);
        if (alpha! < 8) continue;
        expect(Math.abs(red! - 200)).toBeLessThanOrEqual(2);
        expect(Math.abs(green! - 40)).toBeLessThanOrEqual(2);
        expect(Math.abs(blue! - 20)).toBeLessThanOrEqual(2);
      }
  });

  test("only falls, from solid to clear", () => {
    const alphas = Array.from({ length: 75 }, (_, x) => pixelOf(enlarged, x, 25)[3]!);
    expect(alphas.slice(0, 25)).toEqual(Array(25).fill(255));
    expect(alphas.slice(50)).toEqual(Array(25).fill(0));
  });
});

test("a picture of nothing stays one, and so does what is far from the product", () => {
  expect(
    enlargeRgba(
      picture(12, 12, () => [9, 9, 9, 0]),
      30,
      30,
    ).data.some((value) => value !== 0),
  ).toBe(false);
  const corner = enlargeRgba(
    picture(40, 40, (x, y) => [50, 60, 70, x < 5 && y < 5 ? 255 : 0]),
    100,
    100,
  );
  expect(pixelOf(corner, 3, 3)).toEqual([50, 60, 70, 255]);
  for (let y = 0; y < 100; y++) expect(pixelOf(corner, 60, y)).toEqual([0, 0, 0, 0]);
});
