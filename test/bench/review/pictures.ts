/** Clean pictures of the labelled set: the shared photos, made by our own engine, with what review knows of them. */
import { maskOfPacked } from "../../../app/adapters/engine/cutout/packed-outline.ts";
import type { Workbench } from "../../../app/adapters/engine/workbench.ts";
import { fileRules } from "../../../app/domain/generation/platforms.ts";
import {
  backdropOf,
  frameSize,
  type PictureQuality,
  placementOf,
  QUALITY_LONGEST_SIDE_PX,
  type Ratio,
  type Recipe,
} from "../../../app/domain/generation/schemas.ts";
import type { CheckContext } from "../../../app/domain/review/checks/index.ts";
import type { Target } from "../../../app/domain/review/schemas.ts";
import type { PictureSource } from "../../../app/domain/review/ports.ts";
import type { BenchPhoto } from "../engine/photos.ts";

/** A picture with everything that the checks get of it, but for the opened source. */
export interface ReviewedPicture {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: Uint8Array;
  readonly source: PictureSource;
  readonly context: Omit<CheckContext, "source" | "target">;
  /** The places that it is held to. */
  readonly targets: readonly Target[];
}

/** What is made of each photo. */
export interface PictureOrder {
  readonly recipe: Recipe;
  readonly ratio: Ratio;
  readonly quality: PictureQuality;
  readonly targets: readonly Target[];
}

const outlines = new Map<string, Uint8Array>();

/** @returns undefined when the engine refuses the photo, as it does the hard ones */
export async function makePicture(
  workbench: Workbench,
  photo: BenchPhoto,
  { recipe, ratio, quality, targets }: PictureOrder,
): Promise<ReviewedPicture | undefined> {
  const known = outlines.get(photo.sha256);
  const made = await workbench.makePicture({
    bytes: photo.bytes,
    sourceSha256: photo.sha256,
    ...(known && { outline: known }),
    recipe,
    quality,
    ratio,
    variation: 1,
    file: fileRules([]),
  });
  if (!made.ok) return undefined;
  const { bytes, evidence, outline = known } = made.output;
  if (outline) outlines.set(photo.sha256, outline);
  const mask = outline && maskOfPacked(outline);
  return {
    name: `${photo.name}, ${recipe.name} ${ratio}`,
    ...frameSize(quality, ratio),
    bytes,
    source: { bytes: photo.bytes, ...(mask && { mask }) },
    targets,
    context: {
      longestSidePx: QUALITY_LONGEST_SIDE_PX[quality],
      backdrop: backdropOf(recipe),
      ...placementOf(recipe, ratio),
      mimeType: recipe.name === "transparent" ? "image/png" : "image/jpeg",
      evidence,
    },
  };
}
