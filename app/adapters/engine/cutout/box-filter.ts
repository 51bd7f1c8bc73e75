import type { Plane } from "../picture.ts";

/**
 * Mean over a window of (2·radius + 1)² pixels that is clipped at the frame, in constant time a pixel.
 * @param radiusPx 0 or more.
 */
export function boxMean(plane: Plane, radiusPx: number): Plane {
  const { widthPx, heightPx, data } = plane;
  const rows = new Float32Array(data.length);
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    let sum = 0;
    for (let x = 0; x <= Math.min(radiusPx, widthPx - 1); x++) sum += data[row + x]!;
    for (let x = 0; x < widthPx; x++) {
      const first = x - radiusPx;
      const last = x + radiusPx;
      rows[row + x] = sum / (Math.min(last, widthPx - 1) - Math.max(first, 0) + 1);
      if (last + 1 < widthPx) sum += data[row + last + 1]!;
      if (first >= 0) sum -= data[row + first]!;
    }
  }
  const columns = new Float64Array(widthPx);
  for (let y = 0; y <= Math.min(radiusPx, heightPx - 1); y++) {
    for (let x = 0, row = y * widthPx; x < widthPx; x++) columns[x]! += rows[row + x]!;
  }
  const out = new Float32Array(data.length);
  for (let y = 0; y < heightPx; y++) {
    const first = y - radiusPx;
    const last = y + radiusPx;
    const scale = 1 / (Math.min(last, heightPx - 1) - Math.max(first, 0) + 1);
    const row = y * widthPx;
    const entering = last + 1 < heightPx ? (last + 1) * widthPx : -1;
    const leaving = first >= 0 ? first * widthPx : -1;
    for (let x = 0; x < widthPx; x++) {
      out[row + x] = columns[x]! * scale;
      if (entering >= 0) columns[x]! += rows[entering + x]!;
      if (leaving >= 0) columns[x]! -= rows[leaving + x]!;
    }
  }
  return { widthPx, heightPx, data: out };
}

/** A near-Gaussian blur: three box means, whose variances add up to sigma². */
export function blur(plane: Plane, sigmaPx: number): Plane {
  const radiusPx = Math.max(1, Math.round((Math.sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2));
  return boxMean(boxMean(boxMean(plane, radiusPx), radiusPx), radiusPx);
}
