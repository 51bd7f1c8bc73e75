import { ciede2000 } from "#app/platform/pixels/ciede2000.ts";
import type { Check } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import { notJudged, rounded } from "./not-judged.ts";
import { regionsOf } from "./regions.ts";
import { boxOfCells, ENOUGH_CELLS } from "./side-by-side.ts";
import { isBackdrop, isVisible } from "./silhouette.ts";

/** The largest part, as a share of the product's area, that may look otherwise than the source. */
const MOST_LOST = 0.008;
/** CIEDE2000 from which a cell shows something else, beyond what the whole product is off by. */
const ELSE = 16;
/** How many cells to each side the source's colour may lie: boxes are laid onto each other less exactly than evidence. */
const REACH = { aligned: 1, laid: 3 };
/** Pieces of the product smaller than this share of it are specks. */
const SPECK = 0.005;

/**
 * Whether parts of the product are missing: areas where the source shows product and the result something else, and a
 * product that fell into more pieces than its source has.
 */
export const missingPartsCheck: Check = {
  id: "missing-parts",
  section: "product-accuracy",
  version: 2,
  scope: "picture",
  run(_picture, context) {
    const { sideBySide = "no-source" } = context;
    if (typeof sideBySide === "string") return notJudged(sideBySide, context);
    const { innerCount, columns, rows } = sideBySide;
    if (innerCount < ENOUGH_CELLS) return notJudged("too-thin", context);
    const [largest, ...others] = regionsOf(lostCells(sideBySide), columns, rows);
    const lostShare = (largest?.count ?? 0) / innerCount;
    const [pieces, sourcePieces] = countPieces(sideBySide);
    const evidence = {
      lostShare: rounded(lostShare),
      mostLostShare: MOST_LOST,
      ...(pieces === undefined ? {} : { pieces, sourcePieces: sourcePieces ?? 0 }),
    };
    const isLost = lostShare > MOST_LOST;
    const isBroken = pieces !== undefined && sourcePieces !== undefined && pieces > sourcePieces;
    if (!isLost && !isBroken) return { outcome: "pass", evidence };
    const shown = [largest, ...others].filter(
      (region, at) => region !== undefined && (at === 0 || region.count / innerCount > MOST_LOST),
    );
    return {
      outcome: "person",
      evidence,
      boxes: shown.slice(0, 8).map((region) => boxOfCells(sideBySide, region!)),
    };
  },
};

function lostCells(grid: SideBySide): Uint8Array {
  const { inner, innerCount, mask, isAligned } = grid;
  const off = new Float32Array(inner.length);
  const all = new Float32Array(innerCount);
  let count = 0;
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 0) continue;
    off[cell] = differenceAt(grid, cell, cell);
    all[count++] = off[cell]!;
  }
  // A product of another colour all over has lost nothing: that is the drift's to say.
  const usual = all.toSorted()[Math.floor(innerCount / 2)] ?? 0;
  const most = ELSE + usual;
  const reach = isAligned ? REACH.aligned : REACH.laid;
  const lost = new Uint8Array(inner.length);
  for (let cell = 0; cell < inner.length; cell++) {
    if (inner[cell] === 1) {
      const isElse = off[cell]! > most && !isNearby(grid, cell, reach, most);
      if (isElse || (isVisible(grid, cell) && isBackdropAround(grid, cell, reach))) lost[cell] = 1;
    } else if (mask[cell]! >= 0.9 && isVisible(grid, cell) && isBackdrop(grid, cell)) lost[cell] = 1;
  }
  return lost;
}

/** Whether what the source shows in a cell is shown nearby. */
function isNearby(grid: SideBySide, cell: number, reach: number, most: number): boolean {
  const { columns, rows } = grid;
  const [x, y] = [cell % columns, Math.floor(cell / columns)];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (x + dx < 0 || x + dx >= columns || y + dy < 0 || y + dy >= rows) continue;
      if (differenceAt(grid, cell, cell + dy * columns + dx) <= most) return true;
    }
  }
  return false;
}

/** Whether the result shows nothing but the backdrop there and as far as the source's colour may lie: a part is gone. */
function isBackdropAround(grid: SideBySide, cell: number, reach: number): boolean {
  const { columns, rows } = grid;
  const [x, y] = [cell % columns, Math.floor(cell / columns)];
  for (let row = Math.max(0, y - reach); row <= Math.min(rows - 1, y + reach); row++)
    for (let column = Math.max(0, x - reach); column <= Math.min(columns - 1, x + reach); column++)
      if (!isBackdrop(grid, row * columns + column)) return false;
  return true;
}

function differenceAt({ source, result }: SideBySide, from: number, to: number): number {
  const level = (rgb: Float32Array, i: number) => Math.round(rgb[i]!);
  return ciede2000(
    level(source, from * 3),
    level(source, from * 3 + 1),
    level(source, from * 3 + 2),
    level(result, to * 3),
    level(result, to * 3 + 1),
    level(result, to * 3 + 2),
  );
}

/** Pieces of the product that can be seen, in the result and in the source; nothing in a drawn scene. */
function countPieces(grid: SideBySide): readonly [number, number] | readonly [] {
  const { behind, mask, columns, rows } = grid;
  if (behind === undefined) return [];
  let area = 0;
  const expected = new Uint8Array(mask.length);
  const shown = new Uint8Array(mask.length);
  for (let cell = 0; cell < mask.length; cell++) {
    if (mask[cell]! < 0.5) continue;
    area++;
    if (isVisible(grid, cell) || mask[cell]! < 0.9) expected[cell] = 1;
    if (expected[cell] === 1 && !isBackdrop(grid, cell)) shown[cell] = 1;
  }
  const pieces = (cells: Uint8Array) =>
    regionsOf(cells, columns, rows).filter(({ count }) => count >= SPECK * area).length;
  return [pieces(shown), pieces(expected)];
}
