/** What a product whose results have all ended is told to have failed for. Pure. */
import type { OwnFailureCode } from "./failures.ts";
import type { StepState } from "./schemas.ts";

interface EndedStep {
  readonly state: StepState;
  readonly failureCode: string | null;
  readonly failureText: string | null;
}

/** What a person wants to have left out. */
export const LEFT_OUT = "rejected" satisfies OwnFailureCode;

/**
 * The first failed result, or null: everything that was to be published is on the product. A result that a person
 * rejected meanwhile wasn't, unless nothing else was.
 */
export function failedStep<Step extends EndedStep>(steps: readonly Step[]): Step | null {
  const failed = steps.filter(({ state }) => state === "failed");
  const other = failed.find(({ failureCode }) => failureCode !== LEFT_OUT);
  if (other) return other;
  return steps.some(({ state }) => state === "verified") ? null : (failed[0] ?? null);
}
