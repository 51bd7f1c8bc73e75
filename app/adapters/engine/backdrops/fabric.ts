import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { noiseAt, noiseTile, smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { randomFrom } from "./random.ts";
import { type Room, roomOf, roomShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 8;
/** Threads in the frame's shorter side, and the fewest pixels of one: finer ones would flicker. */
const THREADS = 260;
const LEAST_THREAD_PX = 3.6;
const WEAVE_DEPTH = 0.028;
const FOLD_DEPTH = 0.055;

/** Linen that hangs behind the product in soft folds and lies smooth under it. */
export function drawFabric(
  { cloth, floor, camera }: Extract<Backdrop, { kind: "fabric" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const folds = foldsOf(room, seed);
  const light = fieldOf(frame, CELL_PX, (x, y) => roomShade(room, x, y) + folds(x, y));
  const tones = tonesOf(cloth);
  const shades = new Float32Array(frame.widthPx);
  const weave = weaveOf(room, camera.tilt, frame, seed);
  return paint(frame, seed, (y, row) => {
    fieldRow(light, y, shades);
    weave(y, shades);
    toneRow(tones, shades, row);
  });
}

/** Long folds that hang a little aslant and bend; the cloth is smooth where the product stands. */
function foldsOf({ unitPx, middle, footRow, horizonRow, side }: Room, seed: number) {
  const bends = noiseTile(seed ^ 5, { periods: [4, 4], octaves: 2 });
  const depths = noiseTile(seed ^ 6, { periods: [4, 4], octaves: 1 });
  const slant = 0.22 * (side || 1);
  return (x: number, y: number): number => {
    const u = (x - middle) / unitPx;
    const v = (y - horizonRow) / unitPx;
    const bend = noiseAt(bends, u * 40, v * 26) - 0.5;
    const across = (u - slant * v) * 3.1 + 0.9 * bend;
    // A fold is a crest with a soft slope and a steep one.
    const phase = across - Math.floor(across);
    const crest = Math.sin(2 * Math.PI * (phase + 0.12 * Math.sin(2 * Math.PI * phase)));
    const depth = 0.35 + 0.65 * smoothstep(0.3, 0.7, noiseAt(depths, across * 40, v * 9));
    const hanging = 1 - smoothstep(horizonRow - 0.16 * unitPx, footRow - 0.05 * unitPx, y);
    return FOLD_DEPTH * crest * depth * hanging;
  };
}

/** Plain weave: threads of uneven thickness, over and under. On the floor it is seen more flatly. */
function weaveOf({ unitPx, horizonRow, rollOffPx }: Room, tilt: number, frame: Size, seed: number) {
  const random = randomFrom(seed ^ 7);
  const threadPx = Math.max(LEAST_THREAD_PX, unitPx / THREADS);
  const slubs = noiseTile(seed ^ 8, { periods: [32, 256], octaves: 1 });
  const thickness = (count: number) => Float32Array.from({ length: count }, () => 0.55 + 0.9 * random());
  const warps = thickness(Math.ceil(frame.widthPx / threadPx) + 2);
  const wefts = thickness(1024);
  const columns = Float32Array.from({ length: frame.widthPx }, (_, x) => {
    const thread = Math.floor(x / threadPx);
    return Math.sin((x / threadPx) * Math.PI) * (thread % 2 ? 1 : -1) * warps[thread]!;
  });
  let down = 0;
  return (y: number, shades: Float32Array): void => {
    const lying = smoothstep(horizonRow - rollOffPx, horizonRow + rollOffPx, y);
    const step = (1 + lying * (0.5 / tilt - 1)) / threadPx;
    down += step;
    const thread = Math.floor(down);
    // A thread that is thinner than two pixels is not drawn, but felt as an even tone.
    const visible = WEAVE_DEPTH * (1 - smoothstep(0.3, 0.55, step));
    const over = Math.sin(down * Math.PI) * (thread % 2 ? 1 : -1);
    const weft = wefts[thread & 1023]!;
    const slubY = down * 1.7;
    for (let x = 0; x < shades.length; x++) {
      const slub = slubs[((slubY & 255) << 8) | ((x >> 1) & 255)]! - 0.5;
      shades[x]! += visible * (columns[x]! * over * weft + 0.6 * slub);
    }
  };
}
