import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { judgeVideo } from "../video.ts";
import { answer } from "./asked.ts";

/** 29.97 and 30 frames a second are told apart, the rounding of times in the file is not. */
const TOLERANCE = 0.01;

/** The video has a frame rate that the place takes. */
export const targetVideoRateCheck: Check = {
  id: "target-video-rate",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_poster, context) {
    const rule = ruleOf(context.target);
    const { framesPerSecond } = rule.video;
    if (framesPerSecond === null) return null;
    return judgeVideo(context, ({ frameCount, durationMs }) => {
      const rate = (frameCount * 1_000) / durationMs;
      return answer(rule, [
        {
          rule: "video.fps",
          isMet: framesPerSecond.some((taken) => Math.abs(taken - rate) <= TOLERANCE),
          wanted: { says: "rates", rates: framesPerSecond },
          found: { says: "rate", rate: Math.round(rate * 1_000) / 1_000 },
        },
      ]);
    });
  },
};
