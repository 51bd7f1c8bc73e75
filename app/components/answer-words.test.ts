import { expect, test } from "vitest";
import { CHECKS, VIDEO_CHECKS } from "../domain/review/checks/index.ts";
import { answerView, questionsOf, reasonsInSpiteOf, yesTo } from "./answer-words.ts";

test("a question is about what was found: claims are asked about as claims, the product as the product", () => {
  expect(questionsOf(["outline", "silhouette"])).toBe("Is the product shown as it is?");
  expect(questionsOf(["claims"])).toBe("Is every claim true, and allowed where you show it?");
  expect(questionsOf(["claims", "watermark"])).toBe(
    "Is every claim true, and allowed where you show it? Does the writing belong to the product?",
  );
  expect(questionsOf([])).toBe("Is the product shown as it is?");
});

test("what is kept of a yes says no more than the question asked", () => {
  expect(yesTo(["claims"])).toBe("The claims are true, and allowed where they are shown.");
  expect(yesTo(["claims"])).not.toContain("source");
  expect(yesTo(["outline"])).toContain("Compared with the source");
});

test("for every check there are reasons that fit its note, at most three", () => {
  for (const { id } of [...CHECKS, ...VIDEO_CHECKS]) expect(reasonsInSpiteOf([id]).length).toBeGreaterThan(0);
  expect(reasonsInSpiteOf(["claims"])).toEqual([
    "It is true, and there is proof",
    "It isn't meant as a claim",
  ]);
  expect(reasonsInSpiteOf(["claims", "fill", "file-name", "target-ratio"])).toEqual([
    "It is true, and there is proof",
    "The product is meant to be shown like this",
    "The name may stay",
  ]);
});

test("an answer is told with who gave it: one's own is one's own, a name is not known", () => {
  const answer = { decision: "reject", actor: "merchant:7", decidedAt: new Date(0), reason: "Ugly" } as const;
  expect(answerView(answer, "merchant:7")).toEqual({
    decision: "reject",
    by: "you",
    at: "1970-01-01T00:00:00.000Z",
    reason: "Ugly",
  });
  expect(answerView(answer, "merchant:8")?.by).toBe("Shopify user 7");
  expect(answerView({ ...answer, actor: "system:x" }, "merchant:8")?.by).toBe("the app");
  expect(answerView(null, "merchant:8")).toBeNull();
});
