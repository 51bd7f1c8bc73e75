import { type ClaimHit, findClaims, type ReviewText, unreadCharacters } from "../claims/find-claims.ts";
import type { Outcome } from "../schemas.ts";
import type { Check, CheckResult } from "./check.ts";

/** More would not be read by anybody; how many there are is said. */
const MAX_HITS = 20;

/**
 * Advertising claims in the texts that go with a picture, each asked with its regime and source: a machine finds words,
 * whether they are true and allowed is a person's answer. So nothing blocks, whatever the data calls for.
 */
export const claimsCheck: Check = {
  id: "claims",
  section: "ad-compliance",
  scope: "picture",
  version: 3,
  run(_picture, { texts = [], isUnread }) {
    const judged = judgeTexts(texts);
    if (isUnread !== true || judged.outcome === "person") return judged;
    return { outcome: "person", evidence: { notJudged: "unread" } };
  },
};

/**
 * What is to be said of texts: `person` where somebody has to answer before they are published, `warn` where it is enough
 * to know, `pass` where no claim was found. A phrase of the product's title is asked there and nowhere else.
 *
 * @param texts hostile: any number, any length
 */
export function judgeTexts(texts: readonly ReviewText[]): CheckResult {
  if (texts.length === 0) return { outcome: "pass", evidence: { notJudged: "no-texts" } };
  const hits = askedOnce(findClaims(texts));
  const unread = unreadCharacters(texts);
  const outcomes = hits.map(outcomeOf);
  const outcome = outcomes.includes("person") ? "person" : hits.length > 0 || unread > 0 ? "warn" : "pass";
  return {
    outcome,
    evidence: {
      textCount: texts.length,
      hitCount: hits.length,
      ...(unread > 0 && { unreadCharacters: unread }),
      hits: hits.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_HITS),
    },
  };
}

/** What somebody has to answer before the texts are published. */
export const questionsIn = (texts: readonly ReviewText[]): readonly ClaimHit[] =>
  askedOnce(findClaims(texts)).filter((hit) => outcomeOf(hit) === "person");

const rank = (hit: ClaimHit): number => (outcomeOf(hit) === "person" ? 0 : 1);

/**
 * The title is the merchant's own and on the shop already: a catalogue of 10,000 would ask 10,000 times what the merchant
 * has answered by writing it. What we would add to the shop is asked.
 */
function outcomeOf({ where, severity, confidence }: ClaimHit): Outcome {
  if (where === "title" || severity === "warn" || confidence === "low") return "warn";
  return "person";
}

/** The same claim in the same words. */
export const keyOf = ({ claimId, phrase }: Pick<ClaimHit, "claimId" | "phrase">): string =>
  `${claimId} ${phrase.toLowerCase()}`;

function askedOnce(hits: readonly ClaimHit[]): readonly ClaimHit[] {
  const inTitle = new Set(hits.filter(({ where }) => where === "title").map(keyOf));
  return hits.filter((hit) => hit.where === "title" || !inTitle.has(keyOf(hit)));
}
