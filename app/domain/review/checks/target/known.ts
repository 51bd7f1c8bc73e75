import type { Phrase } from "../../phrases.ts";
import { type PlatformRule, ruleOf, speaksOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { sourceOf } from "./asked.ts";

/**
 * What is known of the place at all: every place has this finding, so that none passes by having no rules. Rules of low
 * confidence, and rows in which nothing was found, are a note: nothing is certified there.
 */
export const targetKnownCheck: Check = {
  id: "target-known",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_picture, { target, video }) {
    const rule = ruleOf(target);
    const medium = video ? "video" : "picture";
    const figures = Object.entries(rule[medium]);
    const isSilent = !speaksOf(rule, medium);
    return {
      outcome: isSilent || rule.confidence === "low" ? "warn" : "pass",
      evidence: {
        rule: "row",
        medium,
        knownFigures: isSilent
          ? 0
          : figures.filter(([, figure]) => figure !== null && figure !== false).length,
        notFound: notFound(rule, medium),
        ...sourceOf(rule),
      },
    };
  },
};

/** Figures that are looked for everywhere. */
const WANTED = [
  "minPx",
  "maxPx",
  "maxBytes",
  "formats",
  "containers",
  "ratios",
  "background",
  "codecs",
  "maxSeconds",
] as const;

/** Those of them that were looked for and not found. */
function notFound(rule: PlatformRule, medium: "picture" | "video"): Phrase[] {
  const figures: Readonly<Record<string, unknown>> = { ...rule[medium] };
  return Object.keys(figures).flatMap((figure) => {
    const name = WANTED.find((one) => one === figure);
    return name && figures[name] === null ? [{ says: `unknown.${name}` } as const] : [];
  });
}
