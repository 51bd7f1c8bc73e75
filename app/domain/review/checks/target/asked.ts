/** What a place asks for, against what was found, as a check's answer. Pure. */
import { OUTCOMES, type Outcome } from "../../schemas.ts";
import type { Phrase } from "../../phrases.ts";
import type { CheckResult, PictureBox } from "../check.ts";
import type { PixelFigure, PlatformRule, RuleCheck } from "../../rules/platform-rules.ts";

export interface Asked {
  /** The rule as the data names it, e.g. "image.min_px": how it is checked and how bad a breach is stands there. */
  readonly rule: string;
  readonly isMet: boolean;
  /** Such as "at least 500 px on the longest side". */
  readonly wanted: Phrase;
  readonly found: Phrase;
  /** A recommendation: a breach is a note, whatever the row says of the rule. */
  readonly isAdvice?: boolean;
  /** The pixels settle it here, although the row wants somebody to look where they don't. */
  readonly isExact?: boolean;
  readonly figures?: CheckResult["evidence"];
  readonly boxes?: readonly PictureBox[];
}

/** How the row says that a rule is checked; undefined: it doesn't. */
export const howAsked = ({ checks }: PlatformRule, name: string): RuleCheck | undefined =>
  checks.find(({ rule }) => rule.startsWith(name));

/**
 * What a breach is: a block where a machine can settle the rule and the row says so; a question where a machine can only
 * raise it; a note else.
 */
export function breachOf(rule: PlatformRule, { rule: name, isAdvice, isExact }: Asked): Outcome {
  const asked = howAsked(rule, name);
  if (isAdvice || asked?.severity !== "block") return "warn";
  return asked.how === "machine" || isExact ? "block" : "person";
}

/**
 * The answer to one or several figures of the same kind: the worst of them, with its evidence; when all are met, what
 * all of them asked for.
 * @returns null when nothing was asked
 */
export function answer(rule: PlatformRule, asked: readonly (Asked | null)[]): CheckResult | null {
  const all = asked.filter((one) => one !== null);
  const broken = all
    .filter(({ isMet }) => !isMet)
    .map((one) => ({ one, outcome: breachOf(rule, one) }))
    .toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome))[0];
  const told = broken?.one ?? all[0];
  if (told === undefined) return null;
  const wanted = broken ? [told.wanted] : distinct(all.map((one) => one.wanted));
  return {
    outcome: broken?.outcome ?? "pass",
    evidence: { rule: told.rule, wanted, found: told.found, ...told.figures, ...sourceOf(rule) },
    ...(told.boxes && { boxes: told.boxes }),
  };
}

const distinct = (phrases: readonly Phrase[]): Phrase[] => [
  ...new Map(phrases.map((phrase) => [JSON.stringify(phrase), phrase])).values(),
];

/** Where a rule stands, when it was read, and how far it can be trusted. */
export const sourceOf = ({ platform, source, readOn, confidence }: PlatformRule) => ({
  platform,
  source,
  readOn,
  confidence,
});

interface SizePx {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A figure as the least or the most that a place takes, or as what it recommends. */
export const pixelPhrase = (kind: "least" | "most" | "better", figure: PixelFigure): Phrase =>
  figure.basis === "width_height"
    ? { says: `${kind}.width_height`, width: figure.w, height: figure.h }
    : { says: `${kind}.${figure.basis}`, px: figure.px };

export const sizePhrase = ({ widthPx, heightPx }: SizePx): Phrase => ({
  says: "size",
  width: widthPx,
  height: heightPx,
});

/** Whether the size reaches the figure. */
export const reaches = (size: SizePx, figure: PixelFigure): boolean =>
  compare(size, figure, (a, b) => a >= b, Math.min);
/** Whether the size stays within the figure. */
export const staysWithin = (size: SizePx, figure: PixelFigure): boolean =>
  compare(size, figure, (a, b) => a <= b, Math.max);

function compare(
  { widthPx, heightPx }: SizePx,
  figure: PixelFigure,
  holds: (found: number, wanted: number) => boolean,
  ofEach: typeof Math.min,
): boolean {
  switch (figure.basis) {
    case "width_height":
      return holds(widthPx, figure.w) && holds(heightPx, figure.h);
    case "longest_side":
      return holds(Math.max(widthPx, heightPx), figure.px);
    case "each_side":
      return holds(ofEach(widthPx, heightPx), figure.px);
    case "width":
      return holds(widthPx, figure.px);
  }
}
