import {
  type FileRules,
  frameSize,
  honestQuality,
  type PictureQuality,
  type Ratio,
  type Recipe,
  withAlpha,
} from "#app/domain/generation/schemas.ts";
import type { EngineOutput } from "#app/domain/generation/ports.ts";
import { compose, flatten, type Composition } from "./compose/compose.ts";
import { flattenAlpha } from "./compose/flatten-alpha.ts";
import { cutOut, type CutOut } from "./cutout/cut-out.ts";
import { packFinding } from "./cutout/packed-outline.ts";
import { EngineError, unsupported } from "./engine-error.ts";
import type { SourcePhoto } from "./input-gate.ts";
import { type Source, findIn, knownOf, versionOf } from "./known-outline.ts";
import { encodeTruly } from "./output/encode-truly.ts";
import { confirmProvenance } from "./output/provenance.ts";
import type { Box } from "./picture.ts";
import { type ColourDifference, lockPixels } from "./proof/pixel-lock.ts";
import { openSource } from "./recent-sources.ts";
import { sceneOf } from "./recipes/scene-of.ts";
import { inStage } from "./stages.ts";

/** Raised whenever the same order would give other pixels. */
export const ENGINE_VERSION = "local-4";

export interface PictureOrder extends Source {
  readonly recipe: Recipe;
  readonly quality: PictureQuality;
  readonly ratio: Ratio;
  /** Counts from 1; more lights than there are is a bug. */
  readonly variation: number;
  readonly file: FileRules;
}

/**
 * Makes one picture from one photo: gate, cut-out, scene, encoding, proof. An outline that comes
 * with it saves time and changes nothing, unless a person has corrected it.
 * @throws EngineError `unsupported_input` or `needs_cutout` when the photo will not do, `invalid_output` when the file
 *   would not show the product as the photo does; anything else is a bug
 */
export async function makePicture(order: PictureOrder): Promise<EngineOutput> {
  const scene = sceneOf(order.recipe, order.variation, order.ratio);
  const frame = frameSize(order.quality, order.ratio);
  const photo = await inStage("gate", () => openSource(order.bytes, order.sourceSha256));
  const known = knownOf(order, photo.rgb);
  const cut = await cutOut(photo, scene.cutting, known, (rgb) => findIn(order, rgb));
  guardResolution(order, photo, cut.box);
  const made = await inStage("compose", () => compose(photo, cut, scene, frame));
  const lock = await inStage("proof", () => lockPixels(photo.rgb, made, frame));
  if (lock === undefined) throw new EngineError("invalid_output", undefined, "no solid pixel to compare");
  const provenance = {
    creatorTool: `ProductStudio ${ENGINE_VERSION}, ${scene.name} v${scene.version}`,
    sourceSha256: order.sourceSha256,
    paintsProduct: false,
  };
  const isClear = scene.backdrop.kind === "none";
  const picture = await inStage("compose", () => (isClear ? flattenAlpha(made) : flatten(made)));
  const { bytes, encoding, difference } = await encodeTruly(picture, lock, {
    rules: isClear ? withAlpha(order.file) : order.file,
    productSidePx: Math.max(made.productBox.widthPx, made.productBox.heightPx),
    provenance,
  });
  await confirmProvenance(bytes, provenance);
  return {
    bytes,
    ...(cut.finding && cut.finding !== known && { outline: packFinding(cut.finding, versionOf(order)) }),
    evidence: { ...evidenceOf(photo, cut, made), encoding, ...coloursAsEvidence(difference) },
  };
}

/** What proves how a product came into its frame, of pictures and of videos at rest. */
export function evidenceOf(
  photo: SourcePhoto,
  cut: CutOut,
  made: Pick<Composition, "fillRatio" | "productBox" | "sourceCrop" | "placedAt" | "scaleFactor">,
): EngineOutput["evidence"] {
  return {
    engineVersion: ENGINE_VERSION,
    cutoutMethod: cut.method,
    cutoutConfidence: round(cut.confidence),
    cutoutNeedsLook: cut.needsLook,
    cutoutConcerns: cut.concerns.join(","),
    cutoutBackdropInside: round(cut.backdropInside),
    fillRatio: round(made.fillRatio),
    productBox: boxText(made.productBox),
    sourceCrop: boxText(made.sourceCrop),
    placedAt: boxText(made.placedAt),
    scaleFactor: round(made.scaleFactor),
    sourceWidthPx: photo.rgb.widthPx,
    sourceHeightPx: photo.rgb.heightPx,
    sourceFormat: photo.format,
    sourceSharpness: round(photo.sharpness),
    sourceDarkestLevel: photo.exposure.darkestLevel,
    sourceBrightestLevel: photo.exposure.brightestLevel,
    sourceRealSidePx: photo.realSidePx,
  };
}

/** What proves that the product was only scaled. */
export function coloursAsEvidence({ mean, p99, comparedPx }: ColourDifference): EngineOutput["evidence"] {
  return {
    colourDifferenceMean: round(mean),
    colourDifferenceP99: round(p99),
    colourComparedPx: comparedPx,
  };
}

/**
 * A product that would be enlarged too much shows in a smaller quality all that its photo has. Of a photo that was
 * enlarged itself only its real size counts; halved once it is taken for a soft one, which many good photos are.
 */
function guardResolution({ quality, ratio, recipe }: PictureOrder, photo: SourcePhoto, box: Box): void {
  const { rgb, realSidePx } = photo;
  const share = Math.min(1, (2 * realSidePx) / Math.max(rgb.widthPx, rgb.heightPx));
  const product = { widthPx: box.widthPx * share, heightPx: box.heightPx * share };
  const fits = honestQuality(quality, { ratio, recipe, product });
  if (fits === quality) return;
  const reason = fits === "hd" ? "too_small_hd_fits" : "too_small_standard_fits";
  const size = `${Math.round(product.widthPx)} × ${Math.round(product.heightPx)} px`;
  throw unsupported(reason, `product of ${size}`);
}

function boxText({ left, top, widthPx, heightPx }: Box): string {
  return [left, top, widthPx, heightPx].join(",");
}

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
