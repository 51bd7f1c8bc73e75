import { expect, test } from "vitest";
import { emptyMask, type Mask } from "../picture.ts";
import { backFeet, groundLine } from "./ground-line.ts";

const SIDE = 400;

/** A frame with these rectangles as the product: left, top, right, bottom (exclusive). */
function product(...boxes: [number, number, number, number][]): Mask {
  const mask = emptyMask(SIDE, SIDE);
  for (const [left, top, right, bottom] of boxes) {
    for (let y = top; y < bottom; y++) mask.data.fill(1, y * SIDE + left, y * SIDE + right);
  }
  return mask;
}

test("a box stands on its lower edge, from end to end", () => {
  const line = groundLine(product([100, 100, 300, 350]));
  expect(line?.left).toBe(100);
  expect([...(line?.rows ?? [])]).toEqual(Array.from({ length: 200 }, () => 349));
});

test("between two wheels at different heights the ground goes straight from one to the other", () => {
  const line = groundLine(product([50, 200, 350, 280], [70, 280, 110, 340], [290, 280, 330, 320]));
  const row = (x: number) => line!.rows[x - line!.left]!;
  expect(row(90)).toBe(339);
  expect(row(329)).toBe(319);
  expect(row(200)).toBeGreaterThan(319);
  expect(row(200)).toBeLessThan(339);
});

test("a shade above a narrow foot does not stand on the ground", () => {
  const line = groundLine(product([100, 50, 300, 150], [180, 150, 220, 360]));
  expect(line?.left).toBe(180);
  expect(line?.rows).toHaveLength(40);
});

test("nothing stands nowhere, a single pixel on itself", () => {
  expect(groundLine(emptyMask(SIDE, SIDE))).toBeUndefined();
  expect(groundLine(product([200, 200, 201, 201]))).toEqual({ left: 200, rows: Float32Array.of(200) });
});

test("the back legs of a chair are feet too, its seat is not", () => {
  const chair = product(
    [50, 150, 350, 220],
    [60, 220, 75, 360],
    [325, 220, 340, 360],
    [120, 220, 132, 325],
    [270, 220, 282, 325],
  );
  const feet = backFeet(chair, groundLine(chair)!, SIDE);
  const columns = new Set(feet.map(({ x }) => x));
  expect(columns.has(125) && columns.has(275)).toBe(true);
  expect(columns.has(200) || columns.has(65)).toBe(false);
  expect(feet.every(({ y }) => y === 324)).toBe(true);
});
