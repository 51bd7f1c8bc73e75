import type { Colour } from "../backdrop.ts";
import type { DecodedPicture } from "../decode.ts";

/** Calls `see` with the index of each pixel of the outermost `thicknessPx` rows and columns, once. */
export function eachOfRing(
  { widthPx, heightPx }: DecodedPicture,
  thicknessPx: number,
  see: (pixel: number, x: number, y: number) => void,
): void {
  for (let y = 0; y < heightPx; y++) {
    const isEdgeRow = y < thicknessPx || y >= heightPx - thicknessPx;
    for (let x = 0; x < widthPx; x++) {
      if (!isEdgeRow && x === thicknessPx) x = Math.max(x, widthPx - thicknessPx);
      see(y * widthPx + x, x, y);
    }
  }
}

/** How thick the border is that is judged: 2 % of the shorter side. */
export const borderPxOf = ({ widthPx, heightPx }: DecodedPicture): number =>
  Math.max(1, Math.ceil(0.02 * Math.min(widthPx, heightPx)));

/** Share of the border that has to be of one colour for a backdrop to be plain. */
const PLAIN_SHARE = 0.98;
const SAME = 8;

/** The colour of a plain backdrop, found from the border alone; undefined: it is not plain, or not opaque. */
export function plainBackdropOf(picture: DecodedPicture): Colour | undefined {
  const { channels, data } = picture;
  const levels = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  const borderPx = borderPxOf(picture);
  let count = 0;
  let clear = 0;
  eachOfRing(picture, borderPx, (pixel) => {
    count++;
    if (channels === 4 && data[pixel * 4 + 3]! < 255) clear++;
    for (let c = 0; c < 3; c++) levels[c]![data[pixel * channels + c]!]!++;
  });
  if (clear > 0) return undefined;
  const colour = levels.map((ofChannel) => middle(ofChannel, count)) as unknown as Colour;
  let near = 0;
  eachOfRing(picture, borderPx, (pixel) => {
    if (colour.every((level, c) => Math.abs(data[pixel * channels + c]! - level) <= SAME)) near++;
  });
  return near >= PLAIN_SHARE * count ? colour : undefined;
}

function middle(levels: Uint32Array, count: number): number {
  let below = 0;
  return levels.findIndex((of) => (below += of) * 2 >= count);
}

export const hexOf = (colour: Colour): string =>
  `#${colour.map((level) => level.toString(16).padStart(2, "0")).join("")}`;
