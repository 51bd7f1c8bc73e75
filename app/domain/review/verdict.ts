/** From findings, decisions and answers to one verdict. Pure. */
import {
  type Decision,
  type Finding,
  ORDER_QUESTIONS,
  OUTCOMES,
  type OrderAnswer,
  type OrderCover,
  type OrderQuestion,
  type Outcome,
  SECTIONS,
  type Verdict,
} from "./schemas.ts";

export interface DatedFinding extends Finding {
  readonly reviewedAt: Date;
}

/** What the verdict takes of a finding. */
export type DatedOutcome = Pick<DatedFinding, "outcome" | "reviewedAt">;

/** What a verdict takes of the answer that stands. */
export interface StandingDecision {
  readonly decision: Decision;
  /** The newest finding other than a pass that was seen; null: there was none. */
  readonly seenUntil: Date | null;
}

/**
 * The verdict on a picture for one target: the worst outcome, as a person has answered it.
 *
 * - An acceptance turns `warn` and `person` into `pass`, but only findings that were seen when it was given: what a
 *   later check finds is asked again.
 * - A rejection blocks, until the person changes their mind.
 * - An answer that was taken back is none.
 * - A `block` is a rule's and cannot be accepted away.
 *
 * @param standing the answer that stands for the picture and target, or null
 */
export function verdictOf(findings: readonly DatedOutcome[], standing: StandingDecision | null): Verdict {
  if (standing?.decision === "reject") return "block";
  if (findings.length === 0) return "unchecked";
  return findings.map((finding) => answered(finding, standing)).reduce(worse);
}

/** What a finding still says after the answer that stands. */
export function answered({ outcome, reviewedAt }: DatedOutcome, standing: StandingDecision | null): Outcome {
  if (outcome === "block" || outcome === "pass") return outcome;
  if (standing?.decision !== "accept" || standing.seenUntil === null) return outcome;
  return standing.seenUntil >= reviewedAt ? "pass" : outcome;
}

/** The worst finding that is open, as the queue names it; null: the answer that stands covers all, or nothing was found. */
export function worstOpen(
  findings: readonly DatedFinding[],
  standing: StandingDecision | null,
): { readonly outcome: Exclude<Outcome, "pass">; readonly checkId: string } | null {
  const [worst] = findings
    .flatMap((finding) => {
      const outcome = answered(finding, standing);
      return outcome === "pass" ? [] : { outcome, checkId: finding.checkId, section: finding.section };
    })
    .toSorted(
      (one, other) =>
        OUTCOMES.indexOf(other.outcome) - OUTCOMES.indexOf(one.outcome) ||
        SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) ||
        (one.checkId < other.checkId ? -1 : 1),
    );
  return worst ? { outcome: worst.outcome, checkId: worst.checkId } : null;
}

/** When the newest finding other than a pass was made; null: there is none. */
export const newestFlagged = (findings: readonly DatedOutcome[]): Date | null =>
  findings
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ reviewedAt }) => reviewedAt)
    .reduce<Date | null>((newest, one) => (newest === null || one > newest ? one : newest), null);

const worse = (one: Outcome, other: Outcome): Outcome =>
  OUTCOMES.indexOf(one) >= OUTCOMES.indexOf(other) ? one : other;

/** What the newest answers for an order say: one `no` denies, every question has to be answered. */
export function coverOf(answers: ReadonlyMap<OrderQuestion, OrderAnswer>): OrderCover {
  const given = new Set(ORDER_QUESTIONS.map((question) => answers.get(question)));
  if (given.has("no")) return "denied";
  return given.has(undefined) ? "unanswered" : "covered";
}

/** What publishing goes by, and whose the reason is when it isn't pass or warn. */
export interface PublicationVerdict {
  readonly verdict: Verdict;
  readonly because: "picture" | "order";
}

/**
 * A picture's verdict together with what a person answered for its order: what was not answered is a person's, what was
 * denied is blocked until the answer changes. The picture's own trouble comes first.
 */
export function publicationVerdict(verdict: Verdict, cover: OrderCover): PublicationVerdict {
  const isFit = verdict === "pass" || verdict === "warn";
  if (cover === "covered" || !isFit) return { verdict, because: "picture" };
  return { verdict: cover === "denied" ? "block" : "person", because: "order" };
}
