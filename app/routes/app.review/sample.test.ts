import { describe, expect, test } from "vitest";
import { mostBadShare, sampleSentence } from "./sample.ts";

describe("the largest share of bad pictures that a sample leaves possible", () => {
  test.each([1, 5, 20, 59, 300])("of %i that are all fine it is exactly 1 − 0.05^(1/n)", (lookedAt) => {
    expect(mostBadShare({ lookedAt, bad: 0 })).toBeCloseTo(1 - 0.05 ** (1 / lookedAt), 10);
  });

  test("and close to the rule of three where many were looked at", () => {
    expect(mostBadShare({ lookedAt: 300, bad: 0 })).toBeCloseTo(3 / 300, 3);
  });

  // Clopper and Pearson's one-sided 95 % bounds, as printed in tables of the binomial distribution.
  test.each([
    [1, 10, 0.3942],
    [2, 20, 0.2826],
    [5, 20, 0.4556],
    [1, 100, 0.0466],
  ])("%i bad ones of %i: %f", (bad, lookedAt, share) => {
    expect(mostBadShare({ lookedAt, bad })).toBeCloseTo(share, 3);
  });

  test("nothing looked at, or everything bad, excludes nothing; more certainty excludes less", () => {
    expect(mostBadShare({ lookedAt: 0, bad: 0 })).toBe(1);
    expect(mostBadShare({ lookedAt: 7, bad: 7 })).toBe(1);
    expect(mostBadShare({ lookedAt: 20, bad: 0 }, 0.99)).toBeGreaterThan(
      mostBadShare({ lookedAt: 20, bad: 0 }),
    );
  });
});

test("the sentence says what was looked at, and no more than that proves", () => {
  const of = (passedCount: number, lookedAt: number, bad: number) =>
    sampleSentence({ passedCount, lookedAt, bad });
  expect(of(980, 20, 0)).toBe(
    "20 of 980 passed results looked at and fine: with 95 % confidence fewer than 14% of the passed results aren't fine.",
  );
  expect(of(980, 20, 2)).toContain(
    "20 of 980 passed results looked at, 2 not fine: with 95 % confidence fewer than 29%",
  );
  expect(of(3, 3, 0)).toBe("3 of 3 passed results looked at and fine: that is all of them.");
  expect(of(980, 0, 0)).toContain("Nobody has looked at any of them");
});
