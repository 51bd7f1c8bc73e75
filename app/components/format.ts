/** How figures are written in the language at hand, the same on the server and in the browser. Pure. */
import { type Language, LANGUAGES } from "#app/platform/i18n/languages.ts";
import { language, t } from "#app/platform/i18n/translate.ts";

/** Making a formatter is slow: those without a parameter are made once for each language. */
const made = <Formatter>(make: (language: Language) => Formatter): (() => Formatter) => {
  const byLanguage = new Map(LANGUAGES.map((each) => [each, make(each)]));
  return () => byLanguage.get(language()) as Formatter;
};
const counts = made((each) => new Intl.NumberFormat(each, { maximumFractionDigits: 0 }));
const decimals = made(
  (each) => new Intl.NumberFormat(each, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);
const percents = made((each) => new Intl.NumberFormat(each, { style: "percent", maximumFractionDigits: 0 }));

/** A whole number: "1,050". */
export const count = (value: number): string => counts().format(value);

/** "15 credits". */
export const credits = (value: number): string => t("figures.credits", { count: value });

/** With its sign: "+500", "−15", "0". */
export function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${count(value)}` : `−${count(-value)}`;
}

/** A share of 1: "86%". */
export const percent = (share: number): string => percents().format(share);

/** A measured figure: "0.4". */
export const decimal = (value: number): string => decimals().format(value);

/** Cents as a price: "$6.00"; parts of a cent are kept for small prices: "$0.18". */
export function price(cents: number, currency: string): string {
  return new Intl.NumberFormat(language(), { style: "currency", currency }).format(cents / 100);
}

/** Bytes as people read them: "1.4 MB". */
export function fileSize(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(language(), {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(bytes / (isLarge ? 1_000_000 : 1000));
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A measured time that is still to come, as exact as it deserves: "about 4 minutes". */
export function roughly(ms: number): string {
  if (ms < 10 * SECOND_MS) return t("figures.seconds");
  if (ms < 55 * SECOND_MS) return t("figures.aboutSeconds", { count: Math.ceil(ms / SECOND_MS / 10) * 10 });
  if (ms < 55 * MINUTE_MS)
    return t("figures.aboutMinutes", { count: Math.max(Math.round(ms / MINUTE_MS), 1) });
  return t("figures.aboutHours", { count: Math.max(Math.round(ms / HOUR_MS), 1) });
}

/** A date, or a date with its time, as one text that a server in UTC and a browser elsewhere can each write. */
export function moment(iso: string, style: "date" | "time", timeZone?: string): string {
  return new Intl.DateTimeFormat(language(), {
    dateStyle: "medium",
    ...(style === "time" && { timeStyle: "short" }),
    ...(timeZone && { timeZone }),
  }).format(new Date(iso));
}
