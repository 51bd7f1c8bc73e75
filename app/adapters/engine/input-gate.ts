import sharp from "sharp";
import {
  MAX_SOURCE_BYTES,
  MAX_SOURCE_PIXELS,
  MIN_SOURCE_LONGEST_SIDE_PX,
} from "#app/domain/generation/schemas.ts";
import { EngineError, unsupported } from "./engine-error.ts";
import { type Exposure, exposureOf, MAX_DARKEST_LEVEL, MIN_BRIGHTEST_LEVEL } from "./exposure.ts";
import { sniffFormat, type PhotoFormat } from "./file-format.ts";
import type { Rgb } from "./picture.ts";
import { realSidePx } from "./real-size.ts";
import { resizeRgb, sizeWithin } from "./resize.ts";
import { MIN_SHARPNESS, sharpness, SHARPNESS_SIDE_PX } from "#app/platform/pixels/sharpness.ts";

/** Longest time that decoding may take. 50 megapixels take about one second. */
const DECODE_TIMEOUT_SECONDS = 20;
/** Alpha below this counts as clear. */
export const CLEAR_ALPHA = 16;
/**
 * Alpha from here on is opaque: nine tenths and more are what an export or a feather left of it. The pixel then shows
 * the photo's own colour, which is what it is held against.
 */
const OPAQUE_ALPHA = 230;
/** A cut-out photo shows at least this share of the frame as clear… */
const MIN_CLEAR_SHARE = 0.02;
/** …and at least this share of its outermost rows and columns. Rounded corners and frames are no cut-outs. */
const MIN_CLEAR_BORDER_SHARE = 0.5;

/** A photo that passed the gate: upright, 8-bit sRGB, first frame. */
export interface SourcePhoto {
  readonly rgb: Rgb;
  /** Only when the photo brings its own cut-out: one byte a pixel, 255 where it is opaque or nearly. Other transparency is laid on white. */
  readonly alpha?: Uint8Array;
  readonly format: PhotoFormat;
  /** 0…1, see sharpness.ts. */
  readonly sharpness: number;
  readonly exposure: Exposure;
  /** See real-size.ts: less than the longest side when the photo was enlarged. */
  readonly realSidePx: number;
}

/**
 * Opens a photo, or says why not. Bytes, format and pixels are judged before anything is decoded.
 * CMYK, 16 bits, other colour spaces, EXIF turns, animations and transparency are brought to one form.
 * @throws EngineError `unsupported_input` with its reason
 */
export async function openPhoto(bytes: Uint8Array): Promise<SourcePhoto> {
  if (bytes.length > MAX_SOURCE_BYTES) throw unsupported("too_many_bytes", `${bytes.length} bytes`);
  const sniffed = sniffFormat(bytes);
  if (!sniffed.ok) throw unsupported(sniffed.reason, sniffed.detail);
  const { hasAlpha } = await guardHeader(bytes);
  const decoded = await decode(bytes, hasAlpha ? 4 : 3);
  const { widthPx, heightPx } = decoded;
  const seen = hasAlpha ? onWhite(decoded) : decoded;
  const photo =
    hasAlpha && bringsCutOut(decoded.data, widthPx, heightPx)
      ? { rgb: withoutAlpha(decoded), alpha: alphaBytes(decoded) }
      : { rgb: seen };
  const small = sizeWithin(widthPx, heightPx, SHARPNESS_SIDE_PX);
  const copy = await resizeRgb(seen, small.widthPx, small.heightPx);
  const exposure = guardExposure(copy);
  const figure = sharpness(copy);
  if (figure < MIN_SHARPNESS) {
    throw unsupported("blurred", `sharpness ${figure.toFixed(2)}, needed ${MIN_SHARPNESS}`);
  }
  const realPx = await realSidePx(seen);
  return { ...photo, format: sniffed.format, sharpness: figure, exposure, realSidePx: realPx };
}

function guardExposure(copy: Rgb): Exposure {
  const exposure = exposureOf(copy);
  const { darkestLevel, brightestLevel } = exposure;
  if (brightestLevel < MIN_BRIGHTEST_LEVEL)
    throw unsupported("too_dark", `brightest level ${brightestLevel} of 255, needed ${MIN_BRIGHTEST_LEVEL}`);
  if (darkestLevel > MAX_DARKEST_LEVEL)
    throw unsupported("burnt_out", `darkest level ${darkestLevel} of 255, at most ${MAX_DARKEST_LEVEL}`);
  return exposure;
}

