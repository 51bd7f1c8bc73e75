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
  type Verdict,
} from "./schemas.ts";

export interface DatedFinding extends Finding {
  readonly reviewedAt: Date;
}

/** What the verdict takes of a finding. */
export type DatedOutcome = Pick<DatedFinding, "outcome" | "reviewedAt">;

export interface DatedDecision {
  readonly decision: Decision;
  readonly decidedAt: Date;
}

/**
 * The verdict on a picture for one target: the worst outcome, as a person has answered it.
 *
 * - An acceptance turns `warn` and `person` into `pass`, but only findings that were there when it was given: what a
 *   later check finds is asked again.
 * - A rejection blocks, until the person changes their mind.
 * - An answer that was taken back is none.
 * - A `block` is a rule's and cannot be accepted away.
 *
 * @param newest the newest decision for the picture and target, or null
 */
export function verdictOf(findings: readonly DatedOutcome[], newest: DatedDecision | null): Verdict {
  if (newest?.decision === "reject") return "block";
  if (findings.length === 0) return "unchecked";
  return findings.map((finding) => answered(finding, newest)).reduce(worse);
}

function answered({ outcome, reviewedAt }: DatedOutcome, newest: DatedDecision | null): Outcome {
  if (outcome === "block" || outcome === "pass") return outcome;
  return newest?.decision === "accept" && newest.decidedAt >= reviewedAt ? "pass" : outcome;
}

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
