import { type Colour, TRANSPARENT } from "./backdrop.ts";
import type { Check } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { notJudged, rounded } from "./not-judged.ts";
import { regionsOf } from "./regions.ts";
import { boxOfCells, ENOUGH_CELLS } from "./side-by-side.ts";

/** Share of the product's area by which its silhouette may differ: soft edges of thin products take up to 2 %. */
const MOST_DIFFERENCE = 0.04;
/** The product's width for its height, against the source's. */
const MOST_STRETCH = 0.06;
/** The source must differ by so many levels from the backdrop for its absence to be seen. */
const VISIBLE = 30;
/** Nearer to the backdrop than this is backdrop. */
const BACKDROP = 10;
/** Of another colour than the darkened backdrop by this much, or darker than any shadow: product. */
const CHROMA = 24;
const DARKEST_SHADOW = 0.43;
/** Cells around the source's outline that belong to its edge. */
const EDGE_CELLS = 2;

/**
 * Whether the product has its source's shape: what is backdrop where the source shows product, and product where it
 * shows none, on a plain or clear backdrop. In a drawn scene no pixel tells: what was only scaled passes, and the
 * evidence says so.
 */
export const silhouetteCheck: Check = {
  id: "silhouette",
  section: "product-accuracy",
  version: 2,
  scope: "picture",
  run(_picture, context) {
    const { sideBySide = "no-source" } = context;
    if (typeof sideBySide === "string") return notJudged(sideBySide, context);
    const { behind, innerCount, columns, rows, stretch } = sideBySide;
    if (behind === undefined) return notJudged("scenic", context);
    if (innerCount < ENOUGH_CELLS) return notJudged("too-thin", context);
    const { lost, gained, area } = differ(sideBySide);
    const difference = (count(lost) + count(gained)) / Math.max(1, area);
    const distortion = Math.abs(Math.log(stretch));
    const evidence = {
      difference: rounded(difference),
      mostDifference: MOST_DIFFERENCE,
      stretch: rounded(stretch),
      mostStretch: MOST_STRETCH,
    };
    if (difference <= MOST_DIFFERENCE && distortion <= MOST_STRETCH) return { outcome: "pass", evidence };
    const boxes = [lost, gained].flatMap((cells) => regionsOf(cells, columns, rows).slice(0, 1));
    return { outcome: "person", evidence, boxes: boxes.map((region) => boxOfCells(sideBySide, region)) };
  },
};

/** Whether a cell of the result shows nothing but the backdrop. */
export function isBackdrop({ behind, result, opaque }: SideBySide, cell: number): boolean {
  if (behind === TRANSPARENT) return opaque[cell]! < 0.1;
  return behind !== undefined && distance(result, cell, behind) < BACKDROP;
}

/** Whether the absence of this cell's product would be seen. */
export function isVisible({ behind, source, mask }: SideBySide, cell: number): boolean {
  if (mask[cell]! < 0.9 || behind === undefined) return false;
  return behind === TRANSPARENT || distance(source, cell, behind) >= VISIBLE;
}

const distance = (rgb: Float32Array, cell: number, [red, green, blue]: Colour): number =>
  Math.max(
    Math.abs(rgb[cell * 3]! - red),
    Math.abs(rgb[cell * 3 + 1]! - green),
    Math.abs(rgb[cell * 3 + 2]! - blue),
  );

function differ(grid: SideBySide) {
  const { mask, columns, rows } = grid;
  const lost = new Uint8Array(mask.length);
  const gained = new Uint8Array(mask.length);
  let area = 0;
  for (let cell = 0; cell < mask.length; cell++) {
    area += mask[cell]!;
    if (isVisible(grid, cell) && isBackdrop(grid, cell)) lost[cell] = 1;
    if (mask[cell]! <= 0.02 && isProduct(grid, cell) && !isNearProduct(mask, cell, columns, rows))
      gained[cell] = 1;
  }
  return { lost, gained, area };
}

/** A shadow is the backdrop with less light; on a clear one it lets light through. */
function isProduct({ behind, result, opaque }: SideBySide, cell: number): boolean {
  if (behind === undefined) return false;
  if (behind === TRANSPARENT) return opaque[cell]! > 0.97;
  if (distance(result, cell, behind) < BACKDROP) return false;
  const [red, green, blue] = [result[cell * 3]!, result[cell * 3 + 1]!, result[cell * 3 + 2]!];
  const brightest = Math.max(behind[0], behind[1], behind[2], 1);
  const light = Math.max(red, green, blue) / brightest;
  if (light < DARKEST_SHADOW || (light - 1) * brightest >= BACKDROP) return true;
  const offRed = red - light * behind[0];
  const offGreen = green - light * behind[1];
  const offBlue = blue - light * behind[2];
  return Math.max(offRed, offGreen, offBlue) - Math.min(offRed, offGreen, offBlue) >= CHROMA;
}

function isNearProduct(mask: Float32Array, cell: number, columns: number, rows: number): boolean {
  const [x, y] = [cell % columns, Math.floor(cell / columns)];
  for (let dy = -EDGE_CELLS; dy <= EDGE_CELLS; dy++) {
    for (let dx = -EDGE_CELLS; dx <= EDGE_CELLS; dx++) {
      const isInside = x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows;
      if (isInside && mask[cell + dy * columns + dx]! > 0.02) return true;
    }
  }
  return false;
}

const count = (cells: Uint8Array): number => cells.reduce((sum, one) => sum + one, 0);
