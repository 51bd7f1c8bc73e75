import { expect, test } from "vitest";
import { payableItems } from "./budget.ts";

test.each([
  ["no budget pays for all", null, 45, 10, 10],
  ["what is left of it pays for whole pictures", 104, 45, 10, 3],
  ["one that is used up pays for none", 45, 45, 10, 0],
  ["one that is passed pays for none", 15, 45, 10, 0],
  ["a large one pays for no more than there is", 10_000, 45, 10, 10],
  ["where nothing is left there is nothing to pay", 10_000, 45, 0, 0],
])("%s", (_, budgetCredits, boundCredits, plannedItems, expected) => {
  const sums = { boundCredits, plannedItems, plannedCredits: plannedItems * 15 };
  expect(payableItems(budgetCredits, sums)).toBe(expected);
});
