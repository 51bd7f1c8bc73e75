/** What an enlarged photo shows at single places, straight from the formula and apart from how pictures are made. */
import { lanczos } from "../lanczos.ts";
import type { Box, Rgb, Size } from "../picture.ts";

const LOBES = 3;
const TAPS = 2 * LOBES;

/** Six samples around each place of a side, and their weights. */
interface Taps {
  readonly samples: Int32Array;
  readonly weights: Float64Array;
}

/**
 * @param size what the crop is enlarged to
 * @param places indices of the enlarged crop's pixels, in order
 * @returns three levels, 0…255, for each place, by Lanczos3
 */
export function readEnlarged(photo: Rgb, size: Size, crop: Box, places: Uint32Array): Uint8Array {
  const across = tapsOf(crop.left, crop.widthPx, size.widthPx);
  const down = tapsOf(crop.top, crop.heightPx, size.heightPx);
  const levels = new Uint8Array(places.length * 3);
  for (let i = 0; i < places.length; i++) {
    const y = Math.floor(places[i]! / size.widthPx);
    mix(photo, across, (places[i]! - y * size.widthPx) * TAPS, down, y * TAPS, levels, i * 3);
  }
  return levels;
}

function tapsOf(from: number, samples: number, places: number): Taps {
  const taps = { samples: new Int32Array(places * TAPS), weights: new Float64Array(places * TAPS) };
  for (let place = 0; place < places; place++) {
    const centre = ((place + 0.5) * samples) / places - 0.5;
    const first = Math.floor(centre) - LOBES + 1;
    let sum = 0;
    for (let k = 0; k < TAPS; k++) {
      const weight = lanczos(first + k - centre, LOBES);
      taps.samples[place * TAPS + k] = from + Math.min(Math.max(first + k, 0), samples - 1);
      taps.weights[place * TAPS + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < TAPS; k++) taps.weights[place * TAPS + k]! /= sum;
  }
  return taps;
}

function mix(
  { widthPx, data }: Rgb,
  across: Taps,
  x: number,
  down: Taps,
  y: number,
  levels: Uint8Array,
  to: number,
): void {
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let j = y; j < y + TAPS; j++) {
    const row = down.samples[j]! * widthPx;
    const weight = down.weights[j]!;
    for (let k = x; k < x + TAPS; k++) {
      const at = (row + across.samples[k]!) * 3;
      const share = weight * across.weights[k]!;
      red += data[at]! * share;
      green += data[at + 1]! * share;
      blue += data[at + 2]! * share;
    }
  }
  levels[to] = level(red);
  levels[to + 1] = level(green);
  levels[to + 2] = level(blue);
}

const level = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value));
