/** What was used lately, in a sentence that says what its chart shows. Pure. */
import { count, credits } from "#app/components/format.ts";

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

/** "November 12", of a calendar day. */
const dayFormat = (month: "long" | "short") =>
  new Intl.DateTimeFormat("en", { day: "numeric", month, timeZone: "UTC" });
const long = dayFormat("long");
const short = dayFormat("short");

/** "240 credits used in the last 30 days, most on November 12: 96." */
export function useSentence({ days, isUtc }: Use): string {
  const total = days.reduce((sum, { usedCredits }) => sum + usedCredits, 0);
  const period = `in the last ${count(days.length)} days`;
  if (total === 0) return `No credits used ${period}`;
  const most = mostUsed(days);
  const day = days.find(({ usedCredits }) => usedCredits === most);
  const date = day === undefined ? "" : long.format(new Date(day.date));
  const zone = isUtc ? " (UTC)" : "";
  return most === total
    ? `${credits(total)} used ${period}, on ${date}${zone}`
    : `${credits(total)} used ${period}, most on ${date}${zone}: ${count(most)}`;
}

export const mostUsed = (days: readonly UsedDay[]): number =>
  Math.max(0, ...days.map(({ usedCredits }) => usedCredits));

/** "Nov 12: 96 credits". */
export const dayWords = ({ date, usedCredits }: UsedDay): string =>
  `${shortDay(date)}: ${credits(usedCredits)}`;

export const shortDay = (date: string): string => short.format(new Date(date));
