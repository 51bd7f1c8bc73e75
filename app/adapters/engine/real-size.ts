import type { Rgb, Size } from "./picture.ts";
import { resizeRgb, sizeWithin } from "./resize.ts";
import { sharpness } from "#app/platform/pixels/sharpness.ts";

/**
 * From this on a photo uses its pixels: the steepest edges of the plain demo photos have .45 and more at full size, of
 * one that was enlarged twice .29 to .35, of one in a crowded room .27 to .58.
 */
const USES_ITS_PIXELS = 0.36;
/** Of a larger picture about this many pixels are looked at. */
const MOST_JUDGED_PX = 4_000_000;
/** Smaller copies are of no use: Standard is made of every photo that the gate lets in. */
const SMALLEST_COPY_PX = 200;

/**
 * The longest side, in pixels, of the smallest copy that shows all that the photo shows, told in halvings: a photo that
 * was enlarged, or blurred as much, has nothing in the finer half of its spectrum. It is looked at at its full size
 * first: a smaller copy of an enlarged photo is as sharp as one of a good one.
 */
export async function realSidePx(photo: Rgb): Promise<number> {
  let copy = photo;
  while (sharpness(copy, rowStepOf(copy)) < USES_ITS_PIXELS) {
    const half = sizeWithin(copy.widthPx, copy.heightPx, longestSide(copy) / 2);
    if (longestSide(half) < SMALLEST_COPY_PX) break;
    copy = await resizeRgb(copy, half.widthPx, half.heightPx);
  }
  return longestSide(copy);
}

const longestSide = ({ widthPx, heightPx }: Size): number => Math.max(widthPx, heightPx);
const rowStepOf = ({ widthPx, heightPx }: Size): number => Math.ceil((widthPx * heightPx) / MOST_JUDGED_PX);
