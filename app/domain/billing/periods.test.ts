import { describe, expect, test } from "vitest";
import { type RunningSubscription, creditsUntil, judgePeriod, nextReadingInMs } from "./periods.ts";
import { DAY_MS, type Period } from "./plans.ts";

const DAY_0 = Date.parse("2026-11-01T00:00:00Z");
const day = (number: number) => new Date(DAY_0 + number * DAY_MS);
const HOUR = 1 / 24;

/** A Growth subscription that began on day 0 and is read on day 10 of its first period, ending on day 30. */
const growth = (change: Partial<RunningSubscription> = {}): RunningSubscription => ({
  planCredits: 4000,
  periodEnd: day(30),
  createdAt: day(0),
  trialDays: 0,
  ranBefore: true,
  ...change,
});
const paid = (end: number, planCredits = 4000): Period => ({
  periodEnd: day(end),
  planCredits,
  isTrial: false,
});
const trial = (end: number): Period => ({ periodEnd: day(end), planCredits: 0, isTrial: true });

describe("a period that is read", () => {
  const READ = day(10);
  test.each<[string, Period | null, Partial<RunningSubscription>, object]>([
    ["is the first one", null, {}, { kind: "paid", periodEnds: [day(30)] }],
    ["was counted before", paid(30), {}, { kind: "none" }],
    ["moved by hours", paid(30), { periodEnd: day(30 + HOUR) }, { kind: "none" }],
    ["is the next one", paid(30), { periodEnd: day(60) }, { kind: "paid", periodEnds: [day(60)] }],
    [
      "is the next one, shortened by an hour of daylight saving",
      paid(30),
      { periodEnd: day(60 - HOUR) },
      { kind: "paid", periodEnds: [day(60 - HOUR)] },
    ],
    [
      "comes after two that nobody saw",
      paid(30),
      { periodEnd: day(120) },
      { kind: "paid", periodEnds: [day(60), day(90), day(120)] },
    ],
    [
      "comes after two in which the plan was frozen, or another's",
      paid(30),
      { periodEnd: day(120), ranBefore: false },
      { kind: "paid", periodEnds: [day(120)] },
    ],
    [
      "was begun unseen by another subscription",
      trial(-20),
      { createdAt: day(8), ranBefore: false },
      { kind: "joined", periodEnd: day(30), credits: 2666 },
    ],
    ["is older than what was counted", paid(60), {}, { kind: "none" }],
    ["is the trial", null, { trialDays: 7, periodEnd: day(7) }, { kind: "trial", periodEnd: day(7) }],
    [
      "is the trial of a subscription that was approved late",
      null,
      { trialDays: 7, periodEnd: day(9) },
      { kind: "trial", periodEnd: day(9) },
    ],
    ["is a second trial", trial(7), { trialDays: 7, periodEnd: day(14) }, { kind: "none" }],
    ["is a trial after paid periods", paid(2), { trialDays: 7, periodEnd: day(7) }, { kind: "none" }],
    [
      "is the first that is paid after the trial",
      trial(7),
      { trialDays: 7, periodEnd: day(37) },
      { kind: "paid", periodEnds: [day(37)] },
    ],
    ["is the trial, under another plan", trial(7), { periodEnd: day(7) }, { kind: "none" }],
    [
      "is paid at once although the trial goes on",
      trial(7),
      { periodEnd: day(30) },
      { kind: "paid", periodEnds: [day(30)] },
    ],
    ["goes on with a dearer plan", paid(30, 1000), {}, { kind: "raised", periodEnd: day(30), credits: 2000 }],
    [
      "goes on with a cheaper plan",
      paid(30, 16_000),
      {},
      { kind: "lowered", periodEnd: day(30), credits: 8000 },
    ],
    [
      "begins inside a paid one with the same plan",
      paid(20),
      {},
      { kind: "overlapping", periodEnd: day(30), credits: 0 },
    ],
    [
      "begins inside a paid one with a dearer plan",
      paid(20, 1000),
      {},
      { kind: "overlapping", periodEnd: day(30), credits: 2000 },
    ],
  ])("%s", (_name, latest, change, step) => {
    expect(judgePeriod(latest, growth(change), READ)).toEqual(step);
  });
});

test("days that have begun count, and never more than a period's", () => {
  const raisedOn = (at: Date) => judgePeriod(paid(30, 1000), growth(), at);
  expect(raisedOn(day(29.5))).toMatchObject({ credits: 100 });
  expect(raisedOn(day(30))).toMatchObject({ credits: 0 });
  expect(raisedOn(day(31))).toMatchObject({ credits: 0 });
  expect(raisedOn(day(-5))).toMatchObject({ credits: 3000 });
});

test("a share is rounded down when it is given and up when it is taken", () => {
  const odd = (latest: number, planCredits: number) =>
    judgePeriod(paid(30, latest), growth({ planCredits }), day(23));
  expect(odd(1000, 1010)).toMatchObject({ kind: "raised", credits: 2 });
  expect(odd(1010, 1000)).toMatchObject({ kind: "lowered", credits: 3 });
});

test("credits of a period last for the period after it", () => {
  expect(creditsUntil(day(30))).toEqual(day(60));
});

test.each([
  ["far from its end, once a day", day(20), day(1), DAY_MS],
  ["on its last day, a minute after the end", day(20), day(19.5), DAY_MS / 2 + 60_000],
  ["at its end, every 5 minutes", day(20), day(20), 300_000],
  ["a day after its end, every 6 hours", day(20), day(21.5), 6 * 3_600_000],
])("a plan is read again %s", (_name, periodEnd, readAt, ms) => {
  expect(nextReadingInMs(periodEnd, readAt)).toBe(ms);
});

test("a plan whose end is not told is read once a day", () => {
  expect(nextReadingInMs(null, day(1))).toBe(DAY_MS);
});
