import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, howAsked } from "./asked.ts";

const RULE = "placeholder";
/** Fewer levels of 255 than this between the darkest and the lightest pixel of every channel is one colour. */
const LEAST_SPREAD = 8;

/** The picture shows something: it is not of a single colour. */
export const targetBlankCheck: Check = {
  id: "target-blank",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ channels, data }, { target }) {
    const rule = ruleOf(target);
    if (!howAsked(rule, RULE)) return null;
    let spread = 0;
    for (let c = 0; c < 3; c++) {
      let [least, most] = [255, 0];
      for (let i = c; i < data.length; i += channels) {
        if (channels === 4 && data[i - c + 3] === 0) continue;
        const level = data[i]!;
        if (level < least) least = level;
        if (level > most) most = level;
      }
      spread = Math.max(spread, most - least);
    }
    return answer(rule, [
      {
        rule: RULE,
        isMet: spread >= LEAST_SPREAD,
        wanted: "a picture of the product",
        found: spread >= LEAST_SPREAD ? "a picture" : "one colour",
        figures: { spread },
      },
    ]);
  },
};
