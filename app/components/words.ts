/** The words for what the rooms call otherwise, and findings told in sentences. Pure. */
import type { VIDEO_PRICE_CREDITS } from "../domain/credits/prices.ts";
import type { Quality } from "../domain/generation/schemas.ts";
import { MOST_OPENED, type Outcome, type Verdict } from "../domain/review/schemas.ts";
import { claimsSentence, fileNameSentence } from "./claim-words.ts";
import { count, decimal, fileSize, percent } from "./format.ts";
import type { RunCounts } from "./run-figures.ts";
import { TARGET_CHECK_TITLES, targetSentence } from "./target-words.ts";
import { TRUTH_CHECK_TITLES, truthSentence, whyNotJudged } from "./truth-words.ts";

export type Tone = "success" | "info" | "attention" | "warning" | "critical";

export const QUALITY_WORDS: Readonly<Record<Quality, string>> = {
  standard: "Standard",
  hd: "HD",
  ultra: "Ultra",
  "video-5": "5 s video",
  "video-10": "10 s video",
};

export const VIDEO_WORDS = {
  "5s": "5 seconds",
  "10s": "10 seconds",
} as const satisfies Record<keyof typeof VIDEO_PRICE_CREDITS, string>;

export const VERDICT_WORDS: Readonly<Record<Verdict, { label: string; tone: Tone }>> = {
  pass: { label: "Passed", tone: "success" },
  warn: { label: "Passed with notes", tone: "success" },
  person: { label: "Needs your look", tone: "attention" },
  block: { label: "Not publishable", tone: "critical" },
  unchecked: { label: "Being checked", tone: "info" },
};

/** How far the rules of a place can be trusted. */
export const CONFIDENCE_WORDS = {
  high: { label: "Certain", tone: "success" },
  medium: { label: "Fairly certain", tone: "info" },
  low: { label: "Not certain", tone: "attention" },
} as const satisfies Record<string, { label: string; tone: Tone }>;

/** The verdict at a place. Where its rules can't be vouched for, no pass is shown as one. */
export const placeVerdictWords = ({
  verdict,
  isVouched,
}: {
  readonly verdict: Verdict;
  readonly isVouched: boolean;
}): { label: string; tone: Tone } =>
  !isVouched && (verdict === "pass" || verdict === "warn")
    ? { label: "Rules not certain", tone: "info" }
    : VERDICT_WORDS[verdict];

export const OUTCOME_WORDS: Readonly<Record<Outcome, { label: string; tone: Tone }>> = {
  pass: { label: "Passed", tone: "success" },
  warn: { label: "Note", tone: "attention" },
  person: { label: "Needs your look", tone: "attention" },
  block: { label: "Blocked", tone: "critical" },
};

const RUN_WORDS = {
  running: { label: "In progress", tone: "info" },
  paused: { label: "Paused", tone: "attention" },
  cancelling: { label: "Stopping", tone: "attention" },
  done: { label: "Finished", tone: "success" },
  cancelled: { label: "Cancelled", tone: "warning" },
} as const satisfies Record<string, { label: string; tone: Tone }>;

/** A run with its counts: green only when nothing of it failed. */
export function runWords(
  status: keyof typeof RUN_WORDS,
  { failed }: Pick<RunCounts, "failed">,
): { label: string; tone: Tone } {
  if (status !== "done" || failed === 0) return RUN_WORDS[status];
  return { label: `${RUN_WORDS.done.label}, ${count(failed)} failed`, tone: "attention" };
}

export const SOURCE_WORDS = {
  plan: "Plan",
  welcome: "Welcome credits",
  promotional: "Promotional credits",
  pack: "Credit pack",
} as const;

export const MOVEMENT_WORDS = {
  grant: "Added",
  hold: "Held",
  capture: "Used",
  release: "Returned",
  expire: "Expired",
  revoke: "Taken back",
  adjust: "Corrected",
} as const;

/** The number of a Shopify charge, as Shopify's bills name it; null for what was not bought. */
export const chargeNumber = (chargeGid: string | null): string | null =>
  /^gid:\/\/shopify\/App\w+\/(\d{1,20})$/.exec(chargeGid ?? "")?.[1] ?? null;

