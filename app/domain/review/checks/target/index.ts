import type { Check } from "../check.ts";
import { targetBackgroundCheck } from "./background.ts";
import { targetBorderCheck } from "./border.ts";
import { targetBytesCheck } from "./bytes.ts";
import { targetCropCheck } from "./crop.ts";
import { targetFillCheck } from "./fill.ts";
import { targetFormatCheck } from "./format.ts";
import { targetKnownCheck } from "./known.ts";
import { targetOriginCheck } from "./origin.ts";
import { targetPixelsCheck } from "./pixels.ts";
import { targetRatioCheck } from "./ratio.ts";
import { targetTransparencyCheck } from "./transparency.ts";
import { targetVideoDurationCheck } from "./video-duration.ts";
import { targetVideoFileCheck } from "./video-file.ts";
import { targetVideoFramesCheck } from "./video-frames.ts";
import { targetVideoPixelsCheck } from "./video-pixels.ts";
import { targetVideoRateCheck } from "./video-rate.ts";
import { targetVideoRatioCheck } from "./video-ratio.ts";

/** What places ask of a picture, in the order in which it is shown. */
export const TARGET_CHECKS: readonly Check[] = [
  targetKnownCheck,
  targetRatioCheck,
  targetPixelsCheck,
  targetBytesCheck,
  targetFormatCheck,
  targetBackgroundCheck,
  targetFillCheck,
  targetCropCheck,
  targetBorderCheck,
  targetTransparencyCheck,
  targetOriginCheck,
];

/** What places ask of a video. */
export const TARGET_VIDEO_CHECKS: readonly Check[] = [
  targetKnownCheck,
  targetVideoFileCheck,
  targetVideoDurationCheck,
  targetVideoPixelsCheck,
  targetVideoRatioCheck,
  targetVideoRateCheck,
  targetVideoFramesCheck,
];
