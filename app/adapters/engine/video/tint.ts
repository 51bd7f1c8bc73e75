/**
 * A photo's colour as 4:2:0 can hold it: the most that any video shows of it. Worked out from the photo alone, apart
 * from the code that draws frames, so that each holds the other.
 */
import type { Rgb } from "../picture.ts";
import type { Lens, Taps } from "./lens.ts";

/** ITU-R BT.709-6, 3.2. */
const RED = 0.2126;
const BLUE = 0.0722;
const GREEN = 1 - RED - BLUE;

/** Samples of blue minus luma and red minus luma, one after the other, on every other place of a frame. */
interface Tints {
  readonly data: Float32Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The first sample's place, in samples from the frame's. */
  readonly left: number;
  readonly top: number;
}

export const lumaOf = (red: number, green: number, blue: number): number =>
  RED * red + GREEN * green + BLUE * blue;

/** A pixel's levels, 0…255 and beyond, from its luma and its two colour differences. */
export const coloured = (luma: number, [blue, red]: readonly [number, number]) =>
  [luma + red, luma - (RED * red + BLUE * blue) / GREEN, luma + blue] as const;

/** Samples the photo where 4:2:0 has its colour: on every other pixel of a row, between two rows. */
export function tintsOf(crop: Rgb, across: Lens, down: Lens): Tints {
  const columns = samplesWithin(across.shown, 0);
  const rows = samplesWithin(down.shown, 0.5);
  const rowLength = columns.count * 2;
  const narrow = new Float32Array(rowLength * crop.heightPx);
  const columnTaps = Array.from({ length: columns.count }, (_, x) =>
    across.halfTapsAt(2 * (columns.first + x)),
  );
  const differences = new Float32Array(crop.widthPx * 2);
  for (let y = 0; y < crop.heightPx; y++) {
    readDifferences(crop, y, differences);
    mixAcross(differences, columnTaps, narrow, y * rowLength);
  }
  const data = new Float32Array(rowLength * rows.count);
  for (let y = 0; y < rows.count; y++) {
    const into = data.subarray(y * rowLength, (y + 1) * rowLength);
    const taps = down.halfTapsAt(2 * (rows.first + y) + 0.5);
    for (let k = 0; k < taps.weights.length; k++) {
      const from = inside(taps.first + k, crop.heightPx) * rowLength;
      addTo(into, narrow.subarray(from, from + rowLength), taps.weights[k]!);
    }
  }
  return { data, widthPx: columns.count, heightPx: rows.count, left: columns.first, top: rows.first };
}

/** What a player shows between the samples, bicubically. */
export function tintAt(
  { data, widthPx, heightPx, left, top }: Tints,
  x: number,
  y: number,
): [number, number] {
  const atX = x / 2 - left;
  const atY = (y - 0.5) / 2 - top;
  const firstX = Math.floor(atX) - 1;
  const firstY = Math.floor(atY) - 1;
  let [blue, red] = [0, 0];
  for (let j = 0; j < 4; j++) {
    const row = inside(firstY + j, heightPx) * widthPx;
    const weight = cubic(atY - firstY - j);
    for (let k = 0; k < 4; k++) {
      const at = (row + inside(firstX + k, widthPx)) * 2;
      const share = weight * cubic(atX - firstX - k);
      blue += data[at]! * share;
      red += data[at + 1]! * share;
    }
  }
  return [blue, red];
}

/** The samples of half the resolution that a span of the frame has. */
function samplesWithin({ from, to }: { from: number; to: number }, place: number) {
  const first = Math.floor((from - place) / 2);
  return { first, count: Math.ceil((to - place) / 2) - first + 1 };
}

// Row by row: down the columns, each reading would wait for the memory.

function readDifferences({ widthPx, data }: Rgb, y: number, into: Float32Array): void {
  for (let x = 0, at = y * widthPx * 3; x < widthPx; x++, at += 3) {
    const luma = lumaOf(data[at]!, data[at + 1]!, data[at + 2]!);
    into[x * 2] = data[at + 2]! - luma;
    into[x * 2 + 1] = data[at]! - luma;
  }
}

function mixAcross(differences: Float32Array, taps: readonly Taps[], into: Float32Array, at: number): void {
  const count = differences.length / 2;
  for (let column = 0, to = at; column < taps.length; column++, to += 2) {
    const { first, weights } = taps[column]!;
    let blue = 0;
    let red = 0;
    for (let k = 0; k < weights.length; k++) {
      const from = inside(first + k, count) * 2;
      blue += differences[from]! * weights[k]!;
      red += differences[from + 1]! * weights[k]!;
    }
    into[to] = blue;
    into[to + 1] = red;
  }
}

function addTo(into: Float32Array, from: Float32Array, weight: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += from[i]! * weight;
}

/** As ffmpeg has it: B 0, C 0.6. */
function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.4 * x - 2.4) * x * x + 1;
  return x < 2 ? ((-0.6 * x + 3) * x - 4.8) * x + 2.4 : 0;
}

const inside = (at: number, length: number): number => (at < 0 ? 0 : at >= length ? length - 1 : at);
