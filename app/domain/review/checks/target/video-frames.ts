import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import type { DecodedPicture } from "../decode.ts";
import { isBlankKeyFrame, judgeVideo } from "../video.ts";
import { answer, howAsked } from "./asked.ts";

const RULE = "black first/last frame, letterbox bars";
/** As dark as players show black, of 255. */
const BLACK = 20;
/** Bars of less than this share of the side are taken for a dark scene's edge. */
const LEAST_BAR = 0.02;

/** No part of the video is black or blank, and no bars lie beside its picture, which its poster shows. */
export const targetVideoFramesCheck: Check = {
  id: "target-video-frames",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(poster, context) {
    const rule = ruleOf(context.target);
    if (!howAsked(rule, RULE)) return null;
    return judgeVideo(context, (facts) => {
      const bars = barsOf(poster);
      return answer(rule, [
        {
          rule: RULE,
          isMet: !isBlankKeyFrame(facts),
          wanted: { says: "noBlankFrames" },
          found: { says: isBlankKeyFrame(facts) ? "blankPart" : "throughout" },
        },
        {
          rule: RULE,
          isMet: bars === null,
          wanted: { says: "noBarsBeside" },
          found: { says: bars ?? "noBars" },
        },
      ]);
    });
  },
};

/** Black on both opposite sides, and something that is not black between them. */
function barsOf({ widthPx, heightPx, channels, data }: DecodedPicture) {
  const isBlack = (x: number, y: number) => {
    const i = (y * widthPx + x) * channels;
    return data[i]! <= BLACK && data[i + 1]! <= BLACK && data[i + 2]! <= BLACK;
  };
  const blackFrom = (length: number, across: number, at: (line: number, step: number) => boolean): number => {
    let lines = 0;
    while (lines < length && Array.from({ length: across }, (_, step) => at(lines, step)).every(Boolean))
      lines++;
    return lines;
  };
  const [right, bottom] = [widthPx - 1, heightPx - 1];
  const top = blackFrom(heightPx, widthPx, (line, step) => isBlack(step, line));
  if (top === heightPx) return null; // all of it is black: no bars, and the frames are judged by themselves
  const foot = blackFrom(heightPx, widthPx, (line, step) => isBlack(step, bottom - line));
  if (Math.min(top, foot) >= LEAST_BAR * heightPx) return "barsAcross" as const;
  const left = blackFrom(widthPx, heightPx, (line, step) => isBlack(line, step));
  const end = blackFrom(widthPx, heightPx, (line, step) => isBlack(right - line, step));
  return Math.min(left, end) >= LEAST_BAR * widthPx ? ("barsBeside" as const) : null;
}
