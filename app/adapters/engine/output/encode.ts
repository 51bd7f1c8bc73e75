import sharp, { type Sharp } from "sharp";
import type { FileFormat } from "#app/domain/generation/schemas.ts";
import { sayProvenance } from "#app/platform/provenance/say-provenance.ts";
import type { Rgb, Rgba } from "../picture.ts";
import { type Provenance, SRGB_EXIF, xmpOf } from "./provenance.ts";

/** One way to write a picture. */
export interface Encoding {
  readonly format: FileFormat;
  /** What the evidence calls it. */
  readonly name: string;
  readonly write: (picture: Sharp) => Sharp;
}

/** Without chroma subsampling: edges keep their colour, and white stays white. */
const jpeg = (quality: number, mozjpeg = false): Encoding => ({
  format: "jpeg",
  name: mozjpeg ? `mozjpeg ${quality}` : `jpeg ${quality}`,
  write: (picture) => picture.jpeg({ quality, chromaSubsampling: "4:4:4", mozjpeg }),
});

/** WebP halves the resolution of colours unless it is lossless; with sharp chroma that shows least. */
const webp = (quality: number): Encoding => ({
  format: "webp",
  name: `webp ${quality}`,
  write: (picture) => picture.webp({ quality, effort: 2, smartSubsample: true }),
});

/** The ways to write each format, from few bytes to the truest pixels. */
export const ENCODINGS: Readonly<Record<FileFormat, readonly Encoding[]>> = {
  jpeg: [jpeg(85, true), jpeg(90, true), jpeg(93, true), jpeg(95, true), jpeg(95), jpeg(98), jpeg(100)],
  webp: [
    webp(85),
    webp(90),
    webp(95),
    {
      format: "webp",
      name: "webp lossless",
      write: (picture) => picture.webp({ lossless: true, effort: 0 }),
    },
  ],
  png: [{ format: "png", name: "png", write: (picture) => picture.png({ compressionLevel: 6 }) }],
};

/** Encodes the picture as sRGB, with its provenance in the file. A format without alpha would lose a picture's. */
export async function encode(
  picture: Rgb | Rgba,
  encoding: Encoding,
  provenance: Provenance,
): Promise<Uint8Array> {
  const channels = picture.data.length / (picture.widthPx * picture.heightPx);
  const file = await encoding.write(described(picture, channels === 4 ? 4 : 3, provenance)).toBuffer();
  return sayProvenance(file, provenance);
}

/** Encodes a cut-out as PNG, with its alpha. */
export async function encodeCutOut(picture: Rgba, provenance: Provenance): Promise<Uint8Array> {
  const file = await described(picture, 4, provenance).png({ compressionLevel: 6 }).toBuffer();
  return sayProvenance(file, provenance);
}

function described(
  { data, widthPx: width, heightPx: height }: Rgb | Rgba,
  channels: 3 | 4,
  provenance: Provenance,
): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false })
    .withExif(SRGB_EXIF)
    .withXmp(xmpOf(provenance));
}
