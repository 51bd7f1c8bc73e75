import type { Plane, Region, Rgb } from "../picture.ts";
import { resizeRgb, sizeWithin } from "../resize.ts";
import type { Cutting } from "../recipes/scene-recipe.ts";
import { PRODUCT } from "./grab-cut.ts";
import { applyLinearMask, fitLinearMask, type LinearMask } from "./guided-filter.ts";

/** Longest side of the picture on which outlines are found; the model card's figures are for this size. */
export const OUTLINE_SIDE_PX = 800;

export const WHOLE_PHOTO: Region = { left: 0, top: 0, width: 1, height: 1 };

/** Beside BACKDROP and PRODUCT of grab-cut.ts: a hole that may be a print. Product where cutting is strict, else open. */
export const PRINT = 2;

/** Window of the guided filter in the outline's pixels, and the colour variance it takes for flat. */
const GUIDE_RADIUS_PX = 2;
const GUIDE_EPSILON = 1e-4;
/** The guided filter leaves a veil: values up to the first become 0, from the second 1. */
const VEIL = 0.12;
const SOLID = 0.88;

/** Which pixels of a small copy of the photo are product. Plain data, a few kilobytes when packed. */
export interface Outline {
  readonly widthPx: number;
  readonly heightPx: number;
  /** BACKDROP, PRODUCT or PRINT, one a pixel. */
  readonly labels: Uint8Array;
}

const pictures = new WeakMap<Rgb, Rgb>();

/** The photo at the outline's size. Each recipe asks for it; it is kept as long as the photo is. */
export async function outlinePicture(photo: Rgb): Promise<Rgb> {
  const size = sizeWithin(photo.widthPx, photo.heightPx, OUTLINE_SIDE_PX);
  const picture = pictures.get(photo) ?? (await resizeRgb(photo, size.widthPx, size.heightPx));
  pictures.set(photo, picture);
  return picture;
}

/** The outline's edge in full: alpha for any crop at any size of the photo. */
export type Edge = LinearMask;

interface Fitted {
  readonly mask: Uint8Array;
  readonly edge: Edge;
}

/** The edges fitted last to a picture: what was judged is applied next, and both cuttings mostly have one mask. */
const fitted = new WeakMap<Rgb, readonly Fitted[]>();
const EDGES_KEPT = 2;

/**
 * Lets the outline's edge follow the photo's colours: a guided filter, found at the outline's size and applied at any.
 * @param picture the whole photo at the outline's size
 */
export function fitEdge(outline: Outline, picture: Rgb, cutting: Cutting): Edge {
  const mask = maskOf(outline, cutting);
  const kept = fitted.get(picture) ?? [];
  const known = kept.find((one) => Buffer.compare(one.mask, mask) === 0);
  if (known) return known.edge;
  const edge = fitLinearMask(picture, mask, GUIDE_RADIUS_PX, GUIDE_EPSILON);
  fitted.set(picture, [{ mask, edge }, ...kept].slice(0, EDGES_KEPT));
  return edge;
}

function maskOf({ labels }: Outline, cutting: Cutting): Uint8Array {
  const mask = new Uint8Array(labels.length);
  for (let i = 0; i < mask.length; i++) {
    const label = labels[i];
    if (label === PRODUCT || (label === PRINT && cutting === "strict")) mask[i] = 1;
  }
  return mask;
}

/**
 * Alpha of a crop of the photo.
 * @param region where the crop lies in the photo
 */
export function alphaOf(edge: Edge, crop: Rgb, region: Region): Plane {
  const alpha = applyLinearMask(edge, crop, region);
  const { data } = alpha;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value === 0 || value === 1) continue;
    const stretched = (value - VEIL) / (SOLID - VEIL);
    data[i] = stretched < 0 ? 0 : stretched > 1 ? 1 : stretched;
  }
  return alpha;
}
