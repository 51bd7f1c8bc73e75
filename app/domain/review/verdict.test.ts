import { describe, expect, test } from "vitest";
import type { OrderAnswer, OrderQuestion, Outcome } from "./schemas.ts";
import { coverOf, newestFlagged, publicationVerdict, verdictOf } from "./verdict.ts";

const EARLIER = new Date("2026-11-22T10:00:00Z");
const NOW = new Date("2026-11-22T11:00:00Z");
const LATER = new Date("2026-11-22T12:00:00Z");

const found = (...outcomes: Outcome[]) =>
  outcomes.map((outcome, index) => ({
    checkId: `check-${index}`,
    checkVersion: 1,
    section: "platform-rules" as const,
    outcome,
    evidence: {},
    reviewedAt: NOW,
  }));
const accepted = { decision: "accept", seenUntil: LATER } as const;
const rejected = { decision: "reject", seenUntil: LATER } as const;

describe("without a decision the worst finding counts", () => {
  test.each([
    [found("pass", "pass"), "pass"],
    [found("pass", "warn"), "warn"],
    [found("person", "warn"), "person"],
    [found("warn", "block", "person"), "block"],
  ])("%#", (findings, verdict) => expect(verdictOf(findings, null)).toBe(verdict));
});

test("a picture that was never checked does not pass, and an acceptance does not help", () => {
  expect(verdictOf([], null)).toBe("unchecked");
  expect(verdictOf([], accepted)).toBe("unchecked");
});

test("an acceptance answers warnings and questions", () => {
  expect(verdictOf(found("pass", "warn", "person"), accepted)).toBe("pass");
});

test("an acceptance does not lift a rule that blocks", () => {
  expect(verdictOf(found("person", "block"), accepted)).toBe("block");
});

test("an acceptance by somebody to whom nothing was shown answers nothing", () => {
  expect(verdictOf(found("person"), { decision: "accept", seenUntil: null })).toBe("person");
});

test("the newest finding is that of what was found, never a pass", () => {
  expect(newestFlagged(found("pass"))).toBeNull();
  expect(newestFlagged([...found("warn"), { outcome: "pass", reviewedAt: LATER }])).toEqual(NOW);
});

test("an acceptance does not answer what was found after it", () => {
  expect(verdictOf(found("person"), { decision: "accept", seenUntil: EARLIER })).toBe("person");
  expect(verdictOf(found("warn"), { decision: "accept", seenUntil: EARLIER })).toBe("warn");
});

test("a rejected picture is blocked even when every check passes, and before any has run", () => {
  expect(verdictOf(found("pass"), rejected)).toBe("block");
  expect(verdictOf([], rejected)).toBe("block");
});

test("an answer that was taken back is none", () => {
  const withdrawn = { decision: "withdraw", seenUntil: LATER } as const;
  expect(verdictOf(found("pass", "person"), withdrawn)).toBe("person");
  expect(verdictOf(found("pass"), withdrawn)).toBe("pass");
  expect(verdictOf([], withdrawn)).toBe("unchecked");
});

describe("what is answered once for an order", () => {
  const cover = (answers: Partial<Record<OrderQuestion, OrderAnswer>>) =>
    coverOf(new Map(Object.entries(answers) as [OrderQuestion, OrderAnswer][]));

  test("covers when every question is answered with yes; a single no denies", () => {
    expect(cover({})).toBe("unanswered");
    expect(cover({ packaging: "yes" })).toBe("unanswered");
    expect(cover({ packaging: "yes", accessories: "yes" })).toBe("covered");
    expect(cover({ packaging: "no" })).toBe("denied");
    expect(cover({ packaging: "yes", accessories: "no" })).toBe("denied");
  });

  test.each([
    ["pass", "covered", "pass", "picture"],
    ["warn", "covered", "warn", "picture"],
    ["pass", "unanswered", "person", "order"],
    ["warn", "unanswered", "person", "order"],
    ["pass", "denied", "block", "order"],
    ["person", "unanswered", "person", "picture"],
    ["block", "unanswered", "block", "picture"],
    ["person", "denied", "person", "picture"],
    ["unchecked", "denied", "unchecked", "picture"],
  ] as const)(
    "a picture that says %s in an order that is %s: %s, because of the %s",
    (own, order, verdict, because) => expect(publicationVerdict(own, order)).toEqual({ verdict, because }),
  );
});
