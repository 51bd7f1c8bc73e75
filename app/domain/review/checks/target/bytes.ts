import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, type Asked } from "./asked.ts";

/** The file is no larger than the place takes. */
export const targetBytesCheck: Check = {
  id: "target-bytes",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ bytes }, { target }) {
    const rule = ruleOf(target);
    const { maxBytes } = rule.picture;
    return answer(rule, [maxBytes === null ? null : askedBytes("image.max_bytes", bytes, maxBytes)]);
  },
};

/** Limits are decimal: a megabyte is a million bytes. */
export const askedBytes = (rule: string, bytes: number, maxBytes: number): Asked => ({
  rule,
  isMet: bytes <= maxBytes,
  wanted:
    maxBytes < LEAST_MEGABYTE
      ? { says: "mostKilobytes", kilobytes: kilobytes(maxBytes) }
      : { says: "mostMegabytes", megabytes: megabytes(maxBytes) },
  found:
    bytes < LEAST_MEGABYTE
      ? { says: "kilobytes", kilobytes: kilobytes(bytes) }
      : { says: "megabytes", megabytes: megabytes(bytes) },
  figures: { bytes, maxBytes },
});

/** From here on bytes are told in megabytes. */
const LEAST_MEGABYTE = 100_000;
const kilobytes = (bytes: number): number => Math.ceil(bytes / 1_000);
const megabytes = (bytes: number): number => Math.round(bytes / 10_000) / 100;
