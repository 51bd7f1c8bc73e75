import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, pixelPhrase, reaches, sizePhrase, staysWithin } from "./asked.ts";

/** The picture is neither too small nor too large for the place; what it recommends beyond that is a note. */
export const targetPixelsCheck: Check = {
  id: "target-pixels",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ widthPx, heightPx }, { target, isForeign }) {
    const rule = ruleOf(target);
    const { minPx, recommendedPx, maxPx, maxMegapixels } = rule.picture;
    const size = { widthPx, heightPx };
    const found = sizePhrase(size);
    const megapixels = (widthPx * heightPx) / 1_000_000;
    return answer(rule, [
      minPx && {
        rule: "image.min_px",
        isMet: reaches(size, minPx),
        wanted: pixelPhrase("least", minPx),
        found,
        figures: size,
      },
      maxPx && {
        rule: "image.max_px",
        isMet: staysWithin(size, maxPx),
        wanted: pixelPhrase("most", maxPx),
        found,
        figures: size,
      },
      maxMegapixels !== null
        ? {
            rule: "image.max_px",
            isMet: megapixels <= maxMegapixels,
            wanted: { says: "mostMegapixels", megapixels: maxMegapixels },
            found: { says: "megapixels", megapixels: Math.ceil(megapixels * 10) / 10 },
            figures: size,
          }
        : null,
      recommendedPx && {
        rule: "image.recommended_px",
        // For the own shop the merchant chose the size, with the quality.
        isMet: reaches(size, recommendedPx) || (target === "shopify" && !isForeign),
        wanted: pixelPhrase("better", recommendedPx),
        found,
        isAdvice: true,
        figures: size,
      },
    ]);
  },
};
