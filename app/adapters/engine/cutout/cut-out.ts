import { EngineError } from "../engine-error.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { boxOf, regionOf, type Box, type Plane, type Region, type Rgb } from "../picture.ts";
import type { Cutting } from "../recipes/scene-recipe.ts";
import { resizeRgb, sizeWithin } from "../resize.ts";
import { inStage } from "../stages.ts";
import { backdropInside, faintEdge, losesThinEnd, meetsFrame, type Concern } from "./concerns.ts";
import { askNetwork, NETWORK_SIDE_PX, type TwoOpinions } from "./network.ts";
import {
  alphaOf,
  closeUpRegion,
  REFINE_SIDE_PX,
  refineOutline,
  type CloseUp,
  type Outline,
} from "./refine.ts";

/** From this confidence on nobody needs to look at the outline. Source: model card, "Confidence". */
export const CONFIDENCE_FINE = 0.96;
/** From this confidence on the result may be made, and a person looks at it; below it is refused. Same source. */
export const CONFIDENCE_LOOK = 0.86;

/** Product smaller than this share of the frame is none. */
const MIN_COVERAGE = 0.001;

/**
 * From this share of backdrop-coloured area inside the outline on somebody should look: wrong cut-outs have 2.9 % and
 * more, the right one of a white mug on a white backdrop 1.4 %.
 */
const MAX_BACKDROP_INSIDE = 0.02;

/**
 * From this share of the outline without contrast on somebody should look: outlines that lose a rim, a toe or a lid to
 * a backdrop of their colour have 2.1 % and more, most right ones nothing, none of those below more than .7 %.
 */
const MAX_FAINT_EDGE = 0.015;

const WHOLE_PHOTO: Region = { left: 0, top: 0, width: 1, height: 1 };

/** Where the product is in its photo, and how sure we are. */
export interface CutOut {
  readonly method: "source-alpha" | "network";
  /** The product (alpha ≥ .5) in pixels of the photo. */
  readonly box: Box;
  /** 0…1 */
  readonly confidence: number;
  readonly concerns: readonly Concern[];
  /** Share of the product's area that looks like the backdrop next to it, 0…1. */
  readonly backdropInside: number;
  readonly needsLook: boolean;
  /** Undefined when the photo brought its own alpha. */
  readonly outline: Outline | undefined;
}

/**
 * Finds the product: by the photo's own transparency, else by our network with refinement and gate.
 * @throws EngineError `needs_cutout`: `no_product_found`, `cut_by_frame` or `low_confidence`
 */
export async function cutOut(photo: SourcePhoto, cutting: Cutting): Promise<CutOut> {
  return photo.alpha ? fromSourceAlpha(photo.rgb, photo.alpha) : fromNetwork(photo.rgb, cutting);
}

/**
 * Alpha of a crop of the photo.
 * @param crop the photo's colours at `region`, at any size
 */
export function cropAlpha(cut: CutOut, crop: Rgb, region: Region): Plane {
  if (cut.outline === undefined) throw new Error("this cut-out's alpha is the photo's own");
  return alphaOf(cut.outline, crop, region);
}

function fromSourceAlpha({ widthPx, heightPx }: Rgb, alpha: Uint8Array): CutOut {
  const plane: Plane = { widthPx, heightPx, data: Float32Array.from(alpha, (value) => value / 255) };
  const concerns: Concern[] = meetsFrame(plane) === "free" ? [] : ["touches_frame"];
  return {
    method: "source-alpha",
    box: productBox(plane),
    confidence: 1,
    concerns,
    backdropInside: 0,
    needsLook: concerns.length > 0,
    outline: undefined,
  };
}

async function fromNetwork(rgb: Rgb, cutting: Cutting): Promise<CutOut> {
  const { widthPx, heightPx } = rgb;
  const squeezed = await resizeRgb(rgb, NETWORK_SIDE_PX, NETWORK_SIDE_PX);
  const size = sizeWithin(widthPx, heightPx, REFINE_SIDE_PX);
  const picture = await resizeRgb(rgb, size.widthPx, size.heightPx);
  const opinions = await inStage("network", () => askNetwork(squeezed));
  const closeUp = await inStage("network", () => lookCloser(rgb, opinions));
  const refined = await inStage("refinement", () => refineOutline(picture, opinions, closeUp, cutting));
  if (refined === undefined) throw new EngineError("needs_cutout", "no_product_found", "empty mask");
  const { outline, confidence, soft, hasDoubtfulHole } = refined;
  if (confidence < CONFIDENCE_LOOK) {
    throw new EngineError("needs_cutout", "low_confidence", `confidence ${confidence.toFixed(3)}`);
  }
  const small = alphaOf(outline, picture, WHOLE_PHOTO);
  const inside = backdropInside(squeezed, alphaOf(outline, squeezed, WHOLE_PHOTO));
  const concerns: Concern[] = [];
  const frame = meetsFrame(small);
  if (frame === "full")
    throw new EngineError("needs_cutout", "no_product_found", "no backdrop around a product");
  if (frame === "cut") throw new EngineError("needs_cutout", "cut_by_frame", "product along the frame");
  if (frame === "touching") concerns.push("touches_frame");
  if (faintEdge(picture, small) > MAX_FAINT_EDGE) concerns.push("faint_edge");
  if (losesThinEnd(soft, small)) concerns.push("thin_end");
  if (inside > MAX_BACKDROP_INSIDE) concerns.push("backdrop_inside");
  if (hasDoubtfulHole) concerns.push("doubtful_hole");
  return {
    method: "network",
    box: enlarge(productBox(small), widthPx / size.widthPx, heightPx / size.heightPx, widthPx, heightPx),
    confidence,
    concerns,
    backdropInside: inside,
    needsLook: confidence < CONFIDENCE_FINE || concerns.length > 0,
    outline,
  };
}

async function lookCloser(rgb: Rgb, opinions: TwoOpinions): Promise<CloseUp | undefined> {
  const { widthPx, heightPx } = rgb;
  const wanted = closeUpRegion(opinions, widthPx, heightPx);
  if (wanted === undefined) return undefined;
  const left = Math.floor(wanted.left * widthPx);
  const top = Math.floor(wanted.top * heightPx);
  const box = {
    left,
    top,
    widthPx: Math.ceil((wanted.left + wanted.width) * widthPx) - left,
    heightPx: Math.ceil((wanted.top + wanted.height) * heightPx) - top,
  };
  const part = await resizeRgb(rgb, NETWORK_SIDE_PX, NETWORK_SIDE_PX, box);
  return { region: regionOf(box, widthPx, heightPx), opinions: await askNetwork(part) };
}

function productBox(alpha: Plane): Box {
  let covered = 0;
  for (const value of alpha.data) if (value >= 0.5) covered++;
  const box = boxOf(alpha, 0.5);
  if (box === undefined || covered < MIN_COVERAGE * alpha.data.length) {
    throw new EngineError("needs_cutout", "no_product_found", `${covered} px of product`);
  }
  return box;
}

/** The box in pixels of the photo, rounded outwards. */
function enlarge(box: Box, scaleX: number, scaleY: number, widthPx: number, heightPx: number): Box {
  const left = Math.floor(box.left * scaleX);
  const top = Math.floor(box.top * scaleY);
  return {
    left,
    top,
    widthPx: Math.min(widthPx, Math.ceil((box.left + box.widthPx) * scaleX)) - left,
    heightPx: Math.min(heightPx, Math.ceil((box.top + box.heightPx) * scaleY)) - top,
  };
}
