/** Opens what an engine made. An engine reports success for empty, broken or blank bytes too: nothing is stored unseen. */
import sharp from "sharp";
import type { EngineFailure } from "./ports.ts";
import { frameSize, QUALITY_LONGEST_SIDE_PX, type Quality, type Ratio } from "./schemas.ts";

/** Largest result that is opened, in bytes: an uncompressed Ultra picture with alpha. */
const MAX_OUTPUT_BYTES = 4096 * 4096 * 4;
const MIME_TYPES: Readonly<Record<string, PictureFacts["mimeType"]>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};
/** A channel whose values lie this close together shows one tone: what a codec adds to a blank picture is less. */
const BLANK_RANGE = 3;
/** The longest side is what was bought, to the pixel. The other one follows from it, and not everybody rounds alike. */
const ROUNDING_PX = 1;

export interface PictureFacts {
  readonly mimeType: "image/jpeg" | "image/png" | "image/webp";
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Decodes every pixel of a result and holds it against what was asked for: both sides must be those of `frameSize`.
 *
 * @returns the picture's facts, or `invalid_output` with what was wrong
 */
export async function checkOutput(
  bytes: Uint8Array,
  quality: Quality,
  ratio: Ratio,
): Promise<{ ok: true; facts: PictureFacts } | { ok: false; failure: EngineFailure }> {
  const wrong = (detail: string) => ({ ok: false, failure: { code: "invalid_output", detail } }) as const;
  if (bytes.byteLength === 0) return wrong("no bytes");
  if (bytes.byteLength > MAX_OUTPUT_BYTES) return wrong(`${bytes.byteLength} bytes`);

  const side = QUALITY_LONGEST_SIDE_PX[quality];
  const options = { limitInputPixels: side * side, failOn: "warning", animated: true } as const;
  try {
    const metadata = await sharp(bytes, options).metadata();
    const mimeType = MIME_TYPES[metadata.format];
    if (mimeType === undefined) return wrong(`format ${metadata.format}`);
    if ((metadata.pages ?? 1) > 1) return wrong("animated");
    const { width: widthPx, height: heightPx } = metadata;
    const wanted = frameSize(quality, ratio);
    const isWantedSize =
      Math.max(widthPx, heightPx) === side &&
      Math.abs(widthPx - wanted.widthPx) <= ROUNDING_PX &&
      Math.abs(heightPx - wanted.heightPx) <= ROUNDING_PX;
    if (!isWantedSize) {
      return wrong(`${widthPx} × ${heightPx} px instead of ${wanted.widthPx} × ${wanted.heightPx}`);
    }

    const { channels } = await sharp(bytes, options).stats();
    const alpha = metadata.hasAlpha ? channels.at(-1) : undefined;
    if (alpha?.max === 0) return wrong("fully transparent");
    if (channels.every((channel) => channel.max - channel.min <= BLANK_RANGE)) return wrong("blank");
    return { ok: true, facts: { mimeType, widthPx, heightPx } };
  } catch (error) {
    return wrong(error instanceof Error ? error.message.slice(0, 200) : "undecodable");
  }
}
