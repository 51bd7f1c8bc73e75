import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { paint } from "./paint.ts";
import type { Setting } from "./setting.ts";

/** How far the lit colour leans to the light's side. */
const LEAN = 0.35;

/** Two colours, the first one where the light comes from. */
export function drawGradient(
  { from, to }: Extract<Backdrop, { kind: "gradient" }>,
  frame: Size,
  { side, seed }: Setting,
): Rgb {
  const { widthPx, heightPx } = frame;
  // Along the light: 0 at the corner that it reaches first, 1 at the opposite one.
  const perX = (-side * LEAN) / widthPx;
  const perY = 1 / heightPx;
  const first = Math.min(0, perX * widthPx);
  const length = 1 + Math.abs(perX * widthPx);
  return paint(frame, seed, (y, row) => {
    for (let x = 0, i = 0; x < widthPx; x++, i += 3) {
      const t = (perX * x + perY * y - first) / length;
      const share = t * t * (3 - 2 * t);
      row[i] = from.red + (to.red - from.red) * share;
      row[i + 1] = from.green + (to.green - from.green) * share;
      row[i + 2] = from.blue + (to.blue - from.blue) * share;
    }
  });
}
