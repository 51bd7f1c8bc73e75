/** Why a result or a product could not be published: one table from code to the sentence that a merchant reads. */
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { type WordKey, t } from "#app/platform/i18n/translate.ts";

interface FailureRow {
  /** What happened: a clause without its full stop; the credits' clause follows. */
  readonly what: string;
  /** The next step: a whole sentence. */
  readonly next: string;
}

type NameIn<Area extends string> = WordKey extends infer Key
  ? Key extends `publishing.${Area}.${infer Name}`
    ? Name
    : never
  : never;

const row = (what: NameIn<"what">, next: NameIn<"next">): FailureRow =>
  wordsByName({ what: `publishing.what.${what}`, next: `publishing.next.${next}` });

const PRODUCT_DELETED = row("product-deleted", "download");
const UNFETCHED_FILE = row("unfetched-file", "publish");
const VIDEO_SIDES = row("video-sides", "other-proportion");
const UNREADABLE_VIDEO = row("unreadable-video", "publish");

/** Codes of our own. Anything else is Shopify's code for a file (FileErrorCode, FilesErrorCode) or an upload. */
export const FAILURES = {
  "product-deleted": PRODUCT_DELETED,
  "too-many-media": row("too-many-media", "remove-some"),
  "asset-gone": row("asset-gone", "generate"),
  "file-gone": row("file-gone", "publish-to-add"),
  "processing-timeout": row("processing-timeout", "publish-later"),
  "outcome-unknown": row("outcome-unknown", "look-in-files"),
  "media-changed": row("media-changed", "check"),
  "medium-missing": row("medium-missing", "check"),
  "review-changed": row("review-changed", "open-result"),
  rejected: row("rejected", "see-answer"),
  "not-arranged": row("not-arranged", "check"),
  "variant-deleted": row("variant-deleted", "check"),
  "replaced-gone": row("replaced-gone", "other-place"),
  "not-replaceable": row("not-replaceable", "other-place"),
  cancelled: row("cancelled", "publish-whenever"),
  "cancelled-begun": row("cancelled-begun", "undo-or-publish"),
  "cancelled-storage-full": row("cancelled-storage-full", "free-space"),
  "shop-frozen": row("shop-frozen", "open-admin"),
  "undo-edited": row("undo-edited", "check-edits"),
  "undo-later-publication": row("undo-later-publication", "undo-that-first"),
  "undo-product-deleted": row("undo-product-deleted", "download"),
  "undo-not-put-back": row("undo-not-put-back", "undo-once-more"),
  "undo-storage-full": row("undo-storage-full", "free-space-undo"),
  "undo-not-as-before": row("undo-not-as-before", "check-undo"),
  "undo-gave-up": row("undo-gave-up", "undo-later"),
  "gave-up": row("gave-up", "publish-later-once"),
  uninstalled: row("uninstalled", "publish-once"),
  "access-denied": row("access-denied", "approve"),
  reauthorize: row("reauthorize", "open-app"),
  // Shopify's codes that a merchant can do something about
  FILE_STORAGE_LIMIT_EXCEEDED: row("storage-full", "free-space-resume"),
  NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED: row("video-limit", "remove-videos"),
  PRODUCT_MEDIA_LIMIT_EXCEEDED: row("media-limit", "remove-some"),
  PRODUCT_SUSPENDED: row("product-suspended", "open-product"),
  REFERENCE_TARGET_DOES_NOT_EXIST: PRODUCT_DELETED,
  // Our file was compared with its hash before it was sent, so what is damaged there was damaged on its way.
  UNSUPPORTED_IMAGE_FILE_TYPE: row("no-picture", "publish"),
  IMAGE_PROCESSING_FAILURE: row("unprocessed", "publish"),
  IMAGE_DOWNLOAD_FAILURE: UNFETCHED_FILE,
  GENERIC_FILE_DOWNLOAD_FAILURE: UNFETCHED_FILE,
  INVALID_SIGNED_URL: UNFETCHED_FILE,
  GENERIC_FILE_INVALID_SIZE: row("file-too-large", "download"),
  MEDIA_TIMEOUT_ERROR: row("media-timeout", "publish-later"),
  DUPLICATE_FILENAME_ERROR: row("name-taken", "publish-renamed"),
  UNKNOWN: row("unknown", "publish"),
  INVALID_IMAGE_FILE_SIZE: row("picture-too-large", "lower-quality"),
  INVALID_IMAGE_RESOLUTION: row("too-many-pixels", "lower-quality"),
  INVALID_IMAGE_ASPECT_RATIO: row("too-narrow", "other-photo"),
  VIDEO_INVALID_FILETYPE_ERROR: row("no-video", "publish"),
  VIDEO_MAX_DURATION_ERROR: row("video-too-long", "shorter"),
  VIDEO_MIN_DURATION_ERROR: row("video-too-short", "longer"),
  VIDEO_MAX_HEIGHT_ERROR: VIDEO_SIDES,
  VIDEO_MAX_WIDTH_ERROR: VIDEO_SIDES,
  VIDEO_MIN_HEIGHT_ERROR: VIDEO_SIDES,
  VIDEO_MIN_WIDTH_ERROR: VIDEO_SIDES,
  VIDEO_METADATA_READ_ERROR: UNREADABLE_VIDEO,
  VIDEO_VALIDATION_ERROR: UNREADABLE_VIDEO,
} as const satisfies Readonly<Record<string, FailureRow>>;

