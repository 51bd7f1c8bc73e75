import { expect, test } from "vitest";
import { continuation } from "./continuation.ts";

const order = {
  quality: "standard",
  budgetCredits: 450,
  boundCredits: 300,
  plannedItems: 980,
  plannedCredits: 14_700,
} as const;

test("without a budget everything that is left is made", () => {
  expect(continuation({ ...order, budgetCredits: null }, null)).toEqual({ itemCount: 980, credits: 14_700 });
});

test("a budget pays for as many pictures as fit into what it has left; unchanged, it isn't sent", () => {
  expect(continuation(order, "450")).toEqual({ itemCount: 10, credits: 150 });
  expect(continuation(order, "464")).toEqual({ itemCount: 10, credits: 150, budgetCredits: 464 });
});

test("a raised budget pays for more, up to what is left", () => {
  expect(continuation(order, "1,200")).toEqual({ itemCount: 60, credits: 900, budgetCredits: 1_200 });
  expect(continuation(order, "99999")).toEqual({ itemCount: 980, credits: 14_700, budgetCredits: 99_999 });
});

test("an empty field takes the budget away", () => {
  expect(continuation(order, " ")).toEqual({ itemCount: 980, credits: 14_700, budgetCredits: null });
});

test.each(["0", "-5", "1.5", "many", "2147483648"])("%s is no budget, and nothing can be sent", (text) => {
  expect(continuation(order, text)).toMatchObject({ itemCount: 0, problem: expect.stringMatching(/^Enter/) });
});

test("a budget that is used up says so", () => {
  expect(continuation(order, "314")).toMatchObject({
    itemCount: 0,
    problem: "This budget pays for no further picture. Enter a larger one.",
  });
  const videos = { ...order, quality: "video-5", plannedItems: 2, plannedCredits: 520 } as const;
  expect(continuation(videos, "559")).toMatchObject({
    itemCount: 0,
    problem: "This budget pays for no further video. Enter a larger one.",
  });
});
