import type { Mask } from "../picture.ts";

/** The line on which a product stands: the ground's row for each column from `left` on. */
export interface GroundLine {
  readonly left: number;
  /** One entry a column: where the ground is, in rows (fractions allowed). */
  readonly rows: Float32Array;
}

/** Steeper than this the outline is a side of the product, not its foot. */
const MAX_SLOPE = 0.5;

/**
 * Finds where a product stands: the lower convex hull of its outline, around its lowest point, as far as it is
 * flatter than MAX_SLOPE. It bridges the gap between wheels, feet and legs as the ground does, and follows a base
 * seen from above or at an angle.
 * @param mask the product in its frame
 * @param maxSlope how steep the line may get
 * @returns undefined when nothing is product
 */
export function groundLine(mask: Mask, maxSlope = MAX_SLOPE): GroundLine | undefined {
  const points = bottomOutline(mask);
  if (points.length === 0) return undefined;
  const hull = lowerHull(points);
  let lowest = 0;
  hull.forEach((point, i) => {
    if (point.y > hull[lowest]!.y) lowest = i;
  });
  let first = lowest;
  while (first > 0 && Math.abs(slope(hull[first - 1]!, hull[first]!)) <= maxSlope) first--;
  let last = lowest;
  while (last + 1 < hull.length && Math.abs(slope(hull[last]!, hull[last + 1]!)) <= maxSlope) last++;
  const left = hull[first]!.x;
  const rows = new Float32Array(hull[last]!.x - left + 1);
  rows[0] = hull[first]!.y;
  for (let i = first; i < last; i++) {
    const a = hull[i]!;
    const b = hull[i + 1]!;
    for (let x = a.x; x <= b.x; x++) rows[x - left] = a.y + (x - a.x) * slope(a, b);
  }
  return { left, rows };
}

/** A foot behind the ground line: the back leg of a chair, the far wheel of a car. */
export interface Foot {
  readonly x: number;
  /** The row on which it stands. */
  readonly y: number;
}

/** How far behind (above) the ground line a foot may stand, as a share of the product's square. */
const MAX_FOOT_DEPTH = 0.16;
/** A foot reaches this much lower than the outline on both sides of it, within the same distance sideways. */
const FOOT_WIDTH = 0.03;
const FOOT_HEIGHT = 0.02;

/**
 * Columns in which a narrow part of the product stands behind the ground line.
 * @param squarePx the product's square, see recipes/scene-recipe.ts
 */
export function backFeet(mask: Mask, ground: GroundLine, squarePx: number): Foot[] {
  const reachPx = Math.round(FOOT_WIDTH * squarePx);
  const heightPx = FOOT_HEIGHT * squarePx;
  const bottom = new Float32Array(mask.widthPx).fill(-Infinity);
  for (const { x, y } of bottomOutline(mask)) bottom[x] = y;
  const feet: Foot[] = [];
  ground.rows.forEach((row, i) => {
    const x = ground.left + i;
    const y = bottom[x]!;
    const depthPx = row - y;
    if (depthPx <= 0.005 * squarePx || depthPx > MAX_FOOT_DEPTH * squarePx) return;
    const around = bottom.subarray(Math.max(0, x - reachPx), x + reachPx + 1);
    const lowestAround = around.reduce((a, b) => Math.max(a, b), -Infinity);
    const left = bottom[x - reachPx] ?? -Infinity;
    const right = bottom[x + reachPx] ?? -Infinity;
    if (lowestAround - y < 0.004 * squarePx && y - left >= heightPx && y - right >= heightPx)
      feet.push({ x, y });
  });
  return feet;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const slope = (a: Point, b: Point) => (b.y - a.y) / (b.x - a.x);

/** Ground, base, feet and shadow of one product all ask for its bottom outline. */
const known = new WeakMap<Mask, readonly Point[]>();

/** The lowest product pixel of each column that has any. Rows count downwards. */
function bottomOutline(mask: Mask): readonly Point[] {
  const before = known.get(mask);
  if (before) return before;
  const { widthPx, heightPx, data } = mask;
  const lowest = new Int32Array(widthPx).fill(-1);
  // From below, row by row as the pixels lie in memory, and only in columns where nothing was found yet.
  const open = Int32Array.from(lowest, (_, x) => x);
  for (let y = heightPx - 1, left = widthPx; y >= 0 && left > 0; y--) {
    let kept = 0;
    for (let k = 0; k < left; k++) {
      const x = open[k]!;
      if (data[y * widthPx + x] === 0) open[kept++] = x;
      else lowest[x] = y;
    }
    left = kept;
  }
  const points: Point[] = [];
  for (let x = 0; x < widthPx; x++) if (lowest[x]! >= 0) points.push({ x, y: lowest[x]! });
  known.set(mask, points);
  return points;
}

/** Andrew's monotone chain; "lower" to the eye, so with the largest rows. */
function lowerHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    while (hull.length >= 2) {
      const a = hull[hull.length - 2]!;
      const b = hull[hull.length - 1]!;
      if ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) < 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}
