import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import type { Colour } from "../recipes/colour.ts";
import { alongRow, noiseRow, noiseTile, smoothstep, TILE } from "./noise.ts";
import { randomFrom } from "./random.ts";
import type { Setting } from "./setting.ts";
import { drawTabletop, type DrawSurface } from "./tabletop.ts";

/** How deep a board is, and how wide the gap between two, in the surface's units. */
const BOARD = 0.55;
const GAP = 0.007;
/** Rings in the depth of a board. */
const RINGS = 7;
const RAMP_STEPS = 256;

/** A table of boards that run from left to right. */
export function drawWood(backdrop: Extract<Backdrop, { kind: "wood" }>, frame: Size, setting: Setting): Rgb {
  return drawTabletop(backdrop, frame, setting, boards(backdrop.grain, setting.seed));
}

function boards(grain: readonly [Colour, Colour, Colour], seed: number): DrawSurface {
  const random = randomFrom(seed);
  // How far the rings bend, how the tone wanders, and the fibres: all drawn out along the board.
  const bends = noiseTile(seed ^ 1, { periods: [4, 8], octaves: 2 });
  const tone = noiseTile(seed ^ 2, { periods: [4, 16], octaves: 3 });
  const fibres = noiseTile(seed ^ 3, { periods: [16, 256], octaves: 2 });
  const board = Array.from({ length: 64 }, () => ({
    tone: (random() - 0.5) * 0.2,
    shift: random() * TILE,
    phase: random() * 6,
  }));
  const ramp = rampOf(grain);
  const [bendRow, toneRow, fibreRow] = [0, 1, 2].map(() => new Float32Array(TILE)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return ({ startX, stepX, depth, depthStep }, row) => {
    const number = Math.floor(depth / BOARD);
    const within = depth - number * BOARD;
    const { tone: ownTone, shift, phase } = board[number & 63]!;
    const sharp = 1 - smoothstep(0.012, 0.05, depthStep);
    const gap = Math.min(within, BOARD - within);
    const light = 1 - 0.42 * (1 - smoothstep(0, GAP + depthStep, gap)) * Math.min(1, GAP / depthStep);
    noiseRow(bends, depth * 26 + shift, bendRow);
    noiseRow(tone, depth * 60 + shift, toneRow);
    noiseRow(fibres, depth * 520 + shift, fibreRow);
    const ringsAt = (within / BOARD) * RINGS + phase;
    for (let i = 0, at = startX; i < row.length; i += 3, at += stepX) {
      const along = at * 40 + shift;
      const ring = (ringsAt + 2.8 * alongRow(bendRow, along)) % 1;
      // Late wood is dark and narrow, and ends abruptly.
      const late = ring * ring * ring * (1 - smoothstep(0.9, 1, ring));
      const value =
        0.62 +
        ownTone +
        0.3 * (alongRow(toneRow, along * 0.8) - 0.5) -
        0.3 * late +
        0.26 * sharp * (alongRow(fibreRow, along * 5) - 0.5);
      const step = (value <= 0 ? 0 : value >= 1 ? RAMP_STEPS : (value * RAMP_STEPS) | 0) * 3;
      row[i] = ramp[step]! * light;
      row[i + 1] = ramp[step + 1]! * light;
      row[i + 2] = ramp[step + 2]! * light;
    }
  };
}

/** Colours from the darkest grain over the middle one to the palest. */
function rampOf([dark, middle, pale]: readonly [Colour, Colour, Colour]): Float32Array {
  const ramp = new Float32Array((RAMP_STEPS + 1) * 3);
  for (let step = 0; step <= RAMP_STEPS; step++) {
    const t = (step / RAMP_STEPS) * 2;
    const [from, to, share] = t < 1 ? [dark, middle, t] : [middle, pale, t - 1];
    ramp[step * 3] = from.red + (to.red - from.red) * share;
    ramp[step * 3 + 1] = from.green + (to.green - from.green) * share;
    ramp[step * 3 + 2] = from.blue + (to.blue - from.blue) * share;
  }
  return ramp;
}
