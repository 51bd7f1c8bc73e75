import { expect, test } from "vitest";
import type { Stroke } from "#app/domain/generation/schemas.ts";
import type { Rgb } from "../picture.ts";
import { correctOutline } from "./correct-outline.ts";
import type { Outline } from "./outline.ts";

const SIDE = 200;

/** A dark square with a thin dark handle to its right, on a pale ground with a little grain. */
function photo(): Rgb {
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0, i = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++, i++) {
      const level = (isSquare(x, y) || isHandle(x, y) ? 60 : 225) + ((x * 7 + y * 13) % 5);
      data.fill(level, i * 3, i * 3 + 3);
    }
  }
  return { widthPx: SIDE, heightPx: SIDE, data };
}
const isSquare = (x: number, y: number) => x >= 40 && x < 120 && y >= 40 && y < 160;
const isHandle = (x: number, y: number) => x >= 120 && x < 160 && y >= 90 && y < 100;

function outline(isProduct: (x: number, y: number) => boolean): Outline {
  const labels = Uint8Array.from({ length: SIDE * SIDE }, (_, i) =>
    isProduct(i % SIDE, Math.floor(i / SIDE)) ? 1 : 0,
  );
  return { widthPx: SIDE, heightPx: SIDE, labels };
}
const differing = (a: Outline, b: Outline) =>
  a.labels.reduce((count, label, i) => count + (label === b.labels[i] ? 0 : 1), 0);
const truth = outline((x, y) => isSquare(x, y) || isHandle(x, y));

const along = (tool: Stroke["tool"], points: Stroke["points"], radius = 0.01): Stroke => ({
  tool,
  radius,
  points,
});

test("a short stroke over a lost handle brings all of it that lies near back, up to its edge", () => {
  const corrected = correctOutline(photo(), outline(isSquare), [
    along("keep", [
      [0.62, 0.475],
      [0.77, 0.475],
    ]),
  ]);
  expect(differing(corrected, truth)).toBeLessThan(20);
});

test("a stroke over a piece of backdrop that was kept takes it away", () => {
  const tooMuch = outline(
    (x, y) => isSquare(x, y) || isHandle(x, y) || (x >= 60 && x < 90 && y >= 160 && y < 180),
  );
  const corrected = correctOutline(photo(), tooMuch, [
    along(
      "remove",
      [
        [0.33, 0.85],
        [0.42, 0.85],
      ],
      0.03,
    ),
  ]);
  expect(differing(corrected, truth)).toBeLessThan(20);
});

test("far from the strokes nothing changes, and what was painted is as painted", () => {
  const wrong = outline((x, y) => isSquare(x, y) || (x > 180 && y > 180));
  const corrected = correctOutline(photo(), wrong, [along("keep", [[0.1, 0.1]], 0.02)]);
  expect(corrected.labels[20 * SIDE + 20]).toBe(1);
  expect(corrected.labels[190 * SIDE + 190]).toBe(1);
});

test("the later stroke counts", () => {
  const [keep, remove] = [along("keep", [[0.1, 0.1]], 0.02), along("remove", [[0.1, 0.1]], 0.02)];
  const at = (strokes: Stroke[]) => correctOutline(photo(), truth, strokes).labels[20 * SIDE + 20];
  expect([at([keep, remove]), at([remove, keep])]).toEqual([0, 1]);
});

test("where nothing was found, one stroke on the product and one beside it find all of it", () => {
  const corrected = correctOutline(
    photo(),
    outline(() => false),
    [
      along(
        "keep",
        [
          [0.25, 0.3],
          [0.5, 0.7],
        ],
        0.02,
      ),
      along(
        "remove",
        [
          [0.05, 0.05],
          [0.9, 0.05],
        ],
        0.02,
      ),
    ],
  );
  expect(differing(corrected, truth)).toBeLessThan(60);
});

test("strokes at the photo's corners and over all of it are taken as they are", () => {
  const corners = [
    along(
      "keep",
      [
        [0, 0],
        [1, 1],
      ],
      0.2,
    ),
    along(
      "remove",
      [
        [1, 0],
        [0, 1],
      ],
      0.2,
    ),
  ];
  expect(correctOutline(photo(), truth, corners).labels).toHaveLength(SIDE * SIDE);
  const all = correctOutline(photo(), truth, [
    along(
      "remove",
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      0.2,
    ),
  ]);
  expect(all.labels[100 * SIDE + 80]).toBe(0);
});

test("the same strokes always give the same outline", () => {
  const strokes = [
    along("keep", [
      [0.62, 0.475],
      [0.77, 0.475],
    ]),
  ];
  const one = correctOutline(photo(), outline(isSquare), strokes);
  expect(differing(correctOutline(photo(), outline(isSquare), strokes), one)).toBe(0);
});
