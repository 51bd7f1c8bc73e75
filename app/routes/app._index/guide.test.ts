import { expect, test } from "vitest";
import { guideOf, isGuideShown } from "./guide.ts";

const NOTHING = {
  choice: null,
  hasRun: false,
  hasAnswered: false,
  hasPublished: false,
  openRunId: null,
  endedRun: null,
  planId: null,
};
const ended = (toLookAtCount: number) => ({ runId: "run", toLookAtCount });
const guide = (facts: Partial<Parameters<typeof guideOf>[0]>) => guideOf({ ...NOTHING, ...facts });
const ticks = (facts: Parameters<typeof guide>[0]) => guide(facts).steps.map(({ isDone }) => isDone);

test("a step is ticked by what the shop has done, and by nothing else", () => {
  expect(ticks({})).toEqual([false, false, false]);
  expect(ticks({ hasRun: true })).toEqual([true, false, false]);
  expect(ticks({ hasRun: true, hasAnswered: true })).toEqual([true, true, false]);
  expect(ticks({ hasRun: true, planId: "plan" })).toEqual([true, false, false]);
});

test("who has published has reviewed, also when every result had passed by itself", () => {
  expect(ticks({ hasRun: true, hasPublished: true })).toEqual([true, true, true]);
  expect(guide({ hasRun: true, hasPublished: true }).next).toBeNull();
});

test("the way on leads to what there is: the run, its review, its results, the plan", () => {
  const next = (facts: Parameters<typeof guide>[0]) => guide(facts).next;
  expect(next({})).toEqual({ step: "create", label: "Create pictures", to: "/app/create" });
  const begun = { hasRun: true };
  expect(next({ ...begun, openRunId: "run" })).toMatchObject({ step: "review", to: "/app/runs/run" });
  expect(next({ ...begun, endedRun: ended(2) })).toMatchObject({
    step: "review",
    to: "/app/review?run=run",
  });
  expect(next({ ...begun, endedRun: ended(0) })).toMatchObject({ step: "review", to: "/app/runs/run" });
  const reviewed = { ...begun, hasAnswered: true, endedRun: ended(2) };
  expect(next(reviewed)).toMatchObject({ step: "publish", to: "/app/runs/run" });
  expect(next({ ...reviewed, planId: "plan" })).toMatchObject({
    step: "publish",
    to: "/app/publications/plan",
  });
});

test("it is shown until its steps are done, unless the merchant chose otherwise", () => {
  const open = guide({});
  const done = guide({ hasRun: true, hasPublished: true });
  expect([isGuideShown(null, open), isGuideShown(null, done)]).toEqual([true, false]);
  expect([isGuideShown("dismissed", open), isGuideShown("dismissed", done)]).toEqual([false, false]);
  expect([isGuideShown("folded", open), isGuideShown("open", done)]).toEqual([true, true]);
});
