/** What a random sample says of the results that nobody looked at. Pure. */
import { count, counted, percent } from "#app/components/format.ts";

/**
 * The largest share of bad pictures with which a sample without any still has a chance of 1 − `confidence`: the one-sided
 * exact binomial bound (Clopper and Pearson, 1934), 1 − (1 − confidence)^(1/n), about 3 / n: the rule of three.
 *
 * @param lookedAt pictures drawn at random, all of them fine
 * @returns 0…1; 1 when nothing was looked at
 */
export const mostBadShare = (lookedAt: number, confidence = 0.95): number =>
  lookedAt === 0 ? 1 : 1 - (1 - confidence) ** (1 / lookedAt);

/**
 * "20 of 980 passed results looked at one by one and fine: with 95 % confidence fewer than 14 % of the passed results
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
  if (lookedAt === 0)
    return `${counted(passedCount, "result")} passed. Nobody has looked at any of them; look at a random few to know how good they are.`;
  const looked = `${count(lookedAt)} of ${counted(passedCount, "passed result")} looked at one by one`;
  if (bad > 0)
    return `${looked}, ${bad === lookedAt ? (bad === 1 ? "and it wasn't fine" : "and none was fine") : `${count(bad)} not fine`}. Look at more of them before you use the rest.`;
  if (lookedAt >= passedCount) return `${looked} and fine: that is all of them.`;
  const most = percent(Math.ceil(mostBadShare(lookedAt) * 100) / 100);
  return `${looked} and fine: with 95 % confidence fewer than ${most} of the passed results aren't.`;
}
