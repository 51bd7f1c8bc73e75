import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { roomOf, roomShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 8;

/** Seamless paper that hangs behind the product and runs forward under it. */
export function drawStudio(
  { paper, floor }: Extract<Backdrop, { kind: "studio" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const light = fieldOf(frame, CELL_PX, (x, y) => roomShade(room, x, y));
  const tones = tonesOf(paper);
  const shades = new Float32Array(frame.widthPx);
  return paint(frame, seed, (y, row) => {
    fieldRow(light, y, shades);
    toneRow(tones, shades, row);
  });
}
