/** How the work on a reading ends early. */
import type { ReadingProblem } from "./schemas.ts";

/** Another worker has the reading: this one stops. */
export class LostClaimError extends Error {
  override readonly name = "LostClaimError";
}

/** The reading has failed, and trying again would not help. */
export class ReadingFailedError extends Error {
  override readonly name = "ReadingFailedError";
  readonly problem: ReadingProblem;
  constructor(problem: ReadingProblem) {
    super(`The reading failed: ${problem}.`);
    this.problem = problem;
  }
}
