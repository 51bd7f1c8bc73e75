import type { Plane, Region, Rgb } from "../picture.ts";
import { positions } from "./resample.ts";

/**
 * A mask as a local linear function of colour: alpha = red·R + green·G + blue·B + offset, colours 0…1. Found on a small
 * picture, it gives alpha for any crop at any size, and the edge follows that crop's own detail.
 */
export interface LinearMask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
  readonly offset: Float32Array;
  /** 0 and 1: alpha is that, whatever the colour; 2: near the edge, where the function counts. */
  readonly zone: Uint8Array;
}

const NEAR_EDGE = 2;

/**
 * Fits the linear mask: a guided filter with a colour guide (He, Sun and Tang, "Guided Image Filtering", 2013). Away
 * from the edge its answer is the mask itself, so it is worked out near the edge only.
 * @param guide the picture, of the same size as the mask
 * @param mask 1 for product, 0 for backdrop
 * @param radiusPx window radius in pixels of the guide
 * @param epsilon how much colour variance counts as flat, in squared 0…1 units
 */
export function fitLinearMask(guide: Rgb, mask: Uint8Array, radiusPx: number, epsilon: number): LinearMask {
  const { widthPx, heightPx } = guide;
  const size = widthPx * heightPx;
  const mixed = nearEdge(mask, widthPx, heightPx, radiusPx);
  const first = { red: new Float32Array(size), green: new Float32Array(size), blue: new Float32Array(size) };
  const base = new Float32Array(mask);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      if (mixed[i]) fitWindow(guide, mask, { x, y, radiusPx, epsilon }, i, first, base);
    }
  }
  const zone = nearEdge(mask, widthPx, heightPx, 2 * radiusPx);
  const red = new Float32Array(size);
  const green = new Float32Array(size);
  const blue = new Float32Array(size);
  const offset = new Float32Array(size);
  for (let y = 0; y < heightPx; y++) {
    const top = Math.max(0, y - radiusPx);
    const bottom = Math.min(heightPx - 1, y + radiusPx);
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      if (!zone[i]) {
        zone[i] = mask[i]!;
        offset[i] = mask[i]!;
        continue;
      }
      zone[i] = NEAR_EDGE;
      const left = Math.max(0, x - radiusPx);
      const right = Math.min(widthPx - 1, x + radiusPx);
      let r = 0;
      let g = 0;
      let b = 0;
      let o = 0;
      for (let v = top; v <= bottom; v++) {
        for (let u = left, j = v * widthPx + left; u <= right; u++, j++) {
          r += first.red[j]!;
          g += first.green[j]!;
          b += first.blue[j]!;
          o += base[j]!;
        }
      }
      const share = 1 / ((right - left + 1) * (bottom - top + 1));
      red[i] = r * share;
      green[i] = g * share;
      blue[i] = b * share;
      offset[i] = o * share;
    }
  }
  return { widthPx, heightPx, red, green, blue, offset, zone };
}

/** 1 where the window of this radius, clipped at the frame, holds both product and backdrop. */
function nearEdge(mask: Uint8Array, widthPx: number, heightPx: number, radiusPx: number): Uint8Array {
  const near = new Uint8Array(mask.length);
  const mark = (x0: number, y0: number, x1: number, y1: number) => {
    const left = Math.max(0, x0);
    const right = Math.min(widthPx - 1, x1);
    for (let y = Math.max(0, y0); y <= Math.min(heightPx - 1, y1); y++) {
      near.fill(1, y * widthPx + left, y * widthPx + right + 1);
    }
  };
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      if (x + 1 < widthPx && mask[i] !== mask[i + 1]) {
        mark(x + 1 - radiusPx, y - radiusPx, x + radiusPx, y + radiusPx);
      }
      if (y + 1 < heightPx && mask[i] !== mask[i + widthPx]) {
        mark(x - radiusPx, y + 1 - radiusPx, x + radiusPx, y + radiusPx);
      }
    }
  }
  return near;
}

interface Window {
  readonly x: number;
  readonly y: number;
  readonly radiusPx: number;
  readonly epsilon: number;
}

