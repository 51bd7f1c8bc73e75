import type { Check } from "./check.ts";
import { findProduct } from "./find-product.ts";

/**
 * How far from the ordered share of the frame the product may be: marketplaces ask for 85 %, above 90 % it looks
 * cramped, and the standard order is the middle of both.
 */
const GOOD_DISTANCE = 0.025;
/** Further off the picture is not fit to be shown. */
const TOLERABLE_DISTANCE = 0.075;
/** A hard contact shadow and resampling move the measured box by up to 6 px of 1,024. */
const TOLERANCE = 0.006;
/** Further off its place than this, as a share of the frame, looks like a mistake. */
const MAX_OFF_CENTRE = 0.03;

/**
 * How much the product takes up of the side of the frame that it reaches first, and whether it stands where it was to:
 * in the middle, unless something else was ordered. Where the product is says `findProduct`. A picture without a product
 * blocks; one in which nobody says where it is goes to a person.
 */
export const fillCheck: Check = {
  id: "fill",
  section: "platform-rules",
  scope: "picture",
  needsOrder: true,
  version: 2,
  run(picture, context) {
    const found = findProduct(picture, context);
    if (found.by === "none") return { outcome: "block", evidence: { fillRatio: 0, found: "no product" } };
    if (found.by === "unknown") return { outcome: "person", evidence: { found: "unknown" } };
    const { fill, heightFill = fill, sink = 0, lowest = 1, evidence } = context;
    const { box } = found;
    const [width, height] = [box.widthPx / picture.widthPx, box.heightPx / picture.heightPx];
    const fillRatio = Math.max(width, (height * fill) / heightFill);
    const wantedMiddle = Math.min(0.5 + sink, lowest - height / 2);
    const offCentre = Math.max(
      Math.abs((box.left + box.widthPx / 2) / picture.widthPx - 0.5),
      Math.abs((box.top + box.heightPx / 2) / picture.heightPx - wantedMiddle),
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
        measuredBy: found.by,
        ...(found.by === "engine" ? { confirmedSides: found.confirmedSides } : {}),
        ...(typeof evidence["fillRatio"] === "number" ? { claimedFillRatio: evidence["fillRatio"] } : {}),
      },
      boxes: [box],
    };
  },
};

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000;
}
