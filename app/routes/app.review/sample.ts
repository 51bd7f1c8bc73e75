/** What a random sample says of the results that nobody looked at. Pure. */
import { count, counted, percent } from "#app/components/format.ts";

/** Halvings of the interval: closer than any figure that is shown. */
const STEPS = 50;

/**
 * The largest share of bad pictures with which a sample as good as this one still has a chance of 1 − `confidence`: the
 * one-sided exact binomial bound (Clopper and Pearson, 1934). Of a sample without bad ones it is 1 − (1 − confidence)^(1/n),
 * about 3 / n: the rule of three.
 *
 * @param sample `lookedAt` pictures drawn at random, `bad` of them bad
 * @returns 0…1; 1 when nothing was looked at
 */
export function mostBadShare(
  { lookedAt, bad }: { readonly lookedAt: number; readonly bad: number },
  confidence = 0.95,
): number {
  if (lookedAt <= bad) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(bad, lookedAt, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** The chance of at most `bad` bad ones among `drawn`, when a share of `share` is bad. */
function chanceOfAtMost(bad: number, drawn: number, share: number): number {
  let term = (1 - share) ** drawn;
  let sum = term;
  for (let k = 1; k <= bad; k++) {
    term *= ((drawn - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

/** "20 of 980 passed results looked at and fine: with 95 % confidence fewer than 14 % of the rest aren't." */
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
  const found = bad === 0 ? "and fine" : `, ${count(bad)} not fine`;
  const looked = `${count(lookedAt)} of ${count(passedCount)} passed ${passedCount === 1 ? "result" : "results"} looked at${bad === 0 ? " " : ""}${found}`;
  if (lookedAt >= passedCount) return `${looked}: that is all of them.`;
  const most = percent(Math.ceil(mostBadShare({ lookedAt, bad }) * 100) / 100);
  return `${looked}: with 95 % confidence fewer than ${most} of the passed results aren't fine.`;
}
