import { blur } from "../cutout/box-filter.ts";
import { emptyPlane, type Plane } from "../picture.ts";
import type { SceneRecipe } from "../recipes/scene-recipe.ts";
import { backFeet, groundLine } from "./ground-line.ts";

/**
 * The shadow a product casts on the ground right under it, as darkness 0…1 a pixel. It never enters the recipe's
 * clear border.
 * @param alpha the product in its frame, at output size
 */
export function castShadow(alpha: Plane, recipe: SceneRecipe): Plane {
  const { widthPx, heightPx } = alpha;
  const shadow = emptyPlane(widthPx, heightPx);
  const ground = groundLine(alpha);
  if (ground === undefined) return shadow;
  const side = Math.max(widthPx, heightPx);
  const { contact, ambient } = recipe.shadow;
  const contactBlurPx = contact.blur * side;
  const ambientBlurPx = ambient.blur * side;
  const depthPx = ambient.depth * side;
  const dropPx = contact.drop * side;

  // Work only on the rows and columns that the shadow can reach.
  const reachPx = Math.ceil(3.5 * ambientBlurPx);
  const feet = backFeet(alpha, ground);
  const highest = feet.reduce(
    (least, foot) => Math.min(least, foot.y),
    ground.rows.reduce((a, b) => Math.min(a, b)),
  );
  const lowest = ground.rows.reduce((a, b) => Math.max(a, b));
  const left = Math.max(0, ground.left - reachPx);
  const right = Math.min(widthPx, ground.left + ground.rows.length + reachPx);
  const top = Math.max(0, Math.floor(highest - depthPx) - reachPx);
  const bottom = Math.min(heightPx, Math.ceil(lowest + dropPx) + reachPx);
  const dark = emptyPlane(right - left, bottom - top);
  const pale = emptyPlane(right - left, bottom - top);
  const nearPx = 2 * contactBlurPx;
  ground.rows.forEach((row, i) => {
    const x = ground.left + i;
    const gapPx = row - bottomRow(alpha, x, row);
    // Feet at the ends of the line are softer: the base curves away there.
    const touching = Math.max(0, 1 - gapPx / nearPx);
    for (let y = Math.max(top, Math.round(row - depthPx)); y < bottom && y <= row + dropPx; y++) {
      const at = (y - top) * dark.widthPx + x - left;
      pale.data[at] = y <= row ? 1 : 0;
      dark.data[at] = y >= row - nearPx ? touching : 0;
    }
  });
  for (const { x, y } of feet) {
    for (let row = Math.max(top, Math.round(y - nearPx)); row < bottom && row <= y + dropPx; row++) {
      dark.data[(row - top) * dark.widthPx + x - left] = 1;
    }
  }
  const darkBlurred = blur(dark, contactBlurPx).data;
  const paleBlurred = blur(pale, ambientBlurPx).data;
  const borderPx = Math.ceil(recipe.clearBorder * side);
  for (let y = 0; y < dark.heightPx; y++) {
    for (let x = 0; x < dark.widthPx; x++) {
      const i = y * dark.widthPx + x;
      const keep = fade(top + y, heightPx, borderPx) * fade(left + x, widthPx, borderPx);
      const light = (1 - contact.opacity * darkBlurred[i]!) * (1 - ambient.opacity * paleBlurred[i]!);
      shadow.data[(top + y) * widthPx + left + x] = (1 - light) * keep;
    }
  }
  return shadow;
}

/** The lowest product row of a column at or above `from`; far above when the column is empty. */
function bottomRow(alpha: Plane, x: number, from: number): number {
  for (let y = Math.min(alpha.heightPx - 1, Math.ceil(from)); y >= 0; y--) {
    if (alpha.data[y * alpha.widthPx + x]! >= 0.5) return y;
  }
  return -Infinity;
}

/** 0 inside the clear border, 1 from twice its width on, smooth between. */
function fade(at: number, lengthPx: number, borderPx: number): number {
  const inside = Math.min(at, lengthPx - 1 - at);
  const t = Math.min(1, Math.max(0, (inside - borderPx) / borderPx));
  return t * t * (3 - 2 * t);
}
