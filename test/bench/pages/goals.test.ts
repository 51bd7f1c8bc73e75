/** What the pages' benchmark makes of its measurements: the worst page counts, and nothing measured is nothing met. */
import { expect, test } from "vitest";
import type { Goal } from "../bench.ts";
import { judgeFirstLoad, judgeLoaders, judgeVitals, p75Of } from "./goals.ts";
import {
  layoutShift,
  type Observed,
  shiftsSeen,
  slowestInteraction,
  type Vitals,
  vitalsOf,
} from "./vitals.ts";

const met = (goals: readonly Goal[]) => goals.filter((goal) => goal.met).map(({ id }) => id);
const vitals = (change: Partial<Vitals> = {}): Vitals => ({ lcpMs: 1_000, cls: 0.01, inpMs: 60, ...change });
const shift = (startMs: number, score: number) => ({ startMs, score });

test("the figure of a page is the load that three in four are at least as good as", () => {
  const loads = [1, 2, 3, 4].map((n) => vitals({ lcpMs: n * 100, cls: n / 100, inpMs: n * 10 }));
  expect(p75Of(loads)).toEqual({ lcpMs: 300, cls: 0.03, inpMs: 30 });
});

test("one page that misses a goal is a goal missed", () => {
  expect(met(judgeVitals([vitals(), vitals()]))).toEqual(["lcpMs", "cls", "inpMs"]);
  expect(met(judgeVitals([vitals(), vitals({ lcpMs: 1_501 })]))).toEqual(["cls", "inpMs"]);
  expect(met(judgeVitals([vitals({ cls: 0.021 }), vitals({ inpMs: 104 })]))).toEqual(["lcpMs"]);
});

test("what wasn't measured meets no goal, and its figure is a number in JSON", () => {
  const nothing = [...judgeVitals([]), ...judgeVitals([vitals({ lcpMs: Number.NaN })]), ...judgeLoaders([])];
  expect(met(nothing)).toEqual(["cls", "inpMs"]);
  expect(judgeFirstLoad(0).met).toBe(false);
  expect(JSON.stringify(nothing)).not.toContain("null");
});

test("code is weighed in thousands of bytes", () => {
  expect(judgeFirstLoad(220_000)).toMatchObject({ met: true, value: 220 });
  expect(judgeFirstLoad(221_000)).toMatchObject({ met: false, value: 221 });
});

test("the slowest loader is held to its time, the one that grows most to its growth", () => {
  const steady = { smallMs: 55, largeMs: 60 };
  const growing = { smallMs: 5, largeMs: 7 };
  expect(met(judgeLoaders([steady]))).toEqual(["loaders", "loaders-growth"]);
  expect(judgeLoaders([steady, growing])).toMatchObject([
    { met: true, value: 60 },
    { met: false, value: 1.4 },
  ]);
  expect(met(judgeLoaders([{ smallMs: 55, largeMs: 61 }]))).toEqual(["loaders-growth"]);
});

test("shifts that follow one another are one, those apart are not added up", () => {
  expect(layoutShift([])).toBe(0);
  expect(layoutShift([shift(100, 0.25), shift(900, 0.25)])).toBe(0.5);
  expect(layoutShift([shift(100, 0.25), shift(1_100, 0.5)])).toBe(0.5);
  const lasting = Array.from({ length: 12 }, (_, index) => shift(index * 500, 0.5));
  expect(layoutShift(lasting), "five seconds at the most").toBe(5);
});

test("what moved before anything was shown is no shift, what moved with the first paint or later is", () => {
  expect(shiftsSeen([shift(1_700, 1), shift(2_100, 0.25), shift(7_000, 0.5)], 2_100)).toEqual([
    shift(2_100, 0.25),
    shift(7_000, 0.5),
  ]);
});

test("an interaction counts by its longest event, and the slowest interaction is the page's", () => {
  const events: Observed["events"] = [
    { interactionId: 7, durationMs: 24 },
    { interactionId: 7, durationMs: 80 },
    { interactionId: 0, durationMs: 500 },
    { interactionId: 8, durationMs: 40 },
  ];
  expect(slowestInteraction(events)).toBe(80);
  expect(slowestInteraction([]), "too short to be told").toBe(16);
});

test("the last paint that was the largest so far counts; a page without any has no figure", () => {
  expect(vitalsOf({ paintsMs: [200, 700], shifts: [], events: [] }).lcpMs).toBe(700);
  expect(vitalsOf({ paintsMs: [], shifts: [], events: [] }).lcpMs).toBeNaN();
});
