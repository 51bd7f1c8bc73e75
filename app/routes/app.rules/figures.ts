/** A row's figures in words. Pure. */
import { count, fileSize, percent } from "#app/components/format.ts";
import type { PlatformRule } from "#app/domain/review/index.server.ts";

type Row = PlatformRule["row"];
type Pixels = NonNullable<NonNullable<Row["image"]>["min_px"]>;
interface Figure {
  readonly label: string;
  readonly value: string | null;
}

/** What was found. */
export const figuresOf = (row: Row): { label: string; value: string }[] =>
  [...pictureFigures(row), ...videoFigures(row)].flatMap(({ label, value }) =>
    value === null ? [] : [{ label, value }],
  );

/** What was looked for and not found: of pictures, of videos, or of neither when the place has none. */
export const notFoundOf = (row: Row): string =>
  [pictureFigures(row), videoFigures(row)]
    .filter((figures) => figures.some(({ value }) => value !== null))
    .flat()
    .flatMap(({ label, value }) => (value === null ? [label.toLowerCase()] : []))
    .join(", ");

function pictureFigures({ image }: Row): Figure[] {
  const allowed = (value: Allowance | null | undefined) => (value ? ALLOWED_WORDS[value] : null);
  return [
    { label: "Smallest picture", value: pixels(image?.min_px) },
    { label: "Recommended picture", value: pixels(image?.recommended_px) },
    { label: "Largest picture", value: pixels(image?.max_px) },
    { label: "Most megapixels", value: image?.max_megapixels ? count(image.max_megapixels) : null },
    { label: "Largest file", value: image?.max_bytes ? fileSize(image.max_bytes) : null },
    { label: "Formats", value: image?.formats?.join(", ") ?? null },
    { label: "Proportions", value: image?.aspect_ratios?.join(", ") ?? null },
    { label: "Background", value: image?.background?.replaceAll("_", " ") ?? null },
    { label: "Product fills at least", value: image?.min_fill ? percent(image.min_fill) : null },
    { label: "Product fills at most", value: image?.max_fill ? percent(image.max_fill) : null },
    { label: "Text", value: allowed(image?.text_allowed) },
    { label: "Watermark", value: allowed(image?.watermark_allowed) },
    { label: "Border", value: allowed(image?.border_allowed) },
    { label: "People", value: allowed(image?.people_allowed) },
    { label: "Props", value: allowed(image?.props_allowed) },
    { label: "Must tell", value: metadataWords(image?.metadata_required) },
  ];
}

function videoFigures({ video }: Row): Figure[] {
  const seconds = (value: number | null | undefined) => (value ? `${count(value)} s` : null);
  return [
    { label: "Video formats", value: video?.formats?.join(", ") ?? null },
    { label: "Video codecs", value: video?.codecs?.join(", ") ?? null },
    { label: "Largest video", value: video?.max_bytes ? fileSize(video.max_bytes) : null },
    { label: "Shortest video", value: seconds(video?.min_seconds) },
    { label: "Longest video", value: seconds(video?.max_seconds) },
    { label: "Smallest video size", value: pixels(video?.min_px) },
    { label: "Recommended video size", value: pixels(video?.recommended_px) },
    { label: "Largest video size", value: pixels(video?.max_px) },
    { label: "Video proportions", value: video?.aspect_ratios?.join(", ") ?? null },
    { label: "Frames a second", value: video?.fps?.join(", ") ?? null },
    { label: "Captions", value: video?.captions ?? null },
  ];
}

type Allowance = NonNullable<NonNullable<Row["image"]>["text_allowed"]>;
const ALLOWED_WORDS = {
  allowed: "allowed",
  discouraged: "better not",
  conditional: "in some cases",
  prohibited: "not allowed",
} as const satisfies Record<Allowance, string>;

const SIDES = { each_side: "on each side", longest_side: "on the longest side", width: "wide" } as const;

function pixels(figure: Pixels | null | undefined): string | null {
  if (!figure) return null;
  return figure.basis === "width_height"
    ? `${count(figure.w)} × ${count(figure.h)} pixels`
    : `${count(figure.px)} pixels ${SIDES[figure.basis]}`;
}

/** The words of what a file or a place beside it has to say; addresses stand with the sources. */
function metadataWords(required: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const words = Object.values(required ?? {}).filter(
    (value): value is string => typeof value === "string" && !value.startsWith("http"),
  );
  return words.length > 0 ? words.join("; ") : null;
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  "image.min_px": "Smallest picture",
  "image.recommended_px": "Recommended picture",
  "image.max_px/max_megapixels": "Largest picture",
  "image.max_bytes": "Largest file",
  "image.formats (and extension = content)": "Formats, and that the file is what it says",
  "image.aspect_ratios": "Proportions",
  "image.background": "Background",
  "image.min_fill/max_fill": "How much the product fills",
  "image.text_allowed": "Text",
  "image.watermark_allowed": "Watermark",
  "image.border_allowed": "Border",
  "image.people_allowed": "People",
  "image.props_allowed": "Props",
  "image.metadata_required": "What the file has to tell",
  "video.container/codec": "Video format and codec",
  "video.max_bytes": "Largest video",
  "video.duration": "Length",
  "video.resolution": "Video size",
  "video.aspect_ratio": "Video proportions",
  "video.text_allowed": "Text in the video",
  "video.captions": "Captions",
};

/** What a rule is called; one that has no figure is told in the row's own words. */
export const ruleWords = (name: string): string => RULE_WORDS[name] ?? capitalised(name);

/** The names under which a row keeps its figures, and the sources of them. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  all: "all figures",
  aspect: "proportions",
  aspect_ratios: "proportions",
  c2pa: "C2PA",
  claims: "advertising claims",
  cloudflare: "Cloudflare",
  codec: "codec",
  conservative_ceiling: "a careful limit",
  indonesia: "Indonesia",
  iptc: "IPTC",
  max_bytes: "largest file",
  max_count: "how many",
  max_fill: "how much the product fills at most",
  max_megapixels: "most megapixels",
  max_px: "largest size",
  max_seconds: "longest video",
  metadata_required: "what the file has to tell",
  min_fill: "how much the product fills at least",
  min_px: "smallest size",
  prohibited_text: "text that isn't allowed",
  recommended: "recommended size",
  recommended_px: "recommended size",
  resolution: "size",
  specs: "all figures",
  text_min: "smallest text",
  webp: "WebP",
};

/** What a source is about: "Smallest size, background, text". Words of the data that are no name of a field stay. */
export function aboutWords(name: string): string {
  const [, medium, fields] = /^(?:(image|video)\.)?(.*)$/s.exec(name) ?? [];
  const words = (fields ?? name)
    .split(",")
    .map((field) => FIELD_WORDS[field] ?? field)
    .join(", ");
  return capitalised(medium === "video" ? `videos: ${words}` : words);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
