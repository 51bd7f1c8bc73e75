import type { Rgb } from "./picture.ts";

/** How dark and how bright a photo gets, in levels of 255; one pixel in a thousand may be beyond. */
export interface Exposure {
  readonly darkestLevel: number;
  readonly brightestLevel: number;
}

/**
 * A photo without a brighter level is refused: fewer than 32 levels hold no product's colours. The darkest of the demo
 * and hard photos, a black speaker on dark grey, reaches 95; a photo at a tenth of its light 25.
 */
export const MIN_BRIGHTEST_LEVEL = 32;
/**
 * A photo without a darker level is refused: its product is burnt out. A white mug on an overexposed white backdrop has
 * 156, a tin with black print at twelve times its light 211.
 */
export const MAX_DARKEST_LEVEL = 230;

const STRAY_SHARE = 0.001;

export function exposureOf({ data }: Rgb): Exposure {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 3) {
    histogram[(data[i]! * 54 + data[i + 1]! * 183 + data[i + 2]! * 19) >> 8]!++;
  }
  const strays = (STRAY_SHARE * data.length) / 3;
  let darkestLevel = 0;
  for (let seen = histogram[0]!; seen <= strays && darkestLevel < 255; seen += histogram[++darkestLevel]!);
  let brightestLevel = 255;
  for (
    let seen = histogram[255]!;
    seen <= strays && brightestLevel > 0;
    seen += histogram[--brightestLevel]!
  );
  return { darkestLevel, brightestLevel };
}
