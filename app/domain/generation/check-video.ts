/** Opens a video that an engine made, as far as it can be opened without decoding it: hostile bytes meet no decoder. */
import { type Mp4Facts, readMp4 } from "#app/platform/mp4/read-mp4.ts";
import { VIDEO_SECONDS, frameSize, type Ratio, type VideoQuality } from "./schemas.ts";

/** Largest video that is opened, in bytes: three times what our most detailed ten seconds take. */
export const MAX_VIDEO_BYTES = 100_000_000;
/** A blank key frame of 1080 × 1080 px takes less than 2 kB, one with a product tens of them. */
const MIN_KEY_FRAME_BYTES = 4_000;
const FRAMES_PER_SECOND = { least: 23, most: 61 };

/**
 * Holds a video against what was asked for: an MP4 with H.264 in 4:2:0 and BT.709, of the frame's size and the quality's
 * length to within a frame, its tables first, and not blank.
 *
 * @returns its facts, or in words what is wrong
 */
export function checkVideo(
  bytes: Uint8Array,
  quality: VideoQuality,
  ratio: Ratio,
): { ok: true; facts: Pick<Mp4Facts, "widthPx" | "heightPx" | "durationMs"> } | { ok: false; wrong: string } {
  const wrong = (text: string) => ({ ok: false, wrong: text }) as const;
  if (bytes.byteLength > MAX_VIDEO_BYTES) return wrong(`${bytes.byteLength} bytes`);
  let facts: Mp4Facts;
  try {
    facts = readMp4(bytes);
  } catch (error) {
    return wrong(error instanceof Error ? error.message.slice(0, 200) : "unreadable");
  }
  const wanted = frameSize(quality, ratio);
  const { widthPx, heightPx, frameCount, durationMs, colour } = facts;
  if (widthPx !== wanted.widthPx || heightPx !== wanted.heightPx)
    return wrong(`${widthPx} × ${heightPx} px instead of ${wanted.widthPx} × ${wanted.heightPx}`);
  const frameMs = durationMs / frameCount;
  const wantedMs = VIDEO_SECONDS[quality] * 1_000;
  if (Math.abs(durationMs - wantedMs) > frameMs) return wrong(`${durationMs} ms instead of ${wantedMs}`);
  if (frameMs > 1_000 / FRAMES_PER_SECOND.least || frameMs < 1_000 / FRAMES_PER_SECOND.most)
    return wrong(`${frameCount} frames in ${durationMs} ms`);
  if (facts.chromaFormat !== 1 || facts.bitDepth !== 8) return wrong("not 8-bit 4:2:0");
  if (colour?.primaries !== 1 || colour.transfer !== 1 || colour.matrix !== 1 || colour.isFullRange)
    return wrong("not tagged as BT.709 in narrow range");
  if (!facts.isFastStart) return wrong("its tables come last");
  if (facts.largestKeyFrameBytes < MIN_KEY_FRAME_BYTES) return wrong("blank");
  return { ok: true, facts: { widthPx, heightPx, durationMs } };
}
