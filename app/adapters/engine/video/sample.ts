/** Reads between a plane's samples. Whole numbers throughout: this is where a video's time goes. */
import type { Samples } from "./planes.ts";

/** Bits of a weight: a 256th of a sample is finer than anything that is seen to move. */
const WEIGHT_BITS = 8;
const WEIGHT = 1 << WEIGHT_BITS;

/** Where the places of one direction lie in a layer: `position = place × scale + offset`, in the layer's samples. */
export interface Axis {
  readonly scale: number;
  readonly offset: number;
}

/** A row of places: the sample that each lies behind, how far, and which of them lie inside the layer. */
export interface Columns {
  readonly index: Int32Array;
  readonly weight: Int32Array;
  from: number;
  to: number;
}

export const emptyColumns = (count: number): Columns => ({
  index: new Int32Array(count),
  weight: new Int32Array(count),
  from: 0,
  to: 0,
});

/**
 * Fills the columns of a row.
 * @param first the place of the row's first column; the next ones follow `step` apart
 */
export function fillColumns(
  columns: Columns,
  { scale, offset }: Axis,
  { first, step }: { readonly first: number; readonly step: number },
  widthPx: number,
): void {
  const { index, weight } = columns;
  const begin = first * scale + offset;
  const advance = step * scale;
  columns.from = Math.min(index.length, Math.max(0, Math.floor((-0.5 - begin) / advance) + 1));
  columns.to = Math.max(columns.from, Math.min(index.length, Math.ceil((widthPx - 0.5 - begin) / advance)));
  for (let x = columns.from; x < columns.to; x++) {
    const at = Math.round((begin + x * advance) * WEIGHT);
    const inside = Math.min(Math.max(at, 0), (widthPx - 1) * WEIGHT - 1);
    index[x] = inside >> WEIGHT_BITS;
    weight[x] = inside & (WEIGHT - 1);
  }
}

/** Whether a row of places lies inside the layer. */
export const isInside = (position: number, heightPx: number): boolean =>
  position > -0.5 && position < heightPx - 0.5;

/**
 * Samples one row of a plane into `row`, from `columns.from` to `columns.to`.
 * @param position the row's place in the plane, in its rows
 */
export function sampleRow(
  { widthPx, heightPx, data }: Samples,
  position: number,
  { index, weight, from, to }: Columns,
  row: Int32Array,
): void {
  const at = Math.min(Math.max(Math.round(position * WEIGHT), 0), (heightPx - 1) * WEIGHT - 1);
  const upper = (at >> WEIGHT_BITS) * widthPx;
  const lower = upper + widthPx;
  const low = at & (WEIGHT - 1);
  for (let x = from; x < to; x++) {
    const i = index[x]!;
    const right = weight[x]!;
    const above = data[upper + i]!;
    const below = data[lower + i]!;
    const first = (above << WEIGHT_BITS) + (data[upper + i + 1]! - above) * right;
    const second = (below << WEIGHT_BITS) + (data[lower + i + 1]! - below) * right;
    // The difference has 23 bits and its sign: multiplied by 8 more it still fits.
    row[x] = (first + ((second - first) >> WEIGHT_BITS) * low) >> WEIGHT_BITS;
  }
}
