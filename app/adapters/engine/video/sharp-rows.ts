/**
 * Reads a plane between its samples without blurring it: Lanczos4, first across, then down. Three lobes dulled hard
 * edges that lie between two samples. Whole numbers throughout, as this is where a video's time goes.
 */
import { lanczos } from "../lanczos.ts";
import { type Samples, SHARE_BITS, WHOLE } from "./planes.ts";
import type { Axis } from "./sample.ts";

const LOBES = 4;
const TAPS = 2 * LOBES;
/** Samples before a place. */
const BEFORE = LOBES - 1;
/** Places between two samples: a 256th of a pixel is finer than anything that is seen to move. */
const PHASES = 256;
const WEIGHT_BITS = SHARE_BITS;
/** Rows that are kept once they have been read across: those of one place, and some to spare for the next. */
const KEPT_ROWS = TAPS + 2;

/** The kernel's weights for each phase, which sum to exactly one. */
const WEIGHTS = kernel();

/** Draws row `y` of the frame into `row`, from `from` to `to`; false when it lies outside the plane. */
export interface SharpRows {
  readonly from: number;
  readonly to: number;
  draw(y: number, row: Int32Array): boolean;
}

/**
 * @param plane with four samples of nothing around what it shows
 * @param across, down where the frame's places lie in the plane
 * @param place the frame's first place in a row and in a column, and how far apart the others lie
 * @param count how many places a row has
 */
export function sharpRows(
  { widthPx, heightPx, data, runs }: Samples,
  across: Axis,
  down: Axis,
  place: { readonly first: number; readonly firstRow: number; readonly step: number },
  count: number,
): SharpRows {
  const index = new Int32Array(count);
  const phase = new Int32Array(count);
  let from = count;
  let to = 0;
  for (let x = 0; x < count; x++) {
    const at = fineOf((place.first + x * place.step) * across.scale + across.offset);
    const first = (at >> 8) - BEFORE;
    if (first < 0 || first > widthPx - TAPS) continue;
    from = Math.min(from, x);
    to = x + 1;
    index[x] = first;
    phase[x] = (at & (PHASES - 1)) * TAPS;
  }
  // The columns that a run of a row answers: none of their taps reaches out of it.
  const columnAt = new Int32Array(widthPx + 1).fill(to);
  for (let x = to - 1; x >= from; x--) {
    columnAt.fill(x, x > from ? index[x - 1]! + 1 : 0, index[x]! + 1);
  }
  const runFrom = (source: number) => (runs ? columnAt[runs.from[source]!]! : to);
  const runTo = (source: number) => (runs ? columnAt[Math.max(0, runs.to[source]! - TAPS + 1)]! : to);
  const kept = Array.from({ length: KEPT_ROWS }, () => new Int32Array(count));
  const keptIs = new Int32Array(KEPT_ROWS).fill(-1);
  const taken: Int32Array[] = kept.slice(0, TAPS);

  function readAcross(source: number): Int32Array {
    const slot = source % KEPT_ROWS;
    const row = kept[slot]!;
    if (keptIs[slot] === source) return row;
    keptIs[slot] = source;
    const base = source * widthPx;
    const begin = runFrom(source);
    const end = Math.max(begin, runTo(source));
    row.fill(WHOLE, begin, end);
    mixAcross(data, base, index, phase, row, from, begin);
    mixAcross(data, base, index, phase, row, end, to);
    return row;
  }

  return {
    from,
    to,
    draw(y, row) {
      const at = fineOf((place.firstRow + y * place.step) * down.scale + down.offset);
      const first = (at >> 8) - BEFORE;
      if (first < 0 || first > heightPx - TAPS) return false;
      for (let k = 0; k < TAPS; k++) taken[k] = readAcross(first + k);
      let [begin, end] = [from, to];
      for (let source = first; source < first + TAPS; source++) {
        begin = Math.max(begin, runFrom(source));
        end = Math.min(end, runTo(source));
      }
      end = Math.max(begin, end);
      row.fill(WHOLE, begin, end);
      const k = (at & (PHASES - 1)) * TAPS;
      mixDown(taken, k, row, from, begin);
      mixDown(taken, k, row, end, to);
      return true;
    },
  };
}

// The two inner loops stand outside of all closures: a video makes thousands of those, and the compiler gave up on loops
// inside of them (a hundred milliseconds a frame instead of twenty-five).

function mixAcross(
  data: Int16Array,
  base: number,
  index: Int32Array,
  phase: Int32Array,
  row: Int32Array,
  from: number,
  to: number,
): void {
  for (let x = from; x < to; x++) {
    const i = base + index[x]!;
    const k = phase[x]!;
    row[x] =
      (data[i]! * WEIGHTS[k]! +
        data[i + 1]! * WEIGHTS[k + 1]! +
        data[i + 2]! * WEIGHTS[k + 2]! +
        data[i + 3]! * WEIGHTS[k + 3]! +
        data[i + 4]! * WEIGHTS[k + 4]! +
        data[i + 5]! * WEIGHTS[k + 5]! +
        data[i + 6]! * WEIGHTS[k + 6]! +
        data[i + 7]! * WEIGHTS[k + 7]!) >>
      WEIGHT_BITS;
  }
}

function mixDown(
  rows: readonly Int32Array[],
  phase: number,
  row: Int32Array,
  from: number,
  to: number,
): void {
  const [a, b, c, d] = [rows[0]!, rows[1]!, rows[2]!, rows[3]!];
  const [e, f, g, h] = [rows[4]!, rows[5]!, rows[6]!, rows[7]!];
  const [wa, wb, wc, wd] = [WEIGHTS[phase]!, WEIGHTS[phase + 1]!, WEIGHTS[phase + 2]!, WEIGHTS[phase + 3]!];
  const [we, wf, wg, wh] = [
    WEIGHTS[phase + 4]!,
    WEIGHTS[phase + 5]!,
    WEIGHTS[phase + 6]!,
    WEIGHTS[phase + 7]!,
  ];
  for (let x = from; x < to; x++) {
    const upper = a[x]! * wa + b[x]! * wb + c[x]! * wc + d[x]! * wd;
    row[x] = (upper + e[x]! * we + f[x]! * wf + g[x]! * wg + h[x]! * wh) >> WEIGHT_BITS;
  }
}

const fineOf = (position: number): number => Math.round(position * PHASES);

function kernel(): Int16Array {
  const all = new Int16Array(PHASES * TAPS);
  for (let phase = 0; phase < PHASES; phase++) {
    const own = Array.from({ length: TAPS }, (_, k) => lanczos(k - BEFORE - phase / PHASES, LOBES));
    const sum = own.reduce((a, b) => a + b, 0);
    const whole = own.map((weight) => Math.round((weight / sum) * (1 << WEIGHT_BITS)));
    const rest = (1 << WEIGHT_BITS) - whole.reduce((a, b) => a + b, 0);
    whole[phase < PHASES / 2 ? BEFORE : LOBES]! += rest;
    all.set(whole, phase * TAPS);
  }
  return all;
}
