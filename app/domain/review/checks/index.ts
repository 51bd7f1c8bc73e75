import { isVouched, type PlatformRule, ruleOf } from "../rules/platform-rules.ts";
import type { Finding, Medium, Target } from "../schemas.ts";
import { addedTextCheck } from "./added-text.ts";
import { blankCheck } from "./blank.ts";
import type { Check, CheckContext, CheckResult, PictureFacts } from "./check.ts";
import { claimsCheck } from "./claims.ts";
import { decodePicture, type Decoding } from "./decode.ts";
import { dimensionsCheck } from "./dimensions.ts";
import { fileNameCheck } from "./file-name.ts";
import { fillCheck } from "./fill.ts";
import { formatCheck } from "./format.ts";
import { lookCloser } from "./look-closer.ts";
import { missingPartsCheck } from "./missing-parts.ts";
import { outlineCheck } from "./outline.ts";
import { productColoursCheck } from "./product-colours.ts";
import { provenanceCheck } from "./provenance.ts";
import { sameProductCheck } from "./same-product.ts";
import { sharpnessCheck } from "./sharpness.ts";
import { silhouetteCheck } from "./silhouette.ts";
import { TARGET_CHECKS, TARGET_VIDEO_CHECKS } from "./target/index.ts";
import { targetKnownCheck } from "./target/known.ts";
import { textReadCheck } from "./text-read.ts";
import { videoFileCheck, videoFramesCheck } from "./video.ts";
import { watermarkCheck } from "./watermark.ts";
import { whiteBorderCheck } from "./white-border.ts";

/** Every check of a picture, in the order in which findings are shown. */
export const CHECKS: readonly Check[] = [
  outlineCheck,
  productColoursCheck,
  silhouetteCheck,
  missingPartsCheck,
  sameProductCheck,
  sharpnessCheck,
  blankCheck,
  addedTextCheck,
  textReadCheck,
  watermarkCheck,
  dimensionsCheck,
  formatCheck,
  whiteBorderCheck,
  fillCheck,
  claimsCheck,
  fileNameCheck,
  provenanceCheck,
  ...TARGET_CHECKS,
];

/** A video's poster is judged like a picture, its own file by itself. */
export const VIDEO_CHECKS: readonly Check[] = [
  outlineCheck,
  productColoursCheck,
  silhouetteCheck,
  missingPartsCheck,
  sameProductCheck,
  sharpnessCheck,
  blankCheck,
  addedTextCheck,
  textReadCheck,
  watermarkCheck,
  dimensionsCheck,
  whiteBorderCheck,
  fillCheck,
  videoFileCheck,
  videoFramesCheck,
  claimsCheck,
  fileNameCheck,
  ...TARGET_VIDEO_CHECKS,
];

export const checksOf = (medium: Medium): readonly Check[] => (medium === "video" ? VIDEO_CHECKS : CHECKS);

/** Longest time for one check. They take milliseconds; this is for the one that waits for something. */
const CHECK_DEADLINE_MS = 15_000;

/** What was found of a picture itself, and of it at each place. */
export interface Reviewed {
  readonly any: readonly Finding[];
  readonly byTarget: ReadonlyMap<Target, readonly Finding[]>;
}

/**
 * Runs all checks on a delivered file, or on a video's poster, which is decoded once for all places. Never throws: a file
 * that cannot be decoded, and a check that crashes or takes too long, block, with the cause in the evidence; at a place
 * whose rules can't be trusted nothing blocks.
 * @param bytes hostile until decoded; null: the file is gone
 */
export async function reviewBytes(
  bytes: Uint8Array | null,
  facts: PictureFacts,
  targets: readonly Target[],
  checks: readonly Check[] = checksOf(facts.video ? "video" : "picture"),
): Promise<Reviewed> {
  const decoding = bytes === null ? GONE : await decodePicture(bytes);
  const seen = decoding.ok ? await lookCloser(decoding.picture, facts) : facts;
  const run = (check: Check, target: Target) => runOne(check, decoding, { ...seen, target });
  const of = async (scope: Check["scope"], target: Target) =>
    (
      await Promise.all(checks.filter((check) => check.scope === scope).map((check) => run(check, target)))
    ).filter((finding) => finding !== null);
  const byTarget = new Map<Target, readonly Finding[]>();
  for (const target of targets) byTarget.set(target, await of("target", target));
  return { any: await of("picture", targets[0] ?? "shopify"), byTarget };
}

/** The findings that make the verdict for `context.target`: of the picture itself, then of the place. */
export async function runChecks(
  bytes: Uint8Array,
  { target, ...facts }: CheckContext,
  checks?: readonly Check[],
): Promise<Finding[]> {
  const { any, byTarget } = await reviewBytes(bytes, facts, [target], checks);
  return [...any, ...(byTarget.get(target) ?? [])];
}

const GONE = { ok: false, reason: "file-missing" } as const;

async function runOne(
  check: Check,
  decoding: Decoding | typeof GONE,
  context: CheckContext,
): Promise<Finding | null> {
  const rule = check.scope === "target" ? ruleOf(context.target) : null;
  // One word from each place is enough when nothing can be seen.
  if (!decoding.ok && rule !== null && check !== targetKnownCheck) return null;
  const result: CheckResult | null = decoding.ok
    ? await inTime(check, decoding.picture, context)
    : { outcome: "block", evidence: { error: decoding.reason } };
  if (result === null) return null;
  const { outcome, evidence, boxes } = rule === null ? result : trusted(result, rule, context);
  return {
    checkId: check.id,
    checkVersion: check.version,
    ruleVersion: rule?.version ?? 0,
    section: check.section,
    outcome,
    evidence: { ...evidence, ...(boxes ? { boxes } : {}) },
  };
}

/** What is not certain is a note at most. */
const trusted = (result: CheckResult, rule: PlatformRule, { video }: CheckContext): CheckResult =>
  result.outcome === "pass" || isVouched(rule, video ? "video" : "picture")
    ? result
    : { ...result, outcome: "warn" };

async function inTime(
  check: Check,
  picture: Extract<Decoding, { ok: true }>["picture"],
  context: CheckContext,
): Promise<CheckResult | null> {
  if (check.needsOrder && context.isForeign) return { outcome: "pass", evidence: { notJudged: "no-order" } };
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
