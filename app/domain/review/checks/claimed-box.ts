import type { CheckContext, PictureBox } from "./check.ts";
import type { DecodedPicture } from "./decode.ts";

/** How far from a claimed side its edge may lie, as a share of the frame's longer side. */
const NEAR = 0.012;
/** A step of this many levels over 1/1024 of the frame is an edge. */
const EDGE = 12;
/** Lines with fewer edges than this (per 1,024 px of the frame) may be specks. */
const MIN_RUN = 2;

/** The engine's "x,y,w,h", when it is a box inside the picture. */
export function claimedBox(
  { productBox }: CheckContext["evidence"],
  { widthPx, heightPx }: DecodedPicture,
): PictureBox | undefined {
  const figures =
    typeof productBox === "string" ? /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(productBox) : null;
  if (figures === null) return undefined;
  const [left, top, width, height] = figures.slice(1).map(Number) as [number, number, number, number];
  if (width === 0 || height === 0 || left + width > widthPx || top + height > heightPx) return undefined;
  return { left, top, widthPx: width, heightPx: height };
}

/**
 * How many of the claimed top, left and right side have an edge where they are said to be. The bottom is not asked: a
 * shadow lies there. A textured backdrop has edges everywhere, so an edge is no proof; that none of the three has one
 * is: there is no such product.
 */
export function confirmedSides(picture: DecodedPicture, box: PictureBox): number {
  const { widthPx, heightPx } = picture;
  const step = Math.max(1, Math.round(Math.max(widthPx, heightPx) / 1024));
  const near = Math.ceil(NEAR * Math.max(widthPx, heightPx));
  const right = box.left + box.widthPx;
  const bottom = box.top + box.heightPx;
  const isThere = (edges: number) => edges >= MIN_RUN * step;
  return [
    isThere(
      edgesIn(picture, { from: box.left, to: right }, { from: box.top - near, to: box.top + near }, 0, step),
    ),
    isThere(
      edgesIn(
        picture,
        { from: box.left - near, to: box.left + near },
        { from: box.top, to: bottom },
        step,
        0,
      ),
    ),
    isThere(
      edgesIn(picture, { from: right - near, to: right + near }, { from: box.top, to: bottom }, step, 0),
    ),
  ].filter(Boolean).length;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Pixels of an area that differ by an edge from the one that many pixels further. */
function edgesIn(
  { widthPx, heightPx, channels, data }: DecodedPicture,
  columns: Span,
  rows: Span,
  stepX: number,
  stepY: number,
): number {
  let edges = 0;
  for (let y = Math.max(0, rows.from); y < Math.min(rows.to, heightPx - stepY); y++) {
    for (let x = Math.max(0, columns.from); x < Math.min(columns.to, widthPx - stepX); x++) {
      const here = (y * widthPx + x) * channels;
      const there = ((y + stepY) * widthPx + x + stepX) * channels;
      for (let c = 0; c < 3; c++) {
        if (Math.abs(data[here + c]! - data[there + c]!) < EDGE) continue;
        edges++;
        break;
      }
    }
  }
  return edges;
}
