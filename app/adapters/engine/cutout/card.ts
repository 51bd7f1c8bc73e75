/**
 * Whether what a photo's own transparency leaves is a card: a picture with its old backdrop, trimmed or framed, instead
 * of a product that was cut out. Cheap signs only; a true cut-out may bear them too, a book for one.
 */
import type { Plane, Rgb } from "../picture.ts";
import { boxMean } from "./box-filter.ts";

/** An outline that differs from a drawn one in no more of its box than this was drawn, not cut. */
const MAX_SHAPE_ERROR = 0.012;

/**
 * Whether the outline is a rectangle, a rectangle with round corners, or an ellipse.
 * @param alpha cut to the box of what is opaque
 */
export function hasCardShape(alpha: Plane): boolean {
  const { widthPx, heightPx, data } = alpha;
  const area = widthPx * heightPx;
  let filled = 0;
  for (const value of data) if (value >= 0.5) filled++;
  // Four corners of this radius leave as much of the box empty as is empty.
  const radiusPx = Math.sqrt((area - filled) / (4 - Math.PI));
  const shorterPx = Math.min(widthPx, heightPx);
  const corner =
    radiusPx <= shorterPx / 2 ? { x: radiusPx, y: radiusPx } : { x: widthPx / 2, y: heightPx / 2 };
  let wrong = 0;
  for (let y = 0, i = 0; y < heightPx; y++) {
    const outY = intoCorner(y, heightPx, corner.y);
    for (let x = 0; x < widthPx; x++, i++) {
      const outX = intoCorner(x, widthPx, corner.x);
      if (data[i]! >= 0.5 !== outX * outX + outY * outY <= 1) wrong++;
    }
  }
  return wrong <= MAX_SHAPE_ERROR * area;
}

/** How far a row or column lies within a corner's square, 0 at its inner end, 1 at the box's border. */
function intoCorner(at: number, length: number, cornerPx: number): number {
  const fromEnd = Math.min(at + 0.5, length - at - 0.5);
  return fromEnd >= cornerPx ? 0 : 1 - fromEnd / cornerPx;
}

/** The rim lies this far inside the outline, by the shorter side of its box: deeper than a product's edge is alike. */
const RIM_FROM = 0.01;
const RIM_TO = 0.03;
/**
 * Nearer than this (of 255, each channel) to the rim around it a pixel of the rim is calm; so many have to be. Of plain
 * shots that were trimmed .93 and more are (but one in a circle that cuts it, .89), of true cut-outs with something else
 * in their middle at most .74.
 */
const CALM_LEVELS = 8;
const CALM_SHARE = 0.9;
/** Farther than this from all that the rim shows, a pixel is something else; so much of the card has to be. */
const OTHER_LEVELS = 20;
const OTHER_SHARE = 0.03;
/** What lies at either end of the rim's levels, per channel, is left out. */
const STRAY_SHARE = 0.01;

/**
 * Whether all around, right inside the outline, lies one smooth colour, and something else in the middle: a product
 * before its backdrop.
 * @param part the photo, cut to the box of what is opaque
 * @param alpha of the same size
 */
export function hasBackdropRim(part: Rgb, alpha: Plane): boolean {
  const { widthPx, heightPx } = part;
  const shorterPx = Math.min(widthPx, heightPx);
  const toPx = Math.max(3, Math.round(RIM_TO * shorterPx));
  const within = depthsOf(alpha, Math.max(1, Math.round(RIM_FROM * shorterPx)), toPx);
  const levels = [0, 1, 2].map((channel) => levelsOf(part, within, channel, 2 * toPx));
  let [rimPx, calmPx, innerPx, otherPx] = [0, 0, 0, 0];
  for (let i = 0; i < within.length; i++) {
    if (within[i] === RIM) {
      rimPx++;
      if (levels.every(({ around }, c) => Math.abs(part.data[i * 3 + c]! - around[i]!) <= CALM_LEVELS))
        calmPx++;
    } else if (within[i] === INNER) {
      innerPx++;
      if (levels.some(({ least, most }, c) => isOutside(part.data[i * 3 + c]!, least, most))) otherPx++;
    }
  }
  return rimPx > 0 && calmPx >= CALM_SHARE * rimPx && otherPx >= OTHER_SHARE * (rimPx + innerPx);
}

/** The mean colour right inside the outline. */
export function rimColour({ widthPx, heightPx, data }: Rgb, alpha: Plane): [number, number, number] {
  const shorterPx = Math.min(widthPx, heightPx);
  const within = depthsOf(alpha, 1, Math.max(3, Math.round(RIM_TO * shorterPx)));
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < within.length; i++) {
    if (within[i] !== RIM) continue;
    for (const channel of [0, 1, 2] as const) sums[channel] += data[i * 3 + channel]!;
    count++;
  }
  return sums.map((sum) => Math.round(sum / Math.max(1, count))) as [number, number, number];
}

const isOutside = (level: number, least: number, most: number): boolean =>
  level < least - OTHER_LEVELS || level > most + OTHER_LEVELS;

const RIM = 1;
const INNER = 2;

/** Which pixels are rim, and which lie further in. */
function depthsOf(alpha: Plane, fromPx: number, toPx: number): Uint8Array {
  const { widthPx, heightPx } = alpha;
  // The outline may lie along the box: what is beyond that is clear.
  const wide = { widthPx: widthPx + 2 * toPx, heightPx: heightPx + 2 * toPx };
  const opaque = new Float32Array(wide.widthPx * wide.heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = (y + toPx) * wide.widthPx + toPx;
    for (let x = 0; x < widthPx; x++, i++) opaque[row + x] = alpha.data[i]! >= 0.5 ? 1 : 0;
  }
  const near = boxMean({ ...wide, data: opaque }, fromPx).data;
  const far = boxMean({ ...wide, data: opaque }, toPx).data;
  const depths = new Uint8Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = (y + toPx) * wide.widthPx + toPx;
    for (let x = 0; x < widthPx; x++, i++)
      if (near[row + x]! > 0.999) depths[i] = far[row + x]! > 0.999 ? INNER : RIM;
  }
  return depths;
}

/** What the rim shows of a channel: around each of its pixels on average, and from where to where in all. */
function levelsOf({ widthPx, heightPx, data }: Rgb, within: Uint8Array, channel: number, radiusPx: number) {
  const rim = new Float32Array(within.length);
  const sums = new Float32Array(within.length);
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let i = 0; i < within.length; i++) {
    if (within[i] !== RIM) continue;
    const level = data[i * 3 + channel]!;
    rim[i] = 1;
    sums[i] = level;
    histogram[level]!++;
    count++;
  }
  const share = boxMean({ widthPx, heightPx, data: rim }, radiusPx).data;
  const around = boxMean({ widthPx, heightPx, data: sums }, radiusPx).data;
  for (let i = 0; i < around.length; i++) if (rim[i] === 1) around[i]! /= share[i]!;
  const strays = STRAY_SHARE * count;
  let least = 0;
  for (let seen = histogram[0]!; seen <= strays && least < 255; seen += histogram[++least]!);
  let most = 255;
  for (let seen = histogram[255]!; seen <= strays && most > 0; seen += histogram[--most]!);
  return { around, least, most };
}
