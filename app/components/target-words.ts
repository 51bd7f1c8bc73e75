/** What a place asks of a picture, in sentences. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import type { Outcome } from "../domain/review/schemas.ts";
import { moment } from "./format.ts";

export const TARGET_CHECK_TITLES: Readonly<Record<string, string>> = wordsByName({
  "target-known": "checks.title.target-known",
  "target-ratio": "checks.title.target-ratio",
  "target-pixels": "checks.title.target-pixels",
  "target-bytes": "checks.title.target-bytes",
  "target-format": "checks.title.target-format",
  "target-background": "checks.title.target-background",
  "target-fill": "checks.title.target-fill",
  "target-crop": "checks.title.target-crop",
  "target-border": "checks.title.target-border",
  "target-transparency": "checks.title.target-transparency",
  "target-origin": "checks.title.target-origin",
  "target-video-file": "checks.title.target-video-file",
  "target-video-duration": "checks.title.target-video-duration",
  "target-video-pixels": "checks.title.target-video-pixels",
  "target-video-ratio": "checks.title.target-video-ratio",
  "target-video-rate": "checks.title.target-video-rate",
  "target-video-frames": "checks.title.target-video-frames",
});

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
  const platform = text("platform") ?? t("checks.thisPlace");
  if (checkId === "target-known")
    return knownSentence(platform, outcome, text("notFound"), text("confidence"));
  if (evidence["notJudged"] !== undefined) return t("checks.target.notMeasured", { platform });
  const [wanted, found, readOn] = [text("wanted"), text("found"), text("readOn")];
  const isMet = outcome === "pass";
  if (wanted === null || found === null) return t(isMet ? "checks.nothingFound" : "checks.lookFirst");
  if (readOn === null)
    return t(isMet ? "checks.target.met" : "checks.target.missed", { platform, wanted, found });
  const dated = { platform, wanted, found, readOn: moment(readOn, "date", "UTC") };
  return t(isMet ? "checks.target.metRead" : "checks.target.missedRead", dated);
}

function knownSentence(
  platform: string,
  outcome: Outcome,
  notFound: string | null,
  confidence: string | null,
): string {
  if (confidence === "low") return t("checks.target.notes", { platform });
  if (outcome !== "pass") return t("checks.target.unknown", { platform });
  return notFound === null
    ? t("checks.target.known", { platform })
    : t("checks.target.knownPartly", { platform, what: notFound });
}
