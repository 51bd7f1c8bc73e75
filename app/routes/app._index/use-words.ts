/** What was used lately, in a sentence that says what its chart shows. Pure. */
import { credits } from "#app/components/format.ts";
import { LANGUAGES, type Language } from "#app/platform/i18n/languages.ts";
import { language, t } from "#app/platform/i18n/translate.ts";

export interface Use {
  /** One day after the other, the oldest first, today last. */
  readonly days: readonly UsedDay[];
  /** They are days of UTC, because the shop has chosen no time zone. */
  readonly isUtc: boolean;
}

export interface UsedDay {
  /** "2026-11-29". */
  readonly date: string;
  readonly usedCredits: number;
}

/** "November 12", of a calendar day, as each language writes it. */
const dayFormats = (month: "long" | "short") =>
  Object.fromEntries(
    LANGUAGES.map((each) => [
      each,
      new Intl.DateTimeFormat(each, { day: "numeric", month, timeZone: "UTC" }),
    ]),
  ) as Record<Language, Intl.DateTimeFormat>;
const long = dayFormats("long");
const short = dayFormats("short");

/** "240 credits used in the last 30 days, most on November 12: 96." */
export function useSentence({ days, isUtc }: Use): string {
  const total = days.reduce((sum, { usedCredits }) => sum + usedCredits, 0);
  const most = mostUsed(days);
  const day = days.find(({ usedCredits }) => usedCredits === most);
  if (total === 0 || day === undefined) return t("home.nothingUsed", { days: days.length });
  const named = long[language()].format(new Date(day.date));
  const date = isUtc ? t("home.dateInUtc", { date: named }) : named;
  return t(most === total ? "home.usedOnOneDay" : "home.used", {
    count: total,
    days: days.length,
    date,
    most,
  });
}

export const mostUsed = (days: readonly UsedDay[]): number =>
  Math.max(0, ...days.map(({ usedCredits }) => usedCredits));

/** "Nov 12: 96 credits". */
export const dayWords = ({ date, usedCredits }: UsedDay): string =>
  t("home.usedOnDay", { date: shortDay(date), credits: credits(usedCredits) });

export const shortDay = (date: string): string => short[language()].format(new Date(date));
