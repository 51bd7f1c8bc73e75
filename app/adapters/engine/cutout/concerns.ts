import type { Plane, Rgb } from "../picture.ts";
import { boxMean } from "./box-filter.ts";
import { colourPlanes } from "./guided-filter.ts";

/** What a person should look at although the confidence is high. */
export type Concern = "touches_frame" | "backdrop_inside";

/** Product along this share of one side of the frame means that the frame cuts it. */
const MIN_TOUCHING_SHARE = 0.01;
/** Product along more than this share of all four sides is no product before a backdrop. */
const MAX_TOUCHING_SHARE = 0.5;

/**
 * How the product meets the frame. `cut`: it runs into it somewhere, so a part of it is probably missing; the
 * confidence does not show it (.959 at an IoU of .907). `full`: it lies along most of the frame, so there is no
 * backdrop; of a blank photo the network says with confidence 1 that all of it is product.
 * @param alpha of the whole photo, at any size
 */
export function meetsFrame(alpha: Plane): "free" | "cut" | "full" {
  const { widthPx, heightPx, data } = alpha;
  let top = 0;
  let bottom = 0;
  let left = 0;
  let right = 0;
  for (let x = 0; x < widthPx; x++) {
    if (data[x]! >= 0.5) top++;
    if (data[(heightPx - 1) * widthPx + x]! >= 0.5) bottom++;
  }
  for (let y = 0; y < heightPx; y++) {
    if (data[y * widthPx]! >= 0.5) left++;
    if (data[y * widthPx + widthPx - 1]! >= 0.5) right++;
  }
  if (top + bottom + left + right > MAX_TOUCHING_SHARE * 2 * (widthPx + heightPx)) return "full";
  const cut =
    Math.max(top, bottom) > MIN_TOUCHING_SHARE * widthPx ||
    Math.max(left, right) > MIN_TOUCHING_SHARE * heightPx;
  return cut ? "cut" : "free";
}

/**
 * Window in which the backdrop's colour is learnt, and how far from the outline a pixel must lie, at 320 px. A wider
 * window would reach the middle of thicker rings, but takes a white mug on white and dark rooms for mistakes.
 */
const BACKDROP_RADIUS_PX = 16;
const INSIDE_RADIUS_PX = 2;
/** Nearer to the backdrop's colour than this (squared, in its own variances, three channels) looks like backdrop. */
const MAX_DISTANCE = 4;
const NOISE_VARIANCE = 1e-4;
/** A window needs this share of backdrop before it says anything. */
const MIN_BACKDROP_SHARE = 0.03;
/** Lone pixels do not count: a window of 5 × 5 must be filled to this share. */
const BLOB_RADIUS_PX = 2;
const BLOB_SHARE = 0.8;

/**
 * How much of the cut-out looks exactly like the backdrop next to it: the inside of a handle, a ring or a strap that
 * was kept. All masks may agree and be wrong there.
 * @param picture the whole photo at about 320 px
 * @param alpha of the same size
 * @returns share of the product's area, 0…1
 */
export function backdropInside(picture: Rgb, alpha: Plane): number {
  const { widthPx, heightPx } = picture;
  const mean = (data: Float32Array, radiusPx: number) => boxMean({ widthPx, heightPx, data }, radiusPx).data;
  const product = alpha.data.map((value) => (value >= 0.5 ? 1 : 0));
  const nearby = mean(product, INSIDE_RADIUS_PX);
  const backdrop = nearby.map((share) => (share === 0 ? 1 : 0));
  const share = mean(backdrop, BACKDROP_RADIUS_PX);
  const channels = colourPlanes(picture).map((colour) => {
    const first = colour.map((value, i) => value * backdrop[i]!);
    const second = first.map((value, i) => value * colour[i]!);
    return { colour, first: mean(first, BACKDROP_RADIUS_PX), second: mean(second, BACKDROP_RADIUS_PX) };
  });
  const alike = nearby.map((filled, i) => {
    const known = share[i]!;
    if (filled < 0.999 || known < MIN_BACKDROP_SHARE) return 0;
    let distance = 0;
    for (const { colour, first, second } of channels) {
      const expected = first[i]! / known;
      const variance = Math.max(0, second[i]! / known - expected * expected) + NOISE_VARIANCE;
      distance += (colour[i]! - expected) ** 2 / variance;
    }
    return distance < MAX_DISTANCE ? 1 : 0;
  });
  const blobs = mean(alike, BLOB_RADIUS_PX);
  let suspicious = 0;
  let area = 0;
  for (let i = 0; i < product.length; i++) {
    area += product[i]!;
    if (alike[i] && blobs[i]! >= BLOB_SHARE) suspicious++;
  }
  return area === 0 ? 0 : suspicious / area;
}
