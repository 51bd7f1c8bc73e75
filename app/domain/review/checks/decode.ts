import sharp from "sharp";
import { MOST_OPENED } from "../schemas.ts";

const TIMEOUT_SECONDS = 20;
const MAX_XMP_BYTES = 256 * 1024;
/** Raster formats that a delivered picture may have; the format check says which of them a target takes. */
const OPENED_FORMATS: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "gif", "heif", "avif", "tiff"]);

/** A delivered picture as a browser would show its first frame: upright, 8-bit sRGB. */
export interface DecodedPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 3, or 4 when the file carries transparency. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
  /** What the content is, whatever the file is called: "jpeg", "png", "webp", … */
  readonly format: string;
  readonly bytes: number;
  /** As stored: "srgb", "cmyk", "rgb16", "b-w", … */
  readonly storedColourSpace: string;
  readonly frames: number;
  /** The file's XMP packet; null: it has none, or one larger than any that says something. */
  readonly xmp: string | null;
}

export type Decoding =
  | { readonly ok: true; readonly picture: DecodedPicture }
  | { readonly ok: false; readonly reason: "empty" | "too-many-bytes" | "too-many-pixels" | "not-decodable" };

/**
 * Opens a picture once for all checks. Bytes are hostile: size and pixels are judged before anything is decoded,
 * decoding has a time limit, vector formats are not opened. Never throws.
 */
export async function decodePicture(bytes: Uint8Array): Promise<Decoding> {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > MOST_OPENED.bytes) return { ok: false, reason: "too-many-bytes" };
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (!OPENED_FORMATS.has(metadata.format)) return { ok: false, reason: "not-decodable" };
    if (metadata.width * metadata.height > MOST_OPENED.pixels)
      return { ok: false, reason: "too-many-pixels" };
    const { data, info } = await sharp(bytes, { failOn: "warning", limitInputPixels: MOST_OPENED.pixels })
      .autoOrient()
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3 && info.channels !== 4) return { ok: false, reason: "not-decodable" };
    return {
      ok: true,
      picture: {
        widthPx: info.width,
        heightPx: info.height,
        channels: info.channels,
        data,
        format: metadata.format,
        bytes: bytes.length,
        storedColourSpace: metadata.space,
        frames: metadata.pages ?? 1,
        xmp: metadata.xmp && metadata.xmp.length <= MAX_XMP_BYTES ? metadata.xmp.toString("utf8") : null,
      },
    };
  } catch {
    return { ok: false, reason: "not-decodable" };
  }
}
