import { expect, test } from "vitest";
import { boxesOf } from "./boxes-of.ts";

/** A map with these rectangles of chance: left, top, width, height, chance. */
function mapOf(...areas: readonly (readonly [number, number, number, number, number])[]) {
  const [widthPx, heightPx] = [100, 60];
  const chances = new Float32Array(widthPx * heightPx);
  for (const [left, top, width, height, chance] of areas)
    for (let y = top; y < top + height; y++)
      chances.fill(chance, y * widthPx + left, y * widthPx + left + width);
  return { widthPx, heightPx, chances };
}

test("a line becomes one box, somewhat larger than its core", () => {
  expect(boxesOf(mapOf([20, 20, 40, 8, 0.9]))).toEqual([{ left: 15, top: 15, widthPx: 50, heightPx: 18 }]);
});

test("two lines are two boxes, the likelier one first", () => {
  const boxes = boxesOf(mapOf([10, 5, 40, 6, 0.7], [10, 40, 40, 6, 0.95]));
  expect(boxes.map(({ top }) => top > 30)).toEqual([true, false]);
});

test("boxes end with the picture", () => {
  const [box] = boxesOf(mapOf([0, 0, 100, 60, 0.8]));
  expect(box).toEqual({ left: 0, top: 0, widthPx: 100, heightPx: 60 });
});

test.each([
  ["nothing", mapOf()],
  ["a speck", mapOf([10, 10, 2, 2, 0.9])],
  ["a vague area", mapOf([10, 10, 40, 20, 0.5])],
  ["an empty map", { widthPx: 0, heightPx: 0, chances: new Float32Array() }],
])("%s is no writing", (_, map) => {
  expect(boxesOf(map)).toEqual([]);
});
