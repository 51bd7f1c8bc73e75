/** Opens what an engine made. An engine reports success for empty, broken or blank bytes too: nothing is stored unseen. */
import sharp from "sharp";
import { isSameColour } from "../review/schemas.ts";
import { checkVideo } from "./check-video.ts";
import { fileRules } from "./platforms.ts";
import type { EngineFailure, EngineOutput } from "./ports.ts";
import {
  type FileFormat,
  type FileRules,
  frameSize,
  isVideo,
  type Quality,
  type Ratio,
  type VideoQuality,
} from "./schemas.ts";

/** Largest result that is opened, in bytes: an uncompressed Ultra picture with alpha. */
const MAX_OUTPUT_BYTES = 4096 * 4096 * 4;
const MIME_TYPES: Readonly<Record<FileFormat, PictureFacts["mimeType"]>> = {
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

/** A video, and the still picture that stands for it. */
export interface VideoFacts {
  readonly mimeType: "video/mp4";
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number;
  readonly poster: { readonly bytes: Uint8Array; readonly mimeType: PictureFacts["mimeType"] };
}

type Checked<Facts> = { ok: true; facts: Facts } | { ok: false; failure: EngineFailure };
const wrong = (detail: string) => ({ ok: false, failure: { code: "invalid_output", detail } }) as const;

/**
 * Holds a result against what was asked for. A picture is decoded to its last pixel, and its file must be one that all
 * of its platforms take; a video is read without a decoder, and its poster is decoded.
 *
 * @param asked `rules`, for pictures, left out: what Shopify takes
 * @returns its facts, or `invalid_output` with what was wrong
 */
export async function checkOutput(
  { bytes, poster }: Pick<EngineOutput, "bytes" | "poster">,
  {
    quality,
    ratio,
    rules = fileRules([]),
  }: { readonly quality: Quality; readonly ratio: Ratio; readonly rules?: FileRules },
): Promise<Checked<PictureFacts | VideoFacts>> {
  if (bytes.byteLength === 0) return wrong("no bytes");
  return isVideo(quality)
    ? checkVideoOutput(bytes, poster, quality, ratio)
    : checkPicture(bytes, frameSize(quality, ratio), rules);
}

async function checkVideoOutput(
  bytes: Uint8Array,
  poster: Uint8Array | undefined,
  quality: VideoQuality,
  ratio: Ratio,
): Promise<Checked<VideoFacts>> {
  const video = checkVideo(bytes, quality, ratio);
  if (!video.ok) return wrong(video.wrong);
  if (poster === undefined || poster.byteLength === 0) return wrong("no poster");
  const still = await checkPicture(poster, video.facts, fileRules([]));
  if (!still.ok) return wrong(`poster: ${still.failure.detail}`);
  const { mimeType } = still.facts;
  return { ok: true, facts: { mimeType: "video/mp4", ...video.facts, poster: { bytes: poster, mimeType } } };
}

async function checkPicture(
  bytes: Uint8Array,
  wanted: { readonly widthPx: number; readonly heightPx: number },
  rules: FileRules,
): Promise<Checked<PictureFacts>> {
  if (bytes.byteLength > MAX_OUTPUT_BYTES) return wrong(`${bytes.byteLength} bytes`);

  const side = Math.max(wanted.widthPx, wanted.heightPx);
  const options = { limitInputPixels: side * side, failOn: "warning", animated: true } as const;
  try {
    const metadata = await sharp(bytes, options).metadata();
    const format = rules.formats.find((one) => one === metadata.format);
    if (format === undefined) return wrong(`format ${metadata.format}`);
    if (bytes.byteLength > rules.maxBytes)
      return wrong(`${bytes.byteLength} bytes of at most ${rules.maxBytes}`);
    if ((metadata.pages ?? 1) > 1) return wrong("animated");
    const { width: widthPx, height: heightPx } = metadata;
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
    return { ok: true, facts: { mimeType: MIME_TYPES[format], widthPx, heightPx } };
  } catch (error) {
    return wrong(error instanceof Error ? error.message.slice(0, 200) : "undecodable");
  }
}

/**
 * An engine that doesn't paint the product proves it for each result: the figures of `isSameColour`, in its evidence.
 * One that may paint proves nothing; its results go to a person.
 *
 * @returns `invalid_output` when the proof is missing or says that the colours changed
 */
export function checkColours(
  { evidence }: Pick<EngineOutput, "evidence">,
  paintsProduct: boolean,
): EngineFailure | null {
  if (paintsProduct) return null;
  const { colourDifferenceMean: mean, colourDifferenceP99: p99 } = evidence;
  if (typeof mean !== "number" || typeof p99 !== "number")
    return { code: "invalid_output", detail: "no proof of the product's colours" };
  if (isSameColour({ mean, p99 })) return null;
  return { code: "invalid_output", detail: `colours differ by ${mean}, 99th percentile ${p99}` };
}
