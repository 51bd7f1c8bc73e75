import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { mix } from "../recipes/colour.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { noiseAt, noiseTile, smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { randomFrom } from "./random.ts";
import { floorShade, type Room, roomOf } from "./room.ts";
import type { Setting } from "./setting.ts";
import { surfaceRow } from "./tabletop.ts";

const SKY_CELL_PX = 8;
const SNOW_CELL_PX = 4;
const LIGHTS = 22;
/** How far the edge of the snow rises and falls, by the frame's shorter side. */
const WAVES = 0.025;

/** Snow before a winter wood that is far out of focus. */
export function drawWinter(
  { sky, haze, trees, snow, floor, camera }: Extract<Backdrop, { kind: "winter" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const { horizonRow, unitPx, rollOffPx } = room;
  const wood = fieldOf(frame, SKY_CELL_PX, woodOf(room, seed));
  const sparks = fieldOf(frame, SKY_CELL_PX, sparksOf(room, frame, seed));
  const lit = fieldOf(frame, SNOW_CELL_PX, snowLight(room, camera, seed));
  // Snow has no straight edge.
  const waves = noiseTile(seed ^ 11, { periods: [2, 2], octaves: 2 });
  const reachPx = WAVES * unitPx;
  const edge = Float32Array.from(
    { length: frame.widthPx },
    (_, x) => horizonRow + (noiseAt(waves, (x / unitPx) * 70, 3) - 0.5) * 2 * reachPx,
  );
  const tones = tonesOf(snow);
  const [shades, dark, light] = [0, 1, 2].map(() => new Float32Array(frame.widthPx)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  return paint(frame, seed, (y, row) => {
    const isSnow = y > horizonRow - reachPx - rollOffPx;
    const isAir = y < horizonRow + reachPx + rollOffPx;
    if (isSnow) {
      fieldRow(lit, y, shades);
      toneRow(tones, shades, row);
    }
    if (!isAir) return;
    const low = smoothstep(horizonRow - 0.75 * unitPx, horizonRow, y);
    const open = mix(sky, haze, low);
    fieldRow(wood, y, dark);
    fieldRow(sparks, y, light);
    for (let x = 0, i = 0; i < row.length; x++, i += 3) {
      const cover = isSnow ? smoothstep(edge[x]! - rollOffPx, edge[x]! + rollOffPx, y) : 0;
      const [tree, white] = [dark[x]!, light[x]!];
      const red = open.red + (trees.red - open.red) * tree;
      const green = open.green + (trees.green - open.green) * tree;
      const blue = open.blue + (trees.blue - open.blue) * tree;
      row[i] = over(red + (255 - red) * white, row[i]!, cover);
      row[i + 1] = over(green + (255 - green) * white, row[i + 1]!, cover);
      row[i + 2] = over(blue + (255 - blue) * white, row[i + 2]!, cover);
    }
  });
}

const over = (behind: number, before: number, cover: number): number => behind + (before - behind) * cover;

/** Firs as vague upright shapes, 0…1. */
function woodOf({ unitPx, horizonRow }: Room, seed: number) {
  const heights = noiseTile(seed ^ 12, { periods: [16, 2], octaves: 3 });
  return (x: number, y: number): number => {
    const height = (0.2 + 0.42 * noiseAt(heights, (x / unitPx) * 60, 1)) * unitPx;
    const up = horizonRow - y;
    return 0.62 * (1 - smoothstep(0.35 * height, 1.15 * height, up)) * smoothstep(-0.25, 0.4, up / height);
  };
}

/** Discs of light and large flakes, out of focus: how much white lies over a place, 0…1. */
function sparksOf({ unitPx, horizonRow, middle, side }: Room, { widthPx }: Size, seed: number) {
  const random = randomFrom(seed ^ 13);
  const discs = Array.from({ length: LIGHTS }, () => {
    const isFlake = random() < 0.5;
    return {
      x: random() * widthPx,
      y: horizonRow * (0.02 + 0.9 * random()),
      radiusPx: (isFlake ? 0.008 + 0.012 * random() : 0.025 + 0.045 * random()) * unitPx,
      light: isFlake ? 0.35 + 0.3 * random() : 0.07 + 0.13 * random(),
    };
  });
  return (x: number, y: number): number => {
    const glow = Math.exp(-(((x - middle) / unitPx - 0.35 * side) ** 2) / 0.3);
    let dark = 1 - 0.16 * glow * smoothstep(1.2 * horizonRow, 0.2 * horizonRow, y);
    for (const disc of discs) {
      const distance = Math.hypot(x - disc.x, y - disc.y) / disc.radiusPx;
      if (distance < 1.25) dark *= 1 - disc.light * (1 - smoothstep(0.75, 1.25, distance));
    }
    return 1 - dark;
  };
}

/** Light on uneven snow: hollows are shaded, slopes towards the light are bright. */
function snowLight(room: Room, camera: Parameters<typeof surfaceRow>[0], seed: number) {
  const mounds = noiseTile(seed ^ 14, { periods: [4, 4], octaves: 5 });
  const towards = room.side === 0 ? 0 : room.side * 2.4;
  return (x: number, y: number): number => {
    if (y < room.horizonRow - 2 * WAVES * room.unitPx) return 1;
    const { startX, stepX, depth, depthStep } = surfaceRow(camera, room, y);
    const across = (startX + stepX * x) * 46;
    const away = depth * 40;
    const here = noiseAt(mounds, across, away);
    const slope = here - noiseAt(mounds, across + towards, away - 2.4);
    const seen = 1 - smoothstep(0.01, 0.05, depthStep);
    return floorShade(room, x, y) + (0.16 * slope + 0.05 * (here - 0.5)) * (0.35 + 0.65 * seen);
  };
}
