/** How a picture compares with its source, and what was written over it, told in sentences. Pure. */
import type { Outcome } from "../domain/review/schemas.ts";
import { counted, decimal } from "./format.ts";

type Evidence = Readonly<Record<string, unknown>>;

export const TRUTH_CHECK_TITLES: Readonly<Record<string, string>> = {
  silhouette: "Shape",
  "missing-parts": "Parts",
  "same-product": "The same product",
  sharpness: "Sharpness",
  blank: "Shows something",
  "added-text": "Added writing",
  "text-read": "What the writing says",
  watermark: "Watermark",
};

const COMPARE = "Compare it with the source.";

const NOT_JUDGED: Readonly<Record<string, string>> = {
  "no-source": "The source photo isn't there any more, so nothing could be compared.",
  "source-not-decodable": "The source photo can't be opened, so nothing could be compared.",
  "no-outline": "The source photo doesn't tell where the product is, so nothing could be compared.",
  "no-product": "No product was found, so nothing could be compared.",
  "not-placed": "Nothing tells where the product is in the frame, so nothing could be compared.",
  scenic: "In a scene the shape can't be told from the background.",
  "too-thin": "The product is too thin or too small to be compared.",
  "too-small": "It is too small to be compared.",
  "no-text-reader": "Nothing here looks for writing.",
  "not-readable": "The writing couldn't be read here.",
  unread: "The writing couldn't be read in time: look at it.",
  "nothing-shown": "Nothing is shown, so there is nothing to be judged.",
};
/** Reasons that have nothing to do with a source. */
const NO_COMPARISON: ReadonlySet<string> = new Set([
  "no-text-reader",
  "not-readable",
  "unread",
  "nothing-shown",
]);

/** Why something couldn't be judged. */
export const whyNotJudged = (reason: string): string => NOT_JUDGED[reason] ?? "This couldn't be judged.";

/** Whether it is a comparison with the source that couldn't be made. */
export const isNotCompared = (reason: string): boolean => reason in NOT_JUDGED && !NO_COMPARISON.has(reason);

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
    return outcome === "pass" || reason === "unread"
      ? why
      : `${why} The product may have been painted: look at it.`;
  }
  return outcome === "pass" ? passed(checkId, evidence) : found(checkId, evidence);
}

function passed(checkId: string, evidence: Evidence): string {
  const difference = number(evidence, "difference");
  const kept = number(evidence, "kept");
  switch (checkId) {
    case "silhouette":
      return difference === null
        ? "The product has its source's shape."
        : `The product has its source's shape, but for ${share(difference)} of its area.`;
    case "missing-parts":
      return "Every part that the source shows is there.";
    case "same-product":
      return "It is the product of the source, and not mirrored.";
    case "sharpness":
      return kept === null ? "It is sharp." : "The product is as sharp as in its source.";
    case "blank":
      return "It isn't empty.";
    case "added-text":
      return "No writing was found that the source doesn't have.";
    case "text-read":
      return "Nothing was found that can't be read.";
    default:
      return "No pattern lies over it.";
  }
}

function found(checkId: string, evidence: Evidence): string {
  const [difference, stretch] = [number(evidence, "difference"), number(evidence, "stretch")];
  const lost = number(evidence, "lostShare");
  const texts = number(evidence, "addedTexts");
  const { text, isMirrored } = evidence;
  switch (checkId) {
    case "silhouette":
      return `${shape(difference, stretch)} ${COMPARE}`;
    case "missing-parts":
      return lost === null || lost === 0
        ? `A part of the product may be missing. ${COMPARE}`
        : `A part that is ${share(lost)} of the product looks different from the source. ${COMPARE}`;
    case "same-product":
      return isMirrored === true
        ? `The product seems to be mirrored. ${COMPARE}`
        : `This may be another product than the source's. ${COMPARE}`;
    case "sharpness":
      return `The product is less sharp than it could be. ${COMPARE}`;
    case "blank":
      return "It is empty: it has a single colour. Generate it again.";
    case "added-text":
      return `${texts === null ? "Writing was" : `${counted(texts, "piece")} of writing ${texts === 1 ? "was" : "were"}`} found that the source doesn't show. ${COMPARE}`;
    case "text-read":
      return typeof text === "string" && text !== ""
        ? `Some of the writing makes no words: “${text}”. ${COMPARE}`
        : `Some of the writing makes no words. ${COMPARE}`;
    default:
      return `A pattern like a watermark lies over it. ${COMPARE}`;
  }
}

function shape(difference: number | null, stretch: number | null): string {
  const wider = stretch === null ? 0 : stretch - 1;
  if (Math.abs(wider) > (difference ?? 0))
    return `The product is ${share(Math.abs(wider))} ${wider > 0 ? "wider" : "narrower"} for its height than in its source.`;
  return difference === null
    ? "The product's shape differs from its source's."
    : `The product's shape differs from its source's by ${share(difference)} of its area.`;
}

const share = (part: number): string => `${decimal(part * 100)}%`;

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
