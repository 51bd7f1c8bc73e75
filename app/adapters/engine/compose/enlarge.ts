/**
 * Enlarges a cut-out by plain Lanczos3. Libvips enlarges by a cubic kernel whatever kernel it is asked for, half a pixel
 * aside; our promise is another one. Whole numbers throughout, and only where there is product.
 */
import type { Rgba } from "../picture.ts";
import { lanczos } from "../lanczos.ts";

const LOBES = 3;
const TAPS = 2 * LOBES;
/** Samples before a place. */
const BEFORE = LOBES - 1;
const WEIGHT_BITS = 14;
/** What a level is kept finer by, so that level times weight has the 30 bits that engines of JavaScript count fast with. */
const LEVEL_BITS = 6;
/** The alpha of a solid pixel. Of 255 it would have to be divided by. */
const SOLID = 256 << LEVEL_BITS;

/**
 * Straight alpha, which is weighted in: hidden colours do not bleed. Pixels without product are left at zero.
 * @param widthPx, heightPx no smaller than the picture's own
 */
export function enlargeRgba(picture: Rgba, widthPx: number, heightPx: number): Rgba {
  const across = tapsOf(picture.widthPx, widthPx);
  const down = tapsOf(picture.heightPx, heightPx);
  const spans = spansOf(picture);
  const placesOf = (first: number, rows: number) => {
    const { left, right } = spanAround(spans, first, rows);
    const from = Math.floor(((left - LOBES) * widthPx) / picture.widthPx);
    const to = Math.ceil(((right + 1 + LOBES) * widthPx) / picture.widthPx);
    return { from: Math.max(0, from), to: left > right ? 0 : Math.min(widthPx, to) };
  };
  const padded = new Int32Array((picture.widthPx + 2 * TAPS) * 4);
  const kept = Array.from({ length: TAPS }, () => new Int32Array(widthPx * 4));
  const keptIs = new Int32Array(TAPS).fill(-1);
  const taken: Int32Array[] = kept.slice();
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y++) {
    const first = down.first[y]!;
    const { from, to } = placesOf(first, TAPS);
    if (from >= to) continue;
    for (let k = 0; k < TAPS; k++) {
      const source = Math.min(Math.max(first + k, 0), picture.heightPx - 1);
      const slot = source % TAPS;
      taken[k] = kept[slot]!;
      if (keptIs[slot] === source) continue;
      keptIs[slot] = source;
      padRow(picture, source, padded);
      // Each place that reads this row spans no more than all rows that any of them read.
      const wide = placesOf(source - TAPS, 2 * TAPS + 1);
      mixAcross(padded, across, taken[k]!, wide.from, wide.to);
    }
    mixDown(taken, down.weights, y * TAPS, data, y * widthPx, from, to);
  }
  return { widthPx, heightPx, data };
}

/** By place of the enlarged side: its first sample, and the weights of six, which sum to exactly one. */
interface Taps {
  readonly first: Int32Array;
  readonly weights: Int32Array;
}

function tapsOf(samples: number, places: number): Taps {
  const first = new Int32Array(places);
  const weights = new Int32Array(places * TAPS);
  for (let place = 0; place < places; place++) {
    const centre = ((place + 0.5) * samples) / places - 0.5;
    const whole = Math.floor(centre);
    const own = Array.from({ length: TAPS }, (_, k) => lanczos(whole - BEFORE + k - centre, LOBES));
    const sum = own.reduce((a, b) => a + b, 0);
    const rounded = own.map((weight) => Math.round((weight / sum) * (1 << WEIGHT_BITS)));
    rounded[centre - whole < 0.5 ? BEFORE : BEFORE + 1]! +=
      (1 << WEIGHT_BITS) - rounded.reduce((a, b) => a + b, 0);
    first[place] = whole - BEFORE;
    weights.set(rounded, place * TAPS);
  }
  return { first, weights };
}

/** By row: its first and last pixel with any product; first behind last where there is none. */
interface Spans {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

function spansOf({ widthPx, heightPx, data }: Rgba): Spans {
  const left = new Int32Array(heightPx).fill(widthPx);
  const right = new Int32Array(heightPx).fill(-1);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx * 4 + 3;
    let from = 0;
    while (from < widthPx && data[row + from * 4] === 0) from++;
    if (from === widthPx) continue;
    let to = widthPx - 1;
    while (data[row + to * 4] === 0) to--;
    left[y] = from;
    right[y] = to;
  }
  return { left, right };
}

/** What some rows span together. */
function spanAround({ left, right }: Spans, first: number, rows: number) {
  let [from, to] = [Infinity, -1];
  for (let y = Math.max(0, first); y < Math.min(left.length, first + rows); y++) {
    from = Math.min(from, left[y]!);
    to = Math.max(to, right[y]!);
  }
  return { left: from, right: to };
}

// The loops over pixels stand at the module's level: inside of closures the compiler gives them up.

