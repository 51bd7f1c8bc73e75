import sharp, { type Region } from "sharp";
import type { Composition } from "../compose/compose.ts";
import type { PlacedProduct } from "../compose/place-product.ts";
import type { Box, Rgb, Rgba, Size } from "../picture.ts";
import { resizeRgb } from "../resize.ts";
import { readEnlarged } from "./read-enlarged.ts";
import { ciede2000 } from "#app/platform/pixels/ciede2000.ts";

/** How far the delivered product is from its source, in CIEDE2000. */
export interface ColourDifference {
  readonly mean: number;
  /** 99 of 100 pixels differ by no more than this. */
  readonly p99: number;
  readonly comparedPx: number;
}

/** What is behind the product belongs to its soft edge; encoders carry it a few pixels in. */
const EDGE_PX = 6;
/** Enlarging mixes this many source pixels to either side. */
const LANCZOS_REACH = 3;
/** Of straps and chains next to nothing is this far from an edge: they are compared nearer to it. */
const ENOUGH_PX = 1_000;
const NARROWER_EDGES_PX = [3, 1, 0];
/** Alpha from which on a pixel is product alone: it is drawn as it is, but for half a level. */
const SOLID_ALPHA = 254;
/** Compared pixels, evenly spread, when there are more: the mean of so many is known to a thousandth. */
const MOST_COMPARED_PX = 100_000;
const BINS_PER_UNIT = 100;
/** Larger differences count as this one: they fail whatever they are. */
const LARGEST = 50;

/** The product as its source shows it, held against a delivered file. */
export interface PixelLock {
  /** @param bytes the final file, decoded here */
  measure(bytes: Uint8Array): Promise<ColourDifference>;
}

/** A product in its frame, as far as the proof depends on it. */
export interface LockedProduct extends Pick<Composition, "sourceCrop" | "placedAt"> {
  readonly product: Pick<PlacedProduct, "layer" | "scaleFactor">;
}

/**
 * Prepares the comparison that proves "only scaled, never repainted": the part of the photo that was placed, scaled by
 * plain Lanczos3 in one step, apart from everything that the picture was made by, inside the product's eroded mask.
 * @param photo the source, as the gate opened it
 * @returns undefined when no pixel of the product is solid: nothing could be proved then
 */
export async function lockPixels(
  photo: Rgb,
  { product: { layer, scaleFactor }, sourceCrop, placedAt }: LockedProduct,
  frame: Size,
): Promise<PixelLock | undefined> {
  const places = placesInside(layer, placedAt, frame, scaleFactor);
  if (places.length === 0) return undefined;
  const expected = await scaledPhoto(photo, layer, sourceCrop, places);
  const shown = partShown(placedAt, frame);
  return {
    async measure(bytes) {
      const { data, info } = await sharp(bytes).extract(shown).raw().toBuffer({ resolveWithObject: true });
      const { channels } = info;
      const histogram = new Uint32Array(LARGEST * BINS_PER_UNIT + 1);
      let sum = 0;
      let rowStart = 0;
      let shift = (placedAt.top - shown.top) * shown.width + placedAt.left - shown.left;
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        for (; place >= rowStart + layer.widthPx; rowStart += layer.widthPx)
          shift += shown.width - layer.widthPx;
        const from = i * 3;
        const to = (place + shift) * channels;
        const difference = ciede2000(
          expected[from]!,
          expected[from + 1]!,
          expected[from + 2]!,
          data[to]!,
          data[to + 1]!,
          data[to + 2]!,
        );
        sum += difference;
        histogram[Math.ceil(Math.min(LARGEST, difference) * BINS_PER_UNIT)]!++;
      }
      return {
        mean: sum / places.length,
        p99: percentile(histogram, 0.99 * places.length),
        comparedPx: places.length,
      };
    },
  };
}

/** The part of the frame that the layer reaches: nothing else of a file is looked at. */
function partShown({ left, top, widthPx, heightPx }: Box, frame: Size): Region {
  const [first, firstRow] = [Math.max(0, left), Math.max(0, top)];
  return {
    left: first,
    top: firstRow,
    width: Math.min(frame.widthPx, left + widthPx) - first,
    height: Math.min(frame.heightPx, top + heightPx) - firstRow,
  };
}

