import type { Rgb, Size } from "../picture.ts";
import type { Colour } from "../recipes/colour.ts";
import { randomFrom } from "./random.ts";

/** Fills three levels (0…255, fractions kept) a pixel of row `y`. */
export type PaintRow = (y: number, row: Float32Array) => void;

const GRAIN_SIDE = 256;
/**
 * Standard deviation of the grain in levels of 255: it dithers what falls between two levels, and is strong enough that
 * JPEG at 95 keeps it; finer grain is quantised away, and the bands come back in the browser.
 */
const GRAIN_LEVELS = 1.1;

/**
 * Paints a picture row by row. Fine grain lies over everything, so that no gradient shows the steps of 8 bits; it is the
 * same in all channels, as film's is, and never changes a hue.
 */
export function paint({ widthPx, heightPx }: Size, seed: number, paintRow: PaintRow): Rgb {
  const data = new Uint8ClampedArray(widthPx * heightPx * 3);
  const row = new Float32Array(widthPx * 3);
  const grain = grainTile(seed);
  const shift = randomFrom(seed ^ 0x9e3779b9);
  let offset = 0;
  for (let y = 0, to = 0; y < heightPx; y++) {
    paintRow(y, row);
    // Each strip begins elsewhere: the eye finds a tile that repeats straight.
    if (y % GRAIN_SIDE === 0) offset = Math.floor(shift() * GRAIN_SIDE);
    const grainRow = (y % GRAIN_SIDE) * GRAIN_SIDE;
    for (let x = 0, i = 0; x < widthPx; x++, i += 3, to += 3) {
      const g = grain[grainRow + ((x + offset) & (GRAIN_SIDE - 1))]!;
      data[to] = row[i]! + g;
      data[to + 1] = row[i + 1]! + g;
      data[to + 2] = row[i + 2]! + g;
    }
  }
  return { widthPx, heightPx, data: new Uint8Array(data.buffer) };
}

/** Nearly triangular chance less its own neighbourhood: even at a glance, lively close up ("blue"). */
function grainTile(seed: number): Float32Array {
  const random = randomFrom(seed);
  const white = Float32Array.from({ length: GRAIN_SIDE * GRAIN_SIDE }, () => random() + random() - 1);
  const at = (x: number, y: number) => white[(y & (GRAIN_SIDE - 1)) * GRAIN_SIDE + (x & (GRAIN_SIDE - 1))]!;
  const out = new Float32Array(white.length);
  let power = 0;
  for (let y = 0, i = 0; y < GRAIN_SIDE; y++) {
    for (let x = 0; x < GRAIN_SIDE; x++, i++) {
      const around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
      out[i] = at(x, y) - 0.18 * around;
      power += out[i]! ** 2;
    }
  }
  const scale = GRAIN_LEVELS / Math.sqrt(power / out.length);
  for (let i = 0; i < out.length; i++) out[i]! *= scale;
  return out;
}

const TONE_STEPS = 1024;
/** The brightest tone: twice the light of the colour itself. */
const TONE_RANGE = 2;

/** The tones of one colour: shade 1 is the colour, 0 black, 2 white. */
export type Tones = Float32Array;

export function tonesOf({ red, green, blue }: Colour): Tones {
  const tones = new Float32Array((TONE_STEPS * TONE_RANGE + 1) * 3);
  for (let step = 0; step <= TONE_STEPS * TONE_RANGE; step++) {
    const shade = step / TONE_STEPS;
    [red, green, blue].forEach((level, c) => {
      tones[step * 3 + c] = shade <= 1 ? level * shade : level + (255 - level) * (shade - 1);
    });
  }
  return tones;
}

/** Writes a row of shades as the colour's tones, between two entries by straight lines. */
export function toneRow(tones: Tones, shades: Float32Array, row: Float32Array): void {
  for (let x = 0, i = 0; i < row.length; x++, i += 3) {
    const at = Math.min(Math.max(shades[x]!, 0), TONE_RANGE - 0.001) * TONE_STEPS;
    const step = at | 0;
    const t = at - step;
    const from = step * 3;
    row[i] = tones[from]! + (tones[from + 3]! - tones[from]!) * t;
    row[i + 1] = tones[from + 1]! + (tones[from + 4]! - tones[from + 1]!) * t;
    row[i + 2] = tones[from + 2]! + (tones[from + 5]! - tones[from + 2]!) * t;
  }
}
