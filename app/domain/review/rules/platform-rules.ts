/**
 * The rules of every place where media of a shop can be shown, and the laws and standards that speak of them: figures
 * with their source, the day on which they were read, and how far they can be trusted. Server only: the data is large.
 */
import { type Medium, TARGETS } from "../schemas.ts";
import {
  type RatioRange,
  type TakenFormat,
  type WantedBackground,
  ratioRange,
  takenCodec,
  takenFormat,
  wantedBackground,
} from "./figures.ts";
import rows from "./platform-rules.json" with { type: "json" };
import { type RowPixels, type RuleRow, rowSchema } from "./row-schema.ts";
import { LAWS, type RuleId } from "./rule-ids.ts";
import { plainWords } from "./plain-words.ts";
import { RULE_VERSIONS } from "./rule-versions.ts";

/** A size in pixels and where it is measured. */
export type PixelFigure = RowPixels;
export type Confidence = RuleRow["confidence"];
/** One way in which a rule is checked, as the data says it. */
export type RuleCheck = RuleRow["checks"][number];
export type Allowance = "allowed" | "discouraged" | "conditional" | "prohibited";

/** What a place asks of a picture. `null`: not found; never "no limit". */
export interface PictureFigures {
  readonly minPx: PixelFigure | null;
  readonly recommendedPx: PixelFigure | null;
  readonly maxPx: PixelFigure | null;
  readonly maxMegapixels: number | null;
  readonly maxBytes: number | null;
  readonly formats: readonly TakenFormat[] | null;
  readonly ratios: readonly RatioRange[] | null;
  /** How far proportions may be off, as a share; null: not found. */
  readonly ratioTolerance: number | null;
  readonly background: WantedBackground | null;
  readonly minFill: number | null;
  readonly maxFill: number | null;
  readonly border: Allowance | null;
  readonly props: Allowance | null;
  /** What is said of transparency, in the words of the row. */
  readonly transparency: string | null;
  /** The file has to say that it was made by a generative model, when it was. */
  readonly mustTellOrigin: boolean;
}

/** What a place asks of a video. `null`: not found; never "no limit". */
export interface VideoFigures {
  readonly containers: readonly TakenFormat[] | null;
  readonly codecs: readonly string[] | null;
  readonly maxBytes: number | null;
  readonly minSeconds: number | null;
  readonly maxSeconds: number | null;
  readonly minPx: PixelFigure | null;
  readonly recommendedPx: PixelFigure | null;
  readonly maxPx: PixelFigure | null;
  /** The only sizes that are taken, width and height. */
  readonly sizesPx: readonly (readonly [widthPx: number, heightPx: number])[] | null;
  readonly ratios: readonly RatioRange[] | null;
  readonly framesPerSecond: readonly number[] | null;
}

export interface PlatformRule {
  readonly id: RuleId;
  /** Raised whenever the row changes. */
  readonly version: number;
  readonly platform: string;
  readonly placement: string;
  readonly source: string;
  /** The day on which the source was read, or relayed; yyyy-mm-dd. */
  readonly readOn: string;
  /** The same in the row's words, with the day from which a rule holds. */
  readonly dated: string;
  readonly confidence: Confidence;
  /** Where sources disagree, and with what. */
  readonly contradictions: readonly string[];
  readonly notes: string | null;
  readonly picture: PictureFigures;
  readonly video: VideoFigures;
  readonly checks: readonly RuleCheck[];
  /** The row as it was collected, for the page that shows all of it. */
  readonly row: RuleRow;
}

/** The names of the rows, in the order of the data. */
const IDS: readonly RuleId[] = [...TARGETS, ...LAWS];

/** Every rule, in the order in which it is shown: places, then laws and standards. */
export const PLATFORM_RULES: readonly PlatformRule[] = rows.map((row, index) => {
  const id = IDS[index];
  if (id === undefined) throw new RangeError("a rule without a name");
  return readRule(id, row);
});

const byId = new Map(PLATFORM_RULES.map((rule) => [rule.id, rule]));

/** The rules of a place. */
export function ruleOf(target: RuleId): PlatformRule {
  const rule = byId.get(target);
  if (!rule) throw new RangeError(`no rules for ${target}`);
  return rule;
}

/** Whether anything is known of what a place asks of pictures, or of videos. */
export const speaksOf = ({ picture, video }: PlatformRule, medium: Medium): boolean =>
  Object.values(medium === "picture" ? picture : video).some((figure) => figure !== null && figure !== false);

/**
 * Whether a pass of this place may be shown as one: its figures are trusted, and there are some. Where it is false,
 * nothing that was found blocks, and nothing is certified.
 */
export const isVouched = (rule: PlatformRule, medium: Medium): boolean =>
  rule.confidence !== "low" && speaksOf(rule, medium);

/** @throws ZodError, or RangeError for words that nobody understands */
export function readRule(id: RuleId, raw: unknown): PlatformRule {
  const row = rowSchema.parse(raw);
  const { platform, placement, source, confidence, contradictions, notes, checks } = row;
  return {
    id,
    version: RULE_VERSIONS[id].version,
    platform,
    placement,
    source,
    readOn: readOn(row.effective_or_read_date),
    dated: row.effective_or_read_date,
    confidence,
    contradictions: contradictions.map(plainWords),
    notes: notes === null ? null : plainWords(notes),
    picture: pictureFigures(row.image),
    video: videoFigures(row.video),
    checks,
    row,
  };
}

function pictureFigures(image: RuleRow["image"]): PictureFigures {
  const tolerance = image?.extra?.["aspect_tolerance"];
  const transparency = image?.extra?.["transparency"];
  return {
    minPx: image?.min_px ?? null,
    recommendedPx: image?.recommended_px ?? null,
    maxPx: image?.max_px ?? null,
    maxMegapixels: image?.max_megapixels ?? null,
    maxBytes: image?.max_bytes ?? null,
    formats: image?.formats?.map(takenFormat) ?? null,
    ratios: image?.aspect_ratios?.map(ratioRange) ?? null,
    ratioTolerance: typeof tolerance === "number" ? tolerance : null,
    background: image?.background ? wantedBackground(image.background) : null,
    minFill: image?.min_fill ?? null,
    maxFill: image?.max_fill ?? null,
    border: image?.border_allowed ?? null,
    props: image?.props_allowed ?? null,
    transparency: typeof transparency === "string" ? transparency : null,
    mustTellOrigin: image?.metadata_required?.["required_when"] === "image is AI-generated",
  };
}

function videoFigures(video: RuleRow["video"]): VideoFigures {
  const sizes = video?.extra?.["allowed_sizes"];
  return {
    containers: video?.formats?.map(takenFormat) ?? null,
    codecs: video?.codecs?.map(takenCodec) ?? null,
    maxBytes: video?.max_bytes ?? null,
    minSeconds: video?.min_seconds ?? null,
    maxSeconds: video?.max_seconds ?? null,
    minPx: video?.min_px ?? null,
    recommendedPx: video?.recommended_px ?? null,
    maxPx: video?.max_px ?? null,
    sizesPx: Array.isArray(sizes) ? (sizes as [number, number][]) : null,
    ratios: video?.aspect_ratios?.map(ratioRange) ?? null,
    framesPerSecond: video?.fps ?? null,
  };
}

/** Read or retrieved counts before relayed or edited: it is the later look. */
function readOn(dated: string): string {
  for (const word of ["read", "retrieved", "relayed", "edited"]) {
    const day = new RegExp(`${word} (\\d{4}-\\d{2}-\\d{2})`).exec(dated)?.[1];
    if (day) return day;
  }
  throw new RangeError(`no date: ${dated}`);
}
