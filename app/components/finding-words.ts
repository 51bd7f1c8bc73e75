/** Findings told in sentences. Presenters tell them: pages don't carry their words. Pure. */
import { type WordKey, hasWords, sentences, t } from "#app/platform/i18n/translate.ts";
import { MOST_OPENED, type Outcome } from "../domain/review/schemas.ts";
import { claimsSentence, fileNameSentence } from "./claim-words.ts";
import { decimal, fileSize, percent } from "./format.ts";
import { TARGET_CHECK_TITLES, targetSentence } from "./target-words.ts";
import { type Toned, toned } from "./toned.ts";
import { TRUTH_CHECK_TITLES, truthSentence, whyNotJudged } from "./truth-words.ts";
import { OUTCOME_WORDS } from "./words.ts";

export interface TellableFinding {
  readonly checkId: string;
  readonly outcome: Outcome;
  readonly evidence: Readonly<Record<string, unknown>>;
}

/** Why a check that says `pass` has judged nothing, in its evidence's word; null: it judged, or doesn't pass. */
export function notJudgedReason({ outcome, evidence }: Omit<TellableFinding, "checkId">): string | null {
  if (outcome !== "pass") return null;
  // A border that was left out, as it was told before; and colours that were proved without a second look.
  if (evidence["judged"] === false) return "scenic";
  const reason = evidence["notJudged"];
  return typeof reason === "string" && number(evidence, "mean") === null ? reason : null;
}

const NOT_JUDGED = toned("words.notJudged", "info");

/** A finding's badge: what wasn't judged is never shown as passed. */
export const findingWords = (finding: TellableFinding): Toned =>
  notJudgedReason(finding) === null ? OUTCOME_WORDS[finding.outcome] : NOT_JUDGED;

/** What a finding is about. */
export const checkTitle = (checkId: string): string =>
  wordsOr("checks.title.other", `checks.title.${checkId}`);

/** Words by a key that holds a word of stored data, or those for whatever isn't known. */
const wordsOr = (unknown: WordKey, key: string, values?: Readonly<Record<string, string | number>>): string =>
  t(hasWords(key) ? key : unknown, values);

/** What a check found, with its figures, in plain sentences. Evidence that is not understood is left out. */
export function checkSentence({ checkId, outcome, evidence }: TellableFinding): string {
  const error = evidence["error"];
  if (typeof error === "string")
    return wordsOr("checks.unreadable.other", `checks.unreadable.${error}`, {
      size: fileSize(MOST_OPENED.bytes),
      megapixels: MOST_OPENED.pixels / 1_000_000,
    });
  if (notJudgedReason({ outcome, evidence }) === "no-order") return whyNotJudged("no-order");
  switch (checkId) {
    case "outline":
      return outlineSentence(outcome, evidence);
    case "product-colours":
      return coloursSentence(outcome, evidence);
    case "dimensions":
      return dimensionsSentence(outcome, evidence);
    case "format":
      return formatSentence(outcome, evidence);
    case "white-border":
      return borderSentence(outcome, evidence);
    case "fill":
      return fillSentence(evidence);
    case "claims":
      return claimsSentence(outcome, evidence);
    case "file-name":
      return fileNameSentence(outcome, evidence);
    case "video-file":
      return videoSentence(outcome, evidence);
    case "video-frames":
      return t(outcome === "pass" ? "checks.framesWhole" : "checks.framesBlank");
    case "provenance":
      return provenanceSentence(outcome, evidence);
    default:
      if (checkId in TRUTH_CHECK_TITLES) return truthSentence({ checkId, outcome, evidence });
      if (checkId in TARGET_CHECK_TITLES) return targetSentence({ checkId, outcome, evidence });
      return t(outcome === "pass" ? "checks.nothingFound" : "checks.lookFirst");
  }
}

type Evidence = TellableFinding["evidence"];

function outlineSentence(outcome: Outcome, evidence: Evidence): string {
  const confidence = number(evidence, "cutoutConfidence");
  const sure = confidence !== null && t("checks.confidence", { share: percent(confidence) });
  if (outcome === "pass") return sentences(t("checks.outlineClean"), sure);
  const concerns = String(evidence["cutoutConcerns"] ?? "")
    .split(",")
    .map((name) => `checks.concern.${name.trim()}`)
    .filter(hasWords)
    .map((key) => t(key));
  const why = concerns.length > 0 ? concerns : [t("checks.outlineUnsure")];
  return sentences(...why, sure, t("checks.compare"));
}

