import { frameSize, type Quality, type Ratio, type Recipe } from "#app/domain/generation/schemas.ts";
import type { EngineOutput } from "#app/domain/generation/ports.ts";
import { compose, flatten } from "./compose/compose.ts";
import { encodeJpeg } from "./compose/encode.ts";
import { cutOut } from "./cutout/cut-out.ts";
import { openPhoto } from "./input-gate.ts";
import type { Box } from "./picture.ts";
import { sceneOf } from "./recipes/scene-of.ts";

/** Raised whenever the same order would give other pixels. */
export const ENGINE_VERSION = "local-2";

export interface PictureOrder {
  readonly bytes: Uint8Array;
  readonly sourceSha256: string;
  readonly recipe: Recipe;
  readonly quality: Quality;
  readonly ratio: Ratio;
  /** Counts from 1; more lights than there are is a bug. */
  readonly variation: number;
}

/**
 * Makes one picture from one photo: gate, cut-out, scene, encoding. Pure but for processor time.
 * @throws EngineError `unsupported_input` or `needs_cutout` when the photo will not do; anything else is a bug
 */
export async function makePicture(order: PictureOrder): Promise<EngineOutput> {
  const scene = sceneOf(order.recipe, order.variation);
  const photo = await openPhoto(order.bytes);
  const cut = await cutOut(photo, scene.cutting);
  const made = await compose(photo, cut, scene, frameSize(order.quality, order.ratio));
  const bytes = await encodeJpeg(flatten(made), Math.max(made.productBox.widthPx, made.productBox.heightPx), {
    creatorTool: `ProductStudio ${ENGINE_VERSION}, ${scene.name} v${scene.version}`,
    sourceSha256: order.sourceSha256,
  });
  return {
    bytes,
    evidence: {
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
    },
  };
}

function boxText({ left, top, widthPx, heightPx }: Box): string {
  return [left, top, widthPx, heightPx].join(",");
}

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
