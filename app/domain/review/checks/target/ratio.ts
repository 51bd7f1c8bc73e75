import type { Phrase } from "../../phrases.ts";
import type { RatioRange } from "../../rules/figures.ts";
import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, type Asked } from "./asked.ts";

/** Half a percent: what rounding to whole pixels takes from small pictures. */
const USUAL_TOLERANCE = 0.005;

/** The picture has proportions that the place takes. */
export const targetRatioCheck: Check = {
  id: "target-ratio",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(size, { target }) {
    const rule = ruleOf(target);
    const { ratios, ratioTolerance } = rule.picture;
    return answer(rule, [
      ratios && askedRatio("image.aspect_ratios", size, ratios, ratioTolerance ?? USUAL_TOLERANCE),
    ]);
  },
};

/** One of several proportions, each up to a share off. */
export function askedRatio(
  rule: string,
  size: { readonly widthPx: number; readonly heightPx: number },
  ratios: readonly RatioRange[],
  tolerance = USUAL_TOLERANCE,
): Asked {
  const ratio = size.widthPx / size.heightPx;
  const isMet = ratios.some(
    ({ from, to }) => ratio >= from * (1 - tolerance) && ratio <= to * (1 + tolerance),
  );
  return {
    rule,
    isMet,
    wanted: { or: ratios.map(ratioPhrase) },
    found: { says: "sizeAndRatio", width: size.widthPx, height: size.heightPx, ratio: figure(ratio) },
    figures: { widthPx: size.widthPx, heightPx: size.heightPx },
  };
}

const figure = (ratio: number): number => Math.round(ratio * 1_000) / 1_000;

function ratioPhrase({ from, to }: RatioRange): Phrase {
  if (to === Infinity) return { says: "squareOrWider" };
  if (from === to) return { says: "ratio", ratio: figure(from) };
  return { says: "ratios", from: figure(from), to: figure(to) };
}
