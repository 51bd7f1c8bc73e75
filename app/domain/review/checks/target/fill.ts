import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, sourceOf } from "./asked.ts";
import { productOf } from "./product.ts";

/** A hard contact shadow and resampling move the measured box by up to 6 px of 1,024. */
const TOLERANCE = 0.006;

/**
 * The product takes up as much of the frame as the place asks for, on the side that it reaches first. On a plain
 * backdrop the pixels settle it; in a scene the engine's word is all there is, so a breach is for a person there.
 */
export const targetFillCheck: Check = {
  id: "target-fill",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(picture, context) {
    const rule = ruleOf(context.target);
    const { minFill, maxFill } = rule.picture;
    if (minFill === null && maxFill === null) return null;
    const found = productOf(picture, context);
    if (found.by === "unknown")
      return { outcome: "pass", evidence: { notJudged: "no-plain-background", ...sourceOf(rule) } };
    const box = found.by === "none" ? null : found.box;
    const fill = box === null ? 0 : Math.max(box.widthPx / picture.widthPx, box.heightPx / picture.heightPx);
    const told = {
      rule: "image.min_fill",
      found:
        box === null ? ({ says: "noProduct" } as const) : ({ says: "fill", share: percent(fill) } as const),
      isExact: found.by !== "engine",
      figures: { fillRatio: Math.round(fill * 10_000) / 10_000, measuredBy: found.by },
      ...(box && { boxes: [box] }),
    };
    return answer(rule, [
      minFill === null
        ? null
        : {
            ...told,
            isMet: fill >= minFill - TOLERANCE,
            wanted: { says: "fillLeast", share: percent(minFill) },
          },
      maxFill === null
        ? null
        : {
            ...told,
            isMet: fill <= maxFill + TOLERANCE,
            wanted: { says: "fillMost", share: percent(maxFill) },
          },
    ]);
  },
};

const percent = (share: number): number => Math.round(share * 1_000) / 10;
