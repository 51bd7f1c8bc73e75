import { blur } from "../cutout/box-filter.ts";
import { type Box, emptyPlane, type Mask, type Plane, type Size } from "../picture.ts";
import type { Light, SceneRecipe } from "../recipes/scene-recipe.ts";
import { backFeet, groundLine, type Foot, type GroundLine } from "./ground-line.ts";
import { throwOutline } from "./thrown-shadow.ts";

/** A thrown shadow may be longer than the frame is wide: it ends softly, over this share of the width. */
const THROWN_FADE = 0.22;

/** Darkness 0…1 of each pixel of a part of the frame; beyond it there is none. */
export interface Shadow extends Plane, Box {}

/**
 * The shadow a product casts on the ground. It never enters the scene's clear border.
 * @param mask the product in its frame, at output size
 * @param squarePx the product's square, see recipes/scene-recipe.ts
 */
export function castShadow(mask: Mask, { light, clearBorder }: SceneRecipe, squarePx: number): Shadow {
  const { widthPx, heightPx } = mask;
  const ground = groundLine(mask);
  if (light === undefined || ground === undefined) return { left: 0, top: 0, ...emptyPlane(0, 0) };
  const { contact, ambient, thrown } = light;
  const feet = backFeet(mask, ground, squarePx);
  const area = reachOf(mask, ground, feet, light, squarePx);
  const base = drawBase(mask, ground, feet, light, area, squarePx);
  const dark = blur(base.dark, contact.blur * squarePx).data;
  const pale = blur(base.pale, ambient.blur * squarePx).data;
  const cast =
    thrown && blur(throwOutline(mask, ground, thrown, area, squarePx), thrown.blur * squarePx).data;
  const borderPx = Math.ceil(clearBorder * Math.min(widthPx, heightPx));
  const thrownFadePx = THROWN_FADE * widthPx;
  const columns = fades(area.left, area.widthPx, widthPx, borderPx, borderPx);
  const thrownColumns = fades(area.left, area.widthPx, widthPx, borderPx, thrownFadePx);
  const rows = fades(area.top, area.heightPx, heightPx, borderPx, borderPx);
  const data = new Float32Array(area.widthPx * area.heightPx);
  for (let y = 0, i = 0; y < area.heightPx; y++) {
    for (let x = 0; x < area.widthPx; x++, i++) {
      let brightness = (1 - contact.opacity * dark[i]!) * (1 - ambient.opacity * pale[i]!);
      if (cast) brightness *= 1 - thrown.opacity * cast[i]! * thrownColumns[x]!;
      if (brightness !== 1) data[i] = (1 - brightness) * (rows[y]! * columns[x]!);
    }
  }
  return { ...area, data };
}

/** The part of the frame that the shadow can reach: nothing else is worked on. */
function reachOf(
  { widthPx, heightPx }: Size,
  ground: GroundLine,
  feet: readonly Foot[],
  { contact, ambient, thrown }: Light,
  squarePx: number,
): Box {
  const reachPx = Math.ceil(3.5 * Math.max(ambient.blur, thrown?.blur ?? 0) * squarePx);
  const highest = feet.reduce(
    (least, foot) => Math.min(least, foot.y),
    ground.rows.reduce((a, b) => Math.min(a, b)),
  );
  const lowest = ground.rows.reduce((a, b) => Math.max(a, b));
  const behindPx = Math.max(ambient.depth, thrown ? thrown.back * thrown.height : 0) * squarePx;
  const asidePx = Math.round((thrown ? thrown.sideways * thrown.height : 0) * squarePx);
  // What overhangs the base is thrown too, so a thrown shadow may begin anywhere.
  const first = thrown ? 0 : ground.left;
  const end = thrown ? widthPx : ground.left + ground.rows.length;
  const left = Math.max(0, first - reachPx + Math.min(0, asidePx));
  const right = Math.min(widthPx, end + reachPx + Math.max(0, asidePx));
  const top = Math.max(0, Math.floor(highest - behindPx) - reachPx);
  const bottom = Math.min(heightPx, Math.ceil(lowest + contact.drop * squarePx) + reachPx);
  return { left, top, widthPx: right - left, heightPx: bottom - top };
}

