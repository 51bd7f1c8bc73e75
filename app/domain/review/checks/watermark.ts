import type { PictureBox } from "../ports.ts";
import type { Check } from "./check.ts";
import type { AddedText, SideBySide } from "./compared.ts";
import { notJudged, rounded } from "./not-judged.ts";
import { boxOfCells, ENOUGH_CELLS } from "./side-by-side.ts";

/** The frame is divided into so many tiles to a side. */
const TILES = 10;
/** The outermost share of the frame is the border's, which other checks judge. */
const BORDER_SHARE = 0.03;
/** Something fine that lies over a cell with fewer levels may be what an encoder left. */
const SEEN_LEVELS = 5;
/** A tile is marked when this share of its known cells is. */
const MARKED_SHARE = 0.02;
/** Tiles with fewer known cells say nothing. */
const KNOWN_CELLS = 100;
/** A pattern over the picture: so many of the known tiles, in so many rows and columns of them. A line of text has fewer. */
const MOST_TILES_SHARE = 0.08;
const ROWS = 4;
/** So many added words of about one height are a pattern, too. */
const REPEATS = 4;
const ALIKE = 1.35;

/**
 * Whether a pattern lies over the picture that its source has not: something fine, however faint, in many places of the
 * product and the plain backdrop, or the same writing again and again. Where a scene is drawn only the product is known.
 */
export const watermarkCheck: Check = {
  id: "watermark",
  section: "text-and-logo",
  version: 1,
  scope: "picture",
  run(_picture, context) {
    const { sideBySide = "no-source", addedText } = context;
    if (typeof sideBySide === "string") return notJudged(sideBySide, context);
    if (sideBySide.innerCount < ENOUGH_CELLS && sideBySide.behind === undefined)
      return notJudged("too-thin", context);
    const { marked, known } = markedTiles(sideBySide);
    const repeats = countRepeats(addedText);
    const share = marked.length / Math.max(1, known);
    const evidence = {
      markedTilesShare: rounded(share),
      mostMarkedTilesShare: MOST_TILES_SHARE,
      knownTiles: known,
      repeatedTexts: repeats,
    };
    const isSpread =
      share > MOST_TILES_SHARE &&
      new Set(marked.map(({ row }) => row)).size >= ROWS &&
      new Set(marked.map(({ column }) => column)).size >= ROWS;
    if (!isSpread && repeats < REPEATS) return { outcome: "pass", evidence };
    return { outcome: "person", evidence, boxes: [boxAround(sideBySide, marked, addedText)] };
  },
};

interface Tile {
  readonly column: number;
  readonly row: number;
}

function markedTiles({ overlay, columns, rows }: SideBySide): { marked: Tile[]; known: number } {
  const seen = new Uint32Array(TILES * TILES);
  const over = new Uint32Array(TILES * TILES);
  const border = Math.ceil(BORDER_SHARE * Math.min(columns, rows));
  for (let y = border; y < rows - border; y++) {
    for (let x = border; x < columns - border; x++) {
      const level = overlay[y * columns + x]!;
      if (level < 0) continue;
      const tile = Math.floor((y * TILES) / rows) * TILES + Math.floor((x * TILES) / columns);
      seen[tile]!++;
      if (level >= SEEN_LEVELS) over[tile]!++;
    }
  }
  const known = Array.from(seen.keys()).filter((tile) => seen[tile]! >= KNOWN_CELLS);
  const marked = known.filter((tile) => over[tile]! >= MARKED_SHARE * seen[tile]!);
  return {
    known: known.length,
    marked: marked.map((tile) => ({ column: tile % TILES, row: Math.floor(tile / TILES) })),
  };
}

function countRepeats(addedText: AddedText | string | undefined): number {
  if (addedText === undefined || typeof addedText === "string") return 0;
  const heights = addedText.boxes.map((box) => Math.min(box.widthPx, box.heightPx));
  return Math.max(
    0,
    ...heights.map((height) => heights.filter((other) => other >= height && other <= ALIKE * height).length),
  );
}

function boxAround(
  grid: SideBySide,
  marked: readonly Tile[],
  addedText: AddedText | string | undefined,
): PictureBox {
  const { columns, rows } = grid;
  const cells = marked.map(({ column, row }) =>
    boxOfCells(grid, {
      left: (column * columns) / TILES,
      right: ((column + 1) * columns) / TILES - 1,
      top: (row * rows) / TILES,
      bottom: ((row + 1) * rows) / TILES - 1,
    }),
  );
  const texts = addedText === undefined || typeof addedText === "string" ? [] : addedText.boxes;
  const all = [...cells, ...texts];
  const left = Math.min(...all.map((box) => box.left));
  const top = Math.min(...all.map((box) => box.top));
  return {
    left,
    top,
    widthPx: Math.max(...all.map((box) => box.left + box.widthPx)) - left,
    heightPx: Math.max(...all.map((box) => box.top + box.heightPx)) - top,
  };
}
