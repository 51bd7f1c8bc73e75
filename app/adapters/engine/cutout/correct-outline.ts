import type { Stroke } from "#app/domain/generation/schemas.ts";
import type { Rgb } from "../picture.ts";
import { BACKDROP, grabCut, MAYBE_BACKDROP, MAYBE_PRODUCT, PRODUCT } from "./grab-cut.ts";
import { type Outline, PRINT } from "./outline.ts";

/** A stroke says something about its surroundings too: so far beyond its rim colours decide, in shares of its radius… */
const REACH = 1.5;
/** …and at least so many pixels of the outline. */
const MIN_REACH_PX = 10;
/** With less product than this share of the frame there is nothing to correct: the strokes say all. */
const MIN_KNOWN_SHARE = 0.001;
const UNTOUCHED = 255;

/**
 * Corrects an outline by a person's strokes: what was painted is as painted, what lies around is decided by GrabCut,
 * the rest stays. A later stroke paints over an earlier one.
 * @param picture the whole photo at the outline's size
 */
export function correctOutline(picture: Rgb, outline: Outline, strokes: readonly Stroke[]): Outline {
  const { widthPx, heightPx, labels: before } = outline;
  const painted = new Uint8Array(before.length).fill(UNTOUCHED);
  const around = new Uint8Array(before.length);
  const longestPx = Math.max(widthPx, heightPx);
  for (const { tool, radius, points } of strokes) {
    const radiusPx = Math.max(0.5, radius * longestPx);
    const path = points.map(([x, y]) => ({ x: x * widthPx - 0.5, y: y * heightPx - 0.5 }));
    paint(outline, path, radiusPx, painted, tool === "keep" ? PRODUCT : BACKDROP);
    paint(outline, path, radiusPx + Math.max(MIN_REACH_PX, REACH * radiusPx), around, 1);
  }
  let known = 0;
  for (const label of before) if (label === PRODUCT) known++;
  const isKnown = known > MIN_KNOWN_SHARE * before.length;
  const seeds = before.map((label, i) => {
    if (painted[i] !== UNTOUCHED) return painted[i]!;
    const wasProduct = label !== BACKDROP;
    if (isKnown && !around[i]) return wasProduct ? PRODUCT : BACKDROP;
    return !isKnown && isAtFrame(i, outline) ? BACKDROP : wasProduct ? MAYBE_PRODUCT : MAYBE_BACKDROP;
  });
  const cut = grabCut(picture, seeds);
  return {
    widthPx,
    heightPx,
    labels: cut.map((label, i) =>
      label === PRODUCT && before[i] === PRINT && painted[i] === UNTOUCHED ? PRINT : label,
    ),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Paints a round brush along a path. */
function paint(
  { widthPx, heightPx }: Outline,
  path: readonly Point[],
  radiusPx: number,
  plane: Uint8Array,
  value: number,
): void {
  path.forEach((to, i) => {
    const from = path[i - 1] ?? to;
    const top = Math.max(0, Math.ceil(Math.min(from.y, to.y) - radiusPx));
    const bottom = Math.min(heightPx - 1, Math.floor(Math.max(from.y, to.y) + radiusPx));
    const left = Math.max(0, Math.ceil(Math.min(from.x, to.x) - radiusPx));
    const right = Math.min(widthPx - 1, Math.floor(Math.max(from.x, to.x) + radiusPx));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        if (squaredDistance({ x, y }, from, to) <= radiusPx * radiusPx) plane[y * widthPx + x] = value;
      }
    }
  });
}

/** From a point to the stretch between two others. */
function squaredDistance({ x, y }: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return (x - from.x - along * dx) ** 2 + (y - from.y - along * dy) ** 2;
}

function isAtFrame(i: number, { widthPx, heightPx }: Outline): boolean {
  const x = i % widthPx;
  const y = (i - x) / widthPx;
  return x === 0 || y === 0 || x === widthPx - 1 || y === heightPx - 1;
}