/** What lies right under the product, not yet blurred: `dark` where it touches the ground, `pale` under all of its base. */
function drawBase(
  mask: Mask,
  ground: GroundLine,
  feet: readonly Foot[],
  { contact, ambient }: Light,
  area: Box,
  squarePx: number,
): { dark: Plane; pale: Plane } {
  const { left, top } = area;
  const bottom = top + area.heightPx;
  const depthPx = ambient.depth * squarePx;
  const dropPx = contact.drop * squarePx;
  const nearPx = 2 * contact.blur * squarePx;
  const dark = emptyPlane(area.widthPx, area.heightPx);
  const pale = emptyPlane(area.widthPx, area.heightPx);
  ground.rows.forEach((row, i) => {
    const x = ground.left + i;
    const gapPx = row - bottomRow(mask, x, row);
    // Feet at the ends of the line are softer: the base curves away there.
    const touching = Math.max(0, 1 - gapPx / nearPx);
    for (let y = Math.max(top, Math.round(row - depthPx)); y < bottom && y <= row + dropPx; y++) {
      const at = (y - top) * dark.widthPx + x - left;
      pale.data[at] = y <= row ? 1 : 0;
      dark.data[at] = y >= row - nearPx ? touching : 0;
    }
  });
  if (ambient.isUnderAll) fillUnder(pale, mask, footprint(ground, feet), area, depthPx, squarePx);
  for (const { x, y } of feet) {
    for (let row = Math.max(top, Math.round(y - nearPx)); row < bottom && row <= y + dropPx; row++) {
      dark.data[(row - top) * dark.widthPx + x - left] = 1;
    }
  }
  return { dark, pale };
}

/** As high above the ground as this, by the product's square, a product leaves the ground half of the light. */
const LIFTED = 0.12;

/** Fills the shadow between front and hind feet. */
function fillUnder(
  pale: Plane,
  mask: Mask,
  columns: readonly FootprintColumn[],
  { left, top, heightPx }: Box,
  depthPx: number,
  squarePx: number,
): void {
  for (const { x, front, back } of columns) {
    const column = x - left;
    if (column < 0 || column >= pale.widthPx) continue;
    const gapPx = Math.min(front - bottomRow(mask, x, front), LIFTED * squarePx);
    const dark = 1 - 0.5 * (gapPx / (LIFTED * squarePx));
    const first = Math.max(0, Math.round(Math.min(back, front - depthPx)) - top);
    for (let row = first; row <= front - top && row < heightPx; row++) {
      pale.data[row * pale.widthPx + column] = dark;
    }
  }
}

interface FootprintColumn {
  readonly x: number;
  readonly front: number;
  readonly back: number;
}

/** The area on the ground between all feet, column by column. */
function footprint({ left, rows }: GroundLine, feet: readonly Foot[]): FootprintColumn[] {
  const right = left + rows.length - 1;
  const behind = feet.toSorted((a, b) => a.x - b.x);
  const first = { x: left, y: rows[0]! };
  const last = { x: right, y: rows.at(-1)! };
  // The hind edge goes from foot to foot, and begins and ends where the front one does.
  const inner = behind.filter(({ x }) => x > left && x < right);
  const [before, after] = [behind.filter(({ x }) => x < left), behind.filter(({ x }) => x > right)];
  const hind = [...(before.length > 0 ? [] : [first]), ...before, ...inner, ...after];
  if (after.length === 0) hind.push(last);
  const front = [...before.slice(0, 1), first, last, ...after.slice(-1)];
  const columns: FootprintColumn[] = [];
  for (let x = front[0]!.x; x <= front.at(-1)!.x; x++) {
    const row = x >= left && x <= right ? rows[x - left]! : between(front, x);
    columns.push({ x, front: row, back: Math.min(row, between(hind, x)) });
  }
  return columns;
}

/** The row of a line through these points at a column. */
function between(points: readonly Foot[], x: number): number {
  const next = points.findIndex((point) => point.x >= x);
  if (next <= 0) return points[next === 0 ? 0 : points.length - 1]!.y;
  const [from, to] = [points[next - 1]!, points[next]!];
  return from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
}

/** The lowest product row of a column at or above `from`; far above when the column is empty. */
function bottomRow(mask: Mask, x: number, from: number): number {
  for (let y = Math.min(mask.heightPx - 1, Math.ceil(from)); y >= 0; y--) {
    if (mask.data[y * mask.widthPx + x] === 1) return y;
  }
  return -Infinity;
}

/** `fade` of each of the `count` places from `first` on. */
function fades(first: number, count: number, lengthPx: number, borderPx: number, fadePx: number) {
  return Float64Array.from({ length: count }, (_, i) => fade(first + i, lengthPx, borderPx, fadePx));
}

/** 0 inside the clear border, 1 from `fadePx` further in on, smooth between; 1 everywhere without a border. */
function fade(at: number, lengthPx: number, borderPx: number, fadePx: number): number {
  if (fadePx === 0) return 1;
  const inside = Math.min(at, lengthPx - 1 - at);
  const t = Math.min(1, Math.max(0, (inside - borderPx) / fadePx));
  return t * t * (3 - 2 * t);
}
