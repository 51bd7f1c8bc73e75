import { TRANSPARENT } from "./backdrop.ts";
import type { SideBySide } from "./compared.ts";

/** What is larger than this many cells to each side is no fine pattern but a shadow or another light. */
const RADIUS = 6;
/** So far from the product, in cells, the backdrop is free of its edge and of the shadow at its foot. */
const CLEARANCE = 5;
/** Of the source's own contrast this share may come from scaling. */
const SCALING_SHARE = 0.25;

/**
 * What lies over a picture and is explained neither by the source nor by the plain backdrop: on the product the
 * difference from the source, beside it that from the backdrop, each without what changes slowly.
 * @returns levels of 255 by cell; −1 where nobody knows what should be there
 */
export function overlayOf(grid: Omit<SideBySide, "overlay">): Float32Array {
  const { columns, rows, mask, inner, source, result, behind, opaque, isAligned } = grid;
  const overlay = new Float32Array(columns * rows).fill(-1);
  const product = isAligned ? inner : new Uint8Array(inner.length);
  const free = behind === undefined ? new Uint8Array(inner.length) : farFrom(mask, columns, rows);
  const difference = new Float32Array(columns * rows);
  for (let c = 0; c < 3; c++) {
    for (const [where, expected] of [
      [product, (cell: number) => source[cell * 3 + c]!],
      [free, () => (behind === TRANSPARENT ? 0 : (behind?.[c] ?? 0))],
    ] as const) {
      const shown = (cell: number) =>
        where === free && behind === TRANSPARENT ? opaque[cell]! * 255 : result[cell * 3 + c]!;
      for (let cell = 0; cell < difference.length; cell++)
        difference[cell] = where[cell] === 1 ? shown(cell) - expected(cell) : 0;
      const slow = meanAround(difference, where, columns, rows);
      for (let cell = 0; cell < difference.length; cell++) {
        if (where[cell] !== 1) continue;
        const own = where === product ? SCALING_SHARE * contrastAt(source, cell * 3 + c, columns) : 0;
        overlay[cell] = Math.max(overlay[cell]!, Math.abs(difference[cell]! - slow[cell]!) - own, 0);
      }
    }
  }
  return overlay;
}

/** 1: no product within the clearance. */
function farFrom(mask: Float32Array, columns: number, rows: number): Uint8Array {
  const isProduct = mask.map((share) => (share > 0.02 ? 1 : 0));
  const near = boxSum(isProduct, columns, rows, CLEARANCE);
  return Uint8Array.from(near, (count) => (count === 0 ? 1 : 0));
}

function meanAround(values: Float32Array, where: Uint8Array, columns: number, rows: number): Float32Array {
  const sums = boxSum(values, columns, rows, RADIUS);
  const counts = boxSum(Float32Array.from(where), columns, rows, RADIUS);
  return sums.map((sum, cell) => (counts[cell]! > 0 ? sum / counts[cell]! : 0));
}

/** The sum over the square of this radius around each cell. */
function boxSum(values: Float32Array, columns: number, rows: number, radius: number): Float32Array {
  const along = new Float32Array(values.length);
  for (let y = 0; y < rows; y++) {
    let sum = 0;
    for (let x = -radius; x < columns; x++) {
      if (x + radius < columns) sum += values[y * columns + x + radius]!;
      if (x - radius - 1 >= 0) sum -= values[y * columns + x - radius - 1]!;
      if (x >= 0) along[y * columns + x] = sum;
    }
  }
  const both = new Float32Array(values.length);
  for (let x = 0; x < columns; x++) {
    let sum = 0;
    for (let y = -radius; y < rows; y++) {
      if (y + radius < rows) sum += along[(y + radius) * columns + x]!;
      if (y - radius - 1 >= 0) sum -= along[(y - radius - 1) * columns + x]!;
      if (y >= 0) both[y * columns + x] = sum;
    }
  }
  return both;
}

/** The largest step to a neighbour, in one colour channel. Only asked of cells that are not at the grid's border. */
function contrastAt(rgb: Float32Array, i: number, columns: number): number {
  const level = rgb[i]!;
  return Math.max(
    Math.abs(rgb[i - 3]! - level),
    Math.abs(rgb[i + 3]! - level),
    Math.abs(rgb[i - columns * 3]! - level),
    Math.abs(rgb[i + columns * 3]! - level),
  );
}
