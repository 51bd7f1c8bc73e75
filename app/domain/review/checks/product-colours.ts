import { isSameColour, MOST_COLOUR_DIFFERENCE } from "../schemas.ts";
import type { Check } from "./check.ts";

/**
 * Whether the product's colours are its source's. An engine that only scales has measured it in the delivered file,
 * against the photo, of a video in sampled frames, and fails by itself beyond the limits; without figures the product may have been painted, and only
 * a person can compare.
 */
export const productColoursCheck: Check = {
  id: "product-colours",
  section: "product-accuracy",
  scope: "picture",
  needsOrder: true,
  version: 1,
  run(_picture, { evidence }) {
    const { colourDifferenceMean: mean, colourDifferenceP99: p99 } = evidence;
    if (typeof mean !== "number" || typeof p99 !== "number" || evidence["paintsProduct"] === true)
      return { outcome: "person", evidence: {} };
    return {
      outcome: isSameColour({ mean, p99 }) ? "pass" : "block",
      evidence: { mean, p99, mostMean: MOST_COLOUR_DIFFERENCE.mean, mostP99: MOST_COLOUR_DIFFERENCE.p99 },
    };
  },
};
