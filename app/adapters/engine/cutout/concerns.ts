import { boxOf, type Plane, type Rgb } from "../picture.ts";
import { boxMean } from "./box-filter.ts";
import { colourPlanes } from "./guided-filter.ts";

export const CONCERNS = [
  "touches_frame",
  "backdrop_inside",
  "faint_edge",
  "thin_end",
  "doubtful_hole",
  "models_disagree",
  "own_backdrop",
  "see_through",
] as const;
/** What a person should look at although the confidence is high. */
export type Concern = (typeof CONCERNS)[number];

/** Product along this share of one side of the frame may be cut by it, along the next it is. */
const MIN_TOUCHING_SHARE = 0.01;
const MIN_CUT_SHARE = 0.05;
/** Product along more than this share of all four sides is no product before a backdrop. */
const MAX_TOUCHING_SHARE = 0.5;

/**
 * How the product meets the frame. `touching`: it reaches it somewhere, so a part of it may be missing. `cut`: it runs
 * into it, so a part of it is missing; the confidence does not show it (.959 at an IoU of .907). `full`: it lies along most of the frame, so there is no
 * backdrop; of a blank photo the network says with confidence 1 that all of it is product.
 * @param alpha of the whole photo, at any size
 */
export function meetsFrame(alpha: Plane): "free" | "touching" | "cut" | "full" {
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
  const share = Math.max(Math.max(top, bottom) / widthPx, Math.max(left, right) / heightPx);
  return share > MIN_CUT_SHARE ? "cut" : share > MIN_TOUCHING_SHARE ? "touching" : "free";
}

/** Mean colours on both sides of the outline nearer than this (of 255, root mean square of the channels) are alike. */
const MIN_CONTRAST = 10;
/** So they are when nearer than this and lost in the texture: nearer than so many of their standard deviations. */
const CLEAR_CONTRAST = 30;
const MIN_SEPARATION = 1.5;
/** Window in which both sides are looked at, in pixels of an 800 px picture; the outline's own pixels do not count. */
const SIDES_RADIUS_PX = 4;
const MIN_SIDE_PX = 4;

/**
 * How much of the outline has about the same colour on both sides. There nothing but the network's word tells where
 * the product ends, and it sees a fifth of the photo's pixels: the pale rim of a mug on white is lost, with all
 * opinions agreeing.
 * @param picture the whole photo at about 800 px
 * @param alpha of the same size
 * @returns share of the outline's length, 0…1
 */
export function faintEdge(picture: Rgb, alpha: Plane): number {
  const { widthPx, heightPx } = picture;
  const product = new Float32Array(alpha.data.length);
  for (let i = 0; i < product.length; i++) if (alpha.data[i]! >= 0.5) product[i] = 1;
  const filled = boxMean({ widthPx, heightPx, data: product }, 1).data;
  let edgePx = 0;
  let faintPx = 0;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const i = y * widthPx + x;
      if (!product[i] || filled[i]! > 0.999) continue;
      const faint = isFaint(picture, filled, x, y);
      if (faint === undefined) continue;
      edgePx++;
      if (faint) faintPx++;
    }
  }
  return edgePx === 0 ? 0 : faintPx / edgePx;
}

/** Whether both sides look alike around a pixel; undefined when one side is too small to say. */
function isFaint(picture: Rgb, filled: Float32Array, x: number, y: number): boolean | undefined {
  const { widthPx, heightPx, data } = picture;
  const inside = { px: 0, sums: [0, 0, 0], squares: 0 };
  const outside = { px: 0, sums: [0, 0, 0], squares: 0 };
  for (let v = Math.max(0, y - SIDES_RADIUS_PX); v <= Math.min(heightPx - 1, y + SIDES_RADIUS_PX); v++) {
    for (let u = Math.max(0, x - SIDES_RADIUS_PX); u <= Math.min(widthPx - 1, x + SIDES_RADIUS_PX); u++) {
      const i = v * widthPx + u;
      const isInside = filled[i]! > 0.999;
      if (!isInside && filled[i]! > 0.001) continue;
      const side = isInside ? inside : outside;
      side.px++;
      for (let c = 0; c < 3; c++) {
        const value = data[i * 3 + c]!;
        side.sums[c]! += value;
        side.squares += value * value;
      }
    }
  }
  if (inside.px < MIN_SIDE_PX || outside.px < MIN_SIDE_PX) return undefined;
  let distance = 0;
  let variance = 1;
  for (const { px, squares } of [inside, outside]) variance += squares / px;
  for (let c = 0; c < 3; c++) {
    const within = inside.sums[c]! / inside.px;
    const beyond = outside.sums[c]! / outside.px;
    distance += (within - beyond) ** 2;
    variance -= within ** 2 + beyond ** 2;
  }
  const contrast = Math.sqrt(distance / 3);
  return contrast < MIN_CONTRAST || (contrast < CLEAR_CONTRAST && distance < MIN_SEPARATION ** 2 * variance);
}

/** What the network calls at least this likely may be product. */
const POSSIBLE = 0.25;
/** A thin end sticks out beyond the outline's box by more than this share of the box's side… */
const MIN_STICKING_OUT = 0.015;
/** …and is narrower than this share of the box's other side; what is wider is a shadow along the base. */
const MAX_END_WIDTH = 0.1;

/**
 * Whether the outline stops short of a thin part that the network sees: a chair's foot in the colour of the floor. It
 * costs next to no area, so neither the confidence nor the IoU shows it.
 * @param soft the network's word on the whole photo
 * @param alpha of the same size
 */
export function losesThinEnd(soft: Plane, alpha: Plane): boolean {
  const box = boxOf(alpha, 0.5);
  if (box === undefined) return false;
  const { widthPx, heightPx } = soft;
  const right = box.left + box.widthPx;
  const bottom = box.top + box.heightPx;
  const stickOutX = Math.ceil(MIN_STICKING_OUT * box.widthPx);
  const stickOutY = Math.ceil(MIN_STICKING_OUT * box.heightPx);
  /** How many pixels of a row or column may be product. */
  const possible = (x: number, y: number, alongX: boolean): number => {
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) return 0;
    let count = 0;
    for (let at = alongX ? box.left : box.top; at < (alongX ? right : bottom); at++) {
      if (soft.data[alongX ? y * widthPx + at : at * widthPx + x]! >= POSSIBLE) count++;
    }
    return count;
  };
  const isThin = (count: number, side: number) => count > 0 && count <= MAX_END_WIDTH * side;
  return (
    isThin(possible(0, box.top - 1 - stickOutY, true), box.widthPx) ||
    isThin(possible(0, bottom + stickOutY, true), box.widthPx) ||
    isThin(possible(box.left - 1 - stickOutX, 0, false), box.heightPx) ||
    isThin(possible(right + stickOutX, 0, false), box.heightPx)
  );
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
