/** Browser-safe face of the generation room: inputs, constants and words. No database, no IO. */
import { z } from "zod";
import { storableText } from "#app/platform/schemas.ts";
import { type Selection, selectionSchema } from "../catalog/schemas.ts";

export const QUALITIES = ["standard", "hd", "ultra"] as const;
export type Quality = (typeof QUALITIES)[number];

/** Longest side of a delivered picture in pixels. Source: product truth. */
export const QUALITY_LONGEST_SIDE_PX: Readonly<Record<Quality, number>> = {
  standard: 1024,
  hd: 2048,
  ultra: 4096,
};

/** Proportions of a delivered picture, width to height. */
export const RATIOS = ["1:1", "4:5", "3:4", "2:3", "9:16", "16:9", "1.91:1"] as const;
export type Ratio = (typeof RATIOS)[number];

const SIDES: Readonly<Record<Ratio, readonly [width: number, height: number]>> = {
  "1:1": [1, 1],
  "4:5": [4, 5],
  "3:4": [3, 4],
  "2:3": [2, 3],
  "9:16": [9, 16],
  "16:9": [16, 9],
  "1.91:1": [1.91, 1],
};

/** Size in pixels of a picture: its longest side is the quality's, the other one follows from the proportions. */
export function frameSize(quality: Quality, ratio: Ratio): { widthPx: number; heightPx: number } {
  const longestPx = QUALITY_LONGEST_SIDE_PX[quality];
  const [width, height] = SIDES[ratio];
  const scale = longestPx / Math.max(width, height);
  return { widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) };
}

/** Most pictures of one source in the same proportions. Each is made with another light. */
export const MAX_VARIATIONS = 4;

export const SHADOWS = ["soft", "none"] as const;
/** How much of the frame's shorter side the product takes up: `standard` is what marketplaces ask for. */
export const FRAMINGS = ["tight", "standard", "loose"] as const;

const scene = {
  version: z.literal(1),
  shadow: z.enum(SHADOWS).default("soft"),
  framing: z.enum(FRAMINGS).default("standard"),
};
const hexColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "is no colour of the form #rrggbb")
  .toLowerCase();

export const recipeSchema = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("white"), ...scene }),
  z.strictObject({ name: z.literal("colour"), ...scene, colour: hexColour }),
]);
/**
 * A versioned description of the scene around the product. `white`: marketplace main image, pure white; `colour`: one
 * plain colour, the brand's for instance.
 */
export type Recipe = z.output<typeof recipeSchema>;
export const WHITE_RECIPE: Recipe = { name: "white", version: 1, shadow: "soft", framing: "standard" };

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
] as const;
/** Why an item has no result. One table, failures.ts, gives each its sentence and says whether credits return. */
export type FailureCode = (typeof FAILURE_CODES)[number];

export const FAILURE_REASONS = [
  "empty_file",
  "not_an_image",
  "damaged_file",
  "vector_image",
  "heic_image",
  "too_small",
  "too_many_pixels",
  "too_many_bytes",
  "blurred",
  "no_product_found",
  "cut_by_frame",
  "low_confidence",
] as const;
/** The finer cause within `unsupported_input` and `needs_cutout`. */
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a chosen product becomes no item. Shopify's own data says so, before anything is held. */
export const SKIP_REASONS = ["product-gone", "no-picture", "picture-not-ready", "picture-too-small"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Most items of one run. */
export const MAX_RUN_ITEMS = 10_000;

/** Whether a selection names more products than a run can have items: then nothing has to be read to refuse it. */
export const namesTooMany = (selection: Selection): boolean =>
  "productGids" in selection && selection.productGids.length > MAX_RUN_ITEMS;

export const startRunSchema = z.strictObject({
  selection: selectionSchema,
  quality: z.enum(QUALITIES),
  recipe: recipeSchema,
  /** Made by the page when it is opened: the same click sent twice carries the same key. */
  idempotencyKey: storableText().min(1).max(200),
  /** How many pictures the merchant was told this makes. A run that would make another number is not started. */
  expectedItemCount: z.int().min(1).max(MAX_RUN_ITEMS).optional(),
});
export type StartRunInput = z.infer<typeof startRunSchema>;
