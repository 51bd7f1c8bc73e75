/** The words for what the rooms call otherwise. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { VIDEO_PRICE_CREDITS } from "../domain/credits/prices.ts";
import type { Quality } from "../domain/generation/schemas.ts";
import type { Outcome, Verdict } from "../domain/review/schemas.ts";
import type { RunCounts } from "./run-figures.ts";
import { type Toned, toned } from "./toned.ts";

export type { Tone } from "./toned.ts";

export const QUALITY_WORDS: Readonly<Record<Quality, string>> = wordsByName({
  standard: "words.quality.standard",
  hd: "words.quality.hd",
  ultra: "words.quality.ultra",
  "video-5": "words.quality.video-5",
  "video-10": "words.quality.video-10",
});

export const VIDEO_WORDS: Readonly<Record<keyof typeof VIDEO_PRICE_CREDITS, string>> = wordsByName({
  "5s": "words.length.5s",
  "10s": "words.length.10s",
});

export const VERDICT_WORDS: Readonly<Record<Verdict, Toned>> = {
  pass: toned("words.verdict.pass", "success"),
  warn: toned("words.verdict.warn", "success"),
  person: toned("words.verdict.person", "attention"),
  block: toned("words.verdict.block", "critical"),
  unchecked: toned("words.verdict.unchecked", "info"),
};

/** How far the rules of a place can be trusted. */
export const CONFIDENCE_WORDS = {
  high: toned("words.confidence.high", "success"),
  medium: toned("words.confidence.medium", "info"),
  low: toned("words.confidence.low", "attention"),
} as const satisfies Record<string, Toned>;

const NOT_VOUCHED = toned("words.notVouched", "info");

/** The verdict at a place. Where its rules can't be vouched for, no pass is shown as one. */
export const placeVerdictWords = ({
  verdict,
  isVouched,
}: {
  readonly verdict: Verdict;
  readonly isVouched: boolean;
}): Toned =>
  !isVouched && (verdict === "pass" || verdict === "warn") ? NOT_VOUCHED : VERDICT_WORDS[verdict];

export const OUTCOME_WORDS: Readonly<Record<Outcome, Toned>> = {
  pass: toned("words.verdict.pass", "success"),
  warn: toned("words.outcome.warn", "attention"),
  person: toned("words.verdict.person", "attention"),
  block: toned("words.outcome.block", "critical"),
};

const RUN_WORDS = {
  running: toned("words.run.running", "info"),
  paused: toned("words.run.paused", "attention"),
  cancelling: toned("words.run.cancelling", "attention"),
  done: toned("words.run.done", "success"),
  cancelled: toned("words.run.cancelled", "warning"),
} as const satisfies Record<string, Toned>;

/** A run with its counts: green only when nothing of it failed. */
export function runWords(status: keyof typeof RUN_WORDS, { failed }: Pick<RunCounts, "failed">): Toned {
  if (status !== "done" || failed === 0) return RUN_WORDS[status];
  return { label: t("words.runFailed", { count: failed }), tone: "attention" };
}

export const SOURCE_WORDS = wordsByName({
  plan: "words.source.plan",
  welcome: "words.source.welcome",
  promotional: "words.source.promotional",
  pack: "words.source.pack",
});

export const MOVEMENT_WORDS = wordsByName({
  grant: "words.movement.grant",
  hold: "words.movement.hold",
  capture: "words.movement.capture",
  release: "words.movement.release",
  expire: "words.movement.expire",
  revoke: "words.movement.revoke",
  adjust: "words.movement.adjust",
});

/** The number of a Shopify charge, as Shopify's bills name it; null for what was not bought. */
export const chargeNumber = (chargeGid: string | null): string | null =>
  /^gid:\/\/shopify\/App\w+\/(\d{1,20})$/.exec(chargeGid ?? "")?.[1] ?? null;
