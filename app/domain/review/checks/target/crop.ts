import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { answer, howAsked } from "./asked.ts";
import { productOf } from "./product.ts";

const RULE = "product cut by the frame";

/** The frame doesn't cut the product. Only pixels on a plain backdrop can say so. */
export const targetCropCheck: Check = {
  id: "target-crop",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run(picture, context) {
    const rule = ruleOf(context.target);
    if (!howAsked(rule, RULE)) return null;
    const found = productOf(picture, context);
    if (found.by !== "pixels") return null;
    const { box } = found;
    const isCut =
      box.left === 0 ||
      box.top === 0 ||
      box.left + box.widthPx === picture.widthPx ||
      box.top + box.heightPx === picture.heightPx;
    return answer(rule, [
      {
        rule: RULE,
        isMet: !isCut,
        wanted: { says: "wholeProduct" },
        found: { says: isCut ? "cutProduct" : "wholeProduct" },
        boxes: [box],
      },
    ]);
  },
};
