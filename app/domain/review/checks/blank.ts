import type { Check } from "./check.ts";

/** Darkest and brightest levels that differ by no more than this are one colour. */
const BLANK_RANGE = 8;
/** One pixel of so many may be a speck. */
const SPECKS = 20_000;

/**
 * Whether there is anything in the picture: one that is of one colour, or clear all over, blocks, wherever it is to be
 * shown. That is also what places mean that take no placeholder of a single colour: they need no check of their own.
 */
export const blankCheck: Check = {
  id: "blank",
  section: "product-accuracy",
  version: 1,
  scope: "picture",
  run({ widthPx, heightPx, channels, data }) {
    const pixels = widthPx * heightPx;
    const levels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
    let opaque = 0;
    for (let i = 0; i < pixels * channels; i += channels) {
      if (channels === 4 && data[i + 3]! < BLANK_RANGE) continue;
      opaque++;
      for (let c = 0; c < 3; c++) levels[c]![data[i + c]!]!++;
    }
    const range = Math.max(...levels.map((histogram) => spanOf(histogram, opaque / SPECKS)));
    const opaqueShare = Math.round((opaque / Math.max(1, pixels)) * 10_000) / 10_000;
    // A product cut out of everything may be of one colour: its outline shows it.
    const isBlank = opaque === 0 || (range <= BLANK_RANGE && opaque === pixels);
    return {
      outcome: isBlank ? "block" : "pass",
      evidence: { levelRange: range, blankRange: BLANK_RANGE, opaqueShare },
    };
  },
};

function spanOf(histogram: Uint32Array, specks: number): number {
  const reach = (order: readonly number[]): number => {
    let seen = 0;
    for (const level of order) {
      seen += histogram[level]!;
      if (seen > specks) return level;
    }
    return 0;
  };
  const upwards = Array.from({ length: 256 }, (_, level) => level);
  return Math.max(0, reach(upwards.toReversed()) - reach(upwards));
}
