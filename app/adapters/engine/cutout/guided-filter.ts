import type { Plane, Region, Rgb } from "../picture.ts";
import { boxMean } from "./box-filter.ts";
import { positions } from "./resample.ts";

/**
 * A soft mask as a local linear function of colour: alpha = red·R + green·G + blue·B + offset, colours 0…1.
 * Found on a small picture, it gives alpha for any crop at any size, and the edge follows that crop's own detail.
 */
export interface LinearMask {
  readonly red: Plane;
  readonly green: Plane;
  readonly blue: Plane;
  readonly offset: Plane;
}

/**
 * Fits the linear mask: a guided filter with a colour guide (He, Sun and Tang, "Guided Image Filtering", 2013).
 * @param guide the picture, of the same size as the mask
 * @param radiusPx window radius in pixels of the guide
 * @param epsilon how much colour variance counts as flat, in squared 0…1 units
 */
export function fitLinearMask(guide: Rgb, mask: Plane, radiusPx: number, epsilon: number): LinearMask {
  const { widthPx, heightPx } = guide;
  const size = widthPx * heightPx;
  const [red, green, blue] = colourPlanes(guide);
  const mean = (data: Float32Array) => boxMean({ widthPx, heightPx, data }, radiusPx).data;
  const product = new Float32Array(size);
  const meanOfProduct = (a: Float32Array, b: Float32Array) => {
    for (let i = 0; i < size; i++) product[i] = a[i]! * b[i]!;
    return mean(product);
  };
  const meanR = mean(red);
  const meanG = mean(green);
  const meanB = mean(blue);
  const meanMask = mean(mask.data);
  const maskR = meanOfProduct(red, mask.data);
  const maskG = meanOfProduct(green, mask.data);
  const maskB = meanOfProduct(blue, mask.data);
  const rr = meanOfProduct(red, red);
  const rg = meanOfProduct(red, green);
  const rb = meanOfProduct(red, blue);
  const gg = meanOfProduct(green, green);
  const gb = meanOfProduct(green, blue);
  const bb = meanOfProduct(blue, blue);
  for (let i = 0; i < size; i++) {
    const r = meanR[i]!;
    const g = meanG[i]!;
    const b = meanB[i]!;
    const m = meanMask[i]!;
    // Covariance of the colours (symmetric 3×3) and of colour with mask; the system is solved by cofactors.
    const s00 = rr[i]! - r * r + epsilon;
    const s01 = rg[i]! - r * g;
    const s02 = rb[i]! - r * b;
    const s11 = gg[i]! - g * g + epsilon;
    const s12 = gb[i]! - g * b;
    const s22 = bb[i]! - b * b + epsilon;
    const v0 = maskR[i]! - r * m;
    const v1 = maskG[i]! - g * m;
    const v2 = maskB[i]! - b * m;
    const c00 = s11 * s22 - s12 * s12;
    const c01 = s02 * s12 - s01 * s22;
    const c02 = s01 * s12 - s02 * s11;
    const c11 = s00 * s22 - s02 * s02;
    const c12 = s01 * s02 - s00 * s12;
    const c22 = s00 * s11 - s01 * s01;
    const scale = 1 / (s00 * c00 + s01 * c01 + s02 * c02);
    const x = (c00 * v0 + c01 * v1 + c02 * v2) * scale;
    const y = (c01 * v0 + c11 * v1 + c12 * v2) * scale;
    const z = (c02 * v0 + c12 * v1 + c22 * v2) * scale;
    maskR[i] = x;
    maskG[i] = y;
    maskB[i] = z;
    meanMask[i] = m - x * r - y * g - z * b;
  }
  const plane = (data: Float32Array): Plane => ({ widthPx, heightPx, data: mean(data) });
  return { red: plane(maskR), green: plane(maskG), blue: plane(maskB), offset: plane(meanMask) };
}

/**
 * Alpha of a crop.
 * @param region where the crop lies within the picture that the mask was fitted to (fractions; may reach beyond it)
 */
export function applyLinearMask(mask: LinearMask, crop: Rgb, region: Region): Plane {
  const { widthPx, heightPx, data: rgb } = crop;
  const { widthPx: maskWidthPx, heightPx: maskHeightPx } = mask.offset;
  const red = mask.red.data;
  const green = mask.green.data;
  const blue = mask.blue.data;
  const offset = mask.offset.data;
  const columns = positions(maskWidthPx, widthPx, region.left, region.width);
  const rows = positions(maskHeightPx, heightPx, region.top, region.height);
  const alpha = new Float32Array(widthPx * heightPx);
  const k = 1 / 255;
  for (let y = 0; y < heightPx; y++) {
    const above = rows.first[y]! * maskWidthPx;
    const below = rows.second[y]! * maskWidthPx;
    const down = rows.share[y]!;
    for (let x = 0, i = y * widthPx, j = i * 3; x < widthPx; x++, i++, j += 3) {
      const right = columns.share[x]!;
      const a = above + columns.first[x]!;
      const b = above + columns.second[x]!;
      const c = below + columns.first[x]!;
      const d = below + columns.second[x]!;
      const wa = (1 - right) * (1 - down);
      const wb = right * (1 - down);
      const wc = (1 - right) * down;
      const wd = right * down;
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
