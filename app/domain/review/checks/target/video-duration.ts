import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { judgeVideo } from "../video.ts";
import { answer } from "./asked.ts";

/** The video is neither too short nor too long, to within a frame. */
export const targetVideoDurationCheck: Check = {
  id: "target-video-duration",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_poster, context) {
    const rule = ruleOf(context.target);
    const { minSeconds, maxSeconds } = rule.video;
    if (minSeconds === null && maxSeconds === null) return null;
    return judgeVideo(context, ({ durationMs, frameCount }) => {
      const frameMs = durationMs / frameCount;
      const told = {
        rule: "video.duration",
        found: { says: "seconds", seconds: Math.round(durationMs / 100) / 10 } as const,
        figures: { durationMs: Math.round(durationMs) },
      };
      return answer(rule, [
        minSeconds === null
          ? null
          : {
              ...told,
              isMet: durationMs >= minSeconds * 1_000 - frameMs,
              wanted: { says: "leastSeconds", seconds: minSeconds },
            },
        maxSeconds === null
          ? null
          : {
              ...told,
              isMet: durationMs <= maxSeconds * 1_000 + frameMs,
              wanted: { says: "mostSeconds", seconds: maxSeconds },
            },
      ]);
    });
  },
};
