/** Browser-safe face of publishing: inputs, states and their order. No database, no IO. */
import { z } from "zod";
import { altTemplate } from "#app/platform/alt-texts.ts";
import { MARK_LENGTH, MAX_FILE_NAME_LENGTH, isSafeFileName } from "#app/platform/file-names.ts";
import { storableText } from "#app/platform/schemas.ts";
import { OWN_SHOP, type Target } from "../review/schemas.ts";

/** Most pictures in one changeset. */
export const MAX_CHANGESET_ASSETS = 10_000;
/** Most media on one product. Source: Shopify's product media limits. */
export const MAX_PRODUCT_MEDIA = 250;

/** Where publishing puts results: on the shop's own products. Another place's verdict would let pass what this one refuses. */
export const PUBLISHED_TARGETS = [OWN_SHOP] as const satisfies readonly Target[];

export const publishSchema = z.strictObject({
  assetIds: z.array(z.uuid().toLowerCase()).min(1).max(MAX_CHANGESET_ASSETS),
  /** Where the results will be shown; its rules decided the review. */
  target: z.enum(PUBLISHED_TARGETS),
  /** Chosen by the sender; the same key is the same publication. */
  idempotencyKey: storableText().min(1).max(200),
});
export type PublishInput = z.infer<typeof publishSchema>;

// ---------------------------------------------------------------- plans

/** Where one of ours stands among a product's media. */
export const PLACEMENTS = ["append", "first", "after-main", "replace"] as const;
export type PlacementName = (typeof PLACEMENTS)[number];

/** One choice for all; `replace-source`: each takes the place of the picture that it was made from. */
export const PLAN_PLACEMENTS = ["append", "first", "after-main", "replace-source"] as const;
export type PlanPlacement = (typeof PLAN_PLACEMENTS)[number];

export const planChangesetSchema = z.strictObject({
  assetIds: publishSchema.shape.assetIds,
  target: publishSchema.shape.target,
  idempotencyKey: publishSchema.shape.idempotencyKey,
  placement: z.enum(PLAN_PLACEMENTS).default("append"),
  /** Whether each is assigned to the variants of the option's value that it shows. */
  toVariants: z.boolean().default(false),
  /** Left out: the shop's. */
  altTemplate: altTemplate.optional(),
});

const mediaGid = z.string().regex(/^gid:\/\/shopify\/\w{1,40}\/\d{1,20}$/);
/** A publication's mark is put behind the name, and the name with it is within the limit. */
export const MAX_PLANNED_NAME_LENGTH = MAX_FILE_NAME_LENGTH - MARK_LENGTH;
/** Longer than any text that Shopify takes: one that is a little too long is told so by a sentence of its own. */
const MAX_TYPED_ALT_LENGTH = 10_000;
/** Most lines that are changed by one request. */
export const MAX_LINE_CHANGES = 250;

/** Changes of a plan's lines; what is left out stays. */
export const changeLinesSchema = z.strictObject({
  changesetId: z.uuid(),
  lines: z
    .array(
      z
        .strictObject({
          assetId: z.uuid().toLowerCase(),
          placement: z.enum(PLACEMENTS).optional(),
          /** With `replace` and with nothing else: the medium whose place it takes. */
          replacesGid: mediaGid.optional(),
          toVariants: z.boolean().optional(),
          altText: storableText().max(MAX_TYPED_ALT_LENGTH).trim().optional(),
          /** Letters, digits, dots, dashes and underscores, with the ending of the file's kind. */
          fileName: z
            .string()
            .max(MAX_PLANNED_NAME_LENGTH)
            .refine(isSafeFileName, "is no file name")
            .optional(),
        })
        .refine(
          ({ placement, replacesGid }) => (placement === "replace") === (replacesGid !== undefined),
          "names a medium to replace exactly when it replaces one",
        ),
    )
    .min(1)
    .max(MAX_LINE_CHANGES),
});

/** A change of all lines of a plan; what is left out stays. */
export const changeAllLinesSchema = z.strictObject({
  changesetId: z.uuid(),
  placement: z.enum(PLAN_PLACEMENTS).optional(),
  toVariants: z.boolean().optional(),
  altTemplate: altTemplate.optional(),
});

export const leaveOutSchema = z.strictObject({
  changesetId: z.uuid(),
  /** Lines that a check hinders, or makes a note of, for these reasons. */
  codes: z.array(storableText().min(1).max(100)).max(100).default([]),
  assetIds: z.array(z.uuid().toLowerCase()).max(MAX_CHANGESET_ASSETS).default([]),
});

/** Furthest that a publication can be scheduled ahead. */
export const MAX_SCHEDULE_DAYS = 366;
export const startChangesetSchema = z.strictObject({
  changesetId: z.uuid(),
  /** When it is to begin; now when left out or past. */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  /** Which version of the plan was looked at; left out: whatever it is by now. */
  version: z.int().min(1).optional(),
});

export const changesetIdSchema = z.strictObject({ changesetId: z.uuid() });

export const undoProductsSchema = z.strictObject({
  changesetId: z.uuid(),
  /** Left out: all of them. */
  productGids: z.array(storableText().min(1).max(200)).min(1).max(MAX_CHANGESET_ASSETS).optional(),
});

// ---------------------------------------------------------------- reading

/**
 * Which products of a changeset are read: those with a line that can't be published, or that a note is made of; those that
 * couldn't be published or undone, or were undone in part, but not those that a cancel ended; those that undo left alone because they were edited.
 */
export const PRODUCT_FILTERS = ["hindered", "noted", "failed", "left-alone"] as const;
export type ProductFilter = (typeof PRODUCT_FILTERS)[number];

export const readChangesetSchema = z.strictObject({
  changesetId: z.uuid(),
  /** Left out: all products. */
  only: z.enum(PRODUCT_FILTERS).optional(),
  /** The `next` of the page before. */
  after: storableText().max(200).optional(),
  limit: z.int().min(1).max(250).default(100),
});

/**
 * How far a picture is on its way to its product; each names the last effect that is known to have happened:
 * bytes uploaded, file created, file processed, added to the product, read back. A `draft` is a line of a plan that was
 * not started; what is `undone` was taken off its product again.
 */
export const STEP_STATES = [
  "draft",
  "planned",
  "uploaded",
  "created",
  "ready",
  "attached",
  "verified",
  "failed",
  "undone",
] as const;
export type StepState = (typeof STEP_STATES)[number];

export type ProductStatus = "queued" | "publishing" | "done" | "failed";
export type ChangesetStatus =
  "planned" | "scheduled" | "publishing" | "paused" | "cancelling" | "done" | "cancelled";
export type ChangesetPause = "merchant" | "storage-full";
/** How far a product's undo is; `refused`: it was edited in between at our places and left alone. */
export type UndoStatus = "queued" | "undoing" | "undone" | "refused" | "failed";

/**
 * What a merchant is told of a picture's publication. `unconfirmed`: it was added, but the product did not read back as
 * it should; it is neither proven to be there nor added again. `undone`: it was taken off again.
 */
export type PublicationStatus = "publishing" | "published" | "unconfirmed" | "failed" | "undone";

/** From how far the picture is known to be, and whether its product has ended. Only what was read back is published. */
export function publicationStatus(
  state: Exclude<StepState, "draft">,
  product: ProductStatus,
): PublicationStatus {
  if (state === "verified") return "published";
  if (state === "failed" || state === "undone") return state;
  return product === "done" || product === "failed" ? "unconfirmed" : "publishing";
}
