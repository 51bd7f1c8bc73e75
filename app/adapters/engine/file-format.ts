import type { FailureReason } from "#app/domain/generation/schemas.ts";

export type PhotoFormat = "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff";

export type SniffedFormat =
  | { readonly ok: true; readonly format: PhotoFormat }
  | { readonly ok: false; readonly reason: FailureReason; readonly detail: string };

/** How far into a file we look for the root of an SVG behind comments and declarations. */
const TEXT_WINDOW_BYTES = 4096;

/** HEIC brands as phones write them (ISO/IEC 23008-12, Annex B). */
const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

/**
 * Tells a photo's format by its first bytes, never by its name or declared type.
 * Formats that we know but do not open get their own reason, so that the merchant hears what would help.
 */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (bytes.length === 0) return { ok: false, reason: "empty_file", detail: "0 bytes" };
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, TEXT_WINDOW_BYTES));
  const starts = (signature: string, at = 0) =>
    head.subarray(at, at + signature.length).equals(Buffer.from(signature, "latin1"));

  if (starts("\xff\xd8\xff")) return { ok: true, format: "jpeg" };
  if (starts("\x89PNG\r\n\x1a\n")) return { ok: true, format: "png" };
  if (starts("GIF87a") || starts("GIF89a")) return { ok: true, format: "gif" };
  if (starts("RIFF") && starts("WEBP", 8)) return { ok: true, format: "webp" };
  if (starts("II*\0") || starts("MM\0*")) return { ok: true, format: "tiff" };
  if (starts("ftyp", 4)) {
    const brand = head.toString("latin1", 8, 12);
    if (brand === "avif" || brand === "avis") return { ok: true, format: "avif" };
    if (HEIC_BRANDS.has(brand)) {
      return { ok: false, reason: "heic_image", detail: "HEIC: export it as JPEG or PNG" };
    }
    return { ok: false, reason: "not_an_image", detail: "a video or another media container" };
  }
  if (/<svg[\s>]/i.test(head.toString("utf8"))) {
    return { ok: false, reason: "vector_image", detail: "SVG: export it as JPEG or PNG" };
  }
  return { ok: false, reason: "not_an_image", detail: "no picture format that we know" };
}
