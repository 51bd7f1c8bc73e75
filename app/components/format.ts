/** How figures are written, the same on the server and in the browser. Pure. */

const counts = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });

/** A whole number: "1,050". */
export const count = (value: number): string => counts.format(value);

/** "1 picture", "12 pictures"; the plural is the singular with an s unless it is given. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** "15 credits". */
export const credits = (value: number): string => counted(value, "credit");

/** With its sign: "+500", "−15", "0". */
export function signed(value: number): string {
  if (value === 0) return "0";
  return value > 0 ? `+${count(value)}` : `−${count(-value)}`;
}

/** A share of 1: "86%". */
export const percent = (share: number): string => percents.format(share);

/** A measured figure: "0.4". */
export const decimal = (value: number): string => decimals.format(value);

/** Cents as a price: "$6.00"; parts of a cent are kept for small prices: "$0.18". */
export function price(cents: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(cents / 100);
}

/** Bytes as people read them: "1.4 MB". */
export function fileSize(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat("en", {
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
  if (ms < 10 * SECOND_MS) return "a few seconds";
  if (ms < 55 * SECOND_MS) return `about ${Math.ceil(ms / SECOND_MS / 10) * 10} seconds`;
  if (ms < 55 * MINUTE_MS) return `about ${counted(Math.max(Math.round(ms / MINUTE_MS), 1), "minute")}`;
  return `about ${counted(Math.max(Math.round(ms / HOUR_MS), 1), "hour")}`;
}

/** A date, or a date with its time, as one text that a server in UTC and a browser elsewhere can each write. */
export function moment(iso: string, style: "date" | "time", timeZone?: string): string {
  return new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    ...(style === "time" && { timeStyle: "short" }),
    ...(timeZone && { timeZone }),
  }).format(new Date(iso));
}
