import { expect, test } from "vitest";
import { forecastMs } from "./forecast.ts";

test.each([
  ["one slot makes one picture after the other", { slots: 1, shopLimit: 8 }, 20_000],
  ["two slots halve the time", { slots: 2, shopLimit: 8 }, 10_000],
  ["a shop gets no more slots than its limit", { slots: 40, shopLimit: 8 }, 4_000],
])("%s", (_, capacity, expected) => {
  expect(forecastMs({ itemCount: 10, meanItemMs: 2_000, ...capacity })).toBe(expected);
});

test("nothing is promised without a measure, and nothing without a worker", () => {
  expect(forecastMs({ itemCount: 10, meanItemMs: null, slots: 2, shopLimit: 8 })).toBeNull();
  expect(forecastMs({ itemCount: 10, meanItemMs: 2_000, slots: 0, shopLimit: 8 })).toBeNull();
});
