import { expect, test } from "vitest";
import { isContinuable, isLiveRun } from "./run-live.ts";

const run = (status: "running" | "paused" | "cancelling" | "done") =>
  ({ runId: "r", kind: "pilot", status, itemCount: 20, failedCount: 0 }) as const;
const order = {
  orderId: "o",
  quality: "standard" as const,
  budgetCredits: null,
  boundCredits: 300,
  plannedItems: 980,
  plannedCredits: 14_700,
  payableItems: 980,
  runs: [run("done")],
};
const ready = {
  runId: "r",
  cover: "covered" as const,
  passedCount: 3,
  failedBeforeCount: 0,
  toLookAtCount: 0,
  uncheckedCount: 0,
  publishingCount: 0,
  publishedCount: 0,
  unconfirmedCount: 0,
  changesetId: null,
};

test("a page waits while its run or another one of the order is open, and while results are checked or published", () => {
  expect(isLiveRun({ ready: null, order: null })).toBe(true);
  expect(isLiveRun({ ready, order })).toBe(false);
  for (const open of ["running", "paused", "cancelling"] as const)
    expect(isLiveRun({ ready, order: { ...order, runs: [run("done"), run(open)] } })).toBe(true);
  expect(isLiveRun({ ready: { ...ready, uncheckedCount: 1 }, order: null })).toBe(true);
  expect(isLiveRun({ ready: { ...ready, publishingCount: 1 }, order: null })).toBe(true);
});

test("an order can be continued when something of it is left and none of its runs is open", () => {
  expect(isContinuable(order)).toBe(true);
  expect(isContinuable({ ...order, plannedItems: 0 })).toBe(false);
  expect(isContinuable({ ...order, runs: [run("done"), run("paused")] })).toBe(false);
  expect(isContinuable(null)).toBe(false);
});
