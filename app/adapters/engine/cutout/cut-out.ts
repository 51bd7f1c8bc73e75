import { EngineError } from "../engine-error.ts";
import { CLEAR_ALPHA, type SourcePhoto } from "../input-gate.ts";
import { boxOf, type Box, type Plane, type Region, type Rgb } from "../picture.ts";
import type { Cutting } from "../recipes/scene-recipe.ts";
import { inStage } from "../stages.ts";
import { meetsFrame, type Concern } from "./concerns.ts";
import { CONFIDENCE_FINE, findOutline, type Found } from "./find-outline.ts";
import { alphaOf, fitEdge, outlinePicture, WHOLE_PHOTO, type Edge } from "./outline.ts";
import { verdictOn } from "./own-alpha.ts";
import type { Finding } from "./packed-outline.ts";

/** Product smaller than this share of the frame is none. */
const MIN_COVERAGE = 0.001;
/** Alpha from here on (of 255) counts as product. */
const HALF_ALPHA = 128;
/** Of a photo's own transparency with less than this opaque nothing can be proved, nor shown as it is. */
const MIN_SOLID_SHARE = 0.05;
/** With less than this opaque somebody looks: the new backdrop shines through. */
const FINE_SOLID_SHARE = 0.5;

/** Where the product is in its photo, and how sure we are. */
export interface CutOut {
  readonly method: "source-alpha" | Finding["method"];
  /** The product (alpha ≥ .5) in pixels of the photo. */
  readonly box: Box;
  /** 0…1 */
  readonly confidence: number;
  readonly concerns: readonly Concern[];
  /** Share of the product's area that looks like the backdrop next to it, 0…1. */
  readonly backdropInside: number;
  readonly needsLook: boolean;
  /** Undefined when the photo brought its own alpha. */
  readonly edge: Edge | undefined;
  /** What was found: serves every recipe of this photo. Undefined like `edge`. */
  readonly finding: Finding | undefined;
}

/**
 * Cuts the product out: by what a person drew, by the photo's own transparency unless that is no cut-out, else as the
 * network finds it.
 * @param known found in the same photo before; it gives the same cut-out as `find` would
 * @param find looks for the outline when it is needed
 * @throws EngineError `needs_cutout`: `no_product_found`, `cut_by_frame`, `low_confidence` or `see_through`
 */
export async function cutOut(
  photo: SourcePhoto,
  cutting: Cutting,
  known?: Finding,
  find: (rgb: Rgb) => Promise<Found> = findOutline,
): Promise<CutOut> {
  // What is known of a photo with its own transparency was found because that is no cut-out, or drawn by a person.
  if (known) return asFound(photo.rgb, known, cutting);
  if (photo.alpha) {
    const verdict = await verdictOn(photo.rgb, photo.alpha, find);
    if (typeof verdict === "object") return asFound(photo.rgb, verdict, cutting);
    return fromSourceAlpha(photo.rgb, photo.alpha, verdict === "doubtful" ? ["own_backdrop"] : []);
  }
  const { finding, refusal } = await find(photo.rgb);
  if (refusal) throw refusal;
  return asFound(photo.rgb, finding, cutting);
}

/**
 * Alpha of a crop of the photo.
 * @param crop the photo's colours at `region`, at any size
 */
export function cropAlpha(cut: CutOut, crop: Rgb, region: Region): Plane {
  if (cut.edge === undefined) throw new Error("this cut-out's alpha is the photo's own");
  return alphaOf(cut.edge, crop, region);
}

function fromSourceAlpha({ widthPx, heightPx }: Rgb, alpha: Uint8Array, doubts: readonly Concern[]): CutOut {
  const plane: Plane = { widthPx, heightPx, data: Float32Array.from(alpha, (value) => value / 255) };
  const solid = solidShares(alpha);
  if (solid.ofVisible < MIN_SOLID_SHARE) {
    const detail = `${Math.round(100 * solid.ofVisible)} % of it opaque`;
    throw new EngineError("needs_cutout", "see_through", detail);
  }
  const concerns: Concern[] = [...doubts];
  if (meetsFrame(plane) !== "free") concerns.push("touches_frame");
  if (solid.ofProduct < FINE_SOLID_SHARE) concerns.push("see_through");
  return {
    method: "source-alpha",
    box: productBox(plane),
    confidence: 1,
    concerns,
    backdropInside: 0,
    needsLook: concerns.length > 0,
    edge: undefined,
    finding: undefined,
  };
}

/** How much is opaque of what can be seen at all, and of what counts as product; 1 when there is nothing. */
function solidShares(alpha: Uint8Array): { readonly ofVisible: number; readonly ofProduct: number } {
  let [solid, product, visible] = [0, 0, 0];
  for (const value of alpha) {
    if (value < CLEAR_ALPHA) continue;
    visible++;
    if (value >= HALF_ALPHA) product++;
    if (value === 255) solid++;
  }
  return { ofVisible: visible === 0 ? 1 : solid / visible, ofProduct: product === 0 ? 1 : solid / product };
}

async function asFound(rgb: Rgb, finding: Finding, cutting: Cutting): Promise<CutOut> {
  const { widthPx, heightPx } = rgb;
  const { edge, small } = await inStage("refinement", async () => {
    const picture = await outlinePicture(rgb);
    const edge = fitEdge(finding.outline, picture, cutting);
    return { edge, small: alphaOf(edge, picture, WHOLE_PHOTO) };
  });
  // On white nobody sees whether a white print is one.
  const concerns = finding.concerns.filter((name) => name !== "doubtful_hole" || cutting === "strict");
  return {
    method: finding.method,
    box: enlarge(productBox(small), widthPx / small.widthPx, heightPx / small.heightPx, widthPx, heightPx),
    confidence: finding.confidence,
    concerns,
    backdropInside: finding.backdropInside,
    needsLook: finding.confidence < CONFIDENCE_FINE || concerns.length > 0,
    edge,
    finding,
  };
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
