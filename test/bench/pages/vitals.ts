/** What a browser says of a page's load and of its answers to a person, reduced to three figures. Pure. */

/** Time to the largest contentful paint, layout shift (no unit), time from an interaction to the next paint. */
export interface Vitals {
  readonly lcpMs: number;
  readonly cls: number;
  readonly inpMs: number;
}

interface Shift {
  readonly startMs: number;
  readonly score: number;
}

/** What the observers of a document keep; times count from its `timeOrigin`. */
export interface Observed {
  /** Start of each paint that was the largest so far. */
  readonly paintsMs: number[];
  readonly shifts: Shift[];
  readonly events: { readonly interactionId: number; readonly durationMs: number }[];
}

/** Shifts less than a second apart belong together, for five seconds at the most (https://web.dev/articles/cls). */
const GAP_MS = 1_000;
const WINDOW_MS = 5_000;
/** Browsers report no event that took less: an interaction without a report counts as this. */
export const SHORTEST_EVENT_MS = 16;

export function vitalsOf({ paintsMs, shifts, events }: Observed): Vitals {
  return {
    lcpMs: paintsMs.at(-1) ?? Number.NaN,
    cls: layoutShift(shifts),
    inpMs: slowestInteraction(events),
  };
}

/**
 * Without the shifts that nobody saw: Chromium lays a document out before its styles are there, and tells of what the first
 * frame makes of it although nothing had been painted.
 *
 * @param firstPaintMs when something was shown first; a frame's shifts begin before its paint
 */
export const shiftsSeen = (shifts: readonly Shift[], firstPaintMs: number): Shift[] =>
  shifts.filter(({ startMs }) => startMs >= firstPaintMs);

/** The sum of the worst window of shifts. */
export function layoutShift(shifts: readonly Shift[]): number {
  let worst = 0;
  let window = { sum: 0, startMs: -WINDOW_MS, lastMs: -WINDOW_MS };
  for (const { startMs, score } of shifts) {
    const isSame = startMs - window.lastMs < GAP_MS && startMs - window.startMs < WINDOW_MS;
    window = isSame
      ? { ...window, sum: window.sum + score, lastMs: startMs }
      : { sum: score, startMs, lastMs: startMs };
    worst = Math.max(worst, window.sum);
  }
  return worst;
}

/**
 * The slowest interaction: with fewer than fifty that is the page's figure (https://web.dev/articles/inp). One
 * interaction has several events, of which the longest counts; events of none, such as a pointer that moves, have no id.
 */
export const slowestInteraction = (events: Observed["events"]): number =>
  Math.max(
    SHORTEST_EVENT_MS,
    ...events.filter(({ interactionId }) => interactionId > 0).map(({ durationMs }) => durationMs),
  );