/** A row with its colours weighted by alpha, its ends repeated to both sides. */
function padRow({ widthPx, data }: Rgba, y: number, padded: Int32Array): void {
  const row = y * widthPx * 4;
  for (let i = row, to = TAPS * 4; i < row + widthPx * 4; i += 4, to += 4) {
    const alpha = data[i + 3]!;
    const weight = alpha + (alpha >> 7);
    padded[to] = (data[i]! * weight) >> (8 - LEVEL_BITS);
    padded[to + 1] = (data[i + 1]! * weight) >> (8 - LEVEL_BITS);
    padded[to + 2] = (data[i + 2]! * weight) >> (8 - LEVEL_BITS);
    padded[to + 3] = weight << LEVEL_BITS;
  }
  const last = (TAPS + widthPx - 1) * 4;
  for (let k = 0; k < TAPS; k++) {
    padded.copyWithin(k * 4, TAPS * 4, TAPS * 4 + 4);
    padded.copyWithin(last + 4 + k * 4, last, last + 4);
  }
}

function mixAcross(
  padded: Int32Array,
  { first, weights }: Taps,
  row: Int32Array,
  from: number,
  to: number,
): void {
  for (let x = from; x < to; x++) {
    const i = (first[x]! + TAPS) * 4;
    const k = x * TAPS;
    const a = weights[k]!;
    const b = weights[k + 1]!;
    const c = weights[k + 2]!;
    const d = weights[k + 3]!;
    const e = weights[k + 4]!;
    const f = weights[k + 5]!;
    const at = x * 4;
    row[at] =
      (padded[i]! * a +
        padded[i + 4]! * b +
        padded[i + 8]! * c +
        padded[i + 12]! * d +
        padded[i + 16]! * e +
        padded[i + 20]! * f) >>
      WEIGHT_BITS;
    row[at + 1] =
      (padded[i + 1]! * a +
        padded[i + 5]! * b +
        padded[i + 9]! * c +
        padded[i + 13]! * d +
        padded[i + 17]! * e +
        padded[i + 21]! * f) >>
      WEIGHT_BITS;
    row[at + 2] =
      (padded[i + 2]! * a +
        padded[i + 6]! * b +
        padded[i + 10]! * c +
        padded[i + 14]! * d +
        padded[i + 18]! * e +
        padded[i + 22]! * f) >>
      WEIGHT_BITS;
    row[at + 3] =
      (padded[i + 3]! * a +
        padded[i + 7]! * b +
        padded[i + 11]! * c +
        padded[i + 15]! * d +
        padded[i + 19]! * e +
        padded[i + 23]! * f) >>
      WEIGHT_BITS;
  }
}

function mixDown(
  rows: readonly Int32Array[],
  weights: Int32Array,
  k: number,
  into: Uint8Array,
  row: number,
  from: number,
  to: number,
): void {
  const [ra, rb, rc, rd, re, rf] = [rows[0]!, rows[1]!, rows[2]!, rows[3]!, rows[4]!, rows[5]!];
  const [a, b, c] = [weights[k]!, weights[k + 1]!, weights[k + 2]!];
  const [d, e, f] = [weights[k + 3]!, weights[k + 4]!, weights[k + 5]!];
  const half = 1 << (LEVEL_BITS - 1);
  for (let j = from * 4, i = (row + from) * 4; j < to * 4; j += 4, i += 4) {
    const upper = ra[j + 3]! * a + rb[j + 3]! * b + rc[j + 3]! * c;
    const alpha = (upper + rd[j + 3]! * d + re[j + 3]! * e + rf[j + 3]! * f) >> WEIGHT_BITS;
    if (alpha < half) continue;
    const red =
      (ra[j]! * a + rb[j]! * b + rc[j]! * c + (rd[j]! * d + re[j]! * e + rf[j]! * f)) >> WEIGHT_BITS;
    const green =
      (ra[j + 1]! * a +
        rb[j + 1]! * b +
        rc[j + 1]! * c +
        (rd[j + 1]! * d + re[j + 1]! * e + rf[j + 1]! * f)) >>
      WEIGHT_BITS;
    const blue =
      (ra[j + 2]! * a +
        rb[j + 2]! * b +
        rc[j + 2]! * c +
        (rd[j + 2]! * d + re[j + 2]! * e + rf[j + 2]! * f)) >>
      WEIGHT_BITS;
    if (alpha === SOLID) {
      into[i] = level((red + half) >> LEVEL_BITS);
      into[i + 1] = level((green + half) >> LEVEL_BITS);
      into[i + 2] = level((blue + half) >> LEVEL_BITS);
      into[i + 3] = 255;
      continue;
    }
    // Lanczos swings a little beyond what it reads: where it does, the pixel is solid, and its colour a mean as before.
    into[i] = level(Math.round((red * 256) / alpha));
    into[i + 1] = level(Math.round((green * 256) / alpha));
    into[i + 2] = level(Math.round((blue * 256) / alpha));
    into[i + 3] = Math.min(255, Math.round((alpha * 255) / SOLID));
  }
}

const level = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
