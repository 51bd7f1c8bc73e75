import type { Plane } from "../picture.ts";
import { boxMean } from "./box-filter.ts";

/** What the network calls unlikely; GrabCut may still take it when it is more than a line. */
const UNLIKELY = 0.3;
/** On white, a hole with a pixel less likely than this is left open, and so is one less likely than this on average. */
const OPENING = 0.1;
const LIKELY = 0.75;
/**
 * On a colour, a print left open would be seen: only a hole less likely than this on average is an opening. Most prints,
 * lamps and glints have .4 and more on average, openings up to .18.
 */
const POSSIBLE = 0.3;
/** A hole likelier than this may be either, whether it is closed or left open: GrabCut took it for backdrop. */
const UNDECIDED = 0.15;
/** Smaller holes, in pixels of an 800 px picture, are not worth asking about. */
const MIN_ASKED_PX = 50;
/** What a brush of 5 × 5 pixels cannot paint is a line, not an area. */
const BRUSH_RADIUS_PX = 2;
/** A part of the product has at least this many pixels of which the network is sure… */
const CORE = 0.8;
const MIN_CORE_PX = 8;
/** …and is at least this large, as a share of the largest part. Several objects stay together. */
const MIN_PART_SHARE = 0.002;

/**
 * Takes away what GrabCut drags in from the backdrop: lines that the network did not see, and specks. A speck far off
 * would move the product out of the middle of its frame. Gives back what GrabCut cut out of the product's middle.
 * @param mask after GrabCut, product above .5
 * @param soft the network's word on the same pixels
 */
export function cleanMask(mask: Plane, soft: Plane): Plane {
  const { widthPx, heightPx } = mask;
  const solid = paintable(mask);
  const data = Float32Array.from(mask.data);
  for (let i = 0; i < data.length; i++) if (soft.data[i]! < UNLIKELY && solid[i] === 0) data[i] = 0;
  const parts = connectedParts(data, widthPx, heightPx);
  const largestPx = parts.reduce((most, part) => Math.max(most, part.length), 0);
  for (const part of parts) {
    const corePx = part.reduce((count, i) => (soft.data[i]! > CORE ? count + 1 : count), 0);
    if (corePx >= MIN_CORE_PX && part.length >= MIN_PART_SHARE * largestPx) continue;
    for (const i of part) data[i] = 0;
  }
  fillHoles(data, soft, ({ mean, least }) => mean > LIKELY && least > OPENING);
  return { widthPx, heightPx, data };
}

/**
 * Fills every hole that the network takes for possible product. For backdrops on which a print left open shows.
 * @returns the mask, and whether there is a hole of which the network is not sure
 */
export function closeHoles(mask: Plane, soft: Plane): { readonly mask: Plane; readonly undecided: boolean } {
  const data = Float32Array.from(mask.data);
  let undecided = false;
  fillHoles(data, soft, ({ mean, px }) => {
    if (px >= MIN_ASKED_PX && mean > UNDECIDED) undecided = true;
    return mean > POSSIBLE;
  });
  return { mask: { ...mask, data }, undecided };
}

/** Holes that the network takes for product are glints and prints in the backdrop's colour, no openings. */
function fillHoles(
  data: Float32Array,
  soft: Plane,
  isPrint: (hole: { mean: number; least: number; px: number }) => boolean,
): void {
  const inverse = new Float32Array(data.length);
  for (let i = 0; i < inverse.length; i++) inverse[i] = data[i]! > 0.5 ? 0 : 1;
  for (const hole of connectedParts(inverse, soft.widthPx, soft.heightPx)) {
    let sum = 0;
    let least = 1;
    for (const i of hole) {
      sum += soft.data[i]!;
      least = Math.min(least, soft.data[i]!);
    }
    if (isPrint({ mean: sum / hole.length, least, px: hole.length })) for (const i of hole) data[i] = 1;
  }
}

/** Where the brush fits into the mask: a morphological opening, one pixel more generous at its rim. */
function paintable(mask: Plane): Uint8Array {
  const size = mask.data.length;
  const binary = new Float32Array(size);
  for (let i = 0; i < size; i++) binary[i] = mask.data[i]! > 0.5 ? 1 : 0;
  const filled = boxMean({ ...mask, data: binary }, BRUSH_RADIUS_PX).data;
  for (let i = 0; i < size; i++) filled[i] = filled[i]! > 0.999 ? 1 : 0;
  const painted = boxMean({ ...mask, data: filled }, BRUSH_RADIUS_PX + 1).data;
  const out = new Uint8Array(size);
  for (let i = 0; i < size; i++) out[i] = painted[i]! > 1e-4 ? 1 : 0;
  return out;
}

/** Pixels above .5 that hang together (by their sides), as lists of indices. */
function connectedParts(data: Float32Array, widthPx: number, heightPx: number): Int32Array[] {
  // A column beside the rows and a row around them, never open, spare the question where the frame ends.
  const stride = widthPx + 1;
  const open = new Uint8Array(stride * (heightPx + 2));
  for (let y = 0, i = 0; y < heightPx; y++) {
    for (let x = 0, at = (y + 1) * stride; x < widthPx; x++, i++, at++) if (data[i]! > 0.5) open[at] = 1;
  }
  const stack = new Int32Array(data.length);
  const parts: Int32Array[] = [];
  for (let start = open.indexOf(1); start >= 0; start = open.indexOf(1, start)) {
    // The stack doubles as the list: what has been taken from it stays in front of `next`.
    let length = 1;
    stack[0] = start;
    open[start] = 0;
    for (let next = 0; next < length; next++) {
      const at = stack[next]!;
      if (open[at - 1] === 1) {
        open[at - 1] = 0;
        stack[length++] = at - 1;
      }
      if (open[at + 1] === 1) {
        open[at + 1] = 0;
        stack[length++] = at + 1;
      }
      if (open[at - stride] === 1) {
        open[at - stride] = 0;
        stack[length++] = at - stride;
      }
      if (open[at + stride] === 1) {
        open[at + stride] = 0;
        stack[length++] = at + stride;
      }
    }
    const part = new Int32Array(length);
    // One column a row is too many, and one row above all.
    for (let k = 0; k < length; k++) part[k] = stack[k]! - Math.floor(stack[k]! / stride) - widthPx;
    parts.push(part);
  }
  return parts;
}
