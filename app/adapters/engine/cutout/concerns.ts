import type { Plane } from "../picture.ts";

/** What a person should look at although the confidence is high. */
export type Concern = "touches_frame";

/** Product along this share of one side of the frame means that the frame cuts it. */
const MIN_TOUCHING_SHARE = 0.01;

/**
 * Cheap cross-checks that the confidence does not cover.
 * `touches_frame`: the product runs into the frame, so a part of it is probably missing (the network's confidence
 * does not show it: .959 at an IoU of .907).
 * @param alpha of the whole photo, at any size
 */
export function findConcerns(alpha: Plane): Concern[] {
  const { widthPx, heightPx, data } = alpha;
  let top = 0;
  let bottom = 0;
  let left = 0;
  let right = 0;
  for (let x = 0; x < widthPx; x++) {
    if (data[x]! >= 0.5) top++;
    if (data[(heightPx - 1) * widthPx + x]! >= 0.5) bottom++;
  }
  for (let y = 0; y < heightPx; y++) {
    if (data[y * widthPx]! >= 0.5) left++;
    if (data[y * widthPx + widthPx - 1]! >= 0.5) right++;
  }
  const touches =
    Math.max(top, bottom) > MIN_TOUCHING_SHARE * widthPx ||
    Math.max(left, right) > MIN_TOUCHING_SHARE * heightPx;
  return touches ? ["touches_frame"] : [];
}