/** What the photo has at these places of the layer, scaled by plain Lanczos3: three levels for each. */
async function scaledPhoto(photo: Rgb, layer: Size, crop: Box, places: Uint32Array): Promise<Uint8Array> {
  if (layer.widthPx > crop.widthPx || layer.heightPx > crop.heightPx)
    return readEnlarged(photo, layer, crop, places);
  const { data } = await resizeRgb(photo, layer.widthPx, layer.heightPx, crop);
  const levels = new Uint8Array(places.length * 3);
  for (let i = 0, to = 0; i < places.length; i++) {
    const from = places[i]! * 3;
    for (let c = 0; c < 3; c++) levels[to++] = data[from + c]!;
  }
  return levels;
}

/** Which pixels of the layer are compared: indices, in order. */
export function placesInside(layer: Rgba, placedAt: Box, frame: Size, scaleFactor: number): Uint32Array {
  const edgePx = Math.max(EDGE_PX, Math.ceil(LANCZOS_REACH * scaleFactor) + 1);
  for (const radiusPx of [edgePx, ...NARROWER_EDGES_PX]) {
    const inside = insideOf(layer, placedAt, frame, radiusPx);
    if (inside.count >= ENOUGH_PX || radiusPx === 0) return spread(inside);
  }
  throw new Error("the narrowest edge is 0");
}

/** Pixels of a layer as runs along its rows: where each begins and how long it is. A mask would be read over and over. */
interface Inside {
  readonly begins: readonly number[];
  readonly lengths: readonly number[];
  readonly count: number;
}

/** What has nothing but solid pixels in the square of this radius around it, within the frame and the layer. */
function insideOf(
  { widthPx, heightPx, data }: Rgba,
  { left, top }: Box,
  frame: Size,
  radiusPx: number,
): Inside {
  const sidePx = 2 * radiusPx + 1;
  const first = Math.max(0, -left);
  const end = Math.min(widthPx, frame.widthPx - left);
  const firstRow = Math.max(0, -top);
  const endRow = Math.min(heightPx, frame.heightPx - top);
  // By column: the last row in which the square's own row was not solid from end to end.
  const broken = new Int32Array(widthPx).fill(firstRow - 1);
  const begins: number[] = [];
  const lengths: number[] = [];
  let count = 0;
  for (let y = firstRow; y < endRow; y++) {
    const row = y * widthPx;
    let whole = first;
    for (let x = first; x < end; x++) {
      const solidFrom = x;
      while (x < end && data[(row + x) * 4 + 3]! >= SOLID_ALPHA) x++;
      if (x - solidFrom < sidePx) continue;
      broken.fill(y, whole, solidFrom + radiusPx);
      whole = x - radiusPx;
      for (let middle = solidFrom + radiusPx; middle < whole; middle++) {
        const begin = middle;
        while (middle < whole && y - broken[middle]! >= sidePx) middle++;
        if (middle === begin) continue;
        begins.push(row - radiusPx * widthPx + begin);
        lengths.push(middle - begin);
        count += middle - begin;
      }
    }
    broken.fill(y, whole, end);
  }
  return { begins, lengths, count };
}

/** Every n-th of them, n odd: a step that the encoders' blocks of 8 don't share. */
function spread({ begins, lengths, count }: Inside): Uint32Array {
  const least = Math.ceil(count / MOST_COMPARED_PX);
  const step = least % 2 === 0 ? least + 1 : Math.max(1, least);
  const places = new Uint32Array(Math.ceil(count / step));
  let taken = 0;
  let skipped = 0;
  for (let run = 0; run < begins.length; run++) {
    let at = skipped;
    for (; at < lengths[run]!; at += step) places[taken++] = begins[run]! + at;
    skipped = at - lengths[run]!;
  }
  return places;
}

/** The lower end of what more than `count` values reach. */
function percentile(histogram: Uint32Array, count: number): number {
  let seen = 0;
  for (let bin = 0; bin < histogram.length; bin++) {
    seen += histogram[bin]!;
    if (seen >= count) return bin / BINS_PER_UNIT;
  }
  return LARGEST;
}
