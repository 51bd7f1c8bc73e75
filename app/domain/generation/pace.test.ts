import { describe, expect, test } from "vitest";
import { PACE_WINDOW, perMinute, remainingMs } from "./pace.ts";

const SECOND = 1000;

describe("the time that a run still needs", () => {
  test("is unknown as long as nothing has ended", () => {
    expect(remainingMs({ openItems: 12, runAgeMs: 60 * SECOND, endingAgesMs: [] })).toBeNull();
  });

  test("is nothing when nothing is open", () => {
    expect(remainingMs({ openItems: 0, runAgeMs: 60 * SECOND, endingAgesMs: [0] })).toBe(0);
  });

  test("follows the first pictures: three in 30 seconds make ten seconds each", () => {
    const endingAgesMs = [0, 9 * SECOND, 21 * SECOND];
    expect(remainingMs({ openItems: 6, runAgeMs: 30 * SECOND, endingAgesMs })).toBe(60 * SECOND);
  });

  test("follows the latest pictures once there are enough, not the slow beginning", () => {
    const endingAgesMs = Array.from({ length: PACE_WINDOW }, (_, index) => index * SECOND);
    expect(remainingMs({ openItems: 100, runAgeMs: 3600 * SECOND, endingAgesMs })).toBe(100 * SECOND);
  });

  test("counts what has passed since the latest picture", () => {
    expect(remainingMs({ openItems: 1, runAgeMs: 14 * SECOND, endingAgesMs: [4 * SECOND] })).toBe(6 * SECOND);
  });

  test("grows while the run stands still, instead of promising the same minute for ever", () => {
    const stalled = (idleMs: number) =>
      remainingMs({ openItems: 5, runAgeMs: 10 * SECOND + idleMs, endingAgesMs: [idleMs] }) ?? 0;
    expect(stalled(20 * SECOND)).toBeGreaterThan(stalled(10 * SECOND));
    expect(stalled(600 * SECOND)).toBeGreaterThan(stalled(60 * SECOND));
  });

  test("is never negative", () => {
    expect(remainingMs({ openItems: 1, runAgeMs: 90 * SECOND, endingAgesMs: [60 * SECOND] })).toBe(0);
  });
});

describe("how many pictures end in a minute", () => {
  test("is unknown as long as nothing has ended, or all ended in the same instant", () => {
    expect(perMinute({ runAgeMs: 60 * SECOND, endingAgesMs: [] })).toBeNull();
    expect(perMinute({ runAgeMs: 60 * SECOND, endingAgesMs: Array(PACE_WINDOW).fill(0) })).toBeNull();
  });

  test("follows the first pictures, then the latest ones: ten seconds each are six a minute, one is sixty", () => {
    expect(perMinute({ runAgeMs: 30 * SECOND, endingAgesMs: [0, 9 * SECOND, 21 * SECOND] })).toBe(6);
    const endingAgesMs = Array.from({ length: PACE_WINDOW }, (_, index) => index * SECOND);
    expect(perMinute({ runAgeMs: 3600 * SECOND, endingAgesMs })).toBe(60);
  });

  test("falls while the run stands still", () => {
    const stalled = (idleMs: number) =>
      perMinute({ runAgeMs: 10 * SECOND + idleMs, endingAgesMs: [idleMs] }) ?? 0;
    expect(stalled(5 * SECOND)).toBe(6);
    expect(stalled(60 * SECOND)).toBe(1);
  });
});

test("a pause of hours among the latest endings is not the pace", () => {
  const HOUR_MS = 3_600_000;
  const endings = (before: number, after: number) => ({
    runAgeMs: 9 * HOUR_MS,
    endingAgesMs: [
      ...Array.from({ length: after }, (_, n) => 1_000 + n * 2_000),
      ...Array.from({ length: before }, (_, n) => 8 * HOUR_MS + n * 2_000),
    ],
  });
  for (const after of [1, 5, 19]) expect(perMinute(endings(PACE_WINDOW - after, after))).toBeCloseTo(30, 0);
  // Two halts are a run that is slow.
  expect(perMinute({ runAgeMs: 9 * HOUR_MS, endingAgesMs: [0, HOUR_MS, 3 * HOUR_MS] })).toBeLessThan(1);
});
