/** What keeps a planned line from being published, and what is worth knowing before it is. Pure. */
import { MAX_ALT_LENGTH, isAltTextTooLong } from "#app/platform/alt-texts.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { type VariantLine, isOfOption } from "./goals.ts";
import { MAX_ORIGINAL_BYTES, type ProductVariant, type SeenProduct } from "./ports.ts";
import { MAX_PRODUCT_MEDIA } from "./schemas.ts";

/** Shopify's limits of files. Source: Shopify's help, "Product media types". */
const MAX_PICTURE_BYTES = MAX_ORIGINAL_BYTES;
const MAX_SIDE_PX = 5_000;
/** Help pages speak of 20 megapixels, newer ones of 25: the first is worth a note, the second is refused. */
const NOTED_PIXELS = 20_000_000;
const MAX_PIXELS = 25_000_000;
const MAX_VIDEO_BYTES = 1024 ** 3;
const MAX_VIDEO_MS = 10 * 60_000;

/** Why a line can't be published as it is, from what concerns all of them to what concerns the picture alone. */
export const HINDRANCES = wordsByName(
  {
    "access-denied": "publishing.hindrance.access-denied",
    "look-failed": "publishing.hindrance.look-failed",
    "product-deleted": "publishing.hindrance.product-deleted",
    "already-published": "publishing.hindrance.already-published",
    "same-picture": "publishing.hindrance.same-picture",
    "not-reviewed": "publishing.hindrance.not-reviewed",
    "claim-unasked": "publishing.hindrance.claim-unasked",
    "alt-text-too-long": "publishing.hindrance.alt-text-too-long",
    "order-unanswered": "publishing.hindrance.order-unanswered",
    "file-too-large": "publishing.hindrance.file-too-large",
    "too-many-pixels": "publishing.hindrance.too-many-pixels",
    "video-too-long": "publishing.hindrance.video-too-long",
    "video-limit": "publishing.hindrance.video-limit",
    "too-many-media": "publishing.hindrance.too-many-media",
    "replaced-gone": "publishing.hindrance.replaced-gone",
    "not-replaceable": "publishing.hindrance.not-replaceable",
  },
  { mostCharacters: MAX_ALT_LENGTH },
);
export type Hindrance = keyof typeof HINDRANCES;

/** What doesn't keep a line from being published. */
export const NOTES = wordsByName({
  "product-archived": "publishing.note.product-archived",
  "photo-gone": "publishing.note.photo-gone",
  "variant-without-picture": "publishing.note.variant-without-picture",
  "no-variant": "publishing.note.no-variant",
  "many-pixels": "publishing.note.many-pixels",
});
export type Note = keyof typeof NOTES;

/** The sentence of a hindrance or a note; the code itself for one that isn't known here any more. */
export const sentenceOf = (code: string): string =>
  Object.hasOwn(HINDRANCES, code)
    ? HINDRANCES[code as Hindrance]
    : Object.hasOwn(NOTES, code)
      ? NOTES[code as Note]
      : code;

export interface LineFacts extends VariantLine {
  readonly altText: string;
  readonly sourceGid: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly durationMs: number | null;
  readonly verdict: "fit" | "not-reviewed" | "order-unanswered";
  readonly isPublished: boolean;
  /** Its alternative text may claim something that its review didn't ask about. */
  readonly hasUnaskedClaim: boolean;
}

export interface ProductFacts {
  /** Null when it is gone. */
  readonly seen: SeenProduct | null;
  readonly variants: readonly ProductVariant[];
  /** Hashes of the pictures of ours that it shows. */
  readonly shownHashes: ReadonlySet<string>;
  /** How many lines it has. */
  readonly lineCount: number;
  /** Media in whose place a picture of the plan comes, which variants can show. */
  readonly replacedByPictures: ReadonlySet<string>;
}

export interface ShopFacts {
  readonly mayWrite: boolean;
  /** Whether the shop's plan has no room for the videos of the whole publication. */
  readonly lacksVideoRoom: boolean;
}

/** What keeps a line from being published, or null. The first reason counts. */
export function hindranceOf(line: LineFacts, product: ProductFacts, shop: ShopFacts): Hindrance | null {
  if (!shop.mayWrite) return "access-denied";
  if (!product.seen) return "product-deleted";
  if (line.isPublished) return "already-published";
  if (product.shownHashes.has(line.sha256)) return "same-picture";
  if (line.verdict !== "fit") return line.verdict;
  if (isAltTextTooLong(line.altText)) return "alt-text-too-long";
  if (line.hasUnaskedClaim) return "claim-unasked";
  const file = fileHindrance(line);
  if (file) return file;
  if (line.isVideo && shop.lacksVideoRoom) return "video-limit";
  if (product.seen.media.length + product.lineCount > MAX_PRODUCT_MEDIA) return "too-many-media";
  if (line.replacesGid === null) return null;
  const replaced = product.seen.media.find(({ mediaGid }) => mediaGid === line.replacesGid);
  if (!replaced) return "replaced-gone";
  return replaced.kind === "image" ? null : "not-replaceable";
}

function fileHindrance(line: LineFacts): Hindrance | null {
  if (line.sizeBytes > (line.isVideo ? MAX_VIDEO_BYTES : MAX_PICTURE_BYTES)) return "file-too-large";
  if (line.isVideo) return (line.durationMs ?? 0) > MAX_VIDEO_MS ? "video-too-long" : null;
  const isTooLarge =
    line.widthPx * line.heightPx > MAX_PIXELS || Math.max(line.widthPx, line.heightPx) > MAX_SIDE_PX;
  return isTooLarge ? "too-many-pixels" : null;
}

/** What is worth knowing of a line that can be published, or null. */
export function noteOf(line: LineFacts, { seen, variants, replacedByPictures }: ProductFacts): Note | null {
  if (seen?.isArchived) return "product-archived";
  const isLost = line.isVideo && line.replacesGid !== null && !replacedByPictures.has(line.replacesGid);
  if (isLost && variants.some(({ mediaGid }) => mediaGid === line.replacesGid))
    return "variant-without-picture";
  if (seen && !seen.media.some(({ mediaGid }) => mediaGid === line.sourceGid)) return "photo-gone";
  const isForVariants = line.toVariants && !line.isVideo && line.optionValue !== null;
  if (isForVariants && !variants.some((variant) => isOfOption(variant, line))) return "no-variant";
  return !line.isVideo && line.widthPx * line.heightPx > NOTED_PIXELS ? "many-pixels" : null;
}
