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
}
