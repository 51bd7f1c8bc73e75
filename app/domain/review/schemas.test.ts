import { expect, test } from "vitest";
import { TARGETS, answerForOrderSchema, decisionSchema, targetNamed } from "./schemas.ts";

test("a place is named by its id, or with a colon, in any case; anything else names none", () => {
  for (const target of TARGETS) expect(targetNamed(target)).toBe(target);
  expect(targetNamed("Amazon:main")).toBe("amazon-main");
  for (const word of ["", "amazon", "amazon:front", "any", "amazon:main:main", "__proto__", "0"])
    expect(targetNamed(word)).toBeUndefined();
});

test.each(["", "   ", "\u200B", "\u200B \uFEFF\u2060", "\u3164\u2800"])(
  "a reason that nobody could read is none: %j",
  (reason) => {
    const answer = {
      target: "shopify",
      decision: "accept",
      seen: { reviewedAt: null, decisionId: null },
    } as const;
    expect(decisionSchema.safeParse({ ...answer, reason }).success).toBe(false);
    expect(decisionSchema.safeParse({ ...answer, reason: `${reason}Looked at it.` }).success).toBe(true);
  },
);

test("a request answers each question about an order once, and never both yes and no", () => {
  const answer = (...answers: readonly object[]) =>
    answerForOrderSchema.safeParse({
      orderId: crypto.randomUUID(),
      style: null,
      target: "shopify",
      answers,
      sampleAssetIds: [crypto.randomUUID()],
    }).success;
  const yes = { question: "packaging", answer: "yes" };
  const no = { question: "packaging", answer: "no" };
  expect(answer(yes, { question: "accessories", answer: "no" })).toBe(true);
  expect(answer(yes)).toBe(true);
  for (const pair of [
    [yes, no],
    [no, yes],
    [yes, yes],
  ])
    expect(answer(...pair)).toBe(false);
});
