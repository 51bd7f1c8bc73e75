/** What keeps a planned line from being published, and what is worth knowing before it is. Pure. */
import { MAX_ALT_LENGTH, isAltTextTooLong } from "#app/platform/alt-texts.ts";
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
export const HINDRANCES = {
  "access-denied": "The app isn't allowed to change products and files",
  "look-failed": "Shopify couldn't be asked about this product",
  "product-deleted": "The product was deleted from the shop",
  "already-published": "The result is on its product or on its way there",
  "same-picture": "The product already shows this very picture",
  "not-reviewed": "The result hasn't passed review for this place",
  "claim-unasked":
    "The alternative text may claim something that review hasn't asked about, as it was written since: reword it",
  "alt-text-too-long": `The alternative text is longer than the ${MAX_ALT_LENGTH} characters that Shopify takes, where an emoji counts as two or more: shorten it`,
  "order-unanswered": "Nobody has said yet whether the order's pictures show what the customer gets",
  "file-too-large": "The file is larger than Shopify takes",
  "too-many-pixels": "The picture has more pixels than Shopify takes",
  "video-too-long": "The video is longer than Shopify takes",
  "video-limit": "The shop would have more videos than its Shopify plan allows",
  "too-many-media": "The product would have more than 250 media",
  "replaced-gone": "The medium to be replaced isn't on the product any more",
  "not-replaceable": "Only pictures can be replaced: nothing else could be put back",
} as const;
export type Hindrance = keyof typeof HINDRANCES;

/** What doesn't keep a line from being published. */
export const NOTES = {
  "product-archived": "The product is archived, so customers don't see it",
  "photo-gone": "The photo that the result was made from isn't on the product any more",
  "variant-without-picture":
    "A variant shows the picture that is replaced; variants can't show videos, so it shows none until this is undone",
  "no-variant": "No variant has the option that the result shows, so it is assigned to none",
  "many-pixels": "The picture has more than 20 megapixels, which Shopify may refuse",
} as const;
export type Note = keyof typeof NOTES;

/** The sentence of a hindrance or a note; the code itself for one that isn't known here any more. */
export const sentenceOf = (code: string): string =>
  Object.hasOwn(HINDRANCES, code)
    ? `${HINDRANCES[code as Hindrance]}.`
    : Object.hasOwn(NOTES, code)
      ? `${NOTES[code as Note]}.`
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
