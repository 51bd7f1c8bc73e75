/** A photo that brings its own transparency, judged: whether that is a cut-out, or a card with the old backdrop on it. */
import { EngineError } from "../engine-error.ts";
import { type Box, boxOfBytes, type Plane, type Rgb, type Size } from "../picture.ts";
import { resizeRgb, sizeWithin } from "../resize.ts";
import { hasBackdropRim, hasCardShape, rimColour } from "./card.ts";
import type { Found } from "./find-outline.ts";
import { PRODUCT } from "./grab-cut.ts";
import { type Outline, OUTLINE_SIDE_PX } from "./outline.ts";
import type { Finding } from "./packed-outline.ts";

/** Signs of a card are looked for at this size. */
const JUDGED_SIDE_PX = 400;
/** Alpha from here on (of 255) counts as opaque. */
const HALF_ALPHA = 128;
/** A product that takes up this much of a card is the card: a box from the front, a book. */
const IS_ALL_OF_IT = 0.9;

/**
 * - `cut-out`: nothing speaks against it, or the network sees the same product.
 * - `doubtful`: it has a card's shape. It may be a photo that was trimmed, or a print or a box: a person can tell.
 * - a finding: there is a backdrop around the product that the network sees; in the whole photo. Always to be looked at.
 */
export type AlphaVerdict = "cut-out" | "doubtful" | Finding;

const verdicts = new WeakMap<Uint8Array, AlphaVerdict>();

/**
 * Judges a photo's own transparency; each recipe asks, and it is kept as long as the photo is.
 * @param alpha of the photo's size, one byte a pixel
 * @param find looks for the product in a photo without transparency
 */
export async function verdictOn(
  rgb: Rgb,
  alpha: Uint8Array,
  find: (part: Rgb) => Promise<Found>,
): Promise<AlphaVerdict> {
  const verdict = verdicts.get(alpha) ?? (await judge(rgb, alpha, find));
  verdicts.set(alpha, verdict);
  return verdict;
}

/**
 * Most is settled by cheap signs; where they speak of a card, the opaque part is looked at as if it were the whole photo.
 */
async function judge(
  rgb: Rgb,
  alpha: Uint8Array,
  find: (part: Rgb) => Promise<Found>,
): Promise<AlphaVerdict> {
  const box = boxOfBytes(rgb, alpha, HALF_ALPHA);
  if (box === undefined) return "cut-out"; // Nothing is: whoever looks for its box says so.
  const size = sizeWithin(box.widthPx, box.heightPx, JUDGED_SIDE_PX);
  const small = await resizeRgb(rgb, size.widthPx, size.heightPx, box);
  const opaque = sampled(rgb, alpha, box, size);
  const hasRim = hasBackdropRim(small, opaque);
  if (!hasRim && !hasCardShape(opaque)) return "cut-out";
  const found = await lookAt(await cardAsPhoto(rgb, alpha, box, rimColour(small, opaque)), find);
  if (found === undefined || found.refusal?.reason === "low_confidence") return "doubtful";
  const { outline, share } = inWholePhoto(found.finding.outline, box, rgb, alpha);
  if (share >= IS_ALL_OF_IT) return "cut-out";
  if (found.refusal || !hasRim) return "doubtful";
  return { ...found.finding, outline, concerns: [...found.finding.concerns, "own_backdrop"] };
}

async function lookAt(part: Rgb, find: (part: Rgb) => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find(part);
  } catch (error) {
    if (error instanceof EngineError) return undefined; // Nothing is seen at all.
    throw error;
  }
}

/** Alpha of a part of the photo at a smaller size: each pixel is one of the photo's. */
function sampled({ widthPx: photoPx }: Rgb, alpha: Uint8Array, box: Box, { widthPx, heightPx }: Size): Plane {
  const data = new Float32Array(widthPx * heightPx);
  for (let y = 0, i = 0; y < heightPx; y++) {
    const row = (box.top + Math.floor(((y + 0.5) / heightPx) * box.heightPx)) * photoPx + box.left;
    for (let x = 0; x < widthPx; x++, i++)
      data[i] = alpha[row + Math.floor(((x + 0.5) / widthPx) * box.widthPx)]! >= HALF_ALPHA ? 1 : 0;
  }
  return { widthPx, heightPx, data };
}

/** The card as a photo without transparency: what is clear, at round corners, gets the colour of its rim. */
async function cardAsPhoto(
  rgb: Rgb,
  alpha: Uint8Array,
  box: Box,
  [red, green, blue]: readonly [number, number, number],
): Promise<Rgb> {
  const part = await resizeRgb(rgb, box.widthPx, box.heightPx, box);
  const { data } = part;
  for (let y = 0, i = 0; y < box.heightPx; y++) {
    const row = (box.top + y) * rgb.widthPx + box.left;
    for (let x = 0; x < box.widthPx; x++, i += 3) {
      if (alpha[row + x]! >= HALF_ALPHA) continue;
      data[i] = red;
      data[i + 1] = green;
      data[i + 2] = blue;
    }
  }
  return part;
}

/** The outline of a part as one of the whole photo, and how much of what is opaque it takes up. */
function inWholePhoto(
  part: Outline,
  box: Box,
  photo: Rgb,
  alpha: Uint8Array,
): { readonly outline: Outline; readonly share: number } {
  const size = sizeWithin(photo.widthPx, photo.heightPx, OUTLINE_SIDE_PX);
  const labels = new Uint8Array(size.widthPx * size.heightPx);
  let [opaquePx, productPx] = [0, 0];
  for (let y = 0, i = 0; y < size.heightPx; y++) {
    const atY = Math.floor(((y + 0.5) / size.heightPx) * photo.heightPx);
    const partY = Math.floor(((atY + 0.5 - box.top) / box.heightPx) * part.heightPx);
    for (let x = 0; x < size.widthPx; x++, i++) {
      const atX = Math.floor(((x + 0.5) / size.widthPx) * photo.widthPx);
      if (alpha[atY * photo.widthPx + atX]! < HALF_ALPHA) continue;
      const partX = Math.floor(((atX + 0.5 - box.left) / box.widthPx) * part.widthPx);
      labels[i] = part.labels[partY * part.widthPx + partX]!;
      opaquePx++;
      if (labels[i] === PRODUCT) productPx++;
    }
  }
  return { outline: { ...size, labels }, share: productPx / opaquePx };
}