const CHECK_TITLES: Readonly<Record<string, string>> = {
  outline: "Outline of the product",
  "product-colours": "Product colours",
  ...TRUTH_CHECK_TITLES,
  dimensions: "Size",
  format: "File",
  "white-border": "Plain background",
  fill: "Product in the frame",
  "video-file": "Video file",
  "video-frames": "Frames",
  claims: "Advertising claims",
  "file-name": "File name",
  provenance: "What the file says of itself",
  ...TARGET_CHECK_TITLES,
};

const CONCERNS: Readonly<Record<string, string>> = {
  touches_frame: "The product touches the edge of the photo, so a part of it may be missing.",
  backdrop_inside: "Some of the background may still show inside the product, for example within a handle.",
  faint_edge:
    "The product and its background are nearly the same colour, so an edge may be cut. Check the outline.",
  doubtful_hole:
    "The background may show through where the product has its old background's colour, such as a white label.",
  thin_end: "A thin part, such as a foot or a strap, may be cut short. Check the outline.",
  own_backdrop:
    "The photo's own transparency seems to leave a part of its background around the product. Check the outline.",
  see_through: "Much of the product is half transparent in its photo, so the new background shines through.",
  models_disagree: "Two cut-out models see different products in the photo. Check the outline.",
};

const UNREADABLE: Readonly<Record<string, string>> = {
  empty: "The file is empty.",
  "too-many-bytes": `The file is larger than ${fileSize(MOST_OPENED.bytes)}, the most that we open. That is our limit: the place may take more.`,
  "too-many-pixels": `The picture has more than ${count(MOST_OPENED.pixels / 1_000_000)} megapixels, the most that we open. That is our limit: the place may take more.`,
  "not-decodable": "The file can't be opened as a picture.",
  "file-missing": "The file of this result is gone. Generate it again.",
  deadline: "This check took too long and was stopped.",
};

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

/** A finding's badge: what wasn't judged is never shown as passed. */
export const findingWords = (finding: TellableFinding): { label: string; tone: Tone } =>
  notJudgedReason(finding) === null ? OUTCOME_WORDS[finding.outcome] : { label: "Not judged", tone: "info" };

/** What a finding is about. */
export const checkTitle = (checkId: string): string => CHECK_TITLES[checkId] ?? "Check";

/** What a check found, with its figures, in plain sentences. Evidence that is not understood is left out. */
export function checkSentence({ checkId, outcome, evidence }: TellableFinding): string {
  const error = evidence["error"];
  if (typeof error === "string") return UNREADABLE[error] ?? "This check couldn't be finished.";
  if (notJudgedReason({ outcome, evidence }) === "no-order")
    return "Nothing is known of an order, so there is nothing to hold it against.";
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
      return outcome === "pass"
        ? "The product is shown from the first frame to the last."
        : "A part of the video is black or blank. Generate it again.";
    case "provenance":
      return provenanceSentence(outcome, evidence);
    default:
      if (checkId in TRUTH_CHECK_TITLES) return truthSentence({ checkId, outcome, evidence });
      if (checkId in TARGET_CHECK_TITLES) return targetSentence({ checkId, outcome, evidence });
      return outcome === "pass" ? "Nothing was found." : "Look at this before you publish.";
  }
}

type Evidence = TellableFinding["evidence"];

function outlineSentence(outcome: Outcome, evidence: Evidence): string {
  const confidence = number(evidence, "cutoutConfidence");
  const sure = confidence === null ? "" : ` Confidence ${percent(confidence)}.`;
  if (outcome === "pass") return `The product was separated cleanly from its background.${sure}`;
  const concerns = String(evidence["cutoutConcerns"] ?? "")
    .split(",")
    .flatMap((name) => CONCERNS[name.trim()] ?? []);
  const why = concerns.length > 0 ? concerns.join(" ") : "We aren't sure of the product's edge.";
  return `${why}${sure} Compare it with the source.`;
}

function coloursSentence(outcome: Outcome, evidence: Evidence): string {
  const mean = number(evidence, "mean");
  const p99 = number(evidence, "p99");
  const drift = number(evidence, "drift");
  if (drift !== null && (outcome === "person" || mean === null)) {
    const measured = `The product's colours differ from its source photo's by ${decimal(drift)} on average`;
    return outcome === "pass" ? `${measured}: hardly visible.` : `${measured}. Compare it with the source.`;
  }
  const reason = notJudgedReason({ outcome, evidence });
  if (reason !== null) return whyNotJudged(reason);
  if (mean === null || p99 === null) return "The product may have been painted. Compare it with the source.";
  const figures = `Average difference from the source ${decimal(mean)}, 99 of 100 points within ${decimal(p99)}`;
  if (outcome === "pass") return `${figures}: not visible. The product was only scaled.`;
  return `${figures}: the colours changed. Generate it again.`;
}

