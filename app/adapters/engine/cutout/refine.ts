import { boxOf, padBox, type Box, type Plane, type Region, type Rgb } from "../picture.ts";
import { boxMean } from "./box-filter.ts";
import { cleanMask, closeHoles } from "./clean-mask.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { grabCut } from "./grab-cut.ts";
import { applyLinearMask, fitLinearMask, type LinearMask } from "./guided-filter.ts";
import { refineByLocalColour } from "./local-colour.ts";
import { NETWORK_SIDE_PX, type TwoOpinions } from "./network.ts";
import { resample } from "./resample.ts";
import type { Cutting } from "../recipes/scene-recipe.ts";

/** Longest side of the picture on which outlines are refined; the model card's figures are for this size. */
export const REFINE_SIDE_PX = 800;

/** Between these the network's word counts as doubt. */
const DOUBT_FROM = 0.06;
const DOUBT_TO = 0.94;
/** Window of the guided filter in refinement pixels, and the colour variance it takes for flat. */
const GUIDE_RADIUS_PX = 2;
const GUIDE_EPSILON = 1e-4;
/** The guided filter leaves a veil: values up to the first become 0, from the second 1. */
const VEIL = 0.12;
const SOLID = 0.88;
/** The close-up takes in what the network calls at least possible, and this share of its longer side around it. */
const CLOSE_UP_FROM = 0.3;
const CLOSE_UP_MARGIN = 0.12;
/** A product that fills this share of both sides is seen close enough already. */
const CLOSE_ENOUGH = 0.9;
/** Below this the network sees nothing; the rest of the frame is not refined. */
const SEEN = 0.02;
/** Fewer pixels than this at 320 × 320 are no product: 0.1 % of the frame. */
const MIN_PRODUCT_PX = 100;

/** Where the product ends, for any crop at any size of the photo. Plain data: may be kept by source hash. */
export interface Outline {
  /** The part of the photo that holds the product; beyond it alpha is 0. */
  readonly region: Region;
  readonly mask: LinearMask;
}

/** What the network says of a part of the photo, looked at by itself. */
export interface CloseUp {
  readonly region: Region;
  readonly opinions: TwoOpinions;
}

export interface Refined {
  readonly outline: Outline;
  /** min(mirror, cut, ways): how far the two passes over the whole frame, the two refinements, network and refinement agree. 0…1 */
  readonly confidence: number;
  /** The network's word on the whole frame, at the picture's size: probability of product, 0…1. */
  readonly soft: Plane;
  /** A hole within the product was left open that may be a print. Only told when it would show. */
  readonly hasDoubtfulHole: boolean;
}

/**
 * Which part of the photo deserves a second look of the network, because there it sees finer parts: feet, rims,
 * handles. The part is squeezed to the network's square like the whole frame.
 * @returns undefined when nothing is seen, or when the product fills the frame anyway
 */
export function closeUpRegion(opinions: TwoOpinions, widthPx: number, heightPx: number): Region | undefined {
  const box = boxOf(meanOf(opinions), CLOSE_UP_FROM);
  if (box === undefined) return undefined;
  const productWidthPx = (box.widthPx / NETWORK_SIDE_PX) * widthPx;
  const productHeightPx = (box.heightPx / NETWORK_SIDE_PX) * heightPx;
  const marginPx = CLOSE_UP_MARGIN * Math.max(productWidthPx, productHeightPx);
  const left = Math.max(0, box.left / NETWORK_SIDE_PX - marginPx / widthPx);
  const top = Math.max(0, box.top / NETWORK_SIDE_PX - marginPx / heightPx);
  const right = Math.min(1, (box.left + box.widthPx) / NETWORK_SIDE_PX + marginPx / widthPx);
  const bottom = Math.min(1, (box.top + box.heightPx) / NETWORK_SIDE_PX + marginPx / heightPx);
  const region = { left, top, width: right - left, height: bottom - top };
  return Math.min(region.width, region.height) > CLOSE_ENOUGH ? undefined : region;
}

/**
 * From the network's opinions to an outline, as the model card says: mean of all, GrabCut where there is doubt, guided
 * filter. Only the part of the frame that holds the product is worked on.
 * @param picture the whole frame, longest side REFINE_SIDE_PX
 * @param cutting strict: holes that may be prints in the backdrop's colour are product
 * @param opinions on the whole frame; the confidence is theirs, so that the model card's thresholds hold
 * @returns undefined when the network sees (nearly) nothing
 */
