import { expect, test } from "vitest";
import type { Plane } from "../picture.ts";
import { cleanMask, closeHoles } from "./clean-mask.ts";

const SIDE = 80;

/** A square product of which the network is sure, and what else `draw` adds. */
function scene(draw: (set: (x: number, y: number, mask: number, soft: number) => void) => void) {
  const plane = (): Plane => ({ widthPx: SIDE, heightPx: SIDE, data: new Float32Array(SIDE * SIDE) });
  const mask = plane();
  const soft = plane();
  const set = (x: number, y: number, inMask: number, probability: number) => {
    mask.data[y * SIDE + x] = inMask;
    soft.data[y * SIDE + x] = probability;
  };
  for (let y = 20; y < 60; y++) for (let x = 20; x < 50; x++) set(x, y, 1, 0.99);
  draw(set);
  return { mask, soft, at: (x: number, y: number) => cleanMask(mask, soft).data[y * SIDE + x] };
}

test("a speck of the backdrop goes, the product stays to its last pixel", () => {
  const { at, mask, soft } = scene((set) => {
    for (const x of [70, 71, 72]) set(x, 10, 1, 0.2);
  });
  expect(at(71, 10)).toBe(0);
  const cleaned = cleanMask(mask, soft).data;
  expect(cleaned.reduce((sum, value) => sum + value, 0)).toBe(30 * 40);
});

test("a line that the network did not see goes, a strap that it saw stays", () => {
  const line = scene((set) => {
    for (let x = 50; x < 78; x++) set(x, 30, 1, 0.1);
  });
  expect(line.at(65, 30)).toBe(0);
  const strap = scene((set) => {
    for (let x = 50; x < 78; x++) set(x, 30, 1, 0.9);
  });
  expect(strap.at(65, 30)).toBe(1);
});

test("a second object stays", () => {
  const { at } = scene((set) => {
    for (let y = 65; y < 75; y++) for (let x = 60; x < 75; x++) set(x, y, 1, 0.95);
  });
  expect(at(66, 70)).toBe(1);
});

test("a glint that the network takes for product is filled, the opening of a handle stays open", () => {
  const glint = scene((set) => {
    for (let y = 30; y < 36; y++) for (let x = 30; x < 36; x++) set(x, y, 0, 0.9);
  });
  expect(glint.at(33, 33)).toBe(1);
  const opening = scene((set) => {
    for (let y = 30; y < 36; y++) for (let x = 30; x < 36; x++) set(x, y, 0, x === 33 ? 0.05 : 0.9);
  });
  expect(opening.at(33, 33)).toBe(0);
  expect(opening.at(30, 30)).toBe(0);
});

test("for a coloured backdrop a print that the network only thinks possible is filled too, an opening never, and doubt is told", () => {
  const closed = (probability: number) => {
    const { mask, soft } = scene((set) => {
      for (let y = 30; y < 38; y++) for (let x = 30; x < 38; x++) set(x, y, 0, probability);
    });
    const cleaned = cleanMask(mask, soft);
    const { mask: strict, undecided } = closeHoles(cleaned, soft);
    return { lenient: cleaned.data[33 * SIDE + 33], strict: strict.data[33 * SIDE + 33], undecided };
  };
  expect(closed(0.6)).toEqual({ lenient: 0, strict: 1, undecided: true });
  expect(closed(0.2)).toEqual({ lenient: 0, strict: 0, undecided: true });
  expect(closed(0.02)).toEqual({ lenient: 0, strict: 0, undecided: false });
});
