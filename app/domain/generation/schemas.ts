/** Browser-safe face of the generation room: inputs, constants and words. No database, no IO. */
import { z } from "zod";
import { MAX_INT4, storableText } from "#app/platform/schemas.ts";
import { type Selection, pictureChoiceSchema } from "../catalog/schemas.ts";
import {
  MAX_VARIATIONS,
  placementOf,
  RATIOS,
  type Ratio,
  type Recipe,
  WHITE_RECIPE,
  recipeSchema,
} from "./recipes.ts";

export * from "./recipes.ts";

export const PICTURE_QUALITIES = ["standard", "hd", "ultra"] as const;
export const VIDEO_QUALITIES = ["video-5", "video-10"] as const;
/** What can be bought: pictures by their size, videos by their length. */
export const QUALITIES = [...PICTURE_QUALITIES, ...VIDEO_QUALITIES] as const;
export type PictureQuality = (typeof PICTURE_QUALITIES)[number];
export type VideoQuality = (typeof VIDEO_QUALITIES)[number];
export type Quality = PictureQuality | VideoQuality;

export const isVideo = (quality: Quality): quality is VideoQuality => quality in VIDEO_SECONDS;
export const isPicture = (quality: Quality): quality is PictureQuality => !isVideo(quality);

/** How long a delivered video is. Source: product truth. */
export const VIDEO_SECONDS: Readonly<Record<VideoQuality, number>> = { "video-5": 5, "video-10": 10 };
/** Shorter side of a delivered video in pixels. Source: product truth. */
export const VIDEO_SHORTER_SIDE_PX = 1080;

/** Most further pictures of a product that a video shows: each needs a second to be seen. */
export const MAX_MORE_SOURCES = 3;

/** Longest side of a delivered picture in pixels. Source: product truth. */
export const QUALITY_LONGEST_SIDE_PX: Readonly<Record<PictureQuality, number>> = {
  standard: 1024,
  hd: 2048,
  ultra: 4096,
};

/** Proportions of a delivered video. */
export const VIDEO_RATIOS = ["1:1", "9:16", "16:9"] as const satisfies readonly Ratio[];
export const ratiosOf = (quality: Quality): readonly Ratio[] => (isVideo(quality) ? VIDEO_RATIOS : RATIOS);

const SIDES: Readonly<Record<Ratio, readonly [width: number, height: number]>> = {
  "1:1": [1, 1],
  "4:5": [4, 5],
  "3:4": [3, 4],
  "2:3": [2, 3],
  "9:16": [9, 16],
  "16:9": [16, 9],
  "1.91:1": [1.91, 1],
};

/**
 * Size in pixels of what is delivered: of a picture the longest side is the quality's, of a video the shorter one is
 * always the same; the other side follows from the proportions.
 */
export function frameSize(quality: Quality, ratio: Ratio): { widthPx: number; heightPx: number } {
  const [width, height] = SIDES[ratio];
  const scale = isVideo(quality)
    ? VIDEO_SHORTER_SIDE_PX / Math.min(width, height)
    : QUALITY_LONGEST_SIDE_PX[quality] / Math.max(width, height);
  return { widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) };
}

/**
 * How many times a product may be enlarged. Ultra is bought for its detail: up to two, plain resampling is as good as
 * small upscaling networks, by eye; beyond that HD shows every detail that the source has. HD is bought for its size,
 * which shops and marketplaces ask for: three. Standard is made of every usable source.
 */
const MOST_ENLARGED: Readonly<Record<PictureQuality, number>> = { standard: Infinity, hd: 3, ultra: 2 };

/**
 * The largest quality, up to the one that is wanted, in which a source shows what the quality is bought for.
 *
 * @param product what is known of the product's size in its photo; the photo itself is the most that it can be
 */
export function honestQuality(
  wanted: PictureQuality,
  {
    ratio,
    recipe,
    product,
  }: {
    readonly ratio: Ratio;
    readonly recipe: Recipe;
    readonly product: { readonly widthPx: number; readonly heightPx: number };
  },
): PictureQuality {
  const { fill, heightFill } = placementOf(recipe, ratio);
  const isHonest = (quality: PictureQuality): boolean => {
    const frame = frameSize(quality, ratio);
    const scale = Math.min(
      (fill * frame.widthPx) / product.widthPx,
      (heightFill * frame.heightPx) / product.heightPx,
    );
    return scale <= MOST_ENLARGED[quality];
  };
  const upToWanted = PICTURE_QUALITIES.slice(0, PICTURE_QUALITIES.indexOf(wanted) + 1);
  return upToWanted.findLast(isHonest) ?? "standard";
}

/**
 * How many different pictures of one source a recipe gives, however many an engine could make: variations differ by
 * their light, and without a shadow no light is seen. Videos differ by their move as well.
 */
