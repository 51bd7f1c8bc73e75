/** Chances that can be repeated: the same seed takes the same decisions. */

export interface Chances {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  pick<T>(values: readonly T[]): T;
}

/** Source of the generator: Tommy Ettinger's mulberry32, public domain. */
export function chances(seed: number): Chances {
  let state = seed >>> 0;
  const below = (end: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return { below, pick: (values) => values[below(values.length)]! };
}
