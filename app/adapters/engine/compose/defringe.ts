import { boxMean } from "../cutout/box-filter.ts";
import type { Box, Plane, Rgb, Rgba, Size } from "../picture.ts";

/** Windows of the two rounds: the wide one finds the product's colour, the narrow one its detail. */
const WIDE_RADIUS_PX = 24;
const NARROW_RADIUS_PX = 4;
const WINDOW_PX = 2 * NARROW_RADIUS_PX + 1;
/** What a pixel adds to a window: its alpha, the product's three colours by it, the backdrop's three by the rest. */
const VALUES = 7;
/** What is smooth over the wide window is worked out on blocks of so many pixels each way. */
const BLOCK_PX = 4;
/** From this alpha on a pixel is product and keeps its colour to the last bit. */
const SOLID = 0.995;
/** Keeps windows without product or without backdrop from dividing by nothing. */
const LEAST_SHARE = 1e-5;

/**
 * Takes the old backdrop out of the soft edge, so that no halo of it shines on the new one. Solid pixels stay as
 * they are; in the soft band, colour is what the product nearby has. Only the band is worked on.
 * Source: Germer et al., "Fast Multi-Level Foreground Estimation" / Forte, "Approximate Fast Foreground Colour
 * Estimation", ICIP 2021 (blur fusion, two rounds).
 */
export function defringe(crop: Rgb, alpha: Plane): Rgba {
  const { widthPx, heightPx, data: rgb } = crop;
  const weight = alpha.data;
  const out = new Uint8Array(weight.length * 4);
  for (let i = 0, from = 0, to = 0; i < weight.length; i++, from += 3, to += 4) {
    out[to] = rgb[from]!;
    out[to + 1] = rgb[from + 1]!;
    out[to + 2] = rgb[from + 2]!;
    const a = weight[i]!;
    // Bytes cut fractions off: with a half more they round.
    out[to + 3] = a * 255 + 0.5;
  }
  const runs = softRuns(weight, widthPx);
  if (runs.length > 0) secondRound(crop, weight, runs, out);
  return { widthPx, heightPx, data: out };
}

/** The soft band along its rows: first and last pixel of each run, one after the other. Most of a picture isn't soft. */
function softRuns(weight: Float32Array, widthPx: number): readonly number[] {
  const runs: number[] = [];
  for (let row = 0; row < weight.length; row += widthPx) {
    for (let i = row; i < row + widthPx; i++) {
      if (!isSoft(weight[i]!)) continue;
      const first = i;
      while (i + 1 < row + widthPx && isSoft(weight[i + 1]!)) i++;
      runs.push(first, i);
    }
  }
  return runs;
}

/** Writes the soft band's colours: product's and backdrop's means over the narrow window, taken apart. */
function secondRound(crop: Rgb, weight: Float32Array, runs: readonly number[], out: Uint8Array): void {
  const { widthPx, heightPx, data: rgb } = crop;
  const reached = reachedBy(runs, widthPx, heightPx);
  const blocks = blockColours(rgb, weight, runs, widthPx, heightPx);
  // Only as many rows as a window is high are held, in turn.
  const rows = Array.from({ length: WINDOW_PX }, () => new Float64Array(widthPx * VALUES));
  const columns = new Float64Array(widthPx * VALUES);
  const sums = new Float64Array(VALUES);
  for (let run = 0, next = 0; run < runs.length; run += 2) {
    const y = Math.floor(runs[run]! / widthPx);
    const top = Math.max(0, y - NARROW_RADIUS_PX);
    const bottom = Math.min(heightPx - 1, y + NARROW_RADIUS_PX);
    for (next = Math.max(next, top); next <= bottom; next++)
      firstRound(crop, weight, reached, blocks, next, rows[next % WINDOW_PX]!);
    const first = runs[run]! - y * widthPx;
    const last = runs[run + 1]! - y * widthPx;
    const begin = Math.max(0, first - NARROW_RADIUS_PX);
    const end = Math.min(widthPx - 1, last + NARROW_RADIUS_PX);
    columns.fill(0, begin * VALUES, (end + 1) * VALUES);
    for (let v = top; v <= bottom; v++)
      addRow(rows[v % WINDOW_PX]!, begin * VALUES, (end + 1) * VALUES, columns);
    for (let x = first; x <= last; x++) {
      const left = Math.max(0, x - NARROW_RADIUS_PX);
      const right = Math.min(widthPx - 1, x + NARROW_RADIUS_PX);
      addUp(columns, left, right, sums);
      const count = (right - left + 1) * (bottom - top + 1);
      const share = sums[0]! / count;
      const ofNear = count * (share + LEAST_SHARE);
      const ofFar = count * (1 - share + LEAST_SHARE);
      const i = y * widthPx + x;
      for (let c = 0; c < 3; c++) {
        const value = unmixed(rgb[i * 3 + c]!, weight[i]!, sums[1 + c]! / ofNear, sums[4 + c]! / ofFar);
        out[i * 4 + c] = Math.round(value);
      }
    }
  }
}

