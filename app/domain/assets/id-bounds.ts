/** Between which ids the results of a period lie: ids follow time. Pure. */

/** An id is taken before its row is written, by another clock than the row's. */
const SLACK_MS = 3_600_000;

/**
 * The bounds of a period's ids, with an hour to spare on both sides: they keep a reading short, the rows' own dates say
 * what belongs to the period.
 */
export function idBounds({
  from,
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): {
  readonly from: string | undefined;
  readonly before: string | undefined;
} {
  return {
    from: from === undefined ? undefined : firstIdOf(Date.parse(from) - SLACK_MS),
    before: to === undefined ? undefined : firstIdOf(Date.parse(to) + SLACK_MS),
  };
}

/** The smallest UUIDv7 of a millisecond (RFC 9562, 5.7: 48 bits of milliseconds since 1970). */
function firstIdOf(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0").slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
