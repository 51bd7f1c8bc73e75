/**
 * Enlarges a cut-out by plain Lanczos3. Libvips enlarges by a cubic kernel whatever kernel it is asked for, half a pixel
 * aside; our promise is another one. Whole numbers throughout, and only where there is product.
 */
import type { Rgba } from "../picture.ts";
import { lanczos } from "../lanczos.ts";
import { openRowMixer, TAPS, type Taps, WEIGHT_BITS } from "./lanczos-rows.ts";

const LOBES = TAPS / 2;
/** Samples before a place. */
const BEFORE = LOBES - 1;
/** The alpha of a solid pixel between the passes, 64 times as fine as a level. Of 255 it would have to be divided by. */
const SOLID = 256 * 64;

/**
 * Straight alpha, which is weighted in: hidden colours do not bleed. Pixels without product are left at zero.
 * @param widthPx, heightPx no smaller than the picture's own
 * @param leastAlpha less alpha than this, of 255, is none
 */
export function enlargeRgba(picture: Rgba, widthPx: number, heightPx: number, leastAlpha = 1): Rgba {
  const down = tapsOf(picture.heightPx, heightPx);
  const mixer = openRowMixer(picture.widthPx, tapsOf(picture.widthPx, widthPx));
  const spans = spansOf(picture);
  const placesOf = (first: number, rows: number) => {
    const { left, right } = spanAround(spans, first, rows);
    const from = Math.floor(((left - LOBES) * widthPx) / picture.widthPx);
    const to = Math.ceil(((right + 1 + LOBES) * widthPx) / picture.widthPx);
    return { from: Math.max(0, from), to: left > right ? 0 : Math.min(widthPx, to) };
  };
  const keptIs = new Int32Array(TAPS).fill(-1);
  const slots = new Int32Array(TAPS);
  const data = new Uint8Array(widthPx * heightPx * 4);
  for (let y = 0; y < heightPx; y++) {
    const first = down.first[y]!;
    const { from, to } = placesOf(first, TAPS);
    if (from >= to) continue;
    for (let k = 0; k < TAPS; k++) {
      const source = Math.min(Math.max(first + k, 0), picture.heightPx - 1);
      const slot = source % TAPS;
      slots[k] = slot;
      if (keptIs[slot] === source) continue;
      keptIs[slot] = source;
      padRow(picture, source, mixer.pixels);
      // Each place that reads this row spans no more than all rows that any of them read.
      const wide = placesOf(source - TAPS, 2 * TAPS + 1);
      mixer.mixAcross(slot, wide.from, wide.to);
    }
    mixer.mixDown(slots, down.weights, y * TAPS, from, to);
    const row = data.subarray(y * widthPx * 4, (y + 1) * widthPx * 4);
    row.set(mixer.levels.subarray(from * 4, to * 4), from * 4);
    weighOut(mixer.sums, from, to, leastAlpha, row);
  }
  return { widthPx, heightPx, data };
}

function tapsOf(samples: number, places: number): Taps {
  const first = new Int32Array(places);
  const weights = new Int16Array(places * TAPS);
  const own = new Float64Array(TAPS);
  for (let place = 0; place < places; place++) {
    const centre = ((place + 0.5) * samples) / places - 0.5;
    const whole = Math.floor(centre);
    let sum = 0;
    for (let k = 0; k < TAPS; k++) {
      own[k] = lanczos(whole - BEFORE + k - centre, LOBES);
      sum += own[k]!;
    }
    let rest = 1 << WEIGHT_BITS;
    for (let k = 0; k < TAPS; k++) {
      const weight = Math.round((own[k]! / sum) * (1 << WEIGHT_BITS));
      weights[place * TAPS + k] = weight;
      rest -= weight;
    }
    // The nearest one takes what rounding left over: the weights sum to exactly one.
    weights[place * TAPS + (centre - whole < 0.5 ? BEFORE : BEFORE + 1)]! += rest;
    first[place] = whole - BEFORE;
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

/** A row of the picture, its ends repeated to both sides. */
function padRow({ widthPx, data }: Rgba, y: number, padded: Uint8Array): void {
  padded.set(data.subarray(y * widthPx * 4, (y + 1) * widthPx * 4), TAPS * 4);
  const last = (TAPS + widthPx - 1) * 4;
  for (let k = 0; k < TAPS; k++) {
    padded.copyWithin(k * 4, TAPS * 4, TAPS * 4 + 4);
    padded.copyWithin(last + 4 + k * 4, last, last + 4);
  }
}

/** Takes alpha out of the colours again where a pixel is not solid. */
function weighOut(sums: Int16Array, from: number, to: number, leastAlpha: number, row: Uint8Array): void {
  for (let i = from * 4; i < to * 4; i += 4) {
    const alpha = sums[i + 3]!;
    if (alpha === SOLID) continue;
    const opacity = Math.min(255, Math.round((alpha * 255) / SOLID));
    if (opacity < leastAlpha) {
      row[i] = row[i + 1] = row[i + 2] = row[i + 3] = 0;
      continue;
    }
    // Lanczos swings a little beyond what it reads: where it does, the pixel is solid, and its colour a mean as before.
    row[i] = level(Math.round((sums[i]! * 256) / alpha));
    row[i + 1] = level(Math.round((sums[i + 1]! * 256) / alpha));
    row[i + 2] = level(Math.round((sums[i + 2]! * 256) / alpha));
    row[i + 3] = opacity;
  }
}

const level = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);
