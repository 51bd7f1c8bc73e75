import { expect, test } from "vitest";
import { CHECKS, VIDEO_CHECKS } from "../domain/review/checks/index.ts";
import { TRUTH_CHECK_TITLES } from "./truth-words.ts";
import { checkSentence, checkTitle } from "./finding-words.ts";

const told = (checkId: string, outcome: "pass" | "person" | "block", evidence: object) =>
  checkSentence({ checkId, outcome, evidence: { ...evidence } });

test("every check has a title of its own", () => {
  for (const { id } of [...CHECKS, ...VIDEO_CHECKS])
    expect(`${id}: ${checkTitle(id)}`).not.toBe(`${id}: Check`);
});

test.each([
  [
    told("silhouette", "pass", { difference: 0.004, stretch: 1 }),
    "The product has its source's shape, but for 0.4% of its area.",
  ],
  [
    told("silhouette", "person", { difference: 0.12, stretch: 1.02 }),
    "The product's shape differs from its source's by 12.0% of its area. Compare it with the source.",
  ],
  [
    told("silhouette", "person", { difference: 0.01, stretch: 0.9 }),
    "The product is 10.0% narrower for its height than in its source. Compare it with the source.",
  ],
  [
    told("missing-parts", "person", { lostShare: 0.051 }),
    "A part that is 5.1% of the product looks different from the source. Compare it with the source.",
  ],
  [
    told("same-product", "person", { isMirrored: true }),
    "The product seems to be mirrored. Compare it with the source.",
  ],
  [
    told("added-text", "person", { addedTexts: 1 }),
    "1 piece of writing was found that the source doesn't show. Compare it with the source.",
  ],
  [
    told("text-read", "person", { text: "XQRT" }),
    "Some of the writing makes no words: “XQRT”. Compare it with the source.",
  ],
  [told("blank", "block", {}), "It is empty: it has a single colour. Generate it again."],
  [
    told("product-colours", "person", { drift: 4.21 }),
    "The product's colours differ from its source photo's by 4.2 on average. Compare it with the source.",
  ],
])("%s", (sentence, expected) => {
  expect(sentence).toBe(expected);
});

test("what couldn't be judged says why, and asks only where the product may have been painted", () => {
  const notJudged = { notJudged: "no-outline" };
  expect(told("silhouette", "pass", notJudged)).toBe(
    "The source photo doesn't tell where the product is, so nothing could be compared.",
  );
  expect(told("silhouette", "person", notJudged)).toContain("look at it");
});

test("evidence that nobody understands still makes a sentence", () => {
  for (const checkId of Object.keys(TRUTH_CHECK_TITLES))
    for (const outcome of ["pass", "person"] as const)
      expect(told(checkId, outcome, { difference: "much", text: 7 })).toMatch(/^[A-Z].*\.$/);
});
