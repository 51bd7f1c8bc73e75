/** Calendar days of a time zone, as instants. Pure. */

/** One calendar day. */
export interface LocalDay {
  /** "2026-11-29". */
  readonly date: string;
  /** Its first instant. */
  readonly startsAt: Date;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Further from UTC than any clock on earth is. */
const FURTHEST_MS = 15 * 60 * MINUTE_MS;

/**
 * The last days, the oldest first; today, which has only begun, is one of them. Days of 23 and 25 hours are as long as
 * they are.
 *
 * @param input `timeZone` by its IANA name; `count` of days, at least 1
 * @throws RangeError when there is no such time zone
 */
export function lastLocalDays({
  now,
  timeZone,
  count,
}: {
  readonly now: Date;
  readonly timeZone: string;
  readonly count: number;
}): LocalDay[] {
  // What "en-CA" writes can be compared as text.
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const dateAt = (ms: number) => format.format(new Date(ms));
  const todayMs = Date.parse(dateAt(now.getTime()));
  return Array.from({ length: count }, (_, place) => {
    const midnightMs = todayMs - (count - 1 - place) * DAY_MS;
    const date = new Date(midnightMs).toISOString().slice(0, 10);
    return { date, startsAt: new Date(firstMinute(midnightMs, (ms) => dateAt(ms) >= date)) };
  });
}

/** The first minute around `aboutMs` from which on `isReached` holds: clocks are set by whole minutes. */
function firstMinute(aboutMs: number, isReached: (ms: number) => boolean): number {
  let low = (aboutMs - FURTHEST_MS) / MINUTE_MS;
  let high = (aboutMs + FURTHEST_MS) / MINUTE_MS;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle * MINUTE_MS)) high = middle;
    else low = middle + 1;
  }
  return high * MINUTE_MS;
}
