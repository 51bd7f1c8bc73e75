import type { Rgb, Size } from "../picture.ts";
import type { Backdrop } from "../recipes/backdrop.ts";
import { fieldOf, fieldRow } from "./field.ts";
import { smoothstep } from "./noise.ts";
import { paint, toneRow, tonesOf } from "./paint.ts";
import { type Podium, podiumOf, topCover } from "./podium.ts";
import { roomOf, roomShade } from "./room.ts";
import type { Setting } from "./setting.ts";

const CELL_PX = 8;
const TOP_SHADE = 1.08;
/** The rounded edge catches light, over this share of the frame's shorter side. */
const EDGE = 0.004;
/** Around a light from the side: how far round the pedestal it stands, in radians. */
const LIGHT_ANGLE = 0.9;

/** A round pedestal in a room of its own colour. */
export function drawPedestal(
  backdrop: Extract<Backdrop, { kind: "pedestal" }>,
  frame: Size,
  { stand, side, seed }: Setting,
): Rgb {
  const podium = podiumOf(backdrop, frame, stand);
  // The floor is the pedestal's, and lies lower than the product's foot.
  const base = podium.topRow + podium.heightPx;
  const room = { ...roomOf(frame, stand, backdrop.floor, side), footRow: base + podium.depthPx };
  const light = fieldOf(
    frame,
    CELL_PX,
    (x, y) => roomShade(room, x, y) * (1 - baseShadow(podium, side, x, y)),
  );
  const tones = tonesOf(backdrop.paint);
  const shades = new Float32Array(frame.widthPx);
  const edgePx = EDGE * room.unitPx;
  const first = Math.floor(podium.topRow - podium.depthPx) - 1;
  const last = Math.ceil(base + podium.depthPx) + 1;
  return paint(frame, seed, (y, row) => {
    fieldRow(light, y, shades);
    if (y >= first && y <= last) drawPodiumRow(podium, side, edgePx, y, shades);
    toneRow(tones, shades, row);
  });
}

function drawPodiumRow(podium: Podium, side: number, edgePx: number, y: number, shades: Float32Array): void {
  const { middle, topRow, radiusPx, depthPx, heightPx } = podium;
  const from = Math.max(0, Math.floor(middle - radiusPx) - 1);
  const to = Math.min(shades.length - 1, Math.ceil(middle + radiusPx) + 1);
  for (let x = from; x <= to; x++) {
    const across = (x - middle) / radiusPx;
    const curve = Math.sqrt(Math.max(0, 1 - across * across)) * depthPx;
    const sideCover = Math.min(1, Math.max(0, radiusPx - Math.abs(x - middle) + 0.5));
    const below = topRow + heightPx + curve - y;
    const body = y < topRow ? 0 : sideCover * Math.min(1, Math.max(0, below + 0.5));
    if (body > 0) {
      const down = (y - topRow - curve) / heightPx;
      const shade = sideShade(across, side) * (1 - 0.1 * smoothstep(0.5, 1, down));
      shades[x]! += (shade - shades[x]!) * body;
    }
    const top = topCover(podium, x, y);
    if (top > 0) {
      const toEdge = topRow + curve - y;
      const glint = y > topRow ? 0.05 * (1 - smoothstep(0, edgePx, toEdge)) : 0;
      const shade = TOP_SHADE + 0.04 * side * across - 0.03 * ((y - topRow) / depthPx) + glint;
      shades[x]! += (shade - shades[x]!) * top;
    }
  }
}

/** Light on the pedestal's round side, by how far round it is. */
function sideShade(across: number, side: number): number {
  const round = Math.asin(Math.min(1, Math.max(-1, across)));
  return 0.68 + 0.25 * Math.max(0, Math.cos(round - side * LIGHT_ANGLE)) ** 1.2;
}

/** The pedestal's own shadow on the floor, away from the light. */
function baseShadow(
  { middle, topRow, radiusPx, depthPx, heightPx }: Podium,
  side: number,
  x: number,
  y: number,
) {
  const baseRow = topRow + heightPx;
  const away = (-side * (x - middle)) / radiusPx;
  // Stretched on the side that is away from the light.
  const across = ((x - middle) / radiusPx) * (away > 0 ? 0.72 : 1);
  const deep = (y - baseRow) / (depthPx * 1.15);
  const outside = Math.max(0, Math.sqrt(across * across + deep * deep) - 0.96);
  return 0.34 * Math.exp(-outside * 4.2) * smoothstep(baseRow - depthPx * 2.4, baseRow, y);
}
