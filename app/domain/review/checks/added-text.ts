import type { Check } from "./check.ts";
import { notJudged } from "./not-judged.ts";

/** Most boxes that a finding carries. */
const MOST_BOXES = 24;

/** Whether there is writing in the picture that its source has not: slogans, prices, marks. A person says if it belongs there. */
export const addedTextCheck: Check = {
  id: "added-text",
  section: "text-and-logo",
  version: 3,
  scope: "picture",
  run(_picture, context) {
    const { addedText = "no-text-reader" } = context;
    if (typeof addedText === "string") return notJudged(addedText, context);
    const { boxes } = addedText;
    if (boxes.length === 0) return { outcome: "pass", evidence: { addedTexts: 0 } };
    return { outcome: "person", evidence: { addedTexts: boxes.length }, boxes: boxes.slice(0, MOST_BOXES) };
  },
};
