/** Plain pixel containers that every step of the engine shares. Rows follow each other without padding. */

/** 8-bit sRGB, three bytes a pixel. */
export interface Rgb {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

/** 8-bit sRGB with straight (not premultiplied) alpha, four bytes a pixel. */
export interface Rgba {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

/** One number a pixel, 0…1 unless said otherwise. */
export interface Plane {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Float32Array;
}

/** 1 where something is, 0 elsewhere, one byte a pixel. */
export interface Mask {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A rectangle in whole pixels of a named picture; `left`, `top` are its first column and row. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a crop lies in its photo, as fractions 0…1 of the photo's width and height. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A plane of zeros. */
export function emptyPlane(widthPx: number, heightPx: number): Plane {
  return { widthPx, heightPx, data: new Float32Array(widthPx * heightPx) };
}

/** A mask of nothing. */
export function emptyMask(widthPx: number, heightPx: number): Mask {
  return { widthPx, heightPx, data: new Uint8Array(widthPx * heightPx) };
}

/** The smallest box around all values of at least `threshold`; undefined when there is none. */
export function boxOf({ widthPx, heightPx, data }: Plane, threshold: number): Box | undefined {
  return boxAround(data, { widthPx, heightPx, step: 1, from: 0 }, threshold);
}

/** The same for a picture's alpha, 0…255. */
export function boxOfAlpha({ widthPx, heightPx, data }: Rgba, threshold: number): Box | undefined {
  return boxAround(data, { widthPx, heightPx, step: 4, from: 3 }, threshold);
}

/** The same for alpha by itself, one byte a pixel. */
export function boxOfBytes(size: Size, alpha: Uint8Array, threshold: number): Box | undefined {
  return boxAround(alpha, { ...size, step: 1, from: 0 }, threshold);
}

/** Of each row only what may widen the box is read: the margins, not the inside. */
function boxAround(
  data: Float32Array | Uint8Array,
  { widthPx, heightPx, step, from }: Size & { readonly step: number; readonly from: number },
  threshold: number,
): Box | undefined {
  let left = widthPx;
  let right = -1;
  let top = -1;
  let bottom = -1;
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx * step + from;
    const end = row + widthPx * step;
    let i = row;
    while (i < end && data[i]! < threshold) i += step;
    if (i >= end) continue;
    left = Math.min(left, (i - row) / step);
    const known = row + right * step;
    i = end - step;
    while (i > known && data[i]! < threshold) i -= step;
    right = Math.max(right, (i - row) / step);
    if (top < 0) top = y;
    bottom = y;
  }
  return right < 0 ? undefined : { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
}

/** The box grown by `marginPx` on all sides, as far as the frame reaches. */
export function padBox(box: Box, marginPx: number, widthPx: number, heightPx: number): Box {
  const left = Math.max(0, box.left - marginPx);
  const top = Math.max(0, box.top - marginPx);
  return {
    left,
    top,
    widthPx: Math.min(widthPx, box.left + box.widthPx + marginPx) - left,
    heightPx: Math.min(heightPx, box.top + box.heightPx + marginPx) - top,
  };
}

/** A copy of a part. */
export function cropRgb({ widthPx, data }: Rgb, box: Box): Rgb {
  return { widthPx: box.widthPx, heightPx: box.heightPx, data: cropBytes(data, 3 * widthPx, 3, box) };
}

/** A copy of a part of pixels of so many bytes, in rows of `rowBytes`. */
export function cropBytes(data: Uint8Array, rowBytes: number, pixelBytes: number, box: Box): Uint8Array {
  const part = new Uint8Array(box.widthPx * box.heightPx * pixelBytes);
  for (let y = 0; y < box.heightPx; y++) {
    const from = (box.top + y) * rowBytes + box.left * pixelBytes;
    part.set(data.subarray(from, from + box.widthPx * pixelBytes), y * box.widthPx * pixelBytes);
  }
  return part;
}

/** The same of a plane. */
export function cropPlane({ widthPx, data }: Plane, box: Box): Plane {
  const part = new Float32Array(box.widthPx * box.heightPx);
  for (let y = 0; y < box.heightPx; y++) {
    const from = (box.top + y) * widthPx + box.left;
    part.set(data.subarray(from, from + box.widthPx), y * box.widthPx);
  }
  return { widthPx: box.widthPx, heightPx: box.heightPx, data: part };
}

/** The box as fractions of a frame of this size. */
export function regionOf(box: Box, widthPx: number, heightPx: number): Region {
  return {
    left: box.left / widthPx,
    top: box.top / heightPx,
    width: box.widthPx / widthPx,
    height: box.heightPx / heightPx,
  };
}
