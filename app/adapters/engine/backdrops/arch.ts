import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { floorShade, type Room, roomOf, wallShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 4;
/** By the product's width; and by the frame's width at the most, by its shorter side at the least. */
const OF_PRODUCT = 0.76;
const MOST = 0.41;
const LEAST = 0.27;
/** How much wall stays above the arch, by the frame's shorter side. */
const ABOVE = 0.07;

interface Niche {
  readonly middle: number;
  readonly radiusPx: number;
  /** Where the round top begins. */
  readonly springRow: number;
}

/** A niche with a round top in the wall behind the product. */
export function drawArch(
  { paint: colour, floor, depth }: Extract<Backdrop, { kind: "arch" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const room = roomOf(frame, stand, floor, side);
  const niche = nicheOf(room, frame, stand.box);
  const depthPx = depth * room.unitPx;
  const blurPx = 0.4 * depthPx;
  // The edge of the niche keeps light off its back wall: from above, and from the light's side.
  const back = fieldOf(frame, CELL_PX, (x, y) => {
    const shaded = smoothstep(-blurPx, blurPx, outside(niche, x + side * depthPx, y - 0.7 * depthPx));
    return wallShade(room, x, y) * (0.95 - 0.15 * shaded);
  });
  const front = fieldOf(frame, CELL_PX, (x, y) => {
    const behind = smoothstep(room.horizonRow - room.rollOffPx, room.horizonRow + room.rollOffPx, y);
    // Where wall and floor meet, less light gets in.
    const corner = 0.07 * Math.exp(-Math.abs(y - room.horizonRow) / (0.03 * room.unitPx));
    const wall = wallShade(room, x, y);
    return wall + (floorShade(room, x, y) - wall) * behind - corner;
  });
  const tones = tonesOf(colour);
  const shades = new Float32Array(frame.widthPx);
  const inner = new Float32Array(frame.widthPx);
  return paint(frame, seed, (y, row) => {
    fieldRow(front, y, shades);
    if (y < room.horizonRow && y > niche.springRow - niche.radiusPx - 1) {
      fieldRow(back, y, inner);
      const from = Math.max(0, Math.floor(niche.middle - niche.radiusPx) - 1);
      const to = Math.min(frame.widthPx - 1, Math.ceil(niche.middle + niche.radiusPx) + 1);
      const corner = 0.07 * Math.exp((y - room.horizonRow) / (0.03 * room.unitPx));
      for (let x = from; x <= to; x++) {
        const cover = Math.min(1, Math.max(0, 0.5 - outside(niche, x, y)));
        if (cover > 0) shades[x]! += (inner[x]! - corner - shades[x]!) * cover;
      }
    }
    toneRow(tones, shades, row);
  });
}

function nicheOf(
  { unitPx, middle, horizonRow }: Room,
  { widthPx }: Size,
  box: { readonly top: number; readonly widthPx: number },
): Niche {
  const wanted = Math.min(Math.max(OF_PRODUCT * box.widthPx, LEAST * unitPx), MOST * widthPx);
  const highest = ABOVE * unitPx;
  // High enough for the product, and for a round top on upright sides.
  const topRow = Math.max(highest, Math.min(box.top - 1.4 * ABOVE * unitPx, horizonRow - 1.7 * wanted));
  const radiusPx = Math.min(wanted, horizonRow - topRow);
  return { middle, radiusPx, springRow: topRow + radiusPx };
}

/** How far outside the niche a place is, in pixels; negative within. */
function outside({ middle, radiusPx, springRow }: Niche, x: number, y: number): number {
  const across = Math.abs(x - middle);
  if (y >= springRow) return across - radiusPx;
  return Math.sqrt(across * across + (y - springRow) ** 2) - radiusPx;
}
