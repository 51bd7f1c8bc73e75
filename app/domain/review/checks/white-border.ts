import { type Colour, colourOf, SCENIC, TRANSPARENT } from "./backdrop.ts";
import type { Check, CheckResult } from "./check.ts";
import type { DecodedPicture } from "./decode.ts";

/** Share of the shorter side that belongs to the border. */
const BORDER_SHARE = 0.02;
/** White as marketplaces measure it: JPEG may round pure white down by one level. */
const WHITE_TOLERANCE = 1;
/** What encoders make of a plain colour: JPEG moves a channel by up to 1 level of 255, WebP at quality 80 by up to 6. */
const COLOUR_TOLERANCE = 6;

const isWhite = (colour: Colour) => colour.every((level) => level === 255);

/** A clear border: alpha as low as this (of 255) is seen by nobody. */
const CLEAR_TOLERANCE = 2;

/**
 * The outermost 2 % of the frame is the plain backdrop that was ordered, opaque, pixel by pixel; or clear, when nothing
 * was ordered behind the product. A drawn scene has no plain border: it passes, and the evidence says that nothing was
 * judged. Findings keep the name that they had when every backdrop was white.
 */
export const whiteBorderCheck: Check = {
  id: "white-border",
  section: "platform-rules",
  scope: "picture",
  needsOrder: true,
  version: 2,
  run(picture, { backdrop }) {
    if (backdrop === SCENIC) return { outcome: "pass", evidence: { backdrop, judged: false } };
    const isClear = backdrop === TRANSPARENT;
    return judgeBorder(picture, backdrop, isClear ? undefined : colourOf(backdrop));
  },
};

/** @param wanted undefined: nothing, the border must be clear */
function judgeBorder(
  { widthPx, heightPx, channels, data }: DecodedPicture,
  backdrop: string,
  wanted: Colour | undefined,
): CheckResult {
  const tolerance =
    wanted === undefined ? CLEAR_TOLERANCE : isWhite(wanted) ? WHITE_TOLERANCE : COLOUR_TOLERANCE;
  const borderPx = Math.max(1, Math.ceil(BORDER_SHARE * Math.min(widthPx, heightPx)));
  let minLevel = 255;
  let maxDifference = 0;
  let minAlpha = 255;
  let offPixels = 0;
  let left = widthPx;
  let right = -1;
  let top = heightPx;
  let bottom = -1;
  for (let y = 0; y < heightPx; y++) {
    const edgeRow = y < borderPx || y >= heightPx - borderPx;
    for (let x = 0; x < widthPx; x++) {
      if (!edgeRow && x === borderPx) x = Math.max(x, widthPx - borderPx);
      const i = (y * widthPx + x) * channels;
      const [red, green, blue] = [data[i]!, data[i + 1]!, data[i + 2]!];
      const alpha = channels === 4 ? data[i + 3]! : 255;
      const difference =
        wanted === undefined
          ? alpha
          : Math.max(Math.abs(red - wanted[0]), Math.abs(green - wanted[1]), Math.abs(blue - wanted[2]));
      minLevel = Math.min(minLevel, red, green, blue);
      maxDifference = Math.max(maxDifference, difference);
      minAlpha = Math.min(minAlpha, alpha);
      if (difference <= tolerance && (wanted === undefined || alpha === 255)) continue;
      offPixels++;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const evidence = { borderPx, backdrop, minLevel, maxDifference, tolerance, minAlpha, offPixels };
  if (offPixels === 0) return { outcome: "pass", evidence };
  const box = { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
  return { outcome: "block", evidence, boxes: [box] };
}
