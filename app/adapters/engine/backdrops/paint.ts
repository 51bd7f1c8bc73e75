import type { Rgb, Size } from "../picture.ts";
import type { Colour } from "../recipes/colour.ts";
import { randomFrom } from "./random.ts";

/** Fills three levels (0…255, fractions kept) a pixel of row `y`. */
export type PaintRow = (y: number, row: Float32Array) => void;

const GRAIN_SIDE = 256;
/**
 * Standard deviation of the grain in levels of 255: it dithers what falls between two levels, and is just strong and
 * coarse enough that mozjpeg at 95 keeps it: of finer grain it leaves a fifth of a gradient's rows flat, and the bands
 * are back in the browser.
 */
const GRAIN_LEVELS = 1.2;

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

/** Chance with a triangular spread, as dither has it: neither the mean nor its noise depends on the level. */
function grainTile(seed: number): Float32Array {
  const random = randomFrom(seed);
  const scale = GRAIN_LEVELS * Math.sqrt(6);
  return Float32Array.from({ length: GRAIN_SIDE * GRAIN_SIDE }, () => scale * (random() + random() - 1));
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
