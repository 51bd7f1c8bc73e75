import { boxMean } from "../cutout/box-filter.ts";
import type { Box, Plane, Rgb, Rgba, Size } from "../picture.ts";

/** Windows of the two rounds: the wide one finds the product's colour, the narrow one its detail. */
const WIDE_RADIUS_PX = 24;
const NARROW_RADIUS_PX = 4;
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
    out[to + 3] = Math.round(weight[i]! * 255);
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
  const { place, near, far } = firstRound(crop, weight, runs);
  for (let run = 0; run < runs.length; run += 2) {
    const y = Math.floor(runs[run]! / widthPx);
    const top = Math.max(0, y - NARROW_RADIUS_PX);
    const bottom = Math.min(heightPx - 1, y + NARROW_RADIUS_PX);
    for (let i = runs[run]!; i <= runs[run + 1]!; i++) {
      const x = i - y * widthPx;
      const left = Math.max(0, x - NARROW_RADIUS_PX);
      const right = Math.min(widthPx - 1, x + NARROW_RADIUS_PX);
      let weights = 0;
      let nearRed = 0;
      let nearGreen = 0;
      let nearBlue = 0;
      let farRed = 0;
      let farGreen = 0;
      let farBlue = 0;
      for (let v = top; v <= bottom; v++) {
        for (let j = v * widthPx + left; j <= v * widthPx + right; j++) {
          const w = weight[j]!;
          const rest = 1 - w;
          const at = place[j]!;
          weights += w;
          nearRed += near[at]! * w;
          nearGreen += near[at + 1]! * w;
          nearBlue += near[at + 2]! * w;
          farRed += far[at]! * rest;
          farGreen += far[at + 1]! * rest;
          farBlue += far[at + 2]! * rest;
        }
      }
      const count = (right - left + 1) * (bottom - top + 1);
      const share = weights / count;
      const ofNear = share + LEAST_SHARE;
      const ofFar = 1 - share + LEAST_SHARE;
      const a = weight[i]!;
      const from = i * 3;
      const to = i * 4;
      out[to] = Math.round(unmixed(rgb[from]!, a, nearRed / count / ofNear, farRed / count / ofFar));
      out[to + 1] = Math.round(
        unmixed(rgb[from + 1]!, a, nearGreen / count / ofNear, farGreen / count / ofFar),
      );
      out[to + 2] = Math.round(
        unmixed(rgb[from + 2]!, a, nearBlue / count / ofNear, farBlue / count / ofFar),
      );
    }
  }
}

const isSoft = (a: number): boolean => a > 0 && a < SOLID;

/** The product's colour in a pixel that shows both, 0…255. */
function unmixed(seen: number, a: number, product: number, backdrop: number): number {
  const value = product + a * (seen - a * product - (1 - a) * backdrop);
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/**
 * Product's and backdrop's colours over the wide window, for all pixels that the band's narrow windows reach.
 * @returns `place`: where a pixel's three numbers begin in the other two
 */
function firstRound(
  { widthPx, heightPx, data: rgb }: Rgb,
  weight: Float32Array,
  runs: readonly number[],
): { place: Int32Array; near: Float32Array; far: Float32Array } {
  const reached = reachedBy(runs, widthPx, heightPx);
  let count = 0;
  for (let i = 0; i < reached.length; i++) count += reached[i]!;
  const place = new Int32Array(weight.length);
  const near = new Float32Array(count * 3);
  const far = new Float32Array(count * 3);
  const blocks = blockColours(rgb, weight, widthPx, heightPx);
  for (let y = 0, i = 0, at = 0; y < heightPx; y++) {
    const row = Math.floor(y / BLOCK_PX) * blocks.widthPx;
    for (let x = 0; x < widthPx; x++, i++) {
      if (reached[i] === 0) continue;
      const block = row + Math.floor(x / BLOCK_PX);
      place[i] = at;
      for (let c = 0; c < 3; c++, at++) {
        const backdrop = blocks.far[c]![block]!;
        near[at] = unmixed(rgb[i * 3 + c]!, weight[i]!, blocks.near[c]![block]!, backdrop);
        far[at] = backdrop;
      }
    }
  }
  return { place, near, far };
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

/** Mean colours of product and backdrop over the wide window, one for each block of pixels. */
function blockColours(rgb: Uint8Array, weight: Float32Array, widthPx: number, heightPx: number) {
  const columns = Math.ceil(widthPx / BLOCK_PX);
  const rows = Math.ceil(heightPx / BLOCK_PX);
  const planes = Array.from({ length: 8 }, () => new Float32Array(columns * rows));
  const sums = new Float32Array(8);
  for (let row = 0, block = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, block++) {
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
