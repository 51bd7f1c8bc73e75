import { type Mp4Facts, Mp4Error, readMp4 } from "#app/platform/mp4/read-mp4.ts";
import type { Check, CheckContext, CheckResult } from "./check.ts";

/** Shopify's limits for a product's video. Source: Shopify help, "Product media types". */
const MAX_BYTES = 1_000_000_000;
const MAX_MS = 10 * 60_000;
/**
 * A key frame that takes less than this share of the largest one is black, white or cut off: of our own videos, whose
 * product is always in the frame, the smallest has more than two thirds.
 */
const MIN_KEY_FRAME_SHARE = 0.25;

/**
 * The video is what every browser plays: MP4 with H.264 in 4:2:0 and BT.709, its tables first, as large as its poster,
 * and as long as it was ordered to within a frame.
 */
export const videoFileCheck: Check = {
  id: "video-file",
  section: "platform-rules",
  scope: "picture",
  needsOrder: true,
  version: 1,
  run: ({ widthPx, heightPx }, context) =>
    judgeVideo(context, (facts, { bytes, orderedMs }) => {
      const { codec, frameCount, durationMs, chromaFormat, bitDepth, colour, isFastStart } = facts;
      const isOrdered =
        facts.widthPx === widthPx &&
        facts.heightPx === heightPx &&
        Math.abs(durationMs - orderedMs) <= durationMs / frameCount;
      const isPlayed = chromaFormat === 1 && bitDepth === 8 && colour?.matrix === 1 && isFastStart;
      return {
        outcome:
          isOrdered && isPlayed && bytes.byteLength <= MAX_BYTES && durationMs <= MAX_MS ? "pass" : "block",
        evidence: {
          codec,
          widthPx: facts.widthPx,
          heightPx: facts.heightPx,
          durationMs: Math.round(durationMs),
          orderedMs,
          frameCount,
          bytes: bytes.byteLength,
          isFastStart,
          isBt709: colour?.matrix === 1,
        },
      };
    }),
};

/** No part of the video is black or blank: it shows about as much from its beginning to its end. */
export const videoFramesCheck: Check = {
  id: "video-frames",
  section: "product-accuracy",
  scope: "picture",
  needsOrder: true,
  version: 1,
  run: (_poster, context) =>
    judgeVideo(context, (facts) => {
      const { smallestKeyFrameBytes, largestKeyFrameBytes } = facts;
      return {
        outcome: isBlankKeyFrame(facts) ? "block" : "pass",
        evidence: { smallestKeyFrameBytes, largestKeyFrameBytes, wantedShare: MIN_KEY_FRAME_SHARE },
      };
    }),
};

/** Whether one of the frames that stand for themselves is next to nothing. */
export const isBlankKeyFrame = ({ smallestKeyFrameBytes, largestKeyFrameBytes }: Mp4Facts): boolean =>
  smallestKeyFrameBytes / largestKeyFrameBytes < MIN_KEY_FRAME_SHARE;

/** Reads the video, and blocks one that can't be read. */
export function judgeVideo<Result extends CheckResult | null>(
  { video }: CheckContext,
  check: (facts: Mp4Facts, video: NonNullable<CheckContext["video"]>) => Result,
): Result | CheckResult {
  if (video === undefined) throw new Error("this check is for videos");
  try {
    return check(readMp4(video.bytes), video);
  } catch (error) {
    if (!(error instanceof Mp4Error)) throw error;
    return { outcome: "block", evidence: { error: "not-decodable", problem: error.message } };
  }
}
