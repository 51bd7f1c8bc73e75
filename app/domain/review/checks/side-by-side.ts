import type { PictureBox, Pixels, ProductMask } from "../ports.ts";
import { colourOf, SCENIC, TRANSPARENT } from "./backdrop.ts";
import { calmMask } from "./calm-mask.ts";
import type { NotJudged, PictureFacts } from "./check.ts";
import type { SideBySide } from "./compared.ts";
import type { DecodedPicture } from "./decode.ts";
import { overlayOf } from "./overlay.ts";
import { sampleCells } from "./sample.ts";
import { backdropBehind, productOf } from "./target/product.ts";

/** Cells along the longer side of the frame: print that can be read is several of them high. */
const GRID_SIDE = 320;
/** Smaller pictures show nothing to compare, in pixels of the shorter side. */
const LEAST_SIDE_PX = 32;
/** A cell is product, or is none, from this share on. */
const PRODUCT_SHARE = 0.98;
/** With fewer cells that are product all around, nothing can be compared. */
export const ENOUGH_CELLS = 60;

/** Lays a picture and its source onto one grid, or says why that can't be. */
export function compareWithSource(picture: DecodedPicture, context: PictureFacts): SideBySide | NotJudged {
  const { source } = context;
  if (!source) return "no-source";
  const photo = source.picture;
  if (photo === undefined) return "source-not-decodable";
  if ([photo, picture].some(({ widthPx, heightPx }) => Math.min(widthPx, heightPx) < LEAST_SIDE_PX))
    return "too-small";
  const mask = source.mask ?? calmMask(photo);
  if (mask === undefined) return "no-outline";
  const laid = source.placement
    ? { from: source.placement.sourceCrop, onto: source.placement.placedAt }
    : laidByBoxes(picture, photo, mask, context);
  if (typeof laid === "string") return laid;

  const { from, onto } = laid;
  const [scaleX, scaleY] = [from.widthPx / onto.widthPx, from.heightPx / onto.heightPx];
  const frame = {
    left: from.left - onto.left * scaleX,
    top: from.top - onto.top * scaleY,
    widthPx: picture.widthPx * scaleX,
    heightPx: picture.heightPx * scaleY,
  };
  const cellPx = Math.max(picture.widthPx, picture.heightPx) / GRID_SIDE;
  const columns = Math.max(1, Math.round(picture.widthPx / cellPx));
  const rows = Math.max(1, Math.round(picture.heightPx / cellPx));
  const wholePicture = { left: 0, top: 0, widthPx: picture.widthPx, heightPx: picture.heightPx };
  const ours = sampleCells(picture, wholePicture, columns, rows);
  const theirs = sampleCells(photo, frame, columns, rows);
  const cells = sampleMask(mask, photo, frame, columns, rows);
  const inner = innerOf(cells, theirs.alpha, columns, rows);
  const backdrop = backdropBehind(picture, context);
  const behind: SideBySide["behind"] =
    backdrop === SCENIC ? undefined : backdrop === TRANSPARENT ? TRANSPARENT : colourOf(backdrop);
  const grid = {
    columns,
    rows,
    cellPx,
    source: theirs.rgb,
    result: overWhite(ours.rgb, ours.alpha),
    opaque: ours.alpha,
    mask: cells,
    inner,
    innerCount: inner.reduce((sum, one) => sum + one, 0),
    isAligned: source.placement !== undefined,
    sourceBox: from,
    resultBox: onto,
    stretch: scaleY / scaleX,
    behind,
  };
  return { ...grid, overlay: overlayOf(grid) };
}

/** Cells as a box in pixels of the result. */
export function boxOfCells(
  { cellPx }: SideBySide,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): PictureBox {
  return {
    left: Math.round(left * cellPx),
    top: Math.round(top * cellPx),
    widthPx: Math.round((right - left + 1) * cellPx),
    heightPx: Math.round((bottom - top + 1) * cellPx),
  };
}

function laidByBoxes(
  picture: DecodedPicture,
  photo: Pixels,
  mask: ProductMask,
  context: PictureFacts,
): { from: PictureBox; onto: PictureBox } | NotJudged {
  const from = boxOfMask(mask, photo);
  if (from === undefined) return "no-outline";
  const found = productOf(picture, context);
  if (found.by === "none") return "no-product";
  return found.by === "unknown" ? "not-placed" : { from, onto: found.box };
}

function boxOfMask({ widthPx, heightPx, data }: ProductMask, photo: Pixels): PictureBox | undefined {
  let [left, right, top, bottom] = [widthPx, -1, heightPx, -1];
  for (let i = 0; i < data.length; i++) {
    if (data[i]! < 128) continue;
    const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return undefined;
  const [scaleX, scaleY] = [photo.widthPx / widthPx, photo.heightPx / heightPx];
  return {
    left: left * scaleX,
    top: top * scaleY,
    widthPx: (right - left + 1) * scaleX,
    heightPx: (bottom - top + 1) * scaleY,
  };
}

function sampleMask(
  mask: ProductMask,
  photo: Pixels,
  frame: PictureBox,
  columns: number,
  rows: number,
): Float32Array {
  const data = new Uint8Array(mask.data.length * 3);
  for (let i = 0; i < mask.data.length; i++) data.fill(mask.data[i]!, i * 3, i * 3 + 3);
  const [scaleX, scaleY] = [mask.widthPx / photo.widthPx, mask.heightPx / photo.heightPx];
  const box = {
    left: frame.left * scaleX,
    top: frame.top * scaleY,
    widthPx: frame.widthPx * scaleX,
    heightPx: frame.heightPx * scaleY,
  };
  const { rgb, alpha } = sampleCells({ ...mask, channels: 3, data }, box, columns, rows);
  return alpha.map((covered, cell) => (covered * rgb[cell * 3]!) / 255);
}

function innerOf(mask: Float32Array, covered: Float32Array, columns: number, rows: number): Uint8Array {
  const inner = new Uint8Array(mask.length);
  const isProduct = (cell: number) => mask[cell]! >= PRODUCT_SHARE && covered[cell]! >= PRODUCT_SHARE;
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const cell = y * columns + x;
      const isInner =
        isProduct(cell) &&
        isProduct(cell - 1) &&
        isProduct(cell + 1) &&
        [-columns, columns].every(
          (row) => isProduct(cell + row - 1) && isProduct(cell + row) && isProduct(cell + row + 1),
        );
      if (isInner) inner[cell] = 1;
    }
  }
  return inner;
}

function overWhite(rgb: Float32Array, alpha: Float32Array): Float32Array {
  return rgb.map((level, i) => {
    const opaque = alpha[Math.floor(i / 3)]!;
    return level * opaque + 255 * (1 - opaque);
  });
}
