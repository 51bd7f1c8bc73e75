/** Browser-safe face of the assets room. */
import { z } from "zod";

export const ASSET_MIME_TYPES = ["image/jpeg", "image/png", "image/webp", "video/mp4"] as const;
export type AssetMimeType = (typeof ASSET_MIME_TYPES)[number];

/** Largest page of a list of assets. */
export const MAX_PAGE_SIZE = 250;

export const listAssetsSchema = z.strictObject({
  runId: z.uuid(),
  /** The `next` of the page before. */
  after: z.uuid().optional(),
  limit: z.int().min(1).max(MAX_PAGE_SIZE).default(100),
});

export const listLatestAssetsSchema = z.strictObject({
  /** The `next` of the page before. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(MAX_PAGE_SIZE).default(100),
});

/** Most results that are chosen at once, for a ZIP, a publication or to be deleted. */
export const MAX_CHOSEN = 1_000;
/** Most results that one look goes through. */
export const MAX_LOOK = 500;
/** Most products that a search for a title stands for; of more, the title says too little. */
export const MAX_TITLE_MATCHES = 20;
/** Most products that a filter names; each costs a look into the index. */
export const MAX_NAMED_PRODUCTS = 1_000;
export const MAX_TITLE_LENGTH = 100;
export const MAX_SKU_LENGTH = 255;

/** What history is filtered by in this room; what is left out doesn't matter. */
export const historyFilterSchema = z.strictObject({
  medium: z.enum(["image", "video"]),
  /** A part of the product's title, in whatever case. */
  title: z.string().trim().min(1).max(MAX_TITLE_LENGTH).optional(),
  /** Of these products only. */
  productGids: z.array(z.string().min(1).max(100)).max(MAX_NAMED_PRODUCTS).optional(),
  /** The whole SKU, in whatever case. */
  sku: z.string().trim().min(1).max(MAX_SKU_LENGTH).optional(),
  runId: z.guid().optional(),
  /** A recipe's name. */
  recipe: z.string().min(1).max(40).optional(),
  quality: z.string().min(1).max(40).optional(),
  /** Made at this instant or later, and before that one. */
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
  isFavourite: z.literal(true).optional(),
});
export type HistoryFilter = z.output<typeof historyFilterSchema>;

export const lookThroughHistorySchema = z.strictObject({
  filter: historyFilterSchema,
  /** The `lastId` of the look before. */
  before: z.uuid().optional(),
  limit: z.int().min(1).max(MAX_LOOK),
});

export const chosenAssetsSchema = z.strictObject({
  assetIds: z.array(z.uuid()).min(1).max(MAX_CHOSEN),
});

export const prepareDownloadSchema = z.strictObject({
  /** Names the request: the same one again is the same ZIP. */
  downloadId: z.uuid(),
  assetIds: z
    .array(z.uuid())
    .max(MAX_CHOSEN)
    .transform((ids) => [...new Set(ids)])
    .refine((ids) => ids.length >= 2, "is of one result, which needs no ZIP"),
});

export const DOWNLOAD_STATES = ["preparing", "ready", "failed", "expired"] as const;
export type DownloadState = (typeof DOWNLOAD_STATES)[number];
export const DOWNLOAD_FAILURES = ["storage-full", "all-gone", "gave-up"] as const;
export type DownloadFailure = (typeof DOWNLOAD_FAILURES)[number];

/** A ZIP of several results, from when it is asked for until it is forgotten. */
export interface Download {
  readonly downloadId: string;
  readonly state: DownloadState;
  readonly fileCount: number;
  /** How many of them are in it so far, or couldn't be. */
  readonly doneCount: number;
  /** Results that were deleted, or whose file is gone. */
  readonly missingCount: number;
  readonly sizeBytes: number | null;
  readonly failureCode: DownloadFailure | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Sizes in which a page shows a picture: longest side in pixels. */
export const THUMBNAIL_SIDE_PX = { small: 400, large: 1400 } as const;
export type ThumbnailSize = keyof typeof THUMBNAIL_SIDE_PX;

/** A finished picture or video and where it came from. */
export interface Asset {
  readonly assetId: string;
  readonly itemId: string;
  readonly runId: string;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  /** Name for downloads and publications: safe on every file system, unique within the shop. */
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mimeType: AssetMimeType;
  readonly widthPx: number;
  readonly heightPx: number;
  /** How long a video is; null: it is a picture. */
  readonly durationMs: number | null;
  readonly quality: string;
  readonly recipe: { readonly name: string; readonly version: number };
  readonly engine: string;
  /** The medium that was the source, and the hash of its bytes when they were read. */
  readonly sourceGid: string;
  readonly sourceSha256: string;
  /** The option and the value that the source shows, e.g. Colour and Red: its variants are to get the picture. */
  readonly optionName: string | null;
  readonly optionValue: string | null;
  /** Proportions, e.g. "4:5", and which of several pictures of one source it is, from 1. */
  readonly ratio: string;
  readonly variation: number;
  /** Figures that the engine gave: flat names to numbers, strings or booleans. */
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  readonly createdAt: Date;
  /** When a merchant marked it; null: it is no favourite. */
  readonly favouriteAt: Date | null;
  /** When a merchant deleted it: its file is gone or going, and lists leave it out. */
  readonly deletedAt: Date | null;
}
