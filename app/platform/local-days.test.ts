import { expect, test } from "vitest";
import { lastLocalDays } from "./local-days.ts";

const days = (now: string, timeZone: string, count = 3) =>
  lastLocalDays({ now: new Date(now), timeZone, count }).map(
    ({ date, startsAt }) => `${date} ${startsAt.toISOString()}`,
  );

test("days end with today, and begin at the zone's own midnight", () => {
  expect(days("2026-11-29T08:00:00Z", "UTC")).toEqual([
    "2026-11-27 2026-11-27T00:00:00.000Z",
    "2026-11-28 2026-11-28T00:00:00.000Z",
    "2026-11-29 2026-11-29T00:00:00.000Z",
  ]);
  expect(days("2026-11-29T08:00:00Z", "Asia/Kathmandu", 1)).toEqual(["2026-11-29 2026-11-28T18:15:00.000Z"]);
  // It is tomorrow already on Kiritimati, and still yesterday on Pago Pago.
  expect(days("2026-11-29T10:30:00Z", "Pacific/Kiritimati", 1)).toEqual([
    "2026-11-30 2026-11-29T10:00:00.000Z",
  ]);
  expect(days("2026-11-29T10:30:00Z", "Pacific/Pago_Pago", 1)).toEqual([
    "2026-11-28 2026-11-28T11:00:00.000Z",
  ]);
});

test("the day on which clocks go forward has 23 hours, the one on which they go back 25", () => {
  expect(days("2026-03-30T12:00:00Z", "Europe/Paris")).toEqual([
    "2026-03-28 2026-03-27T23:00:00.000Z",
    "2026-03-29 2026-03-28T23:00:00.000Z",
    "2026-03-30 2026-03-29T22:00:00.000Z",
  ]);
  expect(days("2026-10-26T12:00:00Z", "Europe/Paris", 2)).toEqual([
    "2026-10-25 2026-10-24T22:00:00.000Z",
    "2026-10-26 2026-10-25T23:00:00.000Z",
  ]);
});

test("a midnight that clocks pass over is one o'clock", () => {
  // Cairo went from 23:59 to 01:00 on 24 April 2026.
  expect(days("2026-04-24T12:00:00Z", "Africa/Cairo", 1)).toEqual(["2026-04-24 2026-04-23T22:00:00.000Z"]);
});

test("months, years and leap days are crossed", () => {
  expect(days("2028-03-01T00:00:00Z", "UTC", 2)).toEqual([
    "2028-02-29 2028-02-29T00:00:00.000Z",
    "2028-03-01 2028-03-01T00:00:00.000Z",
  ]);
  expect(days("2027-01-01T00:00:00Z", "UTC", 2)[0]).toMatch(/^2026-12-31 /);
  const many = lastLocalDays({
    now: new Date("2026-11-29T08:00:00Z"),
    timeZone: "America/New_York",
    count: 400,
  });
  expect(many).toHaveLength(400);
  expect(new Set(many.map(({ date }) => date)).size).toBe(400);
  expect(many.every(({ startsAt }, place) => place === 0 || startsAt > many[place - 1]!.startsAt)).toBe(true);
});

test("a time zone that there isn't is an error", () => {
  expect(() => days("2026-11-29T08:00:00Z", "Mars/Olympus")).toThrow(RangeError);
});
