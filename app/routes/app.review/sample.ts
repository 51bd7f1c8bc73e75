/** What a random sample says of the results that nobody looked at. Pure. */
import { percent } from "#app/components/format.ts";
import { t } from "#app/platform/i18n/translate.ts";

/**
 * The largest share of bad pictures with which a sample without any still has a chance of 1 − `confidence`: the one-sided
 * exact binomial bound (Clopper and Pearson, 1934), 1 − (1 − confidence)^(1/n), about 3 / n: the rule of three.
 *
 * @param lookedAt pictures drawn at random, all of them fine
 * @returns 0…1; 1 when nothing was looked at
 */
export const mostBadShare = (lookedAt: number, confidence = 0.95): number =>
  lookedAt === 0 ? 1 : 1 - (1 - confidence) ** (1 / lookedAt);

/** The bound in words, rounded up: "14%". */
const most = (lookedAt: number): string => percent(Math.ceil(mostBadShare(lookedAt) * 100) / 100);

/**
 * "20 of 980 passed results looked at one by one and fine: with 95% confidence fewer than 14 % of the passed results
 * aren't fine." Where one was bad nothing is promised: how many were is what there is to know.
 */
export function sampleSentence({
  passedCount,
  lookedAt,
  bad,
}: {
  readonly passedCount: number;
  readonly lookedAt: number;
  readonly bad: number;
}): string {
  const figures = { count: passedCount, looked: lookedAt };
  if (lookedAt === 0) return t("review.sampleUnseen", figures);
  if (bad > 0 && bad === lookedAt)
    return t(bad === 1 ? "review.sampleOneBad" : "review.sampleNoneFine", figures);
  if (bad > 0) return t("review.sampleSomeBad", { ...figures, bad });
  if (lookedAt >= passedCount) return t("review.sampleAllFine", figures);
  return t("review.sampleFine", { ...figures, most: most(lookedAt) });
}

/** What an order is answered on, and what a yes on it proves of the results that aren't shown. */
export function orderSampleSentence({
  shownCount,
  publishableCount,
}: {
  readonly shownCount: number;
  /** Of how many that could be published they were drawn at random. */
  readonly publishableCount: number;
}): string {
  if (shownCount === 0) return t("review.orderSampleNone");
  if (shownCount >= publishableCount) return t("review.orderSampleAll", { count: publishableCount });
  return t("review.orderSample", { count: publishableCount, shown: shownCount, most: most(shownCount) });
}
