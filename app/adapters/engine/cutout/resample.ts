import type { Plane, Region } from "../picture.ts";

/**
 * Bilinear sampling: a plane enlarged (or a part of it) to widthPx × heightPx, edges clamped.
 * @param region the part of the plane wanted, as fractions; it may reach beyond the plane.
 */
export function resample(plane: Plane, widthPx: number, heightPx: number, region: Region = WHOLE): Plane {
  const columns = positions(plane.widthPx, widthPx, region.left, region.width);
  const rows = positions(plane.heightPx, heightPx, region.top, region.height);
  const source = plane.data;
  const out = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const above = rows.first[y]! * plane.widthPx;
    const below = rows.second[y]! * plane.widthPx;
    const down = rows.share[y]!;
    for (let x = 0, i = y * widthPx; x < widthPx; x++, i++) {
      const a = columns.first[x]!;
      const b = columns.second[x]!;
      const right = columns.share[x]!;
      const upper = source[above + a]! * (1 - right) + source[above + b]! * right;
      const lower = source[below + a]! * (1 - right) + source[below + b]! * right;
      out[i] = upper * (1 - down) + lower * down;
    }
  }
  return { widthPx, heightPx, data: out };
}

/** Which two source columns (or rows) each target column lies between, and how near the second is. */
export function positions(sourcePx: number, targetPx: number, start: number, length: number) {
  const first = new Int32Array(targetPx);
  const second = new Int32Array(targetPx);
  const share = new Float32Array(targetPx);
  for (let i = 0; i < targetPx; i++) {
    const at = (start + ((i + 0.5) / targetPx) * length) * sourcePx - 0.5;
    const clamped = Math.min(Math.max(at, 0), sourcePx - 1);
    first[i] = Math.floor(clamped);
    second[i] = Math.min(first[i]! + 1, sourcePx - 1);
    share[i] = clamped - first[i]!;
  }
  return { first, second, share };
}

const WHOLE: Region = { left: 0, top: 0, width: 1, height: 1 };
