/**
 * Below this a photo is refused as blurred. Measured at 512 px: the demo and hard photos lie at 0.45 or more (blurred
 * by sigma 2 px at 1,600 px still at 0.42), the strongly blurred one at 0.14; a blur of sigma 6 px gives 0.21. The
 * figure for a blur without end is 1/8, so there is nothing below 0.12.
 */
export const MIN_SHARPNESS = 0.2;
/** Longest side of the picture that `sharpness` is meant for. */
export const SHARPNESS_SIDE_PX = 512;

/** How wide a step the steepest one is compared with. */
const STEP_PX = 8;
/** The steepest one in a thousand pixels decides: a sharp product on a soft backdrop is a sharp photo. */
const STEEPEST_SHARE = 0.001;
const LEVELS = 256;
/** With less contrast than this (levels of 255) there is no edge to judge. */
const MIN_CONTRAST = 4;

/**
 * How steep the steepest edges are: the difference over 1 px divided by the difference over 8 px. A sharp edge gives
 * about 0.6, an endless ramp 1/8, whatever the contrast; grain only adds to it, so a grainy photo is never refused.
 * @param rowStep every so many rows are looked at: of a large picture a part tells as much as all of it
 * @returns 1 when the picture has no contrast to judge
 */
export function sharpness(
  {
    widthPx,
    heightPx,
    data,
  }: {
    readonly widthPx: number;
    readonly heightPx: number;
    /** 8-bit sRGB, three bytes a pixel. */
    readonly data: Uint8Array;
  },
  rowStep = 1,
): number {
  const grey = new Uint8Array(widthPx * heightPx);
  for (let i = 0, j = 0; i < grey.length; i++, j += 3) {
    grey[i] = (data[j]! * 54 + data[j + 1]! * 183 + data[j + 2]! * 19) >> 8;
  }
  const near = new Uint32Array(2 * LEVELS);
  const far = new Uint32Array(2 * LEVELS);
  const columns = Math.max(0, widthPx - STEP_PX);
  const rows = Math.max(0, heightPx - STEP_PX);
  const down = STEP_PX * widthPx;
  for (let y = 0; y < rows; y += rowStep) {
    const row = y * widthPx;
    for (let i = row; i < row + columns; i++) {
      const value = grey[i]!;
      const steep = Math.max(Math.abs(grey[i + 1]! - value), Math.abs(grey[i + widthPx]! - value));
      const wide = Math.max(Math.abs(grey[i + STEP_PX]! - value), Math.abs(grey[i + down]! - value));
      // Neighbours count by turns in two tables: on a flat backdrop each would wait for the one before it.
      const table = (i & 1) * LEVELS;
      near[table + steep]!++;
      far[table + wide]!++;
    }
  }
  const count = columns * Math.ceil(rows / rowStep);
  const contrast = exceededBy(far, count * STEEPEST_SHARE);
  return contrast < MIN_CONTRAST ? 1 : Math.min(1, exceededBy(near, count * STEEPEST_SHARE) / contrast);
}

/** The largest value that at least `count` entries of the histogram, in two tables, reach. */
function exceededBy(histogram: Uint32Array, count: number): number {
  let seen = 0;
  for (let value = 255; value > 0; value--) {
    seen += histogram[value]! + histogram[LEVELS + value]!;
    if (seen > count) return value;
  }
  return 0;
}
