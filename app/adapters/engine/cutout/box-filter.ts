import { boxOf, cropPlane, padBox, type Plane } from "../picture.ts";

/** Means along rows, between the two passes. Kept for the next call: fresh memory costs more than the sums. */
let rowMeans: Float32Array = new Float32Array(0);
/** Larger ones are not kept. */
const MOST_KEPT_PX = 4_000_000;

function scratchOf(length: number): Float32Array {
  if (length > MOST_KEPT_PX) return new Float32Array(length);
  if (rowMeans.length < length) rowMeans = new Float32Array(length);
  return rowMeans;
}

/**
 * Mean over a window of (2·radius + 1)² pixels that is clipped at the frame, in constant time a pixel.
 * @param radiusPx 0 or more.
 * @param out where the means go; the plane's own data will do
 */
export function boxMean(
  plane: Plane,
  radiusPx: number,
  out: Float32Array = new Float32Array(plane.data.length),
): Plane {
  const { widthPx, heightPx, data } = plane;
  const rows = scratchOf(data.length);
  meanOfRows(data, widthPx, heightPx, radiusPx, rows);
  const sums = new Float64Array(widthPx);
  for (let y = 0; y <= Math.min(radiusPx, heightPx - 1); y++) {
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) sums[x]! += rows[i]!;
  }
  for (let y = 0; y < heightPx; y++) {
    const first = Math.max(y - radiusPx, 0);
    const last = Math.min(y + radiusPx, heightPx - 1);
    const scale = 1 / (last - first + 1);
    const comes = y + radiusPx + 1 < heightPx;
    const goes = y >= radiusPx;
    let i = y * widthPx;
    let below = i + (radiusPx + 1) * widthPx;
    let above = i - radiusPx * widthPx;
    if (comes && goes) {
      for (let x = 0; x < widthPx; x++, i++, below++, above++) {
        const sum = sums[x]!;
        out[i] = sum * scale;
        sums[x] = sum + rows[below]! - rows[above]!;
      }
      continue;
    }
    for (let x = 0; x < widthPx; x++, i++, below++, above++) {
      out[i] = sums[x]! * scale;
      if (comes) sums[x]! += rows[below]!;
      if (goes) sums[x]! -= rows[above]!;
    }
  }
  return { widthPx, heightPx, data: out };
}

/** The same along rows only. Most pixels lie in the middle stretch, whose loop has no branches. */
function meanOfRows(
  data: Float32Array,
  widthPx: number,
  heightPx: number,
  radiusPx: number,
  out: Float32Array,
): void {
  const scale = 1 / (2 * radiusPx + 1);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    let sum = 0;
    for (let x = 0; x < Math.min(radiusPx, widthPx); x++) sum += data[row + x]!;
    let x = 0;
    for (; x < Math.min(radiusPx + 1, widthPx); x++) {
      const last = x + radiusPx;
      if (last < widthPx) sum += data[row + last]!;
      out[row + x] = sum / (Math.min(last, widthPx - 1) + 1);
    }
    for (; x + radiusPx < widthPx; x++) {
      sum += data[row + x + radiusPx]! - data[row + x - radiusPx - 1]!;
      out[row + x] = sum * scale;
    }
    for (; x < widthPx; x++) {
      sum -= data[row + x - radiusPx - 1]!;
      out[row + x] = sum / (widthPx - x + radiusPx);
    }
  }
}

/**
 * A near-Gaussian blur: three box means, whose variances add up to sigma². What is nothing all around stays nothing, so
 * only the part that holds something is worked on.
 */
export function blur(plane: Plane, sigmaPx: number): Plane {
  const { widthPx, heightPx } = plane;
  const out = new Float32Array(plane.data.length);
  const held = boxOf(plane, Number.MIN_VALUE);
  if (held === undefined) return { widthPx, heightPx, data: out };
  const radiusPx = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2));
  // Three windows reach this far. One more: at the part's own border windows are clipped, and nothing is to lie in them.
  const box = padBox(held, 4 * radiusPx, widthPx, heightPx);
  const part = cropPlane(plane, box);
  for (let round = 0; round < 3; round++) boxMean(part, radiusPx, part.data);
  for (let y = 0; y < box.heightPx; y++) {
    const row = part.data.subarray(y * box.widthPx, (y + 1) * box.widthPx);
    out.set(row, (box.top + y) * widthPx + box.left);
  }
  return { widthPx, heightPx, data: out };
}

/** Half the size, rounded up; each pixel the mean of up to four. */
export function halved({ widthPx, heightPx, data }: Plane): Plane {
  const columns = Math.ceil(widthPx / 2);
  const rows = Math.ceil(heightPx / 2);
  const out = new Float32Array(columns * rows);
  for (let y = 0, i = 0; y < rows; y++) {
    const above = 2 * y * widthPx;
    const below = Math.min(2 * y + 1, heightPx - 1) * widthPx;
    for (let x = 0; x < columns; x++, i++) {
      const left = 2 * x;
      const right = Math.min(left + 1, widthPx - 1);
      out[i] = (data[above + left]! + data[above + right]! + data[below + left]! + data[below + right]!) / 4;
    }
  }
  return { widthPx: columns, heightPx: rows, data: out };
}
