/** Which decision a further answer of the same page follows, and what an undo may take back. */
import { expect, test } from "vitest";
import { createOwnAnswers } from "./own-answers.ts";
import type { Outgoing } from "./review-state.ts";

const answer = (number: number, decisionId: string | null = "older"): Outgoing => ({
  number,
  pictures: [{ assetId: "a", seen: { reviewedAt: null, decisionId } }],
  meant: [],
  cards: [],
  decision: "accept",
  reason: "Fine.",
});
const undo = (undoes: Outgoing): Outgoing => ({
  ...undoes,
  number: undoes.number + 1,
  decision: "withdraw",
  undoes,
});

test("a further answer follows the last of the page's own", () => {
  const own = createOwnAnswers();
  const first = answer(1);
  own.keep(first, own.named(first), [{ assetId: "a", decisionId: "mine" }]);
  expect(own.named(undo(first))).toMatchObject([{ seen: { decisionId: "mine" } }]);
  expect(own.named(answer(3))).toMatchObject([{ seen: { decisionId: "mine" } }]);
});

test("the undo of an answer that wasn't kept takes no older one back", () => {
  const own = createOwnAnswers();
  const first = answer(1);
  expect(own.named(undo(first))).toEqual([]);
  own.keep(first, own.named(first), []);
  expect(own.named(undo(first))).toEqual([]);
});
