import type { Plane } from "../picture.ts";

/**
 * Mean over a window of (2·radius + 1)² pixels that is clipped at the frame, in constant time a pixel.
 * @param radiusPx 0 or more.
 */
export function boxMean(plane: Plane, radiusPx: number): Plane {
  const { widthPx, heightPx, data } = plane;
  const rows = meanOfRows(data, widthPx, heightPx, radiusPx);
  const sums = new Float64Array(widthPx);
  for (let y = 0; y <= Math.min(radiusPx, heightPx - 1); y++) {
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) sums[x]! += rows[i]!;
  }
  const out = new Float32Array(data.length);
  for (let y = 0; y < heightPx; y++) {
    const first = Math.max(y - radiusPx, 0);
    const last = Math.min(y + radiusPx, heightPx - 1);
    const scale = 1 / (last - first + 1);
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) out[i] = sums[x]! * scale;
    if (y + radiusPx + 1 < heightPx) {
      for (let x = 0, i = (y + radiusPx + 1) * widthPx; x < widthPx; x++, i++) sums[x]! += rows[i]!;
    }
    if (y >= radiusPx) {
      for (let x = 0, i = (y - radiusPx) * widthPx; x < widthPx; x++, i++) sums[x]! -= rows[i]!;
    }
  }
  return { widthPx, heightPx, data: out };
}

/** The same along rows only. Most pixels lie in the middle stretch, whose loop has no branches. */
function meanOfRows(data: Float32Array, widthPx: number, heightPx: number, radiusPx: number): Float32Array {
  const out = new Float32Array(data.length);
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
  return out;
}

/** A near-Gaussian blur: three box means, whose variances add up to sigma². */
export function blur(plane: Plane, sigmaPx: number): Plane {
  const radiusPx = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2));
  return boxMean(boxMean(boxMean(plane, radiusPx), radiusPx), radiusPx);
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
