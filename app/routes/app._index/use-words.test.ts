import { expect, test } from "vitest";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { type UsedDay, dayWords, useSentence } from "./use-words.ts";

const days = (...used: number[]): UsedDay[] =>
  used.map((usedCredits, place) => ({ date: `2026-11-${String(place + 10)}`, usedCredits }));

test("the sentence says what the bars show: the sum, and the day with the most", () => {
  expect(useSentence({ days: days(0, 96, 144, 0), isUtc: false })).toBe(
    "240 credits used in the last 4 days, most on November 12: 144",
  );
  expect(useSentence({ days: days(0, 1_500, 1_500), isUtc: true })).toBe(
    "3,000 credits used in the last 3 days, most on November 11 (UTC): 1,500",
  );
  expect(useSentence({ days: days(0, 1), isUtc: false })).toBe(
    "1 credit used in the last 2 days, on November 11",
  );
});

test("where nothing was used it says so, with days or without", () => {
  expect(useSentence({ days: days(0, 0), isUtc: true })).toBe("No credits used in the last 2 days");
  expect(useSentence({ days: [], isUtc: true })).toBe("No credits used in the last 0 days");
});

test("a day names its date and its credits", () => {
  expect(dayWords({ date: "2026-02-01", usedCredits: 15 })).toBe("Feb 1: 15 credits");
});

test("dates and figures are those of the language", () => {
  const use = { days: days(0, 1_500, 1_600), isUtc: true };
  expect(inLanguage("de", () => useSentence(use))).toBe(
    "3.100 Credits in den letzten 3 Tagen verbraucht, die meisten am 12. November (UTC): 1.600",
  );
  expect(inLanguage("ja", () => dayWords({ date: "2026-02-01", usedCredits: 15 }))).toBe(
    "2月1日：15クレジット",
  );
});
