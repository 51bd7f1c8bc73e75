import type { PictureBox, Pixels } from "../ports.ts";

/** A part of a picture, averaged to a few cells. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** Levels 0…255, three a cell; of what is transparent the colour that it has. */
  readonly rgb: Float32Array;
  /** 0…1 a cell: how opaque it is; 0 where the picture doesn't reach. */
  readonly alpha: Float32Array;
}

/**
 * Averages a box of a picture to cells, each over exactly the area that it covers, also where edges fall between pixels.
 * @param box may reach beyond the picture, and begin between its pixels: there is nothing there
 */
export function sampleCells(
  { widthPx, heightPx, channels, data }: Pixels,
  box: PictureBox,
  columns: number,
  rows: number,
): Cells {
  const across = weightsOf(box.left, box.widthPx / columns, columns, widthPx);
  const down = weightsOf(box.top, box.heightPx / rows, rows, heightPx);
  const sums = new Float32Array(columns * rows * 4);
  const line = new Float32Array(columns * 4);
  for (const { pixel: y, parts } of byPixel(down, heightPx)) {
    line.fill(0);
    for (let column = 0; column < columns; column++) {
      const { from, weights } = across[column]!;
      let red = 0;
      let green = 0;
      let blue = 0;
      let opaque = 0;
      for (let k = 0, i = (y * widthPx + from) * channels; k < weights.length; k++, i += channels) {
        const weight = channels === 4 ? (weights[k]! * data[i + 3]!) / 255 : weights[k]!;
        red += weight * data[i]!;
        green += weight * data[i + 1]!;
        blue += weight * data[i + 2]!;
        opaque += weight;
      }
      line[column * 4] = red;
      line[column * 4 + 1] = green;
      line[column * 4 + 2] = blue;
      line[column * 4 + 3] = opaque;
    }
    for (const { row, weight } of parts) {
      const at = row * columns * 4;
      for (let i = 0; i < line.length; i++) sums[at + i]! += line[i]! * weight;
    }
  }
  const cellArea = (box.widthPx / columns) * (box.heightPx / rows);
  const rgb = new Float32Array(columns * rows * 3);
  const alpha = new Float32Array(columns * rows);
  for (let cell = 0; cell < alpha.length; cell++) {
    const opaque = sums[cell * 4 + 3]!;
    alpha[cell] = Math.min(1, opaque / cellArea);
    if (opaque <= 0) continue;
    for (let c = 0; c < 3; c++) rgb[cell * 3 + c] = sums[cell * 4 + c]! / opaque;
  }
  return { columns, rows, rgb, alpha };
}

interface Weights {
  /** First pixel, and how much of this and the next ones the cell covers. */
  readonly from: number;
  readonly weights: readonly number[];
}

function weightsOf(start: number, stepPx: number, cells: number, lengthPx: number): Weights[] {
  return Array.from({ length: cells }, (_, cell) => {
    const begin = start + cell * stepPx;
    const end = begin + stepPx;
    const from = Math.max(0, Math.floor(begin));
    const to = Math.min(lengthPx, Math.ceil(end));
    const weights: number[] = [];
    for (let pixel = from; pixel < to; pixel++)
      weights.push(Math.max(0, Math.min(end, pixel + 1) - Math.max(begin, pixel)));
    return { from, weights };
  });
}

/** The same weights by pixel: each row of the picture is read once. */
function byPixel(cells: readonly Weights[], lengthPx: number) {
  const found = new Map<number, { row: number; weight: number }[]>();
  for (const [row, { from, weights }] of cells.entries()) {
    for (const [k, weight] of weights.entries()) {
      const pixel = from + k;
      if (pixel >= lengthPx || weight === 0) continue;
      const parts = found.get(pixel);
      if (parts) parts.push({ row, weight });
      else found.set(pixel, [{ row, weight }]);
    }
  }
  return [...found].map(([pixel, parts]) => ({ pixel, parts }));
}
