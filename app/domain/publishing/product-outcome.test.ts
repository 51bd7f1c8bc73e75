import { expect, test } from "vitest";
import type { StepState } from "./schemas.ts";
import { failedStep } from "./product-outcome.ts";

const step = (state: StepState, failureCode: string | null = null) => ({
  state,
  failureCode,
  failureText: failureCode && `${failureCode}.`,
});
const [DONE, REJECTED, FAILED] = [step("verified"), step("failed", "rejected"), step("failed", "gave-up")];

test.each([
  ["everything is on it", [DONE, DONE], null],
  ["one failed", [DONE, FAILED], FAILED],
  ["what wasn't rejected is on it", [REJECTED, DONE], null],
  ["everything was rejected", [REJECTED, REJECTED], REJECTED],
  ["one was rejected and another one failed", [REJECTED, FAILED, DONE], FAILED],
])("a product of which %s is told so", (_name, steps, expected) => {
  expect(failedStep(steps)).toBe(expected);
});
