import { cropAlpha, type CutOut } from "../cutout/cut-out.ts";
import type { SourcePhoto } from "../input-gate.ts";
import { boxOfAlpha, padBox, regionOf, type Box, type Rgba, type Size } from "../picture.ts";
import { resizeRgb, resizeRgba } from "../resize.ts";
import type { Cutting, SceneRecipe } from "../recipes/scene-recipe.ts";
import { choke, defringe } from "./defringe.ts";
import { enlargeRgba } from "./enlarge.ts";

/** Soft edges and fur reach beyond the box of alpha ≥ .5 by less than this share of its longer side. */
const PADDING = 0.03;
/** Alpha below this (of 255) is resampling's noise. */
const NOISE_ALPHA = 3;
/** From here on (of 255) a pixel counts as product. */
const HALF_ALPHA = 128;

/** A product scaled and placed in its frame. */
export interface PlacedProduct {
  /** Straight alpha; pixels beyond the frame are cut off. */
  readonly layer: Rgba;
  /** The product (alpha ≥ .5) in pixels of the layer. */
  readonly box: Box;
  /** The part of the photo, in its pixels, that was scaled to the layer's size. */
  readonly sourceCrop: Box;
  /** Where the layer's first pixel lies in the frame; may be negative. */
  readonly left: number;
  readonly top: number;
  /** Output pixels per source pixel. Above 1 the product is enlarged. */
  readonly scaleFactor: number;
  /** The product's longer side as it was meant to be, in pixels; rounding moves the drawn one by a pixel or two. */
  readonly longerSidePx: number;
}

/**
 * Crops the product, frees its edge of the old backdrop, scales it by Lanczos3 and places its box in the frame.
 * Solid pixels are the photo's, only scaled.
 */
export async function placeProduct(
  photo: SourcePhoto,
  cut: CutOut,
  frame: Size,
  { placement, cutting }: Pick<SceneRecipe, "placement" | "cutting">,
): Promise<PlacedProduct> {
  const { widthPx, heightPx } = photo.rgb;
  const longestPx = Math.max(cut.box.widthPx, cut.box.heightPx);
  const { fill, heightFill, sink, lowest } = placement;
  const byWidth = (frame.widthPx * fill) / cut.box.widthPx;
  const byHeight = (frame.heightPx * heightFill) / cut.box.heightPx;
  const scaleFactor = Math.min(byWidth, byHeight);
  const crop = paddedCrop(cut.box, widthPx, heightPx);
  // Edges are worked on at the smaller of both sizes: finer detail than either has shows nowhere.
  const workScale = Math.min(1, scaleFactor);
  const cleaned = await cleanCrop(photo, cut, crop, workScale, cutting);
  const size = scaledSize(crop, scaleFactor);
  const layer =
    scaleFactor > 1 ? enlargeRgba(cleaned, size.widthPx, size.heightPx, NOISE_ALPHA) : clearNoise(cleaned);
  // The box is measured anew: rounding and soft edges move it by a pixel or two, and fill and place are promises.
  const box = boxOfAlpha(layer, HALF_ALPHA);
  if (box === undefined) throw new Error("the placed product is empty");
  const foot = Math.min((0.5 + sink) * frame.heightPx + box.heightPx / 2, lowest * frame.heightPx);
  return {
    layer,
    box,
    sourceCrop: crop,
    left: Math.round((frame.widthPx - box.widthPx) / 2) - box.left,
    top: Math.round(foot - box.heightPx) - box.top,
    scaleFactor,
    longerSidePx:
      byWidth < byHeight
        ? frame.widthPx * fill * (longestPx / cut.box.widthPx)
        : frame.heightPx * heightFill * (longestPx / cut.box.heightPx),
  };
}

const scaledSize = ({ widthPx, heightPx }: Size, by: number): Size => ({
  widthPx: Math.max(1, Math.round(widthPx * by)),
  heightPx: Math.max(1, Math.round(heightPx * by)),
});

/** The part of a photo of this size that holds a product with its soft edge. */
export function paddedCrop(box: Box, widthPx: number, heightPx: number): Box {
  const paddingPx = Math.ceil(Math.max(box.widthPx, box.heightPx) * PADDING);
  return padBox(box, Math.max(4, paddingPx), widthPx, heightPx);
}

/** A part of the photo at this scale, its product free of the old backdrop. */
export async function cleanCrop(
  photo: SourcePhoto,
  cut: CutOut,
  crop: Box,
  workScale: number,
  cutting: Cutting,
): Promise<Rgba> {
  const { widthPx, heightPx } = scaledSize(crop, workScale);
  if (cut.edge === undefined) {
    // Colours of a photo with its own alpha are taken as they are: whoever cut it out has cleaned its edge.
    return resizeRgba(joinAlpha(photo, crop), widthPx, heightPx);
  }
  const colours = await resizeRgb(photo.rgb, widthPx, heightPx, crop);
  const region = regionOf(crop, photo.rgb.widthPx, photo.rgb.heightPx);
  const alpha = cropAlpha(cut, colours, region);
  return defringe(colours, cutting === "strict" ? choke(alpha) : alpha);
}

function joinAlpha({ rgb, alpha }: SourcePhoto, crop: Box): Rgba {
  const data = new Uint8Array(crop.widthPx * crop.heightPx * 4);
  for (let y = 0, i = 0; y < crop.heightPx; y++) {
    for (let x = 0; x < crop.widthPx; x++, i += 4) {
      const at = (crop.top + y) * rgb.widthPx + crop.left + x;
      data[i] = rgb.data[at * 3]!;
      data[i + 1] = rgb.data[at * 3 + 1]!;
      data[i + 2] = rgb.data[at * 3 + 2]!;
      data[i + 3] = alpha![at]!;
    }
  }
  return { widthPx: crop.widthPx, heightPx: crop.heightPx, data };
}

function clearNoise(layer: Rgba): Rgba {
  const { data } = layer;
  // Most pixels are clear or solid: what is read only need not be written back.
  for (let i = 3; i < data.length; i += 4) {
    const alpha = data[i]!;
    if (alpha !== 0 && alpha < NOISE_ALPHA) data[i] = 0;
  }
  return layer;
}
