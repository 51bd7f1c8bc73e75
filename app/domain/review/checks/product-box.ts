import type { PictureBox } from "./check.ts";
import type { DecodedPicture } from "./decode.ts";

/** Nearer to white than this (levels of 255) is backdrop. */
const BACKDROP_DIFFERENCE = 10;
/** Colour (largest minus smallest channel) from here on is product: shadows are grey. */
const PRODUCT_CHROMA = 24;
/** Darker than this is product: a shadow on white is paler. */
const DARKEST_SHADOW = 110;
/** Steeper than this over 1/1024 of the frame is an edge of the product: shadows fade slowly. */
const PRODUCT_EDGE = 12;
/** Rows and columns with fewer product pixels than this (per 1,024 px of the frame) are specks. */
const MIN_RUN = 2;

/**
 * Finds the product on a white backdrop from the pixels alone. A soft grey shadow does not count: a pixel is product
 * when it is coloured, dark, or lies on a steep edge.
 * @returns undefined when there is no product
 */
export function findProductBox(picture: DecodedPicture): PictureBox | undefined {
  const { widthPx, heightPx, channels, data } = picture;
  const step = Math.max(1, Math.round(Math.max(widthPx, heightPx) / 1024));
  const columns = new Uint32Array(widthPx);
  const rows = new Uint32Array(heightPx);
  const grey = greyOnWhite(picture);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = y * widthPx + x;
      const i = at * channels;
      if (channels === 4 && data[i + 3]! < 128) continue;
      const low = Math.min(data[i]!, data[i + 1]!, data[i + 2]!);
      if (255 - low < BACKDROP_DIFFERENCE) continue;
      const high = Math.max(data[i]!, data[i + 1]!, data[i + 2]!);
      const product =
        high - low >= PRODUCT_CHROMA ||
        high < DARKEST_SHADOW ||
        (x >= step && Math.abs(grey[at]! - grey[at - step]!) >= PRODUCT_EDGE) ||
        (x + step < widthPx && Math.abs(grey[at]! - grey[at + step]!) >= PRODUCT_EDGE) ||
        (y >= step && Math.abs(grey[at]! - grey[at - step * widthPx]!) >= PRODUCT_EDGE) ||
        (y + step < heightPx && Math.abs(grey[at]! - grey[at + step * widthPx]!) >= PRODUCT_EDGE);
      if (!product) continue;
      columns[x]!++;
      rows[y]!++;
    }
  }
  return boxOfCounts(columns, rows, MIN_RUN * step);
}

function greyOnWhite({ widthPx, heightPx, channels, data }: DecodedPicture): Uint8Array {
  const grey = new Uint8Array(widthPx * heightPx);
  for (let at = 0, i = 0; at < grey.length; at++, i += channels) {
    const level = (data[i]! * 54 + data[i + 1]! * 183 + data[i + 2]! * 19) >> 8;
    const alpha = channels === 4 ? data[i + 3]! : 255;
    grey[at] = Math.round((level * alpha + 255 * (255 - alpha)) / 255);
  }
  return grey;
}

/** A product edge as pale as this (levels of 255) is believed when the engine says that it is there. */
const FAINT_DIFFERENCE = 3;
/** How far the claimed side may be from the faint pixels, as a share of the frame. */
const CLAIM_TOLERANCE = 0.01;

/**
 * White on white hides a side of the product from the strict measure. The claimed top, left or right side is believed
 * when the pixels agree: something is faintly there, at the claimed place, and nothing beyond it. The bottom is never
 * believed: there the shadow lies, which is as faint. The box can only grow.
 */
export function confirmClaimedSides(
  picture: DecodedPicture,
  measured: PictureBox,
  claimed: PictureBox | undefined,
): PictureBox {
  if (claimed === undefined) return measured;
  const { widthPx, heightPx } = picture;
  const tolerancePx = Math.ceil(CLAIM_TOLERANCE * Math.max(widthPx, heightPx));
  const right = measured.left + measured.widthPx;
  const bottom = measured.top + measured.heightPx;
  // The shadow lies at the foot: only the product's upper part says where its sides are.
  const foot = Math.round(measured.top + measured.heightPx * 0.8);
  const faint = faintBox(picture, foot);
  const agree = (found: number, said: number) => Math.abs(found - said) <= tolerancePx;
  const left =
    faint && agree(faint.left, claimed.left) ? Math.min(measured.left, claimed.left) : measured.left;
  const top = faint && agree(faint.top, claimed.top) ? Math.min(measured.top, claimed.top) : measured.top;
  const claimedRight = claimed.left + claimed.widthPx;
  const newRight =
    faint && agree(faint.left + faint.widthPx, claimedRight) ? Math.max(right, claimedRight) : right;
  return { left, top, widthPx: newRight - left, heightPx: bottom - top };
}

/** The box of everything above row `foot` that is not quite white. */
function faintBox(picture: DecodedPicture, foot: number): PictureBox | undefined {
  const { widthPx, heightPx } = picture;
  const grey = greyOnWhite(picture);
  const columns = new Uint32Array(widthPx);
  const rows = new Uint32Array(heightPx);
  for (let y = 0; y < foot; y++) {
    for (let x = 0; x < widthPx; x++) {
      if (255 - grey[y * widthPx + x]! < FAINT_DIFFERENCE) continue;
      columns[x]!++;
      rows[y]!++;
    }
  }
  return boxOfCounts(columns, rows, MIN_RUN);
}

function boxOfCounts(columns: Uint32Array, rows: Uint32Array, enough: number): PictureBox | undefined {
  const left = columns.findIndex((count) => count >= enough);
  const top = rows.findIndex((count) => count >= enough);
  if (left < 0 || top < 0) return undefined;
  const right = columns.findLastIndex((count) => count >= enough);
  const bottom = rows.findLastIndex((count) => count >= enough);
  return { left, top, widthPx: right - left + 1, heightPx: bottom - top + 1 };
}
