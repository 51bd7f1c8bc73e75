import { describe, expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { mostBadShare, orderSampleSentence, sampleSentence } from "./sample.ts";

describe("the largest share of bad pictures that a sample without any leaves possible", () => {
  // Clopper and Pearson's one-sided 95 % bounds, as printed in tables of the binomial distribution.
  test.each([
    [1, 0.95],
    [10, 0.2589],
    [20, 0.1391],
    [100, 0.0295],
  ])("of %i: %f", (lookedAt, share) => {
    expect(mostBadShare(lookedAt)).toBeCloseTo(share, 4);
  });

  test("is close to the rule of three where many were looked at", () => {
    expect(mostBadShare(300)).toBeCloseTo(3 / 300, 3);
  });

  test("nothing looked at excludes nothing; more certainty excludes less", () => {
    expect(mostBadShare(0)).toBe(1);
    expect(mostBadShare(20, 0.99)).toBeGreaterThan(mostBadShare(20));
  });
});

describe("the sentence says what was looked at, and no more than that proves", () => {
  const of = (passedCount: number, lookedAt: number, bad: number) =>
    sampleSentence({ passedCount, lookedAt, bad });

  test("while all were fine", () => {
    expect(of(980, 20, 0)).toBe(
      "20 of 980 passed results looked at one by one and fine: with 95% confidence fewer than 14% of the passed results aren't.",
    );
    expect(of(3, 3, 0)).toBe("3 of 3 passed results looked at one by one and fine: that is all of them.");
    expect(of(980, 0, 0)).toContain("Nobody has looked at any of them");
  });

  test("when one was bad nothing about confidence, only how many", () => {
    expect(of(980, 20, 2)).toBe(
      "20 of 980 passed results looked at one by one, 2 not fine. Look at more of them before you use the rest.",
    );
    expect(of(4, 1, 1)).toContain("1 of 4 passed results looked at one by one, and it wasn't fine.");
    expect(of(4, 4, 4)).toContain("and none was fine");
    for (const [passed, looked, bad] of [
      [980, 20, 2],
      [4, 1, 1],
      [4, 4, 4],
    ] as const)
      expect(of(passed, looked, bad)).not.toMatch(/confidence|%/);
  });
});

describe("an order's sample says how many of how many are shown, and what a yes on them proves", () => {
  test("of a part", () => {
    expect(orderSampleSentence({ shownCount: 6, publishableCount: 1200 })).toBe(
      "You see 6 of 1,200 results of the order so far that could be published, drawn at random. If all that you see is right, then with 95% confidence fewer than 40% of them aren't.",
    );
  });

  test("of all, and of one, no share is left open", () => {
    expect(orderSampleSentence({ shownCount: 3, publishableCount: 3 })).toBe(
      "These are all 3 results of the order so far that could be published.",
    );
    expect(orderSampleSentence({ shownCount: 1, publishableCount: 1 })).toBe(
      "This is the only result of the order so far that could be published.",
    );
  });

  test("of none, why there is nothing to answer on", () => {
    expect(orderSampleSentence({ shownCount: 0, publishableCount: 0 })).toContain(
      "None of the order's results can be published",
    );
  });

  test("in German with its own plurals and figures", () => {
    const of = (shownCount: number, publishableCount: number) =>
      inLanguage("de", () => orderSampleSentence({ shownCount, publishableCount }));
    expect(of(6, 1200)).toContain("Sie sehen 6 von 1.200 bisherigen Ergebnissen des Auftrags");
    expect(of(1, 1)).toContain("das einzige bisherige Ergebnis");
  });
});