function addRow(row: Float64Array, from: number, to: number, columns: Float64Array): void {
  for (let i = from; i < to; i++) columns[i]! += row[i]!;
}

/** All columns from `left` to `right` together. */
function addUp(columns: Float64Array, left: number, right: number, sums: Float64Array): void {
  let [share, nearRed, nearGreen, nearBlue] = [0, 0, 0, 0];
  let [farRed, farGreen, farBlue] = [0, 0, 0];
  for (let i = left * VALUES; i <= right * VALUES; i += VALUES) {
    share += columns[i]!;
    nearRed += columns[i + 1]!;
    nearGreen += columns[i + 2]!;
    nearBlue += columns[i + 3]!;
    farRed += columns[i + 4]!;
    farGreen += columns[i + 5]!;
    farBlue += columns[i + 6]!;
  }
  sums[0] = share;
  sums[1] = nearRed;
  sums[2] = nearGreen;
  sums[3] = nearBlue;
  sums[4] = farRed;
  sums[5] = farGreen;
  sums[6] = farBlue;
}

const isSoft = (a: number): boolean => a > 0 && a < SOLID;

/** The product's colour in a pixel that shows both, 0…255. */
function unmixed(seen: number, a: number, product: number, backdrop: number): number {
  const value = product + a * (seen - a * product - (1 - a) * backdrop);
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** What each pixel of a row that the band's narrow windows reach adds to them, by the colours over the wide window. */
function firstRound(
  { widthPx, data: rgb }: Rgb,
  weight: Float32Array,
  reached: Uint8Array,
  blocks: BlockColours,
  y: number,
  row: Float64Array,
): void {
  const firstBlock = Math.floor(y / BLOCK_PX) * blocks.widthPx;
  for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
    if (reached[i] === 0) continue;
    const block = firstBlock + Math.floor(x / BLOCK_PX);
    const at = x * VALUES;
    const w = weight[i]!;
    row[at] = w;
    for (let c = 0; c < 3; c++) {
      const backdrop = blocks.far[c]![block]!;
      row[at + 1 + c] = w * unmixed(rgb[i * 3 + c]!, w, blocks.near[c]![block]!, backdrop);
      row[at + 4 + c] = (1 - w) * backdrop;
    }
  }
}

/** 1 for each pixel that lies in a narrow window around one of these runs. */
function reachedBy(runs: readonly number[], widthPx: number, heightPx: number): Uint8Array {
  const reached = new Uint8Array(widthPx * heightPx);
  for (let run = 0; run < runs.length; run += 2) {
    const y = Math.floor(runs[run]! / widthPx);
    const left = Math.max(0, runs[run]! - y * widthPx - NARROW_RADIUS_PX);
    const right = Math.min(widthPx - 1, runs[run + 1]! - y * widthPx + NARROW_RADIUS_PX);
    const bottom = Math.min(heightPx - 1, y + NARROW_RADIUS_PX);
    for (let v = Math.max(0, y - NARROW_RADIUS_PX); v <= bottom; v++) {
      reached.fill(1, v * widthPx + left, v * widthPx + right + 1);
    }
  }
  return reached;
}

/** Three planes of the product's colours and of the backdrop's, a value for each block. */
interface BlockColours {
  readonly widthPx: number;
  readonly near: readonly Float32Array[];
  readonly far: readonly Float32Array[];
}

