/** Browser-safe face of the review room: sections, outcomes, verdicts and inputs. */
import { z } from "zod";
import { storableText } from "#app/platform/schemas.ts";

/** Where a picture is to be shown; its rules decide. */
export const TARGETS = ["shopify"] as const;
export type Target = (typeof TARGETS)[number];

/** The five sections of the checklist, in the order in which they are shown. */
export const SECTIONS = [
  "product-accuracy",
  "text-and-logo",
  "platform-rules",
  "ad-compliance",
  "file-management",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What one check says. `person`: a machine cannot settle it. */
export const OUTCOMES = ["pass", "warn", "person", "block"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What all checks and the newest decision say together; `unchecked`: no check has run yet. */
export type Verdict = Outcome | "unchecked";

export const DECISIONS = ["accept", "reject"] as const;
export type Decision = (typeof DECISIONS)[number];

export const decideSchema = z.strictObject({
  assetId: z.uuid(),
  target: z.enum(TARGETS),
  decision: z.enum(DECISIONS),
  /** Why, in the person's words; kept with the decision. */
  reason: storableText().trim().min(1).max(2_000),
});

/** One check's finding about one picture. */
export interface Finding {
  readonly checkId: string;
  readonly checkVersion: number;
  readonly section: Section;
  readonly outcome: Outcome;
  /** Figures and boxes that show why; shape by check. */
  readonly evidence: Readonly<Record<string, unknown>>;
}
