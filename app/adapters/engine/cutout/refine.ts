import {
  boxOf,
  cropPlane,
  cropRgb,
  padBox,
  type Box,
  type Plane,
  type Region,
  type Rgb,
} from "../picture.ts";
import { boxMean, halved } from "./box-filter.ts";
import { cleanMask, closeHoles } from "./clean-mask.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { BACKDROP, grabCut, MAYBE_BACKDROP, MAYBE_PRODUCT, PRODUCT } from "./grab-cut.ts";
import { halfSizedOpinion } from "./local-colour.ts";
import { NETWORK_SIDE_PX, type TwoOpinions } from "./network.ts";
import { type Outline, PRINT } from "./outline.ts";
import { resample } from "./resample.ts";

/** Between these the network's word counts as doubt. */
const DOUBT_FROM = 0.06;
const DOUBT_TO = 0.94;
/** Below this the network's word "backdrop" stands, above the next "product"; between them colours decide. */
const SURE_BACKDROP = 0.03;
const SURE_PRODUCT = 0.97;
/** The close-up takes in what the network calls at least possible, and this share of its longer side around it. */
const CLOSE_UP_FROM = 0.3;
const CLOSE_UP_MARGIN = 0.12;
/** A product that fills this share of both sides is seen close enough already. */
const CLOSE_ENOUGH = 0.9;
/** Below this the network sees nothing; the rest of the frame is not refined. */
const SEEN = 0.02;
/** A smaller share of the frame is no product. */
const MIN_PRODUCT_SHARE = 0.001;

/** What the network says of a part of the photo, looked at by itself. */
export interface CloseUp {
  readonly region: Region;
  readonly opinions: TwoOpinions;
}

export interface Refined {
  readonly outline: Outline;
  /**
   * min(mirror, cut, ways): how far the two passes, the two refinements, network and refinement agree. 0…1. Of two looks
   * at the photo the mean of both mirrors counts, as it does for the outline.
   */
  readonly confidence: number;
  /** The network's word on the whole frame, at the picture's size: probability of product, 0…1. */
  readonly soft: Plane;
  /** A hole within the product was left open that may be a print; on a colour it would show. */
  readonly hasDoubtfulHole: boolean;
}

/**
 * Which part of the photo deserves a second look of the network, because there it sees finer parts: feet, rims,
 * handles. The part is squeezed to the network's square like the whole frame.
 * @returns undefined when nothing is seen, or when the product fills the frame anyway
 */
export function closeUpRegion(opinions: TwoOpinions, widthPx: number, heightPx: number): Region | undefined {
  const mean = meanOf(opinions);
  const box = boxOf(mean, CLOSE_UP_FROM);
  if (box === undefined) return undefined;
  const sidePx = mean.widthPx;
  const productWidthPx = (box.widthPx / sidePx) * widthPx;
  const productHeightPx = (box.heightPx / sidePx) * heightPx;
  const marginPx = CLOSE_UP_MARGIN * Math.max(productWidthPx, productHeightPx);
  const left = Math.max(0, box.left / sidePx - marginPx / widthPx);
  const top = Math.max(0, box.top / sidePx - marginPx / heightPx);
  const right = Math.min(1, (box.left + box.widthPx) / sidePx + marginPx / widthPx);
  const bottom = Math.min(1, (box.top + box.heightPx) / sidePx + marginPx / heightPx);
  const region = { left, top, width: right - left, height: bottom - top };
  return Math.min(region.width, region.height) > CLOSE_ENOUGH ? undefined : region;
}

/**
 * From the network's opinions to an outline, as the model card says: mean of all, GrabCut where there is doubt. Only the
 * part of the frame that holds the product is worked on.
 * @param picture the whole frame, longest side OUTLINE_SIDE_PX
 * @param opinions on the whole frame
 * @returns undefined when the network sees (nearly) nothing
 */
export function refineOutline(
  picture: Rgb,
  opinions: TwoOpinions,
  closeUp: CloseUp | undefined,
): Refined | undefined {
  const mean = meanOf(opinions);
  if (countAbove(mean, 0.5) < MIN_PRODUCT_SHARE * mean.data.length) return undefined;
  const networkPx = Math.max(picture.widthPx, picture.heightPx) / NETWORK_SIDE_PX;
  const fromAfar = resample(mean, picture.widthPx, picture.heightPx);
  const wholeSoft = closeUp === undefined ? fromAfar : blendIn(fromAfar, closeUp);
  const seen = boxOf(wholeSoft, SEEN);
  if (seen === undefined) return undefined;

  const box = padBox(seen, Math.ceil(16 * networkPx), picture.widthPx, picture.heightPx);
  const part = cropRgb(picture, box);
  const soft = cropPlane(wholeSoft, box);
  const open = nearDoubt(soft, Math.ceil(2 * networkPx));
  const cut = grabCut(part, seedsOf(soft));
  const local = halfSizedOpinion(part, soft, Math.round(5 * networkPx));
  const decided = Float32Array.from(soft.data);
  for (let i = 0; i < decided.length; i++) if (open[i] === 1) decided[i] = cut[i]!;
  const mixed = cleanMask({ ...soft, data: decided }, soft);
  const closed = closeHoles(mixed, soft);
  return {
    outline: labelled(picture, box, mixed, closed.mask),
    confidence: Math.min(
      closeUp === undefined ? agreement(opinions) : (agreement(opinions) + agreement(closeUp.opinions)) / 2,
      intersectionOverUnion(soft, mixed),
      intersectionOverUnion(local, halved(mixed)),
    ),
    soft: wholeSoft,
    hasDoubtfulHole: closed.undecided,
  };
}

const agreement = ({ straight, mirrored }: TwoOpinions): number => intersectionOverUnion(straight, mirrored);

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

/** The outline of the whole frame from the masks of the part that was worked on. */
function labelled({ widthPx, heightPx }: Rgb, box: Box, mask: Plane, closed: Plane): Outline {
  const labels = new Uint8Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < box.heightPx; y++) {
    for (let x = 0, j = (box.top + y) * widthPx + box.left; x < box.widthPx; x++, i++, j++) {
      labels[j] = mask.data[i]! > 0.5 ? PRODUCT : closed.data[i]! > 0.5 ? PRINT : BACKDROP;
    }
  }
  return { widthPx, heightPx, labels };
}

function seedsOf({ data }: Plane): Uint8Array {
  const seeds = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const p = data[i]!;
    const maybe = p > 0.5 ? MAYBE_PRODUCT : MAYBE_BACKDROP;
    seeds[i] = p > SURE_PRODUCT ? PRODUCT : p < SURE_BACKDROP ? BACKDROP : maybe;
  }
  return seeds;
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