/** Mean colours of product and backdrop over the wide window, one for each block of pixels that the band asks for. */
function blockColours(
  rgb: Uint8Array,
  weight: Float32Array,
  runs: readonly number[],
  widthPx: number,
  heightPx: number,
): BlockColours {
  const columns = Math.ceil(widthPx / BLOCK_PX);
  const rows = Math.ceil(heightPx / BLOCK_PX);
  const near = blocksNear(runs, widthPx, columns, rows);
  const planes = Array.from({ length: 8 }, () => new Float32Array(columns * rows));
  const sums = new Float32Array(8);
  for (let row = 0, block = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, block++) {
      if (near[block] === 0) continue;
      sumBlock(rgb, weight, { widthPx, heightPx, left: column * BLOCK_PX, top: row * BLOCK_PX }, sums);
      for (let k = 0; k < 8; k++) planes[k]![block] = sums[k]!;
    }
  }
  const mean = (data: Float32Array) =>
    boxMean({ widthPx: columns, heightPx: rows, data }, WIDE_RADIUS_PX / BLOCK_PX, data).data;
  const [share, rest, ...mixed] = planes as [Float32Array, Float32Array, ...Float32Array[]];
  const known = mean(share);
  const other = mean(rest);
  const colour = (sum: Float32Array, by: Float32Array) => {
    const means = mean(sum);
    for (let i = 0; i < means.length; i++) means[i] = means[i]! / (by[i]! + LEAST_SHARE);
    return means;
  };
  return {
    widthPx: columns,
    near: mixed.slice(0, 3).map((sum) => colour(sum, known)),
    far: mixed.slice(3).map((sum) => colour(sum, other)),
  };
}

/** Not 0 for each block that counts in the wide window of a pixel near one of these runs. */
function blocksNear(runs: readonly number[], widthPx: number, columns: number, rows: number): Float32Array {
  const touched = new Float32Array(columns * rows);
  for (let run = 0; run < runs.length; run += 2) {
    const y = Math.floor(runs[run]! / widthPx);
    const row = Math.floor(y / BLOCK_PX) * columns;
    const left = Math.floor((runs[run]! - y * widthPx) / BLOCK_PX);
    const right = Math.floor((runs[run + 1]! - y * widthPx) / BLOCK_PX);
    touched.fill(1, row + left, row + right + 1);
  }
  // What rounding leaves far away costs the time of a block, and changes nothing.
  const reach = (WIDE_RADIUS_PX + NARROW_RADIUS_PX) / BLOCK_PX;
  return boxMean({ widthPx: columns, heightPx: rows, data: touched }, reach).data;
}

/** One block's sums: product, backdrop, the product's three colours, the backdrop's. */
function sumBlock(
  rgb: Uint8Array,
  weight: Float32Array,
  { widthPx, heightPx, left, top }: Size & Pick<Box, "left" | "top">,
  sums: Float32Array,
): void {
  const right = Math.min(widthPx, left + BLOCK_PX);
  const bottom = Math.min(heightPx, top + BLOCK_PX);
  const only = weight[top * widthPx + left]!;
  let isPlain = only === 0 || only === 1;
  let red = 0;
  let green = 0;
  let blue = 0;
  // Most blocks are all product or all backdrop: their sums are whole numbers.
  for (let y = top; y < bottom && isPlain; y++) {
    for (let i = y * widthPx + left; i < y * widthPx + right; i++) {
      if (weight[i] !== only) {
        isPlain = false;
        break;
      }
      red += rgb[i * 3]!;
      green += rgb[i * 3 + 1]!;
      blue += rgb[i * 3 + 2]!;
    }
  }
  sums.fill(0);
  if (isPlain) {
    const first = only === 1 ? 2 : 5;
    sums[only === 1 ? 0 : 1] = (right - left) * (bottom - top);
    sums[first] = red;
    sums[first + 1] = green;
    sums[first + 2] = blue;
    return;
  }
  for (let y = top; y < bottom; y++) {
    for (let i = y * widthPx + left; i < y * widthPx + right; i++) {
      const w = weight[i]!;
      sums[0]! += w;
      sums[1]! += 1 - w;
      for (let c = 0; c < 3; c++) {
        const value = rgb[i * 3 + c]!;
        sums[2 + c]! += value * w;
        sums[5 + c]! += value * (1 - w);
      }
    }
  }
}

/**
 * Draws the outline in by a part of a pixel: the outermost pixels of the product hold some of the old backdrop, however
 * good the outline is. They become soft, and so lose its colour.
 */
export function choke(alpha: Plane): Plane {
  const drawn = boxMean(alpha, 1);
  const { data } = drawn;
  for (let i = 0; i < data.length; i++) if (alpha.data[i]! < data[i]!) data[i] = alpha.data[i]!;
  return drawn;
}
