import type { Rgb, Size } from "../picture.ts";
import type { Camera, Floor } from "../recipes/backdrop.ts";
import type { Colour } from "../recipes/colour.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { floorShade, roomOf, wallShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 8;
/** How much of the wall a table mirrors at its far end, where it is seen most flatly. */
const SHEEN = 0.3;

/** A row of a level surface, in perspective. Its units are the frame's shorter side at the product's foot. */
export interface SurfaceRow {
  /** Across the surface, of the picture's first pixel, and from one pixel to the next. */
  readonly startX: number;
  readonly stepX: number;
  /** Away from the viewer. */
  readonly depth: number;
  /** How much of the depth a pixel covers: finer detail than that can't be drawn. */
  readonly depthStep: number;
}

/** Fills a row with the surface's own levels (0…255 a channel), not yet lit. */
export type DrawSurface = (at: SurfaceRow, row: Float32Array) => void;

/** A level surface as the eye sees it: which part of it each row of the picture shows. */
export function surfaceRow(
  { eye, tilt }: Camera,
  { footRow, middle, unitPx }: { footRow: number; middle: number; unitPx: number },
  y: number,
): SurfaceRow {
  const eyePx = eye * unitPx;
  const far = eyePx / Math.max(1, y - (footRow - eyePx));
  return {
    startX: (-middle / unitPx) * far,
    stepX: far / unitPx,
    depth: (eye / tilt) * far,
    depthStep: (far * far) / (tilt * unitPx),
  };
}

/** A table with the product on it, before a wall that is out of focus. */
export function drawTabletop(
  { wall, floor, camera }: { readonly wall: Colour; readonly floor: Floor; readonly camera: Camera },
  frame: Size,
  { stand, side, seed }: Setting,
  drawSurface: DrawSurface,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const { horizonRow, rollOffPx, footRow } = room;
  const onWall = fieldOf(frame, CELL_PX, (x, y) => wallShade(room, x, y));
  const onTable = fieldOf(frame, CELL_PX, (x, y) => floorShade(room, x, y));
  const tones = tonesOf(wall);
  const shades = new Float32Array(frame.widthPx);
  const surface = new Float32Array(frame.widthPx * 3);
  return paint(frame, seed, (y, row) => {
    const cover = smoothstep(horizonRow - rollOffPx, horizonRow + rollOffPx, y);
    if (cover < 1) {
      fieldRow(onWall, y, shades);
      toneRow(tones, shades, row);
      if (cover === 0) return;
    }
    drawSurface(surfaceRow(camera, room, y), surface);
    fieldRow(onTable, y, shades);
    const sheen = SHEEN * (1 - smoothstep(horizonRow, footRow, y)) ** 2;
    for (let x = 0, i = 0; i < row.length; x++) {
      const shade = shades[x]!;
      for (let c = 0; c < 3; c++, i++) {
        const level = c === 0 ? wall.red : c === 1 ? wall.green : wall.blue;
        const lit = surface[i]! * shade;
        const shown = lit + (level - lit) * sheen;
        row[i] = cover === 1 ? shown : row[i]! + (shown - row[i]!) * cover;
      }
    }
  });
}