function coloursSentence(outcome: Outcome, evidence: Evidence): string {
  const mean = number(evidence, "mean");
  const p99 = number(evidence, "p99");
  const drift = number(evidence, "drift");
  if (drift !== null && (outcome === "person" || mean === null)) {
    const difference = decimal(drift);
    return outcome === "pass"
      ? t("checks.coloursDriftHidden", { difference })
      : sentences(t("checks.coloursDrift", { difference }), t("checks.compare"));
  }
  const reason = notJudgedReason({ outcome, evidence });
  if (reason !== null) return whyNotJudged(reason);
  if (mean === null || p99 === null) return sentences(t("checks.mayBePainted"), t("checks.compare"));
  const figures = { mean: decimal(mean), p99: decimal(p99) };
  return t(outcome === "pass" ? "checks.coloursKept" : "checks.coloursChanged", figures);
}

function dimensionsSentence(outcome: Outcome, evidence: Evidence): string {
  const width = number(evidence, "widthPx");
  const height = number(evidence, "heightPx");
  const wanted = number(evidence, "expectedLongestSidePx");
  if (width === null || height === null) return t("checks.sizeUnknown");
  if (outcome === "pass" || wanted === null) return t("checks.sizeAsOrdered", { width, height });
  return Math.max(width, height) === wanted
    ? t("checks.sizeTooLarge", { width, height })
    : t("checks.sizeNotOrdered", { width, height, wanted });
}

function formatSentence(outcome: Outcome, evidence: Evidence): string {
  const name = evidence["format"];
  const format = typeof name === "string" ? name.toUpperCase() : t("checks.theFile");
  const bytes = number(evidence, "bytes");
  const file = bytes === null ? format : t("checks.fileFacts", { format, size: fileSize(bytes) });
  if (outcome === "pass") return t("checks.formatFine", { file });
  if (outcome === "warn")
    return t(evidence["storedColourSpace"] === "cmyk" ? "checks.formatPrint" : "checks.formatDeep", { file });
  return t("checks.formatOdd", { file });
}

function borderSentence(outcome: Outcome, evidence: Evidence): string {
  const backdrop = evidence["backdrop"] ?? "#ffffff";
  if (backdrop === "scenic") return t("checks.borderScenic");
  const wanted = backdrop === "#ffffff" ? "white" : backdrop === "transparent" ? "clear" : "style";
  if (outcome === "pass") return t(`checks.borderKept.${wanted}`);
  const pixels = number(evidence, "offPixels");
  const level = number(evidence, "minLevel");
  const off = wanted === "white" && level !== null ? "white-dark" : wanted;
  return pixels === null
    ? t(`checks.borderSome.${off}`, { level: level ?? 0 })
    : t(`checks.borderOff.${off}`, { count: pixels, level: level ?? 0 });
}

function fillSentence(evidence: Evidence): string {
  if (evidence["found"] === "no product") return t("checks.fillNone");
  if (evidence["found"] === "unknown") return t("checks.fillScene");
  const fill = number(evidence, "fillRatio");
  if (fill === null) return t("checks.fillUnknown");
  const from = number(evidence, "wantedFrom");
  const to = number(evidence, "wantedTo");
  const offCentre = number(evidence, "offCentre") ?? 0;
  const isOff = offCentre > (number(evidence, "maxOffCentre") ?? 1);
  const shares = { fill: percent(fill), off: percent(offCentre) };
  if (from === null || to === null) return t(isOff ? "checks.fillOff" : "checks.fill", shares);
  return t(isOff ? "checks.fillWantedOff" : "checks.fillWanted", {
    ...shares,
    from: percent(from),
    to: percent(to),
  });
}

function videoSentence(outcome: Outcome, evidence: Evidence): string {
  const durationMs = number(evidence, "durationMs");
  const bytes = number(evidence, "bytes");
  if (durationMs === null || bytes === null) return t("checks.videoUnknown");
  const facts = { count: Math.round(durationMs / 1000), size: fileSize(bytes) };
  return t(outcome === "pass" ? "checks.videoFine" : "checks.videoOdd", facts);
}

function provenanceSentence(outcome: Outcome, evidence: Evidence): string {
  const said = evidence["digitalSourceType"];
  if (outcome !== "pass") return t("checks.provenanceUnsaid");
  return typeof said === "string" && said !== "none"
    ? t("checks.provenanceSaid", { word: said })
    : t("checks.provenanceNone");
}

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
