/** How long a run has still to go, measured from what it has done. Pure. */

/** Endings that are looked at: enough to smooth over slow pictures, few enough to follow a change of pace. */
export const PACE_WINDOW = 20;

/**
 * The time a run still needs, or null as long as nothing of it has ended.
 *
 * The pace is that of the latest endings. A run that has come to a standstill gets slower with every second: the wait
 * since its last ending counts as soon as it is longer than the average.
 *
 * @param run ages in ms by one clock; `endingAgesMs` newest first, at most PACE_WINDOW of them
 */
export function remainingMs(run: {
  readonly openItems: number;
  readonly runAgeMs: number;
  readonly endingAgesMs: readonly number[];
}): number | null {
  const { openItems, runAgeMs, endingAgesMs } = run;
  const newestMs = endingAgesMs[0];
  const oldestMs = endingAgesMs.at(-1);
  if (openItems === 0) return 0;
  if (newestMs === undefined || oldestMs === undefined) return null;
  // A full window measures between its endings; a run younger than that measures from its start.
  const isFull = endingAgesMs.length >= PACE_WINDOW;
  const eachMs = isFull
    ? (oldestMs - newestMs) / (endingAgesMs.length - 1)
    : (runAgeMs - newestMs) / endingAgesMs.length;
  const nextInMs = Math.max(eachMs - newestMs, 0);
  return nextInMs + Math.max(eachMs, newestMs) * (openItems - 1);
}
