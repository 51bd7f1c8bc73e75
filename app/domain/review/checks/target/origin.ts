import { ruleOf } from "../../rules/platform-rules.ts";
import type { Check } from "../check.ts";
import { saysGenerated, sourceTypeOf } from "../source-type.ts";
import { answer } from "./asked.ts";

/**
 * A picture that a generative model painted says so in its metadata, where the place asks for that. Of a picture that
 * was only scaled and composed it is not asked; of a file that wasn't made here nobody knows, so a missing word is a note.
 */
export const targetOriginCheck: Check = {
  id: "target-origin",
  section: "platform-rules",
  scope: "target",
  version: 1,
  run({ xmp }, { target, evidence, isForeign }) {
    const rule = ruleOf(target);
    if (!rule.picture.mustTellOrigin) return null;
    const said = sourceTypeOf(xmp);
    const isGenerated = evidence["paintsProduct"] === true;
    return answer(rule, [
      {
        rule: "image.metadata_required",
        isMet: isForeign ? said !== null : !isGenerated || saysGenerated(said),
        wanted: isGenerated ? { says: "originGenerated" } : { says: "origin" },
        found: said === null ? { says: "noOrigin" } : { says: "saysOrigin", type: said },
        ...(isForeign && { isAdvice: true }),
        figures: { digitalSourceType: said ?? "none", isGenerated },
      },
    ]);
  },
};
