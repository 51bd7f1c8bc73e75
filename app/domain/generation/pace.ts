/** How fast a run is and how long it has still to go, measured from what it has done. Pure. */

/** Endings that are looked at: enough to smooth over slow pictures, few enough to follow a change of pace. */
export const PACE_WINDOW = 20;

/** A gap is a halt when it is this many times as long as the mean of the others, of which there must be some. */
const HALT_TIMES = 10;
const LEAST_GAPS = 5;

const MINUTE_MS = 60_000;

/** Ages in ms by one clock; `endingAgesMs` newest first, at most PACE_WINDOW of them. */
export interface Endings {
  readonly runAgeMs: number;
  readonly endingAgesMs: readonly number[];
}

/**
 * The time a run still needs, or null as long as nothing of it has ended.
 *
 * The pace is that of the latest endings. A run that has come to a standstill gets slower with every second: the wait
 * since its last ending counts as soon as it is longer than the average.
 */
export function remainingMs({
  openItems,
  ...endings
}: Endings & { readonly openItems: number }): number | null {
  if (openItems === 0) return 0;
  const measured = measure(endings);
  if (measured === null) return null;
  const { eachMs, idleMs } = measured;
  return Math.max(eachMs - idleMs, 0) + Math.max(eachMs, idleMs) * (openItems - 1);
}

/**
 * How many pictures end in a minute, or null as long as nothing has ended. It falls while a run stands still, as the
 * time that is left grows.
 */
export function perMinute(endings: Endings): number | null {
  const measured = measure(endings);
  if (measured === null) return null;
  const eachMs = Math.max(measured.eachMs, measured.idleMs);
  return eachMs === 0 ? null : MINUTE_MS / eachMs;
}

/** The time that each of the latest pictures took, and how long ago the last one ended. */
function measure({ runAgeMs, endingAgesMs }: Endings): { eachMs: number; idleMs: number } | null {
  const [idleMs] = endingAgesMs;
  if (idleMs === undefined) return null;
  // A full window measures between its endings; a run younger than that measures from its start.
  const ages = endingAgesMs.length >= PACE_WINDOW ? endingAgesMs : [...endingAgesMs, runAgeMs];
  const gaps = ages.slice(1).map((ageMs, index) => ageMs - ages[index]!);
  const longest = Math.max(...gaps);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const others = (total - longest) / (gaps.length - 1);
  // One gap that dwarfs the others is a pause or a restart, and says nothing about what comes.
  const isHalt = gaps.length >= LEAST_GAPS && longest > HALT_TIMES * others;
  return { eachMs: isHalt ? others : total / gaps.length, idleMs };
}