export async function refineOutline(
  picture: Rgb,
  opinions: TwoOpinions,
  closeUp: CloseUp | undefined,
  cutting: Cutting,
): Promise<Refined | undefined> {
  const mean = meanOf(opinions);
  if (countAbove(mean, 0.5) < MIN_PRODUCT_PX) return undefined;
  const networkPx = Math.max(picture.widthPx, picture.heightPx) / NETWORK_SIDE_PX;
  const fromAfar = resample(mean, picture.widthPx, picture.heightPx);
  const wholeSoft = closeUp === undefined ? fromAfar : blendIn(fromAfar, closeUp);
  const seen = boxOf(wholeSoft, SEEN);
  if (seen === undefined) return undefined;

  const box = padBox(seen, Math.ceil(16 * networkPx), picture.widthPx, picture.heightPx);
  const part = cropRgb(picture, box);
  const soft = cropPlane(wholeSoft, box);
  const open = nearDoubt(soft, Math.ceil(2 * networkPx));
  const cut = await grabCut(part, soft);
  const local = refineByLocalColour(part, soft, Math.round(5 * networkPx));
  const mixed = cleanMask({ ...soft, data: soft.data.map((p, i) => (open[i] ? cut.data[i]! : p)) }, soft);

  const closed = cutting === "strict" ? closeHoles(mixed, soft) : { mask: mixed, undecided: false };

  return {
    outline: {
      region: {
        left: box.left / picture.widthPx,
        top: box.top / picture.heightPx,
        width: box.widthPx / picture.widthPx,
        height: box.heightPx / picture.heightPx,
      },
      mask: fitLinearMask(part, closed.mask, GUIDE_RADIUS_PX, GUIDE_EPSILON),
    },
    confidence: Math.min(
      intersectionOverUnion(opinions.straight, opinions.mirrored),
      intersectionOverUnion(soft, mixed),
      intersectionOverUnion(local, mixed),
    ),
    soft: wholeSoft,
    hasDoubtfulHole: closed.undecided,
  };
}

/** The mean of both looks where there are two. */
function blendIn(fromAfar: Plane, { region, opinions }: CloseUp): Plane {
  const { widthPx, heightPx } = fromAfar;
  const near = resample(meanOf(opinions), widthPx, heightPx, {
    left: -region.left / region.width,
    top: -region.top / region.height,
    width: 1 / region.width,
    height: 1 / region.height,
  });
  const data = Float32Array.from(fromAfar.data);
  for (let y = 0; y < heightPx; y++) {
    const v = (y + 0.5) / heightPx;
    if (v < region.top || v > region.top + region.height) continue;
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      const u = (x + 0.5) / widthPx;
      if (u < region.left || u > region.left + region.width) continue;
      data[i] = (data[i]! + near.data[i]!) / 2;
    }
  }
  return { widthPx, heightPx, data };
}

/**
 * Alpha of a crop of the photo.
 * @param region where the crop lies in the photo
 */
export function alphaOf(outline: Outline, crop: Rgb, region: Region): Plane {
  const known = outline.region;
  const alpha = applyLinearMask(outline.mask, crop, {
    left: (region.left - known.left) / known.width,
    top: (region.top - known.top) / known.height,
    width: region.width / known.width,
    height: region.height / known.height,
  });
  const { widthPx, heightPx, data } = alpha;
  const right = known.left + known.width;
  const bottom = known.top + known.height;
  for (let y = 0; y < heightPx; y++) {
    const v = region.top + ((y + 0.5) / heightPx) * region.height;
    const outsideRow = v < known.top || v > bottom;
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      const u = region.left + ((x + 0.5) / widthPx) * region.width;
      const stretched = (data[i]! - VEIL) / (SOLID - VEIL);
      data[i] =
        outsideRow || u < known.left || u > right ? 0 : stretched < 0 ? 0 : stretched > 1 ? 1 : stretched;
    }
  }
  return alpha;
}

/** Pixels within about `reachPx` of doubt: 1 where the mask may still change. */
function nearDoubt(soft: Plane, reachPx: number): Uint8Array {
  const size = soft.data.length;
  const doubtful = new Float32Array(size);
  for (let i = 0; i < size; i++) doubtful[i] = soft.data[i]! > DOUBT_FROM && soft.data[i]! < DOUBT_TO ? 1 : 0;
  const share = boxMean({ ...soft, data: doubtful }, reachPx).data;
  const near = new Uint8Array(size);
  for (let i = 0; i < size; i++) near[i] = share[i]! > 1e-4 ? 1 : 0;
  return near;
}

function meanOf({ straight, mirrored }: TwoOpinions): Plane {
  return { ...straight, data: straight.data.map((p, i) => (p + mirrored.data[i]!) / 2) };
}

function countAbove(plane: Plane, threshold: number): number {
  let count = 0;
  for (const value of plane.data) if (value > threshold) count++;
  return count;
}

function cropRgb(picture: Rgb, box: Box): Rgb {
  const data = new Uint8Array(box.widthPx * box.heightPx * 3);
  for (let y = 0; y < box.heightPx; y++) {
    const from = ((box.top + y) * picture.widthPx + box.left) * 3;
    data.set(picture.data.subarray(from, from + box.widthPx * 3), y * box.widthPx * 3);
  }
  return { widthPx: box.widthPx, heightPx: box.heightPx, data };
}

function cropPlane(plane: Plane, box: Box): Plane {
  const data = new Float32Array(box.widthPx * box.heightPx);
  for (let y = 0; y < box.heightPx; y++) {
    const from = (box.top + y) * plane.widthPx + box.left;
    data.set(plane.data.subarray(from, from + box.widthPx), y * box.widthPx);
  }
  return { widthPx: box.widthPx, heightPx: box.heightPx, data };
}
