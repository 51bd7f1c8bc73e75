import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { judgeVideo } from "../video.ts";
import { answer } from "./asked.ts";
import { askedBytes } from "./bytes.ts";
import { formatNames } from "./format.ts";

/** The video's container and codec are taken, and its file is no larger than the place takes. */
export const targetVideoFileCheck: Check = {
  id: "target-video-file",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(_poster, context) {
    const rule = ruleOf(context.target);
    const { containers, codecs, maxBytes } = rule.video;
    const name = "video.container";
    return judgeVideo(context, ({ codec }, { bytes }) => {
      const container = containerOf(bytes);
      const figures = { container, codec };
      return answer(rule, [
        containers && {
          rule: name,
          isMet: containers.some(({ format }) => format === container),
          wanted: formatNames(containers),
          found: container.toUpperCase(),
          figures,
        },
        codecs && {
          rule: name,
          isMet: codecs.includes(codec),
          wanted: { or: codecs.map((one) => one.toUpperCase()) },
          found: codec.toUpperCase(),
          figures,
        },
        maxBytes === null ? null : askedBytes("video.max_bytes", bytes.byteLength, maxBytes),
      ]);
    });
  },
};

/** Files of both kinds are read alike; the brand in their first box tells them apart. */
const containerOf = (bytes: Uint8Array): "mp4" | "mov" =>
  new TextDecoder("latin1").decode(bytes.subarray(8, 12)) === "qt  " ? "mov" : "mp4";
