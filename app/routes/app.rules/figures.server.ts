/** A row's figures in words. Pure. */
import { fileSize, percent } from "#app/components/format.ts";
import { type PlatformRule, dataWords } from "#app/domain/review/index.server.ts";
import { enumerated, language, t } from "#app/platform/i18n/translate.ts";

type Row = PlatformRule["row"];
type Pixels = NonNullable<NonNullable<Row["image"]>["min_px"]>;

export interface FigureView {
  readonly label: string;
  readonly value: string;
  /** In the source's own words, which are English. */
  readonly isQuoted?: true;
}
/** Its label as it stands within a sentence. */
type Figure = Omit<FigureView, "value"> & { readonly value: string | null };

/** What was found. */
export const figuresOf = (row: Row): FigureView[] =>
  [...pictureFigures(row), ...videoFigures(row)].flatMap(({ value, label, ...kind }) =>
    value === null ? [] : [{ label: capitalised(label), value, ...kind }],
  );

/** What was looked for and not found: of pictures, of videos, or of neither when the place has none. */
export const notFoundOf = (row: Row): string =>
  enumerated(
    [pictureFigures(row), videoFigures(row)]
      .filter((figures) => figures.some(({ value }) => value !== null))
      .flat()
      .flatMap(({ label, value }) => (value === null ? [label] : [])),
  );

const ours = (label: string, value: string | null | undefined): Figure => ({ label, value: value ?? null });
const quoted = (label: string, words: string | readonly string[] | null | undefined): Figure => ({
  label,
  value: words ? [words].flat().join(", ") : null,
  isQuoted: true,
});

function pictureFigures({ image }: Row): Figure[] {
  return [
    ours(t("rulesServer.figure.minPx"), pixels(image?.min_px)),
    ours(t("rulesServer.figure.recommendedPx"), pixels(image?.recommended_px)),
    ours(t("rulesServer.figure.maxPx"), pixels(image?.max_px)),
    ours(t("rulesServer.figure.maxMegapixels"), figure(image?.max_megapixels)),
    ours(t("rulesServer.figure.maxBytes"), image?.max_bytes ? fileSize(image.max_bytes) : null),
    quoted(t("rulesServer.figure.formats"), image?.formats),
    quoted(t("rulesServer.figure.ratios"), image?.aspect_ratios),
    quoted(t("rulesServer.figure.background"), image?.background?.replaceAll("_", " ")),
    ours(t("rulesServer.figure.minFill"), image?.min_fill ? percent(image.min_fill) : null),
    ours(t("rulesServer.figure.maxFill"), image?.max_fill ? percent(image.max_fill) : null),
    ours(t("rulesServer.figure.text"), allowed(image?.text_allowed)),
    ours(t("rulesServer.figure.watermark"), allowed(image?.watermark_allowed)),
    ours(t("rulesServer.figure.border"), allowed(image?.border_allowed)),
    ours(t("rulesServer.figure.people"), allowed(image?.people_allowed)),
    ours(t("rulesServer.figure.props"), allowed(image?.props_allowed)),
    quoted(t("rulesServer.figure.mustTell"), metadataWords(image?.metadata_required)),
  ];
}

function videoFigures({ video }: Row): Figure[] {
  return [
    quoted(t("rulesServer.figure.videoFormats"), video?.formats),
    quoted(t("rulesServer.figure.videoCodecs"), video?.codecs),
    ours(t("rulesServer.figure.videoBytes"), video?.max_bytes ? fileSize(video.max_bytes) : null),
    ours(t("rulesServer.figure.minSeconds"), seconds(video?.min_seconds)),
    ours(t("rulesServer.figure.maxSeconds"), seconds(video?.max_seconds)),
    ours(t("rulesServer.figure.videoMinPx"), pixels(video?.min_px)),
    ours(t("rulesServer.figure.videoRecommendedPx"), pixels(video?.recommended_px)),
    ours(t("rulesServer.figure.videoMaxPx"), pixels(video?.max_px)),
    quoted(t("rulesServer.figure.videoRatios"), video?.aspect_ratios),
    ours(
      t("rulesServer.figure.framesPerSecond"),
      video?.fps && enumerated(video.fps.flatMap((rate) => figure(rate) ?? [])),
    ),
    quoted(t("rulesServer.figure.captions"), video?.captions),
  ];
}

type Allowance = NonNullable<NonNullable<Row["image"]>["text_allowed"]>;
const allowed = (value: Allowance | null | undefined): string | null =>
  value ? t(`rulesServer.allowed.${value}`) : null;

const seconds = (value: number | null | undefined): string | null =>
  value ? t("rulesServer.seconds", { seconds: value }) : null;

/** Frame rates have three decimals. */
const figure = (value: number | null | undefined): string | null =>
  value ? new Intl.NumberFormat(language(), { maximumFractionDigits: 3 }).format(value) : null;

function pixels(size: Pixels | null | undefined): string | null {
  if (!size) return null;
  return size.basis === "width_height"
    ? t("rulesServer.pixels.width_height", { width: size.w, height: size.h })
    : t(`rulesServer.pixels.${size.basis}`, { px: size.px });
}

/** The words of what a file or a place beside it has to say; addresses stand with the sources. */
function metadataWords(required: Readonly<Record<string, unknown>> | null | undefined): string | null {
  const words = Object.values(required ?? {}).filter(
    (value): value is string => typeof value === "string" && !value.startsWith("http"),
  );
  return words.length > 0 ? words.join("; ") : null;
}

/** What a rule is called; one that we have no words for is told in the row's own. */
export const ruleWords = (name: string): string => capitalised(dataWords("check", name) ?? name);

/** What a source is about: "Smallest size, background, text". Words of the data that we have no words for stay. */
export function aboutWords(name: string): string {
  const [, medium, fields] = /^(?:(image|video)\.)?(.*)$/s.exec(name) ?? [];
  const words = enumerated(
    (fields ?? name).split(",").map((field) => dataWords("about", field) ?? field.trim()),
  );
  return capitalised(medium === "video" ? t("rulesServer.aboutVideos", { fields: words }) : words);
}

/** As it stands by itself. */
export const capitalised = (text: string): string =>
  text.charAt(0).toLocaleUpperCase(language()) + text.slice(1);
