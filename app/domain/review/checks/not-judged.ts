import type { CheckContext, CheckResult, NotJudged } from "./check.ts";

/**
 * What a check says that can't judge: it passes and says why, as what an engine proves by itself needs no second proof.
 * Only where the engine may paint the product, and nothing was there to compare with, a person compares.
 */
export function notJudged(reason: NotJudged, { evidence }: CheckContext): CheckResult {
  return {
    outcome: evidence["paintsProduct"] === true ? "person" : "pass",
    evidence: { notJudged: reason },
  };
}

/** Figures as evidence keeps them: four digits say all that a measure knows. */
export const rounded = (figure: number): number => Math.round(figure * 10_000) / 10_000;
