import { boxMean } from "../cutout/box-filter.ts";
import type { Plane, Rgb, Rgba } from "../picture.ts";

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
  const size = widthPx * heightPx;
  const out = new Uint8Array(size * 4);
  let softPx = 0;
  for (let i = 0; i < size; i++) {
    out[i * 4] = rgb[i * 3]!;
    out[i * 4 + 1] = rgb[i * 3 + 1]!;
    out[i * 4 + 2] = rgb[i * 3 + 2]!;
    out[i * 4 + 3] = Math.round(weight[i]! * 255);
    if (isSoft(weight[i]!)) softPx++;
  }
  if (softPx === 0) return { widthPx, heightPx, data: out };
  const { place, near, far } = firstRound(crop, weight);
  const sums = new Float64Array(7);
  for (let y = 0; y < heightPx; y++) {
    const top = Math.max(0, y - NARROW_RADIUS_PX);
    const bottom = Math.min(heightPx - 1, y + NARROW_RADIUS_PX);
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      const a = weight[i]!;
      if (!isSoft(a)) continue;
      const left = Math.max(0, x - NARROW_RADIUS_PX);
      const right = Math.min(widthPx - 1, x + NARROW_RADIUS_PX);
      sums.fill(0);
      for (let v = top; v <= bottom; v++) {
        for (let j = v * widthPx + left; j <= v * widthPx + right; j++) {
          const w = weight[j]!;
          const at = place[j]! * 3;
          sums[0]! += w;
          sums[1]! += near[at]! * w;
          sums[2]! += near[at + 1]! * w;
          sums[3]! += near[at + 2]! * w;
          sums[4]! += far[at]! * (1 - w);
          sums[5]! += far[at + 1]! * (1 - w);
          sums[6]! += far[at + 2]! * (1 - w);
        }
      }
      const count = (right - left + 1) * (bottom - top + 1);
      const share = sums[0]! / count;
      for (let c = 0; c < 3; c++) {
        const product = sums[1 + c]! / count / (share + LEAST_SHARE);
        const backdrop = sums[4 + c]! / count / (1 - share + LEAST_SHARE);
        out[i * 4 + c] = Math.round(unmixed(rgb[i * 3 + c]!, a, product, backdrop));
      }
    }
  }
  return { widthPx, heightPx, data: out };
}

const isSoft = (a: number): boolean => a > 0 && a < SOLID;

/** The product's colour in a pixel that shows both, 0…255. */
function unmixed(seen: number, a: number, product: number, backdrop: number): number {
  const value = product + a * (seen - a * product - (1 - a) * backdrop);
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/**
 * Product's and backdrop's colours over the wide window, for all pixels that the band's narrow windows reach.
 * @returns `place`: where a pixel's colours stand in the other two, three numbers each
 */
function firstRound(
  { widthPx, heightPx, data: rgb }: Rgb,
  weight: Float32Array,
): { place: Int32Array; near: Float32Array; far: Float32Array } {
  const reached = new Uint8Array(weight.length);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      if (!isSoft(weight[y * widthPx + x]!)) continue;
      const left = Math.max(0, x - NARROW_RADIUS_PX);
      const right = Math.min(widthPx - 1, x + NARROW_RADIUS_PX);
      for (
        let v = Math.max(0, y - NARROW_RADIUS_PX);
        v <= Math.min(heightPx - 1, y + NARROW_RADIUS_PX);
        v++
      ) {
        reached.fill(1, v * widthPx + left, v * widthPx + right + 1);
      }
    }
  }
  const place = new Int32Array(weight.length);
  let count = 0;
  for (let i = 0; i < reached.length; i++) if (reached[i]) place[i] = count++;
  const near = new Float32Array(count * 3);
  const far = new Float32Array(count * 3);
  const blocks = blockColours(rgb, weight, widthPx, heightPx);
  for (let i = 0; i < reached.length; i++) {
    if (!reached[i]) continue;
    const x = i % widthPx;
    const block = Math.floor((i - x) / widthPx / BLOCK_PX) * blocks.widthPx + Math.floor(x / BLOCK_PX);
    const at = place[i]! * 3;
    for (let c = 0; c < 3; c++) {
      const backdrop = blocks.far[c]![block]!;
      near[at + c] = unmixed(rgb[i * 3 + c]!, weight[i]!, blocks.near[c]![block]!, backdrop);
      far[at + c] = backdrop;
    }
  }
  return { place, near, far };
}

/** Mean colours of product and backdrop over the wide window, one for each block of pixels. */
function blockColours(rgb: Uint8Array, weight: Float32Array, widthPx: number, heightPx: number) {
  const columns = Math.ceil(widthPx / BLOCK_PX);
  const rows = Math.ceil(heightPx / BLOCK_PX);
  const planes = Array.from({ length: 8 }, () => new Float32Array(columns * rows));
  const [share, rest, ...mixed] = planes as [Float32Array, Float32Array, ...Float32Array[]];
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = Math.floor(y / BLOCK_PX) * columns;
    for (let x = 0; x < widthPx; x++, i++) {
      const block = row + Math.floor(x / BLOCK_PX);
      const w = weight[i]!;
      share[block]! += w;
      rest[block]! += 1 - w;
      for (let c = 0; c < 3; c++) {
        const value = rgb[i * 3 + c]!;
        mixed[c]![block]! += value * w;
        mixed[3 + c]![block]! += value * (1 - w);
      }
    }
  }
  const mean = (data: Float32Array) =>
    boxMean({ widthPx: columns, heightPx: rows, data }, WIDE_RADIUS_PX / BLOCK_PX).data;
  const known = mean(share);
  const other = mean(rest);
  const colour = (sum: Float32Array, by: Float32Array) =>
    mean(sum).map((value, block) => value / (by[block]! + LEAST_SHARE));
  return {
    widthPx: columns,
    near: mixed.slice(0, 3).map((sum) => colour(sum, known)),
    far: mixed.slice(3).map((sum) => colour(sum, other)),
  };
}

/**
 * Draws the outline in by a part of a pixel: the outermost pixels of the product hold some of the old backdrop, however
 * good the outline is. They become soft, and so lose its colour.
 */
export function choke(alpha: Plane): Plane {
  const around = boxMean(alpha, 1).data;
  return { ...alpha, data: alpha.data.map((a, i) => Math.min(a, around[i]!)) };
}
