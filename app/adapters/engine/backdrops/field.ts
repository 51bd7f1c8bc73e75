import type { Size } from "../picture.ts";

/** What changes slowly over a picture, computed on a coarse grid and read between its points. */
export interface Field {
  readonly across: number;
  readonly down: number;
  readonly cellPx: number;
  readonly data: Float32Array;
}

/** @param value at a place of the picture, in its pixels */
export function fieldOf(
  { widthPx, heightPx }: Size,
  cellPx: number,
  value: (x: number, y: number) => number,
): Field {
  const across = Math.ceil(widthPx / cellPx) + 2;
  const down = Math.ceil(heightPx / cellPx) + 2;
  const data = new Float32Array(across * down);
  for (let row = 0, i = 0; row < down; row++) {
    for (let column = 0; column < across; column++, i++) data[i] = value(column * cellPx, row * cellPx);
  }
  return { across, down, cellPx, data };
}

/** Reads one row of the picture out of the field. */
export function fieldRow({ across, cellPx, data }: Field, y: number, out: Float32Array): void {
  const row = Math.floor(y / cellPx);
  const t = y / cellPx - row;
  const top = row * across;
  const bottom = top + across;
  let column = 0;
  let from = data[top]! + (data[bottom]! - data[top]!) * t;
  for (let x = 0; x < out.length; column++) {
    const next = column + 1;
    const to = data[top + next]! + (data[bottom + next]! - data[top + next]!) * t;
    const step = (to - from) / cellPx;
    for (let k = 0, value = from; k < cellPx && x < out.length; k++, x++, value += step) out[x] = value;
    from = to;
  }
}
