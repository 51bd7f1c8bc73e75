import type { Check } from "./check.ts";

/** Shopify's limit for a product image. Source: Shopify help, "Product media types". */
const MAX_PIXELS = 20_000_000;

/** The picture has the size that was bought: its longest side is exactly the quality's. */
export const dimensionsCheck: Check = {
  id: "dimensions",
  section: "platform-rules",
  scope: "picture",
  needsOrder: true,
  version: 1,
  run({ widthPx, heightPx }, { longestSidePx }) {
    const fits = Math.max(widthPx, heightPx) === longestSidePx && widthPx * heightPx <= MAX_PIXELS;
    return {
      outcome: fits ? "pass" : "block",
      evidence: { widthPx, heightPx, expectedLongestSidePx: longestSidePx, maxPixels: MAX_PIXELS },
    };
  },
};
