/** What the engine's benchmark makes of its measurements: nothing measured is nothing met. */
import { expect, test } from "vitest";
import { type CutFigures, judgeCutOuts } from "./cut-outs.ts";
import { pairFigures } from "./times.ts";

const cut = (change: Partial<CutFigures> = {}): CutFigures => ({
  kind: "plain",
  needsLook: false,
  iou: 0.99,
  edgeError: 0.02,
  networkMs: 100,
  refinementMs: 200,
  totalMs: 400,
  ...change,
});
const goalsOf = (cuts: readonly CutFigures[], plainShots = cuts.length) => {
  const { goals } = judgeCutOuts(cuts, { plainShots });
  return Object.fromEntries(goals.map(({ id, met, value }) => [id, { met, value }]));
};

test("good cut-outs that are accepted without a look meet every goal", () => {
  expect(Object.values(goalsOf([cut(), cut({ iou: 0.985 })])).every(({ met }) => met)).toBe(true);
});

test("when nothing is accepted without a look, the lowest accepted meets no goal", () => {
  const goals = goalsOf([cut({ needsLook: true }), cut({ needsLook: true })]);
  expect(goals["worst-accepted"]).toEqual({ met: false, value: 0 });
  expect(goals["first-gate"]).toEqual({ met: false, value: 0 });
  expect(goals["mean-iou"]?.met).toBe(true);
});

test("when nothing is delivered at all, no goal is met and no figure is missing from the JSON", () => {
  const { figures, goals } = judgeCutOuts([], { plainShots: 12 });
  expect(goals.filter(({ met }) => met)).toEqual([]);
  expect(JSON.stringify({ figures, goals })).not.toContain("null");
  expect(goalsOf([], 0)["first-gate"]).toEqual({ met: false, value: 0 });
});

test.each([
  [0.93, true],
  [0.9299, false],
])("an accepted cut-out of IoU %d: met is %s, whatever those beside it are", (iou, met) => {
  expect(goalsOf([cut(), cut({ iou }), cut({ iou: 0.5, needsLook: true })])["worst-accepted"]).toEqual({
    met,
    value: iou,
  });
});

test("two at once are compared with the same two in turn, photo by photo", () => {
  const pairs = [
    { inTurnMs: 4_000, atOnceMs: 2_000 },
    { inTurnMs: 1_000, atOnceMs: 1_000 },
  ];
  expect(pairFigures(pairs)).toEqual({ twoInTurnS: 5, twoAtOnceS: 3, twoAtOnceTimesOne: 1.67 });
  expect(pairFigures([{ inTurnMs: 3_000, atOnceMs: 3_000 }]).twoAtOnceTimesOne).toBe(1);
  expect(pairFigures([]).twoAtOnceTimesOne).toBe(0);
});
