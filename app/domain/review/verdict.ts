/** From findings and decisions to one verdict. Pure. */
import { type Decision, type Finding, OUTCOMES, type Outcome, type Verdict } from "./schemas.ts";

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
  return newest !== null && newest.decidedAt >= reviewedAt ? "pass" : outcome;
}

const worse = (one: Outcome, other: Outcome): Outcome =>
  OUTCOMES.indexOf(one) >= OUTCOMES.indexOf(other) ? one : other;
