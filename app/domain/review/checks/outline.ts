import type { Check } from "./check.ts";

/**
 * Whether a person should look at the product's outline: when the engine was not sure of its cut-out, or does not say.
 * A machine that was unsure cannot reassure itself, so there is no pass by measuring again.
 */
export const outlineCheck: Check = {
  id: "outline",
  section: "product-accuracy",
  scope: "picture",
  needsOrder: true,
  version: 1,
  run(_picture, { evidence }) {
    const { cutoutNeedsLook, cutoutConfidence, cutoutConcerns } = evidence;
    return {
      outcome: cutoutNeedsLook === false ? "pass" : "person",
      evidence: {
        ...(cutoutConfidence === undefined ? {} : { cutoutConfidence }),
        ...(cutoutConcerns === undefined ? {} : { cutoutConcerns }),
      },
    };
  },
};
