import type { Stand } from "../compose/stand.ts";
import type { Size } from "../picture.ts";
import type { Floor } from "../recipes/backdrop.ts";
import { smoothstep } from "./noise.ts";

/** A wall and a floor around a product, in pixels. */
export interface Room {
  /** What lengths are shares of: the frame's shorter side. */
  readonly unitPx: number;
  readonly middle: number;
  readonly footRow: number;
  /** Where the floor ends: behind everything that the product stands on. */
  readonly horizonRow: number;
  readonly rollOffPx: number;
  readonly productMiddleRow: number;
  /** From which side the light comes: −1 the left, 1 the right, 0 above. */
  readonly side: -1 | 0 | 1;
}

/** What any part of a product stands on lies at least this much before the floor's end. */
const BEHIND = 0.06;

export function roomOf({ widthPx, heightPx }: Size, stand: Stand, floor: Floor, side: -1 | 0 | 1): Room {
  const unitPx = Math.min(widthPx, heightPx);
  return {
    unitPx,
    middle: widthPx / 2,
    footRow: stand.footRow,
    horizonRow: Math.min(stand.footRow - floor.horizon * unitPx, stand.backRow - BEHIND * unitPx),
    rollOffPx: floor.rollOff * unitPx,
    productMiddleRow: stand.box.top + stand.box.heightPx / 2,
    side,
  };
}

/** How much light falls on the wall: a soft pool behind the product, on the light's side. */
export function wallShade({ unitPx, middle, productMiddleRow, side }: Room, x: number, y: number): number {
  const u = (x - middle) / unitPx - 0.3 * side;
  const v = (y - productMiddleRow) / unitPx + 0.08;
  return 0.87 + 0.15 * Math.exp(-(u * u) / 0.42 - (v * v) / 0.34) + 0.035 * side * ((x - middle) / unitPx);
}

/** How much light falls on the floor: most around the product, less before it and aside. */
export function floorShade({ unitPx, middle, footRow, side }: Room, x: number, y: number): number {
  const u = (x - middle) / unitPx - 0.16 * side;
  const v = (y - footRow) / unitPx + 0.03;
  return 0.91 + 0.11 * Math.exp(-(u * u) / 0.3 - (v * v) / 0.05) + 0.03 * side * ((x - middle) / unitPx);
}

/** Wall and floor as one, going over into each other. */
export function roomShade(room: Room, x: number, y: number): number {
  const { horizonRow, rollOffPx } = room;
  const wall = wallShade(room, x, y);
  const onFloor = smoothstep(horizonRow - rollOffPx / 2, horizonRow + rollOffPx / 2, y);
  if (onFloor === 0) return wall;
  return wall + (floorShade(room, x, y) - wall) * onFloor;
}
