import { expect, test } from "vitest";
import { wholeNumber } from "#app/components/whole-number.ts";
import { budgetSentence, dailySentence, firstRun, limitsOf } from "./limits.ts";

const NONE = { pilot: null, budget: "", failPercent: "" };

test.each([
  ["20", 20],
  [" 1,500 ", 1500],
  ["", null],
])("%j is a number that can be used", (text, value) => {
  expect(wholeNumber(text, { max: 2000 })).toEqual({ ok: true, value });
});

test.each([
  ["-5", "1 is the least."],
  ["0", "1 is the least."],
  ["2001", "2,000 is the most."],
  ["99999999999999999999", "2,000 is the most."],
  ["twenty", "“twenty” is no whole number. Use digits only, for example 20."],
  ["1.5", "“1.5” is no whole number. Use digits only, for example 20."],
  ["1,5", "“1,5” is no whole number. Use digits only, for example 20."],
  ["1e3", "“1e3” is no whole number. Use digits only, for example 20."],
])("%j is explained", (text, message) => {
  expect(wholeNumber(text, { max: 2000 })).toEqual({ ok: false, message });
});

test("limits are taken as typed, and left out where nothing is typed", () => {
  expect(limitsOf(NONE, "picture")).toEqual({ ok: true, input: {} });
  expect(limitsOf({ pilot: "20", budget: "1,000", failPercent: "10" }, "picture")).toEqual({
    ok: true,
    input: { pilotItems: 20, budgetCredits: 1000, pauseAtFailPercent: 10 },
  });
});

test("every wrong limit is explained at its own field", () => {
  const limits = limitsOf({ pilot: "", budget: "0", failPercent: "101" }, "picture");
  expect(limitsOf({ ...NONE, pilot: "" }, "video")).toMatchObject({
    errors: { pilot: "Say how many videos to make first, for example 20." },
  });
  expect(limits).toEqual({
    ok: false,
    errors: {
      pilot: "Say how many pictures to make first, for example 20.",
      budget: "1 is the least.",
      failPercent: "100 is the most.",
    },
  });
});

const thousand = { itemCount: 1000, priceCredits: 15 };

test("a pilot is made now, the rest after the merchant has looked", () => {
  expect(firstRun(thousand, { pilotItems: 20 })).toEqual({
    nowItems: 20,
    nowCredits: 300,
    laterItems: 980,
    laterCredits: 14_700,
    isPilot: true,
    unpaidItems: 0,
  });
});

test("an order that is no larger than its pilot is made whole", () => {
  expect(firstRun({ itemCount: 20, priceCredits: 15 }, { pilotItems: 20 })).toMatchObject({
    nowItems: 20,
    laterItems: 0,
    isPilot: false,
  });
});

test("a budget is never passed, not by a pilot either", () => {
  expect(firstRun(thousand, { budgetCredits: 100 })).toMatchObject({ nowItems: 6, unpaidItems: 994 });
  expect(firstRun(thousand, { pilotItems: 20, budgetCredits: 100 })).toMatchObject({
    nowItems: 6,
    isPilot: true,
  });
});

test("what a budget doesn't pay for is said", () => {
  const said = (budgetCredits: number) =>
    budgetSentence(firstRun({ itemCount: 3, priceCredits: 15 }, { budgetCredits }), 15, "picture");
  expect(said(45)).toBeNull();
  expect(said(44)).toBe("The budget doesn't pay for 1 picture: it waits until you raise it.");
  expect(said(15)).toBe("The budget doesn't pay for 2 pictures: they wait until you raise it.");
  expect(said(14)).toBe(
    "The budget doesn't pay for a single picture: one takes 15 credits. Raise it under Limits.",
  );
  const video = { itemCount: 1, priceCredits: 260 };
  expect(budgetSentence(firstRun(video, { budgetCredits: 259 }), 260, "video")).toBe(
    "The budget doesn't pay for a single video: one takes 260 credits. Raise it under Limits.",
  );
});

test("a daily limit that the first run doesn't fit under is said, with what it leaves", () => {
  const said = (dayLeftCredits: number | null, pilotItems?: number) =>
    dailySentence(
      firstRun({ itemCount: 3, priceCredits: 15 }, { ...(pilotItems && { pilotItems }) }),
      dayLeftCredits,
    );
  expect(said(null)).toBeNull();
  expect(said(45)).toBeNull();
  expect(said(15, 1)).toBeNull();
  expect(said(44)).toMatch(/^Your shop's daily limit leaves 44 credits for now, and this takes 45 credits\./);
  expect(said(0)).toContain("leaves nothing for now");
});
