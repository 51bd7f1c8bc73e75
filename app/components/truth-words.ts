/** How a picture compares with its source, and what was written over it, told in sentences. Pure. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { hasWords, language, sentences, t } from "#app/platform/i18n/translate.ts";
import type { Outcome } from "../domain/review/schemas.ts";

type Evidence = Readonly<Record<string, unknown>>;

export const TRUTH_CHECK_TITLES: Readonly<Record<string, string>> = wordsByName({
  silhouette: "checks.title.silhouette",
  "missing-parts": "checks.title.missing-parts",
  "same-product": "checks.title.same-product",
  sharpness: "checks.title.sharpness",
  blank: "checks.title.blank",
  "added-text": "checks.title.added-text",
  "text-read": "checks.title.text-read",
  watermark: "checks.title.watermark",
});

/** Reasons for which nothing could be compared with the source. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  "no-source",
  "source-not-decodable",
  "no-outline",
  "no-product",
  "not-placed",
  "scenic",
  "too-thin",
  "too-small",
]);

/** Why something couldn't be judged. */
export function whyNotJudged(reason: string): string {
  const words = `checks.notJudged.${reason}`;
  return t(hasWords(words) ? words : "checks.notJudged.other");
}

/** Whether it is a comparison with the source that couldn't be made. */
export const isNotCompared = (reason: string): boolean => NOT_COMPARED.has(reason);

/** What was found of the product, its shape and writing; evidence that is not understood is left out. */
export function truthSentence({
  checkId,
  outcome,
  evidence,
}: {
  readonly checkId: string;
  readonly outcome: Outcome;
  readonly evidence: Evidence;
}): string {
  const reason = evidence["notJudged"];
  if (typeof reason === "string") {
    const why = whyNotJudged(reason);
    return outcome === "pass" || reason === "unread" ? why : sentences(why, t("checks.mayBePaintedLook"));
  }
  if (outcome === "pass") return passed(checkId, evidence);
  if (checkId === "blank") return t("checks.blank");
  return sentences(found(checkId, evidence), t("checks.compare"));
}

function passed(checkId: string, evidence: Evidence): string {
  const difference = number(evidence, "difference");
  const kept = number(evidence, "kept");
  switch (checkId) {
    case "silhouette":
      return difference === null
        ? t("checks.shapeSame")
        : t("checks.shapeNearly", { share: share(difference) });
    case "missing-parts":
      return t("checks.partsThere");
    case "same-product":
      return t("checks.productSame");
    case "sharpness":
      return t(kept === null ? "checks.sharp" : "checks.sharpAsSource");
    case "blank":
      return t("checks.notBlank");
    case "added-text":
      return t("checks.noAddedText");
    case "text-read":
      return t("checks.textReadable");
    default:
      return t("checks.noPattern");
  }
}

function found(checkId: string, evidence: Evidence): string {
  const lost = number(evidence, "lostShare");
  const texts = number(evidence, "addedTexts");
  const { text, isMirrored } = evidence;
  switch (checkId) {
    case "silhouette":
      return shape(number(evidence, "difference"), number(evidence, "stretch"));
    case "missing-parts":
      return lost === null || lost === 0
        ? t("checks.partMissing")
        : t("checks.partDiffers", { share: share(lost) });
    case "same-product":
      return t(isMirrored === true ? "checks.productMirrored" : "checks.productOther");
    case "sharpness":
      return t("checks.lessSharp");
    case "added-text":
      return texts === null ? t("checks.addedTextSome") : t("checks.addedText", { count: texts });
    case "text-read":
      return typeof text === "string" && text !== ""
        ? t("checks.gibberishText", { text })
        : t("checks.gibberish");
    default:
      return t("checks.pattern");
  }
}

function shape(difference: number | null, stretch: number | null): string {
  const wider = stretch === null ? 0 : stretch - 1;
  if (Math.abs(wider) > (difference ?? 0))
    return t(wider > 0 ? "checks.shapeWider" : "checks.shapeNarrower", { share: share(Math.abs(wider)) });
  return difference === null
    ? t("checks.shapeDiffers")
    : t("checks.shapeDiffersBy", { share: share(difference) });
}

/** A share as exact as it was measured: "5.1%". */
const share = (part: number): string =>
  new Intl.NumberFormat(language(), {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(part);

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
