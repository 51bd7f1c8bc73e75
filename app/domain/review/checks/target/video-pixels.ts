import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { judgeVideo } from "../video.ts";
import { answer, pixelPhrase, reaches, sizePhrase, staysWithin } from "./asked.ts";

/** The video's frames are as large as the place asks for; what it recommends beyond that is a note. */
export const targetVideoPixelsCheck: Check = {
  id: "target-video-pixels",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_poster, context) {
    const rule = ruleOf(context.target);
    const { minPx, maxPx, recommendedPx, sizesPx } = rule.video;
    if (minPx === null && maxPx === null && recommendedPx === null && sizesPx === null) return null;
    return judgeVideo(context, ({ widthPx, heightPx }) => {
      const size = { widthPx, heightPx };
      const told = { rule: "video.resolution", found: sizePhrase(size), figures: size };
      return answer(rule, [
        minPx && { ...told, isMet: reaches(size, minPx), wanted: pixelPhrase("least", minPx) },
        maxPx && {
          ...told,
          isMet: staysWithin(turned(size, maxPx), maxPx),
          wanted: pixelPhrase("most", maxPx),
        },
        sizesPx && {
          ...told,
          isMet: sizesPx.some(([width, height]) => width === widthPx && height === heightPx),
          wanted: { or: sizesPx.map(([width, height]) => sizePhrase({ widthPx: width, heightPx: height })) },
        },
        recommendedPx && {
          ...told,
          isMet: reaches(size, recommendedPx),
          wanted: pixelPhrase("better", recommendedPx),
          isAdvice: true,
        },
      ]);
    });
  },
};

/** A largest size of 1920 × 1080 is meant for either way up. */
function turned(
  size: { readonly widthPx: number; readonly heightPx: number },
  { basis }: { readonly basis: string },
): { widthPx: number; heightPx: number } {
  const { widthPx, heightPx } = size;
  return basis === "width_height" && heightPx > widthPx ? { widthPx: heightPx, heightPx: widthPx } : size;
}
