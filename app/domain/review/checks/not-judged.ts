import type { CheckContext, CheckResult, NotJudged } from "./check.ts";

/**
 * Whether the product's pixels may have been painted: the engine may do that, or nobody measured that it did not. Of a
 * file that wasn't made here nobody knows, and whoever asks has it before their eyes.
 */
export const mayPaint = ({
  evidence: { paintsProduct, colourDifferenceMean: mean, colourDifferenceP99: p99 },
  isForeign,
}: CheckContext): boolean =>
  !isForeign && (paintsProduct === true || typeof mean !== "number" || typeof p99 !== "number");

/**
 * What a check says that can't judge: it passes and says why, as what an engine proves by itself needs no second proof.
 * Where the product may be painted, and nothing was there to compare with, a person compares; and a person reads what
 * couldn't be read in time, for that says nothing about the picture.
 */
export const notJudged = (reason: NotJudged, context: CheckContext): CheckResult => ({
  outcome: reason === "unread" || mayPaint(context) ? "person" : "pass",
  evidence: { notJudged: reason },
});

/** Figures as evidence keeps them: four digits say all that a measure knows. */
export const rounded = (figure: number): number => Math.round(figure * 10_000) / 10_000;
