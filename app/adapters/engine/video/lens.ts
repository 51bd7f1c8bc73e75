/** Where a photo is seen in a frame of a video, one direction at a time. */
import { lanczos } from "../lanczos.ts";

/** Which samples a pixel is made of. */
export interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

export type Lens = ReturnType<typeof lens>;

/** One direction of the way from the photo into a frame. */
export function lens(
  sidePx: number,
  shift: number,
  zoom: number,
  {
    from,
    length,
    sourceLength,
  }: { readonly from: number; readonly length: number; readonly sourceLength: number },
) {
  const half = sidePx / 2;
  const scale = sourceLength / length / zoom;
  const shown = (place: number) => half + (place - half) * zoom + shift;
  const known = new Map<number, Taps>();
  /** @param coarseness how many pixels of the frame one sample stands for */
  const tapsOf = (pixel: number, coarseness: number): Taps => {
    const width = Math.max(1, coarseness * scale);
    const atRest = half + (pixel + 0.5 - half - shift) / zoom;
    const centre = ((atRest - from) * sourceLength) / length;
    const first = Math.ceil(centre - 3 * width - 0.5);
    const count = Math.floor(centre + 3 * width - 0.5) - first + 1;
    const weights = Float64Array.from({ length: count }, (_, k) =>
      lanczos((first + k + 0.5 - centre) / width),
    );
    const sum = weights.reduce((a, b) => a + b, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  };
  return {
    /** The span of the frame in which the photo is seen. */
    shown: { from: shown(from), to: shown(from + length) },
    /** The pixel of the frame in which a pixel of the frame at rest is seen. */
    shownAt: (pixel: number): number => Math.floor(shown(pixel + 0.5)),
    /** Which pixels of the photo a pixel of the frame is made of: Lanczos3, wider when the photo is scaled down. */
    tapsAt(pixel: number): Taps {
      const taps = known.get(pixel) ?? tapsOf(pixel, 1);
      known.set(pixel, taps);
      return taps;
    },
    /** The same for a sample of half the resolution. */
    halfTapsAt: (pixel: number): Taps => tapsOf(pixel, 2),
  };
}