function dimensionsSentence(outcome: Outcome, evidence: Evidence): string {
  const width = number(evidence, "widthPx");
  const height = number(evidence, "heightPx");
  const expected = number(evidence, "expectedLongestSidePx");
  if (width === null || height === null) return "The size is unknown.";
  const size = `${count(width)} × ${count(height)} pixels`;
  if (outcome === "pass" || expected === null) return `${size}, as ordered.`;
  return Math.max(width, height) === expected
    ? `${size} is more than Shopify takes.`
    : `${size}, but ${count(expected)} pixels were ordered for the longest side.`;
}

function formatSentence(outcome: Outcome, evidence: Evidence): string {
  const name = evidence["format"];
  const format = typeof name === "string" ? name.toUpperCase() : "The file";
  const bytes = number(evidence, "bytes");
  const size = bytes === null ? "" : `, ${fileSize(bytes)}`;
  if (outcome === "pass") return `${format}${size}: every browser shows it alike.`;
  if (outcome === "warn" && evidence["storedColourSpace"] === "cmyk")
    return `${format}${size} in the colours of print (CMYK): shops and browsers show them differently, or not at all. Save it in sRGB.`;
  if (outcome === "warn") return `${format}${size} with 16 bits a colour; Shopify converts it.`;
  return `${format}${size} isn't a file that Shopify shows everywhere. Generate it again.`;
}

function borderSentence(outcome: Outcome, evidence: Evidence): string {
  const backdrop = evidence["backdrop"] ?? "#ffffff";
  if (backdrop === "scenic") return "A scene reaches to the edge: there is no plain border to check.";
  const isWhite = backdrop === "#ffffff";
  const wanted = isWhite ? "pure white" : backdrop === "transparent" ? "clear" : "the colour of the style";
  if (outcome === "pass") return `The border is ${wanted} all around.`;
  const pixels = number(evidence, "offPixels");
  const level = number(evidence, "minLevel");
  const where = pixels === null ? "Some pixels" : `${count(pixels)} ${pixels === 1 ? "pixel" : "pixels"}`;
  return `${where} of the border ${pixels === 1 ? "isn't" : "aren't"} ${wanted}${level === null || !isWhite ? "" : ` (darkest ${count(level)} of 255)`}.`;
}

function fillSentence(evidence: Evidence): string {
  if (evidence["found"] === "no product") return "No product was found in the frame.";
  if (evidence["found"] === "unknown")
    return "In this scene a machine can't tell where the product is. Look whether it has the right size and place.";
  const fill = number(evidence, "fillRatio");
  if (fill === null) return "The product's size is unknown.";
  const from = number(evidence, "wantedFrom");
  const to = number(evidence, "wantedTo");
  const wanted = from === null || to === null ? "" : ` (${percent(from)} to ${percent(to)} looks best)`;
  const offCentre = number(evidence, "offCentre") ?? 0;
  const isOff = offCentre > (number(evidence, "maxOffCentre") ?? 1);
  return `The product fills ${percent(fill)} of the frame${wanted}${isOff ? ` and stands ${percent(offCentre)} off its place` : ""}.`;
}

function videoSentence(outcome: Outcome, evidence: Evidence): string {
  const durationMs = number(evidence, "durationMs");
  const bytes = number(evidence, "bytes");
  if (durationMs === null || bytes === null) return "The video's file is unknown.";
  const facts = `MP4, ${count(Math.round(durationMs / 100) / 10)} seconds, ${fileSize(bytes)}`;
  return outcome === "pass"
    ? `${facts}: every browser plays it alike.`
    : `${facts}, but not as it was ordered. Generate it again.`;
}

function provenanceSentence(outcome: Outcome, evidence: Evidence): string {
  const said = evidence["digitalSourceType"];
  if (outcome !== "pass")
    return "A generative model painted this picture, and the file doesn't say so. Where that has to be shown, say it beside the picture.";
  return typeof said === "string" && said !== "none"
    ? `The file says how it was made, in IPTC's word: ${said}.`
    : "The file doesn't say how it was made. Nothing in it was painted by a generative model.";
}

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