export type OwnFailureCode = Exclude<keyof typeof FAILURES, Uppercase<string>>;
type FailureCode = OwnFailureCode | (string & {});

/** What is said of an undo that ends for reasons for which publishing ends too. */
const UNDO_FAILURES = {
  "product-deleted": FAILURES["undo-product-deleted"],
  "access-denied": row("access-denied", "approve-undo"),
  reauthorize: row("reauthorize", "open-app-undo"),
  "shop-frozen": row("shop-frozen", "open-admin-undo"),
  uninstalled: row("uninstalled-undo", "undo-goes-on"),
  PRODUCT_SUSPENDED: row("product-suspended", "open-product-undo"),
} as const satisfies Readonly<Record<string, FailureRow>>;

/** With these ends nobody knows whether the last thing that was asked of Shopify happened. */
export const OUTCOME_UNKNOWN: readonly OwnFailureCode[] = [
  "gave-up",
  "uninstalled",
  "access-denied",
  "reauthorize",
  "shop-frozen",
];

/** A failure as it is kept: in whose language it is told is known when it is read. */
export interface FailureCause {
  readonly code: string;
  /** What Shopify or a person wrote of it, or the moment of the publication in its way; null: nothing. */
  readonly said: string | null;
}

const MOST_SAID = 300;

/** The cause of a failure; `said` is text from outside, kept in limited length. */
export const cause = (code: FailureCode, said = ""): FailureCause => ({
  code: code.slice(0, 100),
  said: said.trim().slice(0, MOST_SAID) || null,
});

/** Why a scheduled result was left out, in the words of the person who rejected it. */
export const rejected = (reason: string): FailureCause => cause("rejected", reason);

/** Why a publication isn't undone before a later one, which is named as the list of publications does: by its time. */
export const laterPublication = (createdAt: Date): FailureCause =>
  cause("undo-later-publication", createdAt.toISOString());

export interface PublishingFailure {
  /** For people who help: told behind "Details", never in the sentence. */
  readonly code: string;
  readonly text: string;
}

/**
 * The failure with its sentence: what happened, what it means for credits, the next step. `said` is what was kept of it:
 * what Shopify wrote is quoted only for codes that the table doesn't know, and only when it is words, to be escaped where
 * it is shown.
 */
export const failure = (code: FailureCode, said: string | null = null): PublishingFailure => ({
  code: code.slice(0, 100),
  text: textOf(code, said ?? "", find(FAILURES, code), refusedFile),
});

/** As `failure`, of an undo: its next step is to undo again. */
export const undoFailure = (code: FailureCode, said: string | null = null): PublishingFailure => {
  const known = find(UNDO_FAILURES, code) ?? (code.startsWith("undo-") ? find(FAILURES, code) : null);
  return { code: code.slice(0, 100), text: textOf(code, said ?? "", known, refusedUndo) };
};

const find = <Value>(rows: Readonly<Record<string, Value>>, code: string): Value | null =>
  Object.hasOwn(rows, code) ? (rows[code] ?? null) : null;

function textOf(
  code: string,
  said: string,
  known: FailureRow | null,
  refused: (said: string) => FailureRow,
): string {
  const naming = said === "" ? null : find(NAMING, code);
  if (known && !naming) return sentence(known);
  if (isSentence(said)) return said;
  const words = said.trim().slice(0, MOST_SAID);
  return sentence(known && naming ? { what: naming(words), next: known.next } : refused(words));
}

/** Failures that are told with what was said of them. */
const NAMING = {
  rejected: (reason) => t("publishing.rejected-for", { reason }),
  "undo-later-publication": (at) =>
    t("publishing.later-publication-of", { at: at.slice(0, 16).replace("T", ", ") }),
} satisfies Partial<Record<OwnFailureCode, (said: string) => string>>;

const sentence = ({ what, next }: FailureRow): string => t("publishing.failure", { what, next });

/** Before words came in five languages whole sentences were kept, in English. */
const isSentence = (said: string): boolean => said.includes(". Publishing costs no credits. ");

/** The table for people to read: what happened and the next step, by code. */
export const publishingFailureHelp = (): readonly {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}[] => Object.entries(FAILURES).map(([code, { what, next }]) => ({ code, what, next }));

const refusedFile = (said: string): FailureRow => ({
  what: isWords(said) ? t("publishing.refused-file-saying", { said }) : t("publishing.refused-file"),
  next: t("publishing.refused-file-next"),
});

const refusedUndo = (said: string): FailureRow => ({
  what: isWords(said) ? t("publishing.refused-undo-saying", { said }) : t("publishing.refused-undo"),
  next: t("publishing.refused-undo-next"),
});

const isWords = (said: string): boolean => said !== "" && !/\w_\w/.test(said);

/** Shopify's codes that mean: the product is gone. */
export const isProductGone = (code: string): boolean =>
  code === "REFERENCE_TARGET_DOES_NOT_EXIST" || code === "PRODUCT_DOES_NOT_EXIST";
