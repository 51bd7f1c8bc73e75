import { colourOf } from "./backdrop.ts";
import type { Check, CheckContext, PictureBox } from "./check.ts";
import type { DecodedPicture } from "./decode.ts";
import { confirmClaimedSides, findProductBox } from "./product-box.ts";

/**
 * How far from the ordered share of the frame the product may be: marketplaces ask for 85 %, above 90 % it looks
 * cramped, and the standard order is the middle of both.
 */
const GOOD_DISTANCE = 0.025;
/** Further off the picture is not fit to be shown. */
const TOLERABLE_DISTANCE = 0.075;
/** A hard contact shadow and resampling move the measured box by up to 6 px of 1,024. */
const TOLERANCE = 0.006;
/** Further off the middle than this, as a share of the frame, looks like a mistake. */
const MAX_OFF_CENTRE = 0.03;

/**
 * How much the product takes up of the side of the frame that it reaches first, and whether it stands in the middle. Measured in the
 * delivered pixels; the engine's own figure can only add a side so pale that the pixels alone do not settle it.
 * A picture without a product blocks.
 */
export const fillCheck: Check = {
  id: "fill",
  section: "platform-rules",
  version: 2,
  run(picture, { evidence, backdrop, fill }) {
    const colour = colourOf(backdrop);
    const measured = findProductBox(picture, colour);
    if (measured === undefined) return { outcome: "block", evidence: { fillRatio: 0, found: "no product" } };
    const box = confirmClaimedSides(picture, colour, measured, claimedBox(evidence, picture));
    const { widthPx, heightPx } = picture;
    const fillRatio = Math.max(box.widthPx / widthPx, box.heightPx / heightPx);
    const offCentre = Math.max(
      Math.abs(box.left + box.widthPx / 2 - widthPx / 2) / widthPx,
      Math.abs(box.top + box.heightPx / 2 - heightPx / 2) / heightPx,
    );
    const distance = Math.abs(fillRatio - fill) - TOLERANCE;
    const outcome =
      distance > TOLERABLE_DISTANCE
        ? "block"
        : distance <= GOOD_DISTANCE && offCentre <= MAX_OFF_CENTRE
          ? "pass"
          : "warn";
    return {
      outcome,
      evidence: {
        fillRatio: round(fillRatio),
        wantedFrom: round(fill - GOOD_DISTANCE),
        wantedTo: round(fill + GOOD_DISTANCE),
        offCentre: round(offCentre),
        maxOffCentre: MAX_OFF_CENTRE,
        ...(typeof evidence["fillRatio"] === "number" ? { claimedFillRatio: evidence["fillRatio"] } : {}),
      },
      boxes: [box],
    };
  },
};

/** The engine's "x,y,w,h", when it is a box inside the picture. */
function claimedBox(
  { productBox }: CheckContext["evidence"],
  { widthPx, heightPx }: DecodedPicture,
): PictureBox | undefined {
  const figures =
    typeof productBox === "string" ? /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(productBox) : null;
  if (figures === null) return undefined;
  const [left, top, width, height] = figures.slice(1).map(Number) as [number, number, number, number];
  if (width === 0 || height === 0 || left + width > widthPx || top + height > heightPx) return undefined;
  return { left, top, widthPx: width, heightPx: height };
}

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
