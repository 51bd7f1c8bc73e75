import type { Target } from "../schemas.ts";

/** Laws and standards: information, and what the provenance check goes by. They are no place. */
export const LAWS = ["eu-ai-act", "new-york-synthetic-performer", "california-sb-942", "iptc-c2pa"] as const;
export type RuleId = Target | (typeof LAWS)[number];
