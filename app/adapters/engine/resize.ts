import sharp from "sharp";
import { type Box, cropBytes, type Rgb, type Rgba } from "./picture.ts";

/**
 * Lanczos3, named here because the promise "only scaled" depends on it. Libvips uses it to make pictures smaller; it
 * enlarges by a cubic kernel whatever it is asked for, so products are enlarged by `compose/enlarge.ts`.
 */
const KERNEL = "lanczos3";

/** A picture, or a box of it, at exactly this size. Alpha is weighted in, so that hidden colours do not bleed. */
export async function resizeRgb(picture: Rgb, widthPx: number, heightPx: number, box?: Box): Promise<Rgb> {
  return { widthPx, heightPx, data: await resize(picture, 3, widthPx, heightPx, box) };
}

export async function resizeRgba(picture: Rgba, widthPx: number, heightPx: number, box?: Box): Promise<Rgba> {
  return { widthPx, heightPx, data: await resize(picture, 4, widthPx, heightPx, box) };
}

/** The size with this longest side and the picture's proportions, at least 1 px; never larger than the picture. */
export function sizeWithin(widthPx: number, heightPx: number, longestSidePx: number) {
  const scale = Math.min(1, longestSidePx / Math.max(widthPx, heightPx));
  return {
    widthPx: Math.max(1, Math.round(widthPx * scale)),
    heightPx: Math.max(1, Math.round(heightPx * scale)),
  };
}

async function resize(
  picture: Rgb | Rgba,
  channels: 3 | 4,
  widthPx: number,
  heightPx: number,
  box?: Box,
): Promise<Uint8Array> {
  const part = box ?? { left: 0, top: 0, widthPx: picture.widthPx, heightPx: picture.heightPx };
  if (part.widthPx === widthPx && part.heightPx === heightPx)
    return cropBytes(picture.data, picture.widthPx * channels, channels, part);
  const pipeline = sharp(picture.data, {
    raw: { width: picture.widthPx, height: picture.heightPx, channels },
    limitInputPixels: false,
  })
    .extract({ left: part.left, top: part.top, width: part.widthPx, height: part.heightPx })
    .resize(widthPx, heightPx, { fit: "fill", kernel: KERNEL });
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== channels) throw new Error(`resize gave ${info.channels} channels, not ${channels}`);
  return data;
}
