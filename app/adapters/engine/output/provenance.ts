/**
 * What a delivered picture says about itself: where it comes from, and in which colour space it is. Written with the
 * pixels, read back from the final bytes.
 */
import sharp, { type Exif } from "sharp";
import { type Provenance, unsaidIn, xmpOf } from "#app/platform/provenance/provenance.ts";
import { EngineError } from "../engine-error.ts";

export { type Provenance, xmpOf };

/**
 * The Exif tag ColorSpace: 1 is sRGB. A profile would say the same in more bytes, and every reader would convert every
 * pixel to what it is already.
 */
export const SRGB_EXIF: Exif = { IFD2: { ColorSpace: "1" } };
/** The tag's entry in a TIFF directory: number, type "short", one value, 1. By byte order. */
const SRGB_ENTRIES = [
  Buffer.from([0x01, 0xa0, 3, 0, 1, 0, 0, 0, 1, 0]),
  Buffer.from([0xa0, 0x01, 0, 3, 0, 0, 0, 1, 0, 1]),
];

/**
 * Reads the final bytes: they must say what they were to say.
 * @throws EngineError `invalid_output` with what is missing
 */
export async function confirmProvenance(bytes: Uint8Array, provenance: Provenance): Promise<void> {
  const { xmp, exif, space } = await sharp(bytes).metadata();
  const missing = unsaidIn(xmp?.toString("utf8") ?? "", provenance);
  if (space !== "srgb" || !SRGB_ENTRIES.some((entry) => exif?.includes(entry))) missing.push("sRGB");
  if (missing.length > 0) {
    throw new EngineError("invalid_output", undefined, `the file does not say ${missing.join(", ")}`);
  }
}