/** Judges what the header says, without decoding. */
async function guardHeader(bytes: Uint8Array): Promise<{ hasAlpha: boolean }> {
  let width: number;
  let height: number;
  let compression: string | undefined;
  let hasAlpha: boolean;
  try {
    ({ width, height, compression, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata());
  } catch (error) {
    throw unsupported("damaged_file", messageOf(error));
  }
  if (compression === "hevc") throw unsupported("heic_image", "HEVC inside a HEIF container");
  if (width * height > MAX_SOURCE_PIXELS) throw unsupported("too_many_pixels", `${width} × ${height} px`);
  if (Math.max(width, height) < MIN_SOURCE_LONGEST_SIDE_PX) {
    throw unsupported("too_small", `${width} × ${height} px`);
  }
  return { hasAlpha };
}

interface Decoded {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

async function decode(bytes: Uint8Array, channels: 3 | 4): Promise<Decoded> {
  try {
    const upright = sharp(bytes, { failOn: "warning", limitInputPixels: MAX_SOURCE_PIXELS })
      .autoOrient()
      .toColourspace("srgb");
    const { data, info } = await (channels === 4 ? upright.ensureAlpha() : upright)
      .raw({ depth: "uchar" })
      .timeout({ seconds: DECODE_TIMEOUT_SECONDS })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== channels) throw new Error(`${info.channels} channels after decoding`);
    return { widthPx: info.width, heightPx: info.height, data };
  } catch (error) {
    throw decodingFailure(error);
  }
}

/** What a failed decoding is called. One that took too long says nothing about the file: it is tried once more. */
export function decodingFailure(error: unknown): EngineError {
  const message = messageOf(error);
  return message.startsWith("timeout:")
    ? new EngineError("provider_error", undefined, message)
    : unsupported("damaged_file", message);
}

function bringsCutOut(rgba: Uint8Array, widthPx: number, heightPx: number): boolean {
  let clear = 0;
  let clearBorder = 0;
  for (let y = 0, i = 3; y < heightPx; y++) {
    const edgeRow = y === 0 || y === heightPx - 1;
    for (let x = 0; x < widthPx; x++, i += 4) {
      if (rgba[i]! >= CLEAR_ALPHA) continue;
      clear++;
      if (edgeRow || x === 0 || x === widthPx - 1) clearBorder++;
    }
  }
  const border = 2 * (widthPx + heightPx) - 4;
  return clear >= MIN_CLEAR_SHARE * widthPx * heightPx && clearBorder >= MIN_CLEAR_BORDER_SHARE * border;
}

function withoutAlpha({ widthPx, heightPx, data }: Decoded): Rgb {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let i = 0, j = 0; j < rgb.length; i += 4, j += 3) {
    rgb[j] = data[i]!;
    rgb[j + 1] = data[i + 1]!;
    rgb[j + 2] = data[i + 2]!;
  }
  return { widthPx, heightPx, data: rgb };
}

function alphaBytes({ widthPx, heightPx, data }: Decoded): Uint8Array {
  const alpha = new Uint8Array(widthPx * heightPx);
  for (let i = 0; i < alpha.length; i++) {
    const value = data[i * 4 + 3]!;
    alpha[i] = value >= OPAQUE_ALPHA ? 255 : value;
  }
  return alpha;
}

function onWhite({ widthPx, heightPx, data }: Decoded): Rgb {
  const rgb = new Uint8Array(widthPx * heightPx * 3);
  for (let i = 0, j = 0; j < rgb.length; i += 4, j += 3) {
    const alpha = data[i + 3]!;
    if (alpha === 255) {
      rgb[j] = data[i]!;
      rgb[j + 1] = data[i + 1]!;
      rgb[j + 2] = data[i + 2]!;
      continue;
    }
    const veil = 255 * (255 - alpha);
    rgb[j] = Math.round((data[i]! * alpha + veil) / 255);
    rgb[j + 1] = Math.round((data[i + 1]! * alpha + veil) / 255);
    rgb[j + 2] = Math.round((data[i + 2]! * alpha + veil) / 255);
  }
  return { widthPx, heightPx, data: rgb };
}

/** The decoder's first line: it names what is broken, not what is in the picture. */
function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.slice(0, 200);
}
