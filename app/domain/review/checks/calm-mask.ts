import type { Pixels, ProductMask } from "../ports.ts";
import { neighboursOf } from "./regions.ts";
import { sampleCells } from "./sample.ts";

const SIDE_CELLS = 256;
/** Nearer to the border's colour than this (levels of 255) is backdrop. */
const NEAR = 16;
/** Of the border this share must be of one colour: else the photo's backdrop is not plain. */
const CALM_SHARE = 0.95;
/** A shadow is the backdrop with less light: no darker than this share of it, hardly coloured, and it begins softly. */
const DARKEST_SHADOW = 0.55;
const SHADOW_CHROMA = 10;
const SOFT_STEP = 12;

/**
 * The product of a photo on a plain backdrop, where nobody keeps an outline: all that can't be reached from the border
 * over the backdrop's colour and its soft shadows.
 * @returns undefined when the border isn't plain, or nothing is left
 */
export function calmMask(photo: Pixels): ProductMask | undefined {
  const cellPx = Math.max(photo.widthPx, photo.heightPx) / SIDE_CELLS;
  const columns = Math.max(1, Math.round(photo.widthPx / cellPx));
  const rows = Math.max(1, Math.round(photo.heightPx / cellPx));
  const whole = { left: 0, top: 0, widthPx: photo.widthPx, heightPx: photo.heightPx };
  const { rgb } = sampleCells(photo, whole, columns, rows);
  const border = borderCells(columns, rows);
  const colour = [0, 1, 2].map((c) => medianOf(border.map((cell) => rgb[cell * 3 + c]!)));
  const differenceAt = (cell: number) =>
    Math.max(...colour.map((level, c) => Math.abs(rgb[cell * 3 + c]! - level)));
  const calm = border.filter((cell) => differenceAt(cell) <= NEAR).length;
  if (calm < CALM_SHARE * border.length) return undefined;

  const brightest = Math.max(...colour, 1);
  const isShade = (cell: number): boolean => {
    const light = Math.max(rgb[cell * 3]!, rgb[cell * 3 + 1]!, rgb[cell * 3 + 2]!) / brightest;
    const off = colour.map((level, c) => rgb[cell * 3 + c]! - light * level);
    return light >= DARKEST_SHADOW && light <= 1.02 && Math.max(...off) - Math.min(...off) < SHADOW_CHROMA;
  };
  const isSoft = (from: number, to: number): boolean =>
    [0, 1, 2].every((c) => Math.abs(rgb[from * 3 + c]! - rgb[to * 3 + c]!) < SOFT_STEP);
  const reached = new Uint8Array(columns * rows);
  const waiting = border.filter((cell) => differenceAt(cell) <= NEAR);
  for (const cell of waiting) reached[cell] = 1;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    for (const next of neighboursOf(cell, columns, rows)) {
      if (reached[next] === 1) continue;
      if (differenceAt(next) > NEAR && !(isShade(next) && isSoft(cell, next))) continue;
      reached[next] = 1;
      waiting.push(next);
    }
  }
  const data = reached.map((one) => (one === 1 ? 0 : 255));
  return data.some((level) => level > 0) ? { widthPx: columns, heightPx: rows, data } : undefined;
}

function borderCells(columns: number, rows: number): number[] {
  const cells = Array.from({ length: columns * rows }, (_, cell) => cell);
  return cells.filter((cell) => {
    const [x, y] = [cell % columns, Math.floor(cell / columns)];
    return x === 0 || y === 0 || x === columns - 1 || y === rows - 1;
  });
}

const medianOf = (levels: readonly number[]): number =>
  levels.toSorted((a, b) => a - b)[Math.floor(levels.length / 2)] ?? 0;
