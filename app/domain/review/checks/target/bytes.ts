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
  wanted: `at most ${megabytes(maxBytes)}`,
  found: megabytes(bytes),
  figures: { bytes, maxBytes },
});

const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${Math.round(bytes / 10_000) / 100} MB`;
