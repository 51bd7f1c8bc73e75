import { type Colour, greyOf } from "./backdrop.ts";
import type { PictureBox } from "./check.ts";
import type { DecodedPicture } from "./decode.ts";

/** Nearer to the backdrop than this (levels of 255) is backdrop. */
const BACKDROP_DIFFERENCE = 10;
/** A colour that differs by this from the darkened backdrop's is product: a shadow only darkens. */
const PRODUCT_CHROMA = 24;
/** Darkened to less than this share of the backdrop is product: shadows are paler. */
const DARKEST_SHADOW = 110 / 255;
/** Steeper than this over 1/1024 of the frame is an edge of the product: shadows fade slowly. */
const PRODUCT_EDGE = 12;
/** Rows and columns with fewer product pixels than this (per 1,024 px of the frame) are specks. */
const MIN_RUN = 2;

/**
 * Finds the product on a plain backdrop from the pixels alone. A soft shadow, which is the backdrop darkened, does not
 * count: a pixel is product when it is lighter than the backdrop, of another colour, dark, or lies on a steep edge.
 * @returns undefined when there is no product
 */
export function findProductBox(picture: DecodedPicture, backdrop: Colour): PictureBox | undefined {
  const { widthPx, heightPx, channels, data } = picture;
  const step = Math.max(1, Math.round(Math.max(widthPx, heightPx) / 1024));
  const columns = new Uint32Array(widthPx);
  const rows = new Uint32Array(heightPx);
  const grey = greyOn(picture, backdrop);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = y * widthPx + x;
      const i = at * channels;
      if (channels === 4 && data[i + 3]! < 128) continue;
      const [red, green, blue] = [data[i]!, data[i + 1]!, data[i + 2]!];
      if (isNear(backdrop, red, green, blue)) continue;
      const product =
        isNoShadow(backdrop, red, green, blue) ||
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

/** Opaque is what no shadow can be: shadows on a clear backdrop are paler than this, of 255. */
const OPAQUE = 245;

/** Finds the product on a clear backdrop: what lets nothing through. Undefined when there is nothing. */
export function findOpaqueBox({ widthPx, heightPx, channels, data }: DecodedPicture): PictureBox | undefined {
  const step = Math.max(1, Math.round(Math.max(widthPx, heightPx) / 1024));
  const columns = new Uint32Array(widthPx);
  const rows = new Uint32Array(heightPx);
  for (let y = 0, i = 3; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++, i += channels) {
      if (channels === 4 && data[i]! < OPAQUE) continue;
      columns[x]!++;
      rows[y]!++;
    }
  }
  return boxOfCounts(columns, rows, MIN_RUN * step);
}

const isNear = (backdrop: Colour, red: number, green: number, blue: number): boolean =>
  Math.abs(red - backdrop[0]) < BACKDROP_DIFFERENCE &&
  Math.abs(green - backdrop[1]) < BACKDROP_DIFFERENCE &&
  Math.abs(blue - backdrop[2]) < BACKDROP_DIFFERENCE;

/** Whether the pixel can't be the backdrop with less light on it. Measured by the brightest channel, which has least noise. */
function isNoShadow(backdrop: Colour, red: number, green: number, blue: number): boolean {
  const brightest = Math.max(backdrop[0], backdrop[1], backdrop[2]);
  if (brightest === 0) return true; // black has no shadow
  const light = Math.max(red, green, blue) / brightest;
  if (light < DARKEST_SHADOW || (light - 1) * brightest >= BACKDROP_DIFFERENCE) return true;
  const offRed = red - light * backdrop[0];
  const offGreen = green - light * backdrop[1];
  const offBlue = blue - light * backdrop[2];
  return Math.max(offRed, offGreen, offBlue) - Math.min(offRed, offGreen, offBlue) >= PRODUCT_CHROMA;
}

function greyOn({ widthPx, heightPx, channels, data }: DecodedPicture, backdrop: Colour): Uint8Array {
  const grey = new Uint8Array(widthPx * heightPx);
  const behind = greyOf(...backdrop);
  for (let at = 0, i = 0; at < grey.length; at++, i += channels) {
    const level = greyOf(data[i]!, data[i + 1]!, data[i + 2]!);
    const alpha = channels === 4 ? data[i + 3]! : 255;
    grey[at] = Math.round((level * alpha + behind * (255 - alpha)) / 255);
  }
  return grey;
}

/** A product edge as pale as this (levels of 255) is believed when the engine says that it is there. */
const FAINT_DIFFERENCE = 3;
/** How far the claimed side may be from the faint pixels, as a share of the frame. */
const CLAIM_TOLERANCE = 0.01;

/**
 * The backdrop's own colour hides a side of the product from the strict measure. The claimed top, left or right side is believed
 * when the pixels agree: something is faintly there, at the claimed place, and nothing beyond it. The bottom is never
 * believed: there the shadow lies, which is as faint. The box can only grow.
 */
export function confirmClaimedSides(
  picture: DecodedPicture,
  backdrop: Colour,
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
  const faint = faintBox(picture, backdrop, foot);
  const agree = (found: number, said: number) => Math.abs(found - said) <= tolerancePx;
  const left =
    faint && agree(faint.left, claimed.left) ? Math.min(measured.left, claimed.left) : measured.left;
  const top = faint && agree(faint.top, claimed.top) ? Math.min(measured.top, claimed.top) : measured.top;
  const claimedRight = claimed.left + claimed.widthPx;
  const newRight =
    faint && agree(faint.left + faint.widthPx, claimedRight) ? Math.max(right, claimedRight) : right;
  return { left, top, widthPx: newRight - left, heightPx: bottom - top };
}

/** The box of everything above row `foot` that is not quite backdrop. */
function faintBox(picture: DecodedPicture, backdrop: Colour, foot: number): PictureBox | undefined {
  const { widthPx, heightPx } = picture;
  const grey = greyOn(picture, backdrop);
  const plain = greyOf(...backdrop);
  const columns = new Uint32Array(widthPx);
  const rows = new Uint32Array(heightPx);
  for (let y = 0; y < foot; y++) {
    for (let x = 0; x < widthPx; x++) {
      if (Math.abs(grey[y * widthPx + x]! - plain) < FAINT_DIFFERENCE) continue;
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