/** Least squares of the mask by colour within one window; the four coefficients are written at `i`. */
function fitWindow(
  { widthPx, heightPx, data }: Rgb,
  mask: Uint8Array,
  { x, y, radiusPx, epsilon }: Window,
  i: number,
  out: { readonly red: Float32Array; readonly green: Float32Array; readonly blue: Float32Array },
  offset: Float32Array,
): void {
  const left = Math.max(0, x - radiusPx);
  const right = Math.min(widthPx - 1, x + radiusPx);
  const top = Math.max(0, y - radiusPx);
  const bottom = Math.min(heightPx - 1, y + radiusPx);
  let r = 0;
  let g = 0;
  let b = 0;
  let m = 0;
  let rr = 0;
  let rg = 0;
  let rb = 0;
  let gg = 0;
  let gb = 0;
  let bb = 0;
  let mr = 0;
  let mg = 0;
  let mb = 0;
  for (let v = top; v <= bottom; v++) {
    for (let j = v * widthPx + left; j <= v * widthPx + right; j++) {
      const red = data[j * 3]!;
      const green = data[j * 3 + 1]!;
      const blue = data[j * 3 + 2]!;
      r += red;
      g += green;
      b += blue;
      rr += red * red;
      rg += red * green;
      rb += red * blue;
      gg += green * green;
      gb += green * blue;
      bb += blue * blue;
      if (mask[j]) {
        m++;
        mr += red;
        mg += green;
        mb += blue;
      }
    }
  }
  // Sums of whole numbers 0…255 are exact; from here on colours count 0…1.
  const share = 1 / ((right - left + 1) * (bottom - top + 1));
  const k = share / 255;
  const kk = share / (255 * 255);
  r *= k;
  g *= k;
  b *= k;
  m *= share;
  // Covariance of the colours (symmetric 3×3) and of colour with mask; the system is solved by cofactors.
  const s00 = rr * kk - r * r + epsilon;
  const s01 = rg * kk - r * g;
  const s02 = rb * kk - r * b;
  const s11 = gg * kk - g * g + epsilon;
  const s12 = gb * kk - g * b;
  const s22 = bb * kk - b * b + epsilon;
  const v0 = mr * k - r * m;
  const v1 = mg * k - g * m;
  const v2 = mb * k - b * m;
  const c00 = s11 * s22 - s12 * s12;
  const c01 = s02 * s12 - s01 * s22;
  const c02 = s01 * s12 - s02 * s11;
  const c11 = s00 * s22 - s02 * s02;
  const c12 = s01 * s02 - s00 * s12;
  const c22 = s00 * s11 - s01 * s01;
  const scale = 1 / (s00 * c00 + s01 * c01 + s02 * c02);
  const byRed = (c00 * v0 + c01 * v1 + c02 * v2) * scale;
  const byGreen = (c01 * v0 + c11 * v1 + c12 * v2) * scale;
  const byBlue = (c02 * v0 + c12 * v1 + c22 * v2) * scale;
  out.red[i] = byRed;
  out.green[i] = byGreen;
  out.blue[i] = byBlue;
  offset[i] = m - byRed * r - byGreen * g - byBlue * b;
}

/**
 * Alpha of a crop.
 * @param region where the crop lies within the picture that the mask was fitted to, as fractions
 */
export function applyLinearMask(mask: LinearMask, crop: Rgb, region: Region): Plane {
  const { widthPx, heightPx, data: rgb } = crop;
  const { red, green, blue, offset } = mask;
  const columns = positions(mask.widthPx, widthPx, region.left, region.width);
  const rows = positions(mask.heightPx, heightPx, region.top, region.height);
  const alpha = new Float32Array(widthPx * heightPx);
  const cells = new Uint8Array(mask.widthPx);
  const k = 1 / 255;
  for (let y = 0; y < heightPx; y++) {
    const above = rows.first[y]! * mask.widthPx;
    const below = rows.second[y]! * mask.widthPx;
    const down = rows.share[y]!;
    if (y === 0 || rows.first[y] !== rows.first[y - 1]) describeCells(mask, above, below, cells);
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      const first = columns.first[x]!;
      const cell = cells[first]!;
      if (cell === 0) continue;
      if (cell === 1) {
        alpha[i] = 1;
        continue;
      }
      const second = columns.second[x]!;
      const a = above + first;
      const b = above + second;
      const c = below + first;
      const d = below + second;
      const right = columns.share[x]!;
      const wa = (1 - right) * (1 - down);
      const wb = right * (1 - down);
      const wc = (1 - right) * down;
      const wd = right * down;
      const j = i * 3;
      const value =
        wa * offset[a]! +
        wb * offset[b]! +
        wc * offset[c]! +
        wd * offset[d]! +
        k * rgb[j]! * (wa * red[a]! + wb * red[b]! + wc * red[c]! + wd * red[d]!) +
        k * rgb[j + 1]! * (wa * green[a]! + wb * green[b]! + wc * green[c]! + wd * green[d]!) +
        k * rgb[j + 2]! * (wa * blue[a]! + wb * blue[b]! + wc * blue[c]! + wd * blue[d]!);
      alpha[i] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
  }
  return { widthPx, heightPx, data: alpha };
}

/**
 * What lies between two columns of two rows of the mask, by the first column: 0 or 1 where all four corners are that,
 * else NEAR_EDGE. The crop's pixels between them need one look instead of four.
 */
function describeCells({ widthPx, zone }: LinearMask, above: number, below: number, cells: Uint8Array): void {
  for (let x = 0; x < widthPx; x++) {
    const next = x + 1 < widthPx ? x + 1 : x;
    const corner = zone[above + x]!;
    const isPlain =
      zone[above + next] === corner && zone[below + x] === corner && zone[below + next] === corner;
    cells[x] = isPlain ? corner : NEAR_EDGE;
  }
}

/** The three colours as planes of 0…1. */
export function colourPlanes(picture: Rgb): [Float32Array, Float32Array, Float32Array] {
  const size = picture.widthPx * picture.heightPx;
  const red = new Float32Array(size);
  const green = new Float32Array(size);
  const blue = new Float32Array(size);
  for (let i = 0, j = 0; i < size; i++, j += 3) {
    red[i] = picture.data[j]! / 255;
    green[i] = picture.data[j + 1]! / 255;
    blue[i] = picture.data[j + 2]! / 255;
  }
  return [red, green, blue];
}
