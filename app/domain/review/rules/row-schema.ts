/** The rule data as it was collected: one row for each place, law and standard. `null` means "not found", never "no limit". */
import { z } from "zod";

const text = z.string().min(1).max(2_000);
const count = z.number().int().positive();
const allowance = z.enum(["allowed", "discouraged", "conditional", "prohibited"]).nullable();

/** A size in pixels, and the side that it is measured on. */
const pixels = z.discriminatedUnion("basis", [
  z.strictObject({ basis: z.enum(["each_side", "longest_side", "width"]), px: count }),
  z.strictObject({ basis: z.literal("width_height"), w: count, h: count }),
]);
export type RowPixels = z.output<typeof pixels>;

const extra = z.record(z.string(), z.json()).nullish();
const metadata = z.record(z.string(), z.json()).nullable();

const image = z.strictObject({
  min_px: pixels.nullable(),
  recommended_px: pixels.nullable(),
  max_px: pixels.nullable(),
  max_megapixels: z.number().positive().nullable(),
  max_bytes: count.nullable(),
  formats: z.array(text).min(1).nullable(),
  aspect_ratios: z.array(text).min(1).nullable(),
  background: text.nullable(),
  min_fill: z.number().gt(0).lte(1).nullable(),
  max_fill: z.number().gt(0).lte(1).nullable(),
  text_allowed: allowance,
  watermark_allowed: allowance,
  border_allowed: allowance,
  people_allowed: allowance,
  props_allowed: allowance,
  metadata_required: metadata,
  max_count: count.nullish(),
  zoom_px: pixels.nullish(),
  extra,
});

const video = z.strictObject({
  formats: z.array(text).min(1).nullable(),
  codecs: z.array(text).min(1).nullable(),
  max_bytes: count.nullable(),
  min_seconds: z.number().positive().nullable(),
  max_seconds: z.number().positive().nullable(),
  min_px: pixels.nullable(),
  recommended_px: pixels.nullable(),
  max_px: pixels.nullable(),
  aspect_ratios: z.array(text).min(1).nullable(),
  fps: z.array(z.number().positive()).min(1).nullable(),
  max_count: count.nullable(),
  captions: text.nullable(),
  text_allowed: allowance,
  metadata_required: metadata,
  extra,
});

const figureSource = z.strictObject({
  url: text,
  kind: text,
  page_date: text.optional(),
  says: text.optional(),
});

export const rowSchema = z.strictObject({
  platform: text,
  placement: text,
  effective_or_read_date: text,
  source: z.url({ protocol: /^https$/ }),
  image: image.nullable(),
  video: video.nullable(),
  notes: text.nullable(),
  confidence: z.enum(["high", "medium", "low"]),
  figure_sources: z.record(z.string(), z.array(figureSource)),
  contradictions: z.array(text),
  /** How each rule can be checked. `machine_assisted`: a detector raises it, a person settles it. */
  checks: z.array(
    z.strictObject({
      rule: text,
      how: z.enum(["machine", "machine_assisted", "person"]),
      signal: text,
      severity: z.enum(["block", "warn"]),
    }),
  ),
  check_summary: z.record(z.string(), z.number()),
});
export type RuleRow = z.output<typeof rowSchema>;
