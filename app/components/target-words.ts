/** What a place asks of a picture, in sentences. Pure. */
import type { Outcome } from "../domain/review/schemas.ts";

export const TARGET_CHECK_TITLES: Readonly<Record<string, string>> = {
  "target-known": "What is known of this place",
  "target-ratio": "Proportions",
  "target-pixels": "Pixels",
  "target-bytes": "File size",
  "target-format": "Format",
  "target-background": "Background",
  "target-fill": "How much the product fills",
  "target-crop": "Whole product",
  "target-border": "Border",
  "target-transparency": "Transparency",
  "target-origin": "Says how it was made",
  "target-video-file": "Video format",
  "target-video-duration": "Length",
  "target-video-pixels": "Video size",
  "target-video-ratio": "Video proportions",
  "target-video-rate": "Frame rate",
  "target-video-frames": "Video frames",
};

/** What a place asks for, and what was found. */
export function targetSentence({
  checkId,
  outcome,
  evidence,
}: {
  readonly checkId: string;
  readonly outcome: Outcome;
  readonly evidence: Readonly<Record<string, unknown>>;
}): string {
  const text = (name: string): string | null => {
    const value = evidence[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const platform = text("platform") ?? "This place";
  if (checkId === "target-known")
    return knownSentence(platform, outcome, text("notFound"), text("confidence"));
  if (evidence["notJudged"] !== undefined)
    return `${platform} has a rule here that couldn't be measured here.`;
  const [wanted, found, readOn] = [text("wanted"), text("found"), text("readOn")];
  if (wanted === null || found === null)
    return outcome === "pass" ? "Nothing was found." : "Look at this before you publish.";
  const read = readOn === null ? "" : ` (read ${readOn})`;
  return outcome === "pass"
    ? `${platform} asks for ${wanted}${read}. Found: ${found}.`
    : `${platform} asks for ${wanted}${read}, but this is ${found}.`;
}

function knownSentence(
  platform: string,
  outcome: Outcome,
  notFound: string | null,
  confidence: string | null,
): string {
  if (confidence === "low")
    return `The rules of ${platform} that we found aren't official. They are notes, and prove nothing.`;
  if (outcome !== "pass")
    return `We found no rules of ${platform} for this kind of file, so nothing is certified.`;
  return notFound === null
    ? `The rules of ${platform} are known.`
    : `The rules of ${platform} are known, but no figure was found for: ${notFound}.`;
}
