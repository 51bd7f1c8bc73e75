import type { Rgb } from "./picture.ts";
import { resizeRgb, sizeWithin } from "./resize.ts";
import { sharpness } from "#app/platform/pixels/sharpness.ts";

/**
 * From this on a photo uses its pixels: the steepest edges of the plain demo photos have .45 and more at full size, of
 * one that was enlarged twice .29 to .35, of one in a crowded room .27 to .58.
 */
const USES_ITS_PIXELS = 0.36;
/** Larger photos are judged from this size on downwards: no quality needs finer detail of a product. */
const LARGEST_JUDGED_PX = 2_048;
const MOST_HALVINGS = 3;

/**
 * The longest side, in pixels, of the smallest copy that shows all that the photo shows, told in halvings: a photo that
 * was enlarged, or blurred as much, has nothing in the finer half of its spectrum.
 */
export async function realSidePx(photo: Rgb): Promise<number> {
  const longestPx = Math.max(photo.widthPx, photo.heightPx);
  const judged = sizeWithin(photo.widthPx, photo.heightPx, LARGEST_JUDGED_PX);
  let copy = longestPx <= LARGEST_JUDGED_PX ? photo : await resizeRgb(photo, judged.widthPx, judged.heightPx);
  if (sharpness(copy) >= USES_ITS_PIXELS) return longestPx;
  for (let halvings = 1; halvings <= MOST_HALVINGS; halvings++) {
    const half = sizeWithin(copy.widthPx, copy.heightPx, Math.max(copy.widthPx, copy.heightPx) / 2);
    copy = await resizeRgb(copy, half.widthPx, half.heightPx);
    if (sharpness(copy) >= USES_ITS_PIXELS) break;
  }
  return Math.max(copy.widthPx, copy.heightPx);
}
