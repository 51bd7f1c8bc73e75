import { EngineError } from "../engine-error.ts";
import { regionOf, type Rgb } from "../picture.ts";
import { resizeRgb } from "../resize.ts";
import { inStage } from "../stages.ts";
import { backdropInside, faintEdge, losesThinEnd, meetsFrame, type Concern } from "./concerns.ts";
import { intersectionOverUnion } from "./confidence.ts";
import { loadModel, ourModel, type Model, type TwoOpinions } from "./network.ts";
import { alphaOf, fitEdge, outlinePicture, WHOLE_PHOTO } from "./outline.ts";
import type { Finding } from "./packed-outline.ts";
import { closeUpRegion, refineOutline, type CloseUp } from "./refine.ts";
import { resample } from "./resample.ts";

/** From this confidence on nobody needs to look at the outline. Source: model card, "Confidence". */
export const CONFIDENCE_FINE = 0.96;
/** From this confidence on the result may be made, and a person looks at it; below it is refused. Same source. */
export const CONFIDENCE_LOOK = 0.86;

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

/** What was found, and why it may not be used without a person's hand. */
export interface Found {
  readonly finding: Finding;
  readonly refusal: EngineError | undefined;
}

/**
 * Finds the product in a photo: with the operator's model where there is one, and with ours where there is none or its
 * outline is refused.
 * @param modelFile the operator's model
 * @throws EngineError `needs_cutout`, `no_product_found` when nothing is seen at all
 */
export async function findOutline(rgb: Rgb, modelFile?: string): Promise<Found> {
  const ours = await ourModel();
  const squeezed = await inStage("network", () => resizeRgb(rgb, ours.sidePx, ours.sidePx));
  const views: Views = { rgb, squeezed, picture: await inStage("refinement", () => outlinePicture(rgb)) };
  const opinions = await inStage("network", () => ours.ask(squeezed));
  if (modelFile !== undefined) {
    const found = await askOperators(views, await loadModel(modelFile), opinions);
    if (found && !found.refusal) return found;
  }
  const closeUp = await inStage("network", () => lookCloser(rgb, opinions, ours));
  const found = await inStage("refinement", () =>
    judge(views, opinions, closeUp, { method: "network", concerns: [] }),
  );
  if (found === undefined) throw new EngineError("needs_cutout", "no_product_found", "empty mask");
  return found;
}

/** One photo in the sizes in which it is looked at. */
interface Views {
  readonly rgb: Rgb;
  /** The whole frame at our network's size. */
  readonly squeezed: Rgb;
  /** At the outline's size. */
  readonly picture: Rgb;
}

/** The operator's model is held to the same measures; where ours sees another product, somebody looks. */
async function askOperators(views: Views, model: Model, ours: TwoOpinions): Promise<Found | undefined> {
  const opinions = await inStage("network", async () =>
    model.ask(await resizeRgb(views.rgb, model.sidePx, model.sidePx)),
  );
  const { widthPx, heightPx } = ours.straight;
  const agreement = intersectionOverUnion(resample(opinions.straight, widthPx, heightPx), ours.straight);
  const concerns: Concern[] = agreement < CONFIDENCE_LOOK ? ["models_disagree"] : [];
  return inStage("refinement", () => judge(views, opinions, undefined, { method: "operator", concerns }));
}

function judge(
  { squeezed, picture }: Views,
  opinions: TwoOpinions,
  closeUp: CloseUp | undefined,
  { method, concerns: before }: Pick<Finding, "method" | "concerns">,
): Found | undefined {
  const refined = refineOutline(picture, opinions, closeUp);
  if (refined === undefined) return undefined;
  const { outline, confidence, soft, hasDoubtfulHole } = refined;
  const edge = fitEdge(outline, picture, "lenient");
  const small = alphaOf(edge, picture, WHOLE_PHOTO);
  const inside = backdropInside(squeezed, alphaOf(edge, squeezed, WHOLE_PHOTO));
  const frame = meetsFrame(small);
  const concerns = [...before];
  if (frame === "touching") concerns.push("touches_frame");
  if (faintEdge(picture, small) > MAX_FAINT_EDGE) concerns.push("faint_edge");
  if (losesThinEnd(soft, small)) concerns.push("thin_end");
  if (inside > MAX_BACKDROP_INSIDE) concerns.push("backdrop_inside");
  if (hasDoubtfulHole) concerns.push("doubtful_hole");
  return {
    finding: { method, outline, confidence, concerns, backdropInside: inside },
    refusal: refusalOf(confidence, frame),
  };
}

function refusalOf(confidence: number, frame: ReturnType<typeof meetsFrame>): EngineError | undefined {
  if (confidence < CONFIDENCE_LOOK) {
    return new EngineError("needs_cutout", "low_confidence", `confidence ${confidence.toFixed(3)}`);
  }
  if (frame === "full")
    return new EngineError("needs_cutout", "no_product_found", "no backdrop around a product");
  if (frame === "cut") return new EngineError("needs_cutout", "cut_by_frame", "product along the frame");
  return undefined;
}

async function lookCloser(rgb: Rgb, opinions: TwoOpinions, model: Model): Promise<CloseUp | undefined> {
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
  const part = await resizeRgb(rgb, model.sidePx, model.sidePx, box);
  return { region: regionOf(box, widthPx, heightPx), opinions: await model.ask(part) };
}
