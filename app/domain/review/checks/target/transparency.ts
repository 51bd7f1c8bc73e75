import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer } from "./asked.ts";

/** Nothing shines through where the place shows it as black, or asks for an opaque file. */
export const targetTransparencyCheck: Check = {
  id: "target-transparency",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ channels, data, format }, { target }) {
    const rule = ruleOf(target);
    const { transparency, formats } = rule.picture;
    const mustBeOpaque = formats?.find((taken) => taken.format === format)?.mustBeOpaque === true;
    if (transparency === null && !mustBeOpaque) return null;
    let clearPixels = 0;
    if (channels === 4) for (let i = 3; i < data.length; i += 4) if (data[i]! < 255) clearPixels++;
    return answer(rule, [
      {
        rule: "alpha channel",
        isMet: clearPixels === 0,
        wanted: transparency?.includes("black") ? { says: "opaqueElseBlack" } : { says: "opaque" },
        found: clearPixels === 0 ? { says: "opaque" } : { says: "clearPixels", count: clearPixels },
        figures: { clearPixels },
      },
    ]);
  },
};
