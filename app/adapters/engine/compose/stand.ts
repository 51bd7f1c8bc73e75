import type { Box, Mask } from "../picture.ts";
import { backFeet, groundLine, type GroundLine } from "./ground-line.ts";

/** Where a product stands in its frame, in pixels: what a backdrop is built around. */
export interface Stand {
  readonly box: Box;
  readonly ground: GroundLine;
  /** The ground line and what lies steeper beside it: the far wheel of a car that was photographed at an angle. */
  readonly base: GroundLine;
  /** The lowest and the highest row on which any part of it stands. */
  readonly footRow: number;
  readonly backRow: number;
  /** The middle column of what it stands on. */
  readonly middle: number;
  /** The product's square, see recipes/scene-recipe.ts. */
  readonly squarePx: number;
}

/** How steep a base may be, and how far it may reach behind the foot, by the product's square. */
const BASE_SLOPE = 1;
const BASE_DEPTH = 0.2;

/**
 * @param mask the product in its frame
 * @throws Error when nothing in it is product
 */
export function standOf(mask: Mask, box: Box, squarePx: number): Stand {
  const ground = groundLine(mask);
  if (ground === undefined) throw new Error("nothing stands in the frame");
  const rows = [...ground.rows, ...backFeet(mask, ground, squarePx).map(({ y }) => y)];
  return {
    box,
    ground,
    base: baseOf(mask, ground, BASE_DEPTH * squarePx),
    footRow: ground.rows.reduce((a, b) => Math.max(a, b)),
    backRow: rows.reduce((a, b) => Math.min(a, b)),
    middle: ground.left + (ground.rows.length - 1) / 2,
    squarePx,
  };
}

function baseOf(mask: Mask, ground: GroundLine, depthPx: number): GroundLine {
  const { left, rows } = groundLine(mask, BASE_SLOPE) ?? ground;
  const highest = rows.reduce((a, b) => Math.max(a, b)) - depthPx;
  const first = rows.findIndex((row) => row >= highest);
  const last = rows.findLastIndex((row) => row >= highest);
  return { left: left + first, rows: rows.subarray(first, last + 1) };
}
