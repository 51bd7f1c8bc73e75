import { boxMean } from "../cutout/box-filter.ts";
import { colourPlanes } from "../cutout/guided-filter.ts";
import type { Plane, Rgb, Rgba } from "../picture.ts";

/** Windows of the two rounds: the wide one finds the product's colour, the narrow one its detail. */
const WIDE_RADIUS_PX = 24;
const NARROW_RADIUS_PX = 4;
/** From this alpha on a pixel is product and keeps its colour to the last bit. */
const SOLID = 0.995;

/**
 * Takes the old backdrop out of the soft edge, so that no halo of it shines on the new one. Solid pixels stay as
 * they are; in the soft band, colour is what the product nearby has.
 * Source: Germer et al., "Fast Multi-Level Foreground Estimation" / Forte, "Approximate Fast Foreground Colour
 * Estimation", ICIP 2021 (blur fusion, two rounds).
 */
export function defringe(crop: Rgb, alpha: Plane): Rgba {
  const { widthPx, heightPx } = crop;
  const size = widthPx * heightPx;
  const weight = alpha.data;
  const colours = colourPlanes(crop);
  const out = new Uint8Array(size * 4);
  const mean = (data: Float32Array, radiusPx: number) => boxMean({ widthPx, heightPx, data }, radiusPx).data;
  const rounds = [WIDE_RADIUS_PX, NARROW_RADIUS_PX].map((radiusPx) => ({
    radiusPx,
    share: mean(weight, radiusPx),
  }));
  const product = new Float32Array(size);
  const rest = new Float32Array(size);
  for (let c = 0; c < 3; c++) {
    const seen = colours[c]!;
    let foreground = seen;
    let background = seen;
    for (const { radiusPx, share } of rounds) {
      const before = foreground;
      for (let i = 0; i < size; i++) {
        product[i] = before[i]! * weight[i]!;
        rest[i] = background[i]! * (1 - weight[i]!);
      }
      const near = mean(product, radiusPx);
      const far = mean(rest, radiusPx);
      foreground = new Float32Array(size);
      background = new Float32Array(size);
      for (let i = 0; i < size; i++) {
        const a = weight[i]!;
        const f = near[i]! / (share[i]! + 1e-5);
        const b = far[i]! / (1 - share[i]! + 1e-5);
        background[i] = b;
        const value = f + a * (seen[i]! - a * f - (1 - a) * b);
        foreground[i] = value < 0 ? 0 : value > 1 ? 1 : value;
      }
    }
    for (let i = 0; i < size; i++) {
      out[i * 4 + c] = weight[i]! >= SOLID ? crop.data[i * 3 + c]! : Math.round(foreground[i]! * 255);
    }
  }
  for (let i = 0; i < size; i++) out[i * 4 + 3] = Math.round(weight[i]! * 255);
  return { widthPx, heightPx, data: out };
}

/**
 * Draws the outline in by a part of a pixel: the outermost pixels of the product hold some of the old backdrop, however
 * good the outline is. They become soft, and so lose its colour.
 */
export function choke(alpha: Plane): Plane {
  const around = boxMean(alpha, 1).data;
  return { ...alpha, data: alpha.data.map((a, i) => Math.min(a, around[i]!)) };
}
