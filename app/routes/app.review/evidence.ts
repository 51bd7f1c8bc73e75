/** What of a finding's evidence can be shown: boxes on the picture, the source of its rule. Pure; evidence is no one's word. */
import { z } from "zod";
import type { Outcome } from "#app/domain/review/schemas.ts";

/** Most boxes that are drawn: more say nothing more. */
const MAX_BOXES = 50;

const boxSchema = z.object({
  left: z.number().min(0),
  top: z.number().min(0),
  widthPx: z.number().positive(),
  heightPx: z.number().positive(),
});
/** A rectangle in pixels of the result. */
export type PictureBox = z.output<typeof boxSchema>;

/** The boxes that a check drew; what is no box is left out. */
export function boxesOf(evidence: Readonly<Record<string, unknown>>): PictureBox[] {
  const boxes = evidence["boxes"];
  if (!Array.isArray(boxes)) return [];
  return boxes.slice(0, MAX_BOXES).flatMap((box) => boxSchema.safeParse(box).data ?? []);
}

/** Where the rule is written, as an https address; null when the check names none. */
export function sourceOf(evidence: Readonly<Record<string, unknown>>): string | null {
  const source = evidence["source"];
  return typeof source === "string" && URL.canParse(source) && new URL(source).protocol === "https:"
    ? source
    : null;
}

/** The findings whose boxes are drawn: those that somebody has to look at; notes only where there is nothing else. */
export function marksOf<Finding extends { readonly outcome: Outcome; readonly boxes: readonly PictureBox[] }>(
  findings: readonly Finding[],
): readonly Finding[] {
  const withBoxes = findings.filter(({ outcome, boxes }) => outcome !== "pass" && boxes.length > 0);
  const asked = withBoxes.filter(({ outcome }) => outcome !== "warn");
  return asked.length > 0 ? asked : withBoxes;
}
