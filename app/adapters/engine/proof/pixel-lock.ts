import sharp from "sharp";
import type { Composition } from "../compose/compose.ts";
import type { PlacedProduct } from "../compose/place-product.ts";
import type { Box, Rgb, Rgba } from "../picture.ts";
import { resizeRgb } from "../resize.ts";
import { ciede2000 } from "./ciede2000.ts";

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
const MOST_COMPARED_PX = 200_000;
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
  frame: { readonly widthPx: number; readonly heightPx: number },
): Promise<PixelLock | undefined> {
  const places = placesInside(layer, placedAt, frame, scaleFactor);
  if (places.length === 0) return undefined;
  const expected = await resizeRgb(photo, layer.widthPx, layer.heightPx, sourceCrop);
  return {
    async measure(bytes) {
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      const { channels } = info;
      const histogram = new Uint32Array(LARGEST * BINS_PER_UNIT + 1);
      let sum = 0;
      for (const place of places) {
        const from = place * 3;
        const x = (place % layer.widthPx) + placedAt.left;
        const y = Math.floor(place / layer.widthPx) + placedAt.top;
        const to = (y * info.width + x) * channels;
        const difference = ciede2000(
          expected.data[from]!,
          expected.data[from + 1]!,
          expected.data[from + 2]!,
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

/** Which pixels of the layer are compared: indices, in order. */
export function placesInside(
  layer: Rgba,
  { left, top }: Box,
  frame: { readonly widthPx: number; readonly heightPx: number },
  scaleFactor: number,
): Uint32Array {
  const { widthPx, heightPx, data } = layer;
  const solid = new Uint8Array(widthPx * heightPx);
  for (let y = Math.max(0, -top); y < Math.min(heightPx, frame.heightPx - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(widthPx, frame.widthPx - left); x++) {
      const i = y * widthPx + x;
      if (data[i * 4 + 3]! >= SOLID_ALPHA) solid[i] = 1;
    }
  }
  const edgePx = Math.max(EDGE_PX, Math.ceil(LANCZOS_REACH * scaleFactor) + 1);
  for (const radiusPx of [edgePx, ...NARROWER_EDGES_PX]) {
    const inside = radiusPx === 0 ? solid : erode(solid, widthPx, heightPx, radiusPx);
    let count = 0;
    for (const value of inside) count += value;
    if (count >= ENOUGH_PX || radiusPx === 0) return spread(inside, count);
  }
  throw new Error("the narrowest edge is 0");
}

/** Keeps what has nothing but ones in the square of this radius around it; beyond the picture there are none. */
function erode(mask: Uint8Array, widthPx: number, heightPx: number, radiusPx: number): Uint8Array {
  const kept = new Uint8Array(mask.length);
  const above = new Uint16Array(widthPx);
  const sidePx = 2 * radiusPx + 1;
  for (let y = 0; y < heightPx; y++) {
    // How many rows up to this one have this column's square filled along the row, and how many ones end at x.
    for (let x = 0, run = 0, i = y * widthPx; x < widthPx; x++, i++) {
      run = mask[i] === 0 ? 0 : run + 1;
      const middle = x - radiusPx;
      if (middle < 0) continue;
      above[middle] = run >= sidePx ? above[middle]! + 1 : 0;
      if (above[middle]! >= sidePx) kept[i - radiusPx - radiusPx * widthPx] = 1;
    }
  }
  return kept;
}

/** Every n-th of them, n odd: a step that the encoders' blocks of 8 don't share. */
function spread(inside: Uint8Array, count: number): Uint32Array {
  const least = Math.ceil(count / MOST_COMPARED_PX);
  const step = least % 2 === 0 ? least + 1 : Math.max(1, least);
  const places = new Uint32Array(Math.ceil(count / step));
  let seen = 0;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === 1 && seen++ % step === 0) places[Math.floor((seen - 1) / step)] = i;
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
