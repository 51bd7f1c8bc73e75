import { expect, test } from "vitest";
import { isLivePublication } from "./publication-live.ts";

const OVER = {
  status: "done" as const,
  counts: { queued: 0, publishing: 0, done: 3, failed: 0 },
  checkedCount: 0,
  undoCounts: {},
};

test("a page asks again only while something changes by itself", () => {
  expect(isLivePublication(OVER)).toBe(false);
  expect(isLivePublication({ ...OVER, undoCounts: { undone: 3 } })).toBe(false);
  expect(isLivePublication({ ...OVER, undoCounts: { undone: 2, undoing: 1 } })).toBe(true);
  expect(isLivePublication({ ...OVER, status: "publishing" })).toBe(true);
  expect(isLivePublication({ ...OVER, status: "scheduled" })).toBe(true);
});

test("a plan is live while it is checked, a pause while begun products are finished", () => {
  const queued = { queued: 3, publishing: 0, done: 0, failed: 0 };
  expect(isLivePublication({ ...OVER, status: "planned", counts: queued, checkedCount: 2 })).toBe(true);
  expect(isLivePublication({ ...OVER, status: "planned", counts: queued, checkedCount: 3 })).toBe(false);
  expect(isLivePublication({ ...OVER, status: "paused", counts: queued })).toBe(false);
  expect(isLivePublication({ ...OVER, status: "paused", counts: { ...queued, publishing: 1 } })).toBe(true);
});
