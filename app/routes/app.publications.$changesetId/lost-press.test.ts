import { expect, test } from "vitest";
import type { PublicationAction } from "./actions.server.ts";
import { type PressedView, isSilent, lostPress } from "./lost-press.ts";

const PLAN: PressedView = {
  status: "planned",
  version: 3,
  startsAt: null,
  resultCount: 5,
  undoCounts: {},
  checkedCount: 4,
};
const AT = "2026-12-01T09:30:00.000Z";
const LOST_AT = 1_000_000;
const heard = (afterMs: number) => ({ lostAt: LOST_AT, heardAt: LOST_AT + afterMs });

test.each<[PublicationAction, Partial<PressedView>, Partial<PressedView>, string, string]>([
  [
    { intent: "start", version: 3 },
    {},
    { status: "publishing" },
    "the publication was started",
    "wasn't started",
  ],
  [
    { intent: "start", version: 3, startsAt: AT },
    {},
    { status: "scheduled", startsAt: AT },
    "the publication was scheduled",
    "wasn't scheduled",
  ],
  [{ intent: "pause" }, { status: "publishing" }, { status: "paused" }, "was paused", "wasn't paused"],
  [{ intent: "resume" }, { status: "paused" }, { status: "publishing" }, "went on", "didn't go on"],
  [{ intent: "cancel" }, {}, { status: "cancelled" }, "the plan was discarded", "wasn't discarded"],
  [
    { intent: "cancel" },
    { status: "publishing" },
    { status: "cancelling" },
    "the publication was cancelled",
    "wasn't cancelled",
  ],
  [
    { intent: "undo" },
    { status: "done" },
    { undoCounts: { queued: 2 } },
    "undoing was begun",
    "wasn't begun",
  ],
  [{ intent: "leave-out", codes: ["x"] }, {}, { resultCount: 4 }, "were left out", "weren't left out"],
  [{ intent: "change-all", placement: "first" }, {}, { version: 4 }, "was changed", "wasn't changed"],
  [{ intent: "check-again" }, {}, { checkedCount: 0 }, "was begun", "wasn't begun"],
])("of a lost %j it is said whether it is known to have happened", (action, was, then, done, undone) => {
  const before = { ...PLAN, ...was };
  const of = (now: PressedView, afterMs: number) => lostPress({ action, before }, now, heard(afterMs));
  const silent = of(before, -1);
  expect(silent.outcome).toBe("unknown");
  expect(silent.sentence).toContain(`whether`);
  expect(silent.sentence).toContain(done);
  expect(silent.sentence).toContain("nothing is done twice");
  expect(of({ ...before, ...then }, 1)).toEqual({
    outcome: "happened",
    sentence: expect.stringContaining(done),
  });
  const not = of(before, 10_001);
  expect(not.outcome).toBe("not");
  expect(not.sentence).toContain(undone);
  expect(not.sentence).toContain("Press again");
});

test("a request that is late may still arrive: nothing is denied at once, and the page asks until then", () => {
  const press = { action: { intent: "pause" }, before: { ...PLAN, status: "publishing" } } as const;
  expect(lostPress(press, press.before, heard(1)).outcome).toBe("unknown");
  expect(isSilent(LOST_AT + 1, LOST_AT)).toBe(true);
  expect(isSilent(LOST_AT + 10_001, LOST_AT)).toBe(false);
  expect(isSilent(0, undefined)).toBe(false);
});
