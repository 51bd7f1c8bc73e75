import { ruleOf } from "../rules/platform-rules.ts";
import type { Check } from "./check.ts";
import { saysGenerated, sourceTypeOf } from "./source-type.ts";
import { sourceOf } from "./target/asked.ts";

/**
 * The final file says how it was made, in IPTC's words. What a generative model painted has to say so: the EU's AI Act
 * asks makers to mark it so that machines can read it. Whom that binds is a question of law, so a missing mark is a note
 * here; places that ask for it themselves block by `target-origin`.
 */
export const provenanceCheck: Check = {
  id: "provenance",
  section: "platform-rules",
  scope: "picture",
  version: 1,
  run({ xmp }, { evidence, isForeign }) {
    const said = sourceTypeOf(xmp);
    const rule = ruleOf("eu-ai-act");
    const figures = { digitalSourceType: said ?? "none", ...sourceOf(rule) };
    if (isForeign) return { outcome: "pass", evidence: { notJudged: "no-order", ...figures } };
    const isMissing = evidence["paintsProduct"] === true && !saysGenerated(said);
    return {
      outcome: isMissing ? "warn" : "pass",
      evidence: { ...figures, isGenerated: evidence["paintsProduct"] === true },
    };
  },
};
