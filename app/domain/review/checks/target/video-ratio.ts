import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { judgeVideo } from "../video.ts";
import { answer } from "./asked.ts";
import { askedRatio } from "./ratio.ts";

/** The video has proportions that the place takes. */
export const targetVideoRatioCheck: Check = {
  id: "target-video-ratio",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_poster, context) {
    const rule = ruleOf(context.target);
    const { ratios } = rule.video;
    return (
      ratios && judgeVideo(context, (size) => answer(rule, [askedRatio("video.aspect_ratio", size, ratios)]))
    );
  },
};
