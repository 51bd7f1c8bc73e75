import { expect, test } from "vitest";
import { lowBalance } from "./low-balance.ts";

const figures = (availableCredits: number, usedCredits: number) => ({ availableCredits, usedCredits });

test("a balance below the use of the last days is said, one that would last as long again is not", () => {
  expect(lowBalance(figures(29, 30), null)).toEqual(figures(29, 30));
  expect(lowBalance(figures(30, 30), null)).toBeNull();
  expect(lowBalance(figures(0, 0), null)).toBeNull();
});

test("what was dismissed stays away until one of its figures changes", () => {
  const dismissed = figures(20, 30);
  expect(lowBalance(figures(20, 30), dismissed)).toBeNull();
  expect(lowBalance(figures(5, 30), dismissed)).toEqual(figures(5, 30));
  expect(lowBalance(figures(20, 45), dismissed)).toEqual(figures(20, 45));
});
