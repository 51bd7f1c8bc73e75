import type { Box, Plane } from "../picture.ts";
import { backFeet, groundLine, type GroundLine } from "./ground-line.ts";

/** Where a product stands in its frame, in pixels: what a backdrop is built around. */
export interface Stand {
  readonly box: Box;
  readonly ground: GroundLine;
  /** The lowest and the highest row on which any part of it stands. */
  readonly footRow: number;
  readonly backRow: number;
  /** The middle column of what it stands on. */
  readonly middle: number;
  /** The product's square, see recipes/scene-recipe.ts. */
  readonly squarePx: number;
}

/**
 * @param alpha the product in its frame
 * @throws Error when nothing in it is product
 */
export function standOf(alpha: Plane, box: Box, squarePx: number): Stand {
  const ground = groundLine(alpha);
  if (ground === undefined) throw new Error("nothing stands in the frame");
  const rows = [...ground.rows, ...backFeet(alpha, ground, squarePx).map(({ y }) => y)];
  return {
    box,
    ground,
    footRow: ground.rows.reduce((a, b) => Math.max(a, b)),
    backRow: rows.reduce((a, b) => Math.min(a, b)),
    middle: ground.left + (ground.rows.length - 1) / 2,
    squarePx,
  };
}
