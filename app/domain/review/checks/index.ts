import type { Finding } from "../schemas.ts";
import type { Check, CheckContext, CheckResult } from "./check.ts";
import { decodePicture, type DecodedPicture } from "./decode.ts";
import { dimensionsCheck } from "./dimensions.ts";
import { fillCheck } from "./fill.ts";
import { formatCheck } from "./format.ts";
import { outlineCheck } from "./outline.ts";
import { productColoursCheck } from "./product-colours.ts";
import { videoFileCheck, videoFramesCheck } from "./video.ts";
import { whiteBorderCheck } from "./white-border.ts";

/** Every check, in the order in which findings are shown. */
export const CHECKS: readonly Check[] = [
  outlineCheck,
  productColoursCheck,
  dimensionsCheck,
  formatCheck,
  whiteBorderCheck,
  fillCheck,
];

/** A video's poster is judged like a picture, its own file by itself. */
export const VIDEO_CHECKS: readonly Check[] = [
  ...CHECKS.filter((check) => check !== formatCheck),
  videoFileCheck,
  videoFramesCheck,
];

/** Longest time for one check. They take milliseconds; this is for the one that waits for something. */
const CHECK_DEADLINE_MS = 15_000;

/**
 * Runs all checks on a delivered file, or on a video's poster, which is decoded once. Never throws: a file that cannot be decoded, and a check
 * that crashes or takes too long, block, with the cause in the evidence.
 * @param bytes hostile until decoded
 */
export async function runChecks(
  bytes: Uint8Array,
  context: CheckContext,
  checks: readonly Check[] = context.video ? VIDEO_CHECKS : CHECKS,
): Promise<Finding[]> {
  const decoding = await decodePicture(bytes);
  return Promise.all(
    checks.map(async (check) => {
      const result: CheckResult = decoding.ok
        ? await runOne(check, decoding.picture, context)
        : { outcome: "block", evidence: { error: decoding.reason, bytes: bytes.length } };
      return {
        checkId: check.id,
        checkVersion: check.version,
        section: check.section,
        outcome: result.outcome,
        evidence: { ...result.evidence, ...(result.boxes ? { boxes: result.boxes } : {}) },
      };
    }),
  );
}

async function runOne(check: Check, picture: DecodedPicture, context: CheckContext): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<CheckResult>((resolve) => {
      timer = setTimeout(
        () => resolve({ outcome: "block", evidence: { error: "deadline", deadlineMs: CHECK_DEADLINE_MS } }),
        CHECK_DEADLINE_MS,
      );
    });
    return await Promise.race([check.run(picture, context), late]);
  } catch (error) {
    return { outcome: "block", evidence: { error: error instanceof Error ? error.name : "unknown" } };
  } finally {
    clearTimeout(timer);
  }
}

export type { CheckContext } from "./check.ts";
