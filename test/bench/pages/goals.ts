/** From what was measured to goals. Pure. */
import type { Goal } from "../bench.ts";
import { percentile, rounded } from "../ledger/figures.ts";
import type { Vitals } from "./vitals.ts";

export const LOADS = 20;
/** Three loads in four are at least as good: what the web's own measure of pages goes by (https://web.dev/articles/vitals). */
const SHARE = 0.75;
const GOALS = { lcpMs: 1_500, cls: 0.02, inpMs: 100 } as const;
const FIRST_LOAD_KB = 220;
const LOADER_MS = 60;
const LOADER_TIMES = 1.3;

const WORDS = {
  lcpMs: `largest contentful paint of the slowest page, p75 of ${LOADS} loads, within ${GOALS.lcpMs} ms`,
  cls: `layout shift of the most restless page, p75 of ${LOADS} loads, at most ${GOALS.cls}`,
  inpMs: `interaction to next paint of the slowest page, p75 of ${LOADS} loads, within ${GOALS.inpMs} ms`,
} as const satisfies Record<keyof Vitals, string>;

/** A page's vitals over its loads, one figure each. */
export const p75Of = (loads: readonly Vitals[]): Vitals => ({
  lcpMs: percentile(
    loads.map(({ lcpMs }) => lcpMs),
    SHARE,
  ),
  cls: percentile(
    loads.map(({ cls }) => cls),
    SHARE,
  ),
  inpMs: percentile(
    loads.map(({ inpMs }) => inpMs),
    SHARE,
  ),
});

/** The worst page has to meet each goal; what wasn't measured meets none. */
export function judgeVitals(pages: readonly Vitals[]): Goal[] {
  return (["lcpMs", "cls", "inpMs"] as const).map((name) => {
    const worst = worstOf(pages.map((page) => page[name]));
    return { id: name, goal: WORDS[name], value: rounded(worst), met: worst <= GOALS[name] };
  });
}

/** @param bytes gzip of the scripts of the first load */
export function judgeFirstLoad(bytes: number): Goal {
  const kb = bytes / 1_000;
  return {
    id: "first-load",
    goal: `first-load JavaScript, gzip, at most ${FIRST_LOAD_KB} KB`,
    value: rounded(kb),
    met: kb > 0 && kb <= FIRST_LOAD_KB,
  };
}

/** The slowest loader, and the one that grows most from 1,000 to 1,000,000. */
export function judgeLoaders(
  p95s: readonly { readonly smallMs: number; readonly largeMs: number }[],
): Goal[] {
  const slowestMs = worstOf(p95s.map(({ largeMs }) => largeMs));
  const times = worstOf(p95s.map(({ smallMs, largeMs }) => largeMs / smallMs));
  return [
    {
      id: "loaders",
      goal: `slowest loader's p95 with 1,000,000 results and lines of the ledger within ${LOADER_MS} ms`,
      value: rounded(slowestMs),
      met: slowestMs <= LOADER_MS,
    },
    {
      id: "loaders-growth",
      goal: `loaders' p95 at most ${LOADER_TIMES} × that with 1,000, of the one that grows most`,
      value: rounded(times),
      met: times <= LOADER_TIMES,
    },
  ];
}

/** A figure that couldn't be measured is worse than any. */
const worstOf = (values: readonly number[]): number =>
  values.length === 0 || values.some(Number.isNaN) ? Number.MAX_SAFE_INTEGER : Math.max(...values);
