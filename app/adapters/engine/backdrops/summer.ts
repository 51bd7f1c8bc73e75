import { blur } from "../cutout/box-filter.ts";
import { emptyPlane, type Plane, type Rgb, type Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { noiseAt, noiseTile, smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { randomFrom } from "./random.ts";
import { floorShade, type Room, roomOf, wallShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 4;
const FRONDS = 3;
const LEAFLETS = 26;
/** Softness of the leaves' shadow and how dark it is. */
const BLUR = 0.006;
const LEAF_DARKNESS = 0.2;

/** A sunlit wall with the shadow of palm leaves on it. */
export function drawSummer(
  { wall, ground, floor }: Extract<Backdrop, { kind: "summer" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const { horizonRow, rollOffPx, unitPx } = room;
  const leaves = leafShadow(room, frame, side === 0 ? 1 : side, seed);
  const plaster = noiseTile(seed ^ 21, { periods: [8, 8], octaves: 5 });
  const onWall = fieldOf(frame, CELL_PX, (x, y) => {
    const rough = 0.03 * (noiseAt(plaster, (x / unitPx) * 150, (y / unitPx) * 150) - 0.5);
    const corner = 0.06 * Math.exp((y - horizonRow) / (0.04 * unitPx));
    return (1.03 * wallShade(room, x, y) + rough - Math.min(corner, 0.06)) * (1 - leaves(x, y));
  });
  const onFloor = fieldOf(frame, CELL_PX, (x, y) => {
    const corner = 0.06 * Math.exp((horizonRow - y) / (0.03 * unitPx));
    return 1.02 * floorShade(room, x, y) - Math.min(corner, 0.06);
  });
  const [wallTones, floorTones] = [tonesOf(wall), tonesOf(ground)];
  const shades = new Float32Array(frame.widthPx);
  const floorLevels = new Float32Array(frame.widthPx * 3);
  return paint(frame, seed, (y, row) => {
    const cover = smoothstep(horizonRow - rollOffPx, horizonRow + rollOffPx, y);
    if (cover < 1) {
      fieldRow(onWall, y, shades);
      toneRow(wallTones, shades, row);
    }
    if (cover === 0) return;
    fieldRow(onFloor, y, shades);
    toneRow(floorTones, shades, floorLevels);
    for (let i = 0; i < row.length; i++) {
      row[i] = cover === 1 ? floorLevels[i]! : row[i]! + (floorLevels[i]! - row[i]!) * cover;
    }
  });
}

/** The shadow of palm leaves that hang in from the light's side, as darkness at a place. */
function leafShadow({ unitPx, horizonRow }: Room, frame: Size, side: -1 | 1, seed: number) {
  const random = randomFrom(seed ^ 22);
  const small: Plane = emptyPlane(
    Math.ceil(frame.widthPx / CELL_PX) + 2,
    Math.ceil(frame.heightPx / CELL_PX) + 2,
  );
  const scale = unitPx / CELL_PX;
  const root = { x: side < 0 ? -0.06 * scale : small.widthPx + 0.06 * scale, y: -0.04 * scale };
  for (let frond = 0; frond < FRONDS; frond++) {
    const angle = (0.2 + 0.42 * frond + 0.12 * random()) * (Math.PI / 2);
    drawFrond(small, root, angle, -side, (0.72 - 0.08 * frond + 0.1 * random()) * scale, random);
  }
  const { data, widthPx } = blur(small, BLUR * scale);
  return (x: number, y: number): number => {
    const at = Math.round(y / CELL_PX) * widthPx + Math.round(x / CELL_PX);
    // The floor is no wall: the shadow ends where the wall does.
    return y > horizonRow + 0.05 * unitPx ? 0 : LEAF_DARKNESS * data[at]!;
  };
}

/** One leaf: a bending rib with leaflets on both sides that get shorter towards its end. */
function drawFrond(
  plane: Plane,
  root: { readonly x: number; readonly y: number },
  angle: number,
  towards: number,
  lengthPx: number,
  random: () => number,
): void {
  let { x, y } = root;
  let heading = angle;
  const stepPx = lengthPx / LEAFLETS;
  for (let i = 0; i < LEAFLETS; i++) {
    const t = i / LEAFLETS;
    const nextX = x + Math.cos(heading) * stepPx * towards;
    const nextY = y + Math.sin(heading) * stepPx;
    drawTaper(plane, x, y, nextX, nextY, 0.006 * lengthPx, 0.006 * lengthPx);
    const leafPx = lengthPx * 0.42 * Math.sin(Math.PI * Math.min(1, 0.22 + 0.78 * t)) ** 0.7;
    for (const way of [-1, 1]) {
      const open = heading + way * (0.95 - 0.35 * t + 0.12 * (random() - 0.5));
      const tipX = x + Math.cos(open) * leafPx * towards;
      const tipY = y + Math.sin(open) * leafPx;
      drawTaper(plane, x, y, tipX, tipY, 0.016 * lengthPx, 0.002 * lengthPx);
    }
    heading += 0.018;
    x = nextX;
    y = nextY;
  }
}

/** A stroke that gets thinner; what lies outside the plane is left out. */
function drawTaper(
  { widthPx, heightPx, data }: Plane,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  startPx: number,
  endPx: number,
): void {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const reach = Math.max(startPx, endPx) + 1;
  const [left, right] = [Math.min(fromX, toX) - reach, Math.max(fromX, toX) + reach];
  const [top, bottom] = [Math.min(fromY, toY) - reach, Math.max(fromY, toY) + reach];
  for (let y = Math.max(0, Math.floor(top)); y <= Math.min(heightPx - 1, bottom); y++) {
    for (let x = Math.max(0, Math.floor(left)); x <= Math.min(widthPx - 1, right); x++) {
      const along = ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / (length * length || 1);
      if (along < 0 || along > 1) continue;
      const off = Math.abs((x - fromX) * (toY - fromY) - (y - fromY) * (toX - fromX)) / (length || 1);
      // A leaf is widest in its first third.
      const half = (startPx + (endPx - startPx) * along) * Math.min(1, 0.35 + 2.2 * along);
      const cover = half - off + 0.5;
      if (cover > 0) data[y * widthPx + x] = Math.max(data[y * widthPx + x]!, Math.min(1, cover));
    }
  }
}
