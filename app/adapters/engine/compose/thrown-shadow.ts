import { type Box, emptyPlane, type Mask, type Plane } from "../picture.ts";
import type { Light } from "../recipes/scene-recipe.ts";
import type { GroundLine } from "./ground-line.ts";

/**
 * Lays the product's outline on the ground, away from the light: the higher a point, the further it is thrown and the
 * less of it is left. Not yet blurred.
 * @param mask the product in its frame
 * @param area the part of the frame that is drawn; the rest is cut off
 * @param squarePx the product's square, see recipes/scene-recipe.ts
 */
export function throwOutline(
  mask: Mask,
  ground: GroundLine,
  { sideways, back, height }: NonNullable<Light["thrown"]>,
  area: Box,
  squarePx: number,
): Plane {
  const out = emptyPlane(area.widthPx, area.heightPx);
  const highestPx = height * squarePx;
  for (let x = 0; x < mask.widthPx; x++) {
    // What overhangs the base is thrown as if it stood at the base's end.
    const nearest = Math.min(Math.max(x - ground.left, 0), ground.rows.length - 1);
    const groundRow = ground.rows[nearest]!;
    const first = Math.max(0, Math.ceil(groundRow - highestPx));
    for (let y = Math.min(mask.heightPx - 1, Math.floor(groundRow)); y >= first; y--) {
      if (mask.data[y * mask.widthPx + x] === 0) continue;
      const abovePx = groundRow - y;
      const toX = Math.round(x + sideways * abovePx) - area.left;
      const toY = Math.round(groundRow - back * abovePx) - area.top;
      if (toX < 0 || toX >= area.widthPx || toY < 0 || toY >= area.heightPx) continue;
      const at = toY * area.widthPx + toX;
      out.data[at] = Math.max(out.data[at]!, 1 - abovePx / highestPx);
    }
  }
  return out;
}