export const distinctVariations = (recipe: Recipe, quality: Quality = "standard"): number =>
  recipe.shadow === "none" && isPicture(quality) ? 1 : MAX_VARIATIONS;

/** Smallest longest side of a usable source photo, in pixels. */
export const MIN_SOURCE_LONGEST_SIDE_PX = 500;
/** Largest source photo that we open, in pixels; checked before anything is decoded. */
export const MAX_SOURCE_PIXELS = 50_000_000;
/** Largest source file that we download, in bytes (Shopify's own limit for an image). */
export const MAX_SOURCE_BYTES = 20_000_000;

export const FAILURE_CODES = [
  "content_review",
  "unsupported_input",
  "needs_cutout",
  "provider_overloaded",
  "provider_timeout",
  "provider_error",
  "invalid_output",
  "quota",
  "source_missing",
  "storage_full",
  "cancelled",
  "hold_expired",
  "not_begun",
] as const;
/** Why an item has no result. One table, failures.ts, says what is tried again; the catalogues give each its sentence. */
export type FailureCode = (typeof FAILURE_CODES)[number];

export const FAILURE_REASONS = [
  "empty_file",
  "not_an_image",
  "damaged_file",
  "vector_image",
  "heic_image",
  "too_small",
  "too_small_hd_fits",
  "too_small_standard_fits",
  "too_many_pixels",
  "too_many_bytes",
  "blurred",
  "too_dark",
  "burnt_out",
  "see_through",
  "no_product_found",
  "cut_by_frame",
  "low_confidence",
  "no_encoder",
] as const;
/** The finer cause within `unsupported_input`, `needs_cutout` and `quota`. */
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a picture that was asked for becomes no item; known before anything is held. */
export const SKIP_REASONS = [
  "product-gone",
  "collection-gone",
  "no-picture",
  "no-picture-of-option",
  "picture-not-ready",
  "picture-too-small",
  "too-small-hd-fits",
  "too-small-standard-fits",
  "already-made",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Most items of one order, and so of one run. */
export const MAX_RUN_ITEMS = 10_000;
/** How many pictures a pilot makes unless the merchant says otherwise, and at most. */
export const PILOT_ITEMS = { usual: 20, most: 500 } as const;
/** A reading of the shop that is older than this is read again before anything is started from it. */
export const MAX_READING_AGE_MS = 60 * 60_000;
/** Most media of a product. Source: Shopify's limit, counting pictures, videos and models together. */
export const MAX_PRODUCT_MEDIA = 250;

/** Where pictures are meant to be sold; platforms.ts says what each asks for. */
export const PLATFORM_IDS = [
  "shopify",
  "amazon-main",
  "google",
  "meta",
  "tiktok-shop",
  "ebay",
  "etsy",
  "walmart-main",
  "pinterest",
  "zalando",
  "mercado-libre",
] as const;
export type PlatformId = (typeof PLATFORM_IDS)[number];

/** Formats of a delivered file, the preferred one first: every platform that we know takes JPEG. */
export const FILE_FORMATS = ["jpeg", "webp", "png"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** What a delivered file must be for all places where it is to be shown: `fileRules` of platforms.ts. */
export interface FileRules {
  /** In order of preference. */
  readonly formats: readonly FileFormat[];
  readonly maxBytes: number;
}

/** Formats that keep transparency. PNG first: who asks for a product on nothing puts it into other programs, too. */
const FORMATS_WITH_ALPHA: readonly FileFormat[] = ["png", "webp"];

/** The same rules for a file that must keep transparency; it may have no format left. */
export const withAlpha = ({ formats, ...rules }: FileRules): FileRules => ({
  ...rules,
  formats: FORMATS_WITH_ALPHA.filter((format) => formats.includes(format)),
});

/** What a style says: the scene, the proportions, and the platforms that the pictures are meant for. */
export const styleSettingsSchema = z.strictObject({
  recipe: recipeSchema,
  ratios: z
    .array(z.enum(RATIOS))
    .min(1)
    .max(RATIOS.length)
    .refine((ratios) => new Set(ratios).size === ratios.length, "names proportions twice"),
  platforms: z
    .array(z.enum(PLATFORM_IDS))
    .max(PLATFORM_IDS.length)
    .refine((ids) => new Set(ids).size === ids.length, "names a platform twice")
    .default([]),
});
export type StyleSettings = z.output<typeof styleSettingsSchema>;
/** The style that everyone has: marketplace main image. It is part of the app and can't be edited. */
export const WHITE_STYLE: StyleSettings = { recipe: WHITE_RECIPE, ratios: ["1:1"], platforms: [] };

/** A style as a run names it: a version of a saved one, or settings of its own. */
const styleChoiceSchema = z.union([
  z.strictObject({ styleId: z.uuid(), version: z.int().min(1).max(MAX_INT4) }),
  z.strictObject({ settings: styleSettingsSchema }),
]);

/** An engine by its name. */
const engineName = storableText().min(1).max(40);

/** How pictures of a selection are made: what the forecast needs, and a start. */
export const runSettingsSchema = z.strictObject({
  style: styleChoiceSchema.default({ settings: WHITE_STYLE }),
  quality: z.enum(QUALITIES),
  /** Different pictures of each source in each proportion. */
  variations: z.int().min(1).max(MAX_VARIATIONS).default(1),
  /** Makes also what was made before from the same source in the same way. */
  again: z.boolean().default(false),
  /** The engine that must make them; left out: the first one that can. */
  engine: engineName.optional(),
});
export type RunSettings = z.output<typeof runSettingsSchema>;

export const previewRunSchema = runSettingsSchema.extend({
  draftId: z.uuid(),
  /** How many items are returned with their picture. */
  examples: z.int().min(0).max(100).default(24),
});

/** A draft as it is asked for; what is in it is judged, and refused in words, by the verb. */
export const openDraftSchema = z.strictObject({
  selection: z.custom<Selection>((value) => typeof value === "object" && value !== null),
  pictures: pictureChoiceSchema.default({ kind: "main" }),
});

export const startRunSchema = runSettingsSchema.extend({
  /** What is to be made. A draft becomes one order, however often it is started. */
  draftId: z.uuid(),
  /** Makes this many pictures first, spread over collections and kinds; the rest waits for the merchant. */
  pilotItems: z.int().min(1).max(PILOT_ITEMS.most).optional(),
  /** The order never holds or spends more; what doesn't fit waits. */
  budgetCredits: z.int().min(1).max(MAX_INT4).optional(),
  /** A run pauses by itself when more than this share of its pictures fails. */
  pauseAtFailPercent: z.int().min(1).max(100).optional(),
  /** How many pictures the merchant was told the order has. One with another number is not started. */
  expectedItemCount: z.int().min(1).max(MAX_RUN_ITEMS).optional(),
});
export type StartRunInput = z.input<typeof startRunSchema>;

export const RUN_KINDS = ["whole", "pilot", "rest", "retry", "correction"] as const;
/**
 * What a run is to its order: all of it, its sample, what the sample left, failed items once more, or a picture made
 * again with a corrected outline.
 */
export type RunKind = (typeof RUN_KINDS)[number];

export const continueOrderSchema = z.strictObject({
  orderId: z.uuid(),
  /** How many pictures the merchant was told are left; another number is refused: another tab was quicker. */
  expectedItemCount: z.int().min(1).max(MAX_RUN_ITEMS),
  /** A new budget of the whole order; null takes it away; left out: as before. */
  budgetCredits: z.int().min(1).max(MAX_INT4).nullable().optional(),
});

export const retryItemsSchema = z.strictObject({
  runId: z.uuid(),
  /** Which failed items; left out: all of the run. */
  itemIds: z.array(z.uuid()).min(1).max(MAX_RUN_ITEMS).optional(),
  quality: z.enum(QUALITIES).optional(),
  engine: engineName.optional(),
  /** Takes the photo that the item had also where the photo was the reason: its outline was corrected. */
  keepsPhoto: z.boolean().default(false),
});

/** What strokes may be: more is no drawing by a hand. */
export const STROKE_LIMITS = { strokes: 200, points: 5_000, minRadius: 0.001, maxRadius: 0.2 } as const;
const shareOfSide = z.number().min(0).max(1);
export const strokeSchema = z.strictObject({
  /** What was painted is product, or is not. */
  tool: z.enum(["keep", "remove"]),
  /** Of the round brush, as a share of the photo's longest side. */
  radius: z.number().min(STROKE_LIMITS.minRadius).max(STROKE_LIMITS.maxRadius),
  /** Where it went, as shares of the photo's width and height. */
  points: z
    .array(z.tuple([shareOfSide, shareOfSide]))
    .min(1)
    .max(STROKE_LIMITS.points),
});
/** One movement of the brush with which a merchant corrects an outline. */
export type Stroke = z.output<typeof strokeSchema>;

export const correctOutlineSchema = z.strictObject({
  /** The item that failed for its cut-out, or whose result's outline is to be corrected. */
  itemId: z.uuid(),
  strokes: z
    .array(strokeSchema)
    .max(STROKE_LIMITS.strokes)
    .refine(
      (strokes) => strokes.reduce((sum, { points }) => sum + points.length, 0) <= STROKE_LIMITS.points,
      "have too many points",
    ),
});
export type CorrectOutlineInput = z.input<typeof correctOutlineSchema>;
/** How often one picture may be made again with a corrected outline, without charge. */
export const MAX_CORRECTIONS = 10;

export const saveStyleSchema = z.strictObject({
  /** The style to give a new version; left out: a new style. */
  styleId: z.uuid().optional(),
  name: storableText().trim().min(1).max(80),
  settings: styleSettingsSchema,
});
