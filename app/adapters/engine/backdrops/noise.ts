import { randomFrom } from "./random.ts";

/** Side of a tile; a power of two, so that it repeats by a mask. */
export const TILE = 256;
const MASK = TILE - 1;

/** Smooth chance on a square that repeats without a seam: 0…1, mean about .5. */
export type NoiseTile = Float32Array;

/**
 * Value noise in octaves, computed once and then only looked up: a lookup costs a tenth of the noise itself.
 * @param periods how many bumps the first octave has along each side; powers of two
 * @param octaves each further one has twice the bumps and half the height
 */
export function noiseTile(
  seed: number,
  { periods, octaves }: { readonly periods: readonly [x: number, y: number]; readonly octaves: number },
): NoiseTile {
  const tile = new Float32Array(TILE * TILE);
  const random = randomFrom(seed);
  let weight = 1;
  let sum = 0;
  for (let octave = 0; octave < octaves; octave++, weight /= 2) {
    const across = Math.min(TILE, periods[0] << octave);
    const down = Math.min(TILE, periods[1] << octave);
    addOctave(tile, across, down, weight, random);
    sum += weight;
  }
  // Octaves average each other out; stretched again, the tile uses its range.
  const stretch = 1 / (sum * Math.sqrt(1 / octaves) || 1);
  for (let i = 0; i < tile.length; i++) {
    const value = 0.5 + (tile[i]! - sum / 2) * stretch;
    tile[i] = value < 0 ? 0 : value > 1 ? 1 : value;
  }
  return tile;
}

function addOctave(tile: Float32Array, across: number, down: number, weight: number, random: () => number) {
  const knots = Float32Array.from({ length: across * down }, random);
  const stepX = across / TILE;
  const stepY = down / TILE;
  for (let y = 0, i = 0; y < TILE; y++) {
    const atY = y * stepY;
    const row = Math.floor(atY);
    const ty = ease(atY - row);
    const upper = (row % down) * across;
    const lower = ((row + 1) % down) * across;
    for (let x = 0; x < TILE; x++, i++) {
      const atX = x * stepX;
      const column = Math.floor(atX);
      const tx = ease(atX - column);
      const next = (column + 1) % across;
      const top = knots[upper + column]! + (knots[upper + next]! - knots[upper + column]!) * tx;
      const bottom = knots[lower + column]! + (knots[lower + next]! - knots[lower + column]!) * tx;
      tile[i]! += weight * (top + (bottom - top) * ty);
    }
  }
}

/** The tile at any place (in tile pixels, any sign), between its pixels by straight lines. */
export function noiseAt(tile: NoiseTile, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const tx = x - column;
  const ty = y - row;
  const [left, right] = [column & MASK, (column + 1) & MASK];
  const [top, bottom] = [(row & MASK) * TILE, ((row + 1) & MASK) * TILE];
  const upper = tile[top + left]! + (tile[top + right]! - tile[top + left]!) * tx;
  const lower = tile[bottom + left]! + (tile[bottom + right]! - tile[bottom + left]!) * tx;
  return upper + (lower - upper) * ty;
}

/** One row of the tile at height `y`, for a picture row along which only x changes: `alongRow` looks it up. */
export function noiseRow(tile: NoiseTile, y: number, out: Float32Array): void {
  const row = Math.floor(y);
  const t = y - row;
  const top = (row & MASK) * TILE;
  const bottom = ((row + 1) & MASK) * TILE;
  for (let x = 0; x < TILE; x++) out[x] = tile[top + x]! + (tile[bottom + x]! - tile[top + x]!) * t;
}

/** A row of `noiseRow` at any x. */
export function alongRow(row: Float32Array, x: number): number {
  const column = Math.floor(x);
  const here = row[column & MASK]!;
  return here + (row[(column + 1) & MASK]! - here) * (x - column);
}

/** 0 below `from`, 1 above `to`, smooth between; `from` may be the larger one. */
export function smoothstep(from: number, to: number, value: number): number {
  const t = (value - from) / (to - from);
  return t <= 0 ? 0 : t >= 1 ? 1 : ease(t);
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}
