/** Why a result or a product could not be published: one table from code to the sentence that a merchant reads. */

interface FailureRow {
  /** What happened: a clause without its full stop; the credits' clause follows. */
  readonly what: string;
  /** The next step: a whole sentence. */
  readonly next: string;
}

const PRODUCT_DELETED: FailureRow = {
  what: "This product was deleted from the shop and nothing else was changed",
  next: "Open the result to download it.",
};

const UNFETCHED_FILE: FailureRow = {
  what: "Shopify couldn't fetch the uploaded file",
  next: "Publish again.",
};

const VIDEO_SIDES: FailureRow = {
  what: "The video has a width or height that Shopify doesn't take",
  next: "Generate it in another proportion, which uses credits, then publish.",
};

const UNREADABLE_VIDEO: FailureRow = {
  what: "Shopify couldn't process the video that it received",
  next: "Publish again.",
};

/** Codes of our own. Anything else is Shopify's code for a file (FileErrorCode, FilesErrorCode) or an upload. */
export const FAILURES = {
  "product-deleted": PRODUCT_DELETED,
  "too-many-media": {
    what: "This product would have more than 250 media, Shopify's limit, so nothing was added",
    next: "Remove some there, then publish again.",
  },
  "asset-gone": {
    what: "The result's file is no longer here",
    next: "Generate it again, which uses credits, then publish.",
  },
  "file-gone": {
    what: "The file was deleted in Shopify before it reached the product",
    next: "Publish again to add it.",
  },
  "processing-timeout": {
    what: "Shopify didn't finish processing the file, so nothing was added to the product",
    next: "Publish again later.",
  },
  "outcome-unknown": {
    what: "Shopify says it has this file but doesn't show it",
    next: "Look for it in Content → Files before you publish again.",
  },
  "media-changed": {
    what: "The result was added, but the product's other media changed while we worked; we changed nothing else",
    next: "Check the product in Shopify.",
  },
  "medium-missing": {
    what: "The result was added and is no longer on the product, or its alt text differs",
    next: "Check the product in Shopify.",
  },
  "review-changed": {
    what: "The result doesn't pass review for this place any more, so nothing was added",
    next: "Open the result to see why.",
  },
  rejected: {
    what: "Somebody rejected the result in review before its publication began, so it was left out",
    next: "Open the result to see the answer; take it back if it was wrong, then publish again.",
  },
  "not-arranged": {
    what: "The result was added, but its place among the media or its variants aren't as planned",
    next: "Check the product in Shopify.",
  },
  "variant-deleted": {
    what: "The result was added, but a variant that was to show it was deleted meanwhile",
    next: "Check the product in Shopify.",
  },
  "replaced-gone": {
    what: "The medium that was to be replaced isn't on the product any more, so nothing was added or taken off",
    next: "Publish again and choose another place.",
  },
  "not-replaceable": {
    what: "The medium that was to be replaced can't be kept for undoing, so nothing was added or taken off",
    next: "Publish again and choose another place.",
  },
  cancelled: {
    what: "The publication was cancelled before it came to this product, which wasn't changed",
    next: "Publish again whenever you like.",
  },
  "cancelled-begun": {
    what: "The publication was cancelled before this product was finished; what had been added to it stays there",
    next: "Undo it, or publish again what is missing.",
  },
  "cancelled-storage-full": {
    what: "The shop's file storage was full, and the publication was cancelled before this could be added",
    next: "Free some space or change the Shopify plan, then publish again.",
  },
  "shop-frozen": {
    what: "Shopify has paused the shop, so its products can't be changed",
    next: "Open Shopify admin to see why, then publish again.",
  },
  "undo-edited": {
    what: "This product was changed in Shopify where the publication had changed it, so it was left as it is",
    next: "Check what was changed; once it is as it was published, undo again.",
  },
  "undo-later-publication": {
    what: "A later publication went on with what this one had published on this product, so it was left as it is",
    next: "Undo that one first, then undo this one.",
  },
  "undo-product-deleted": {
    what: "This product was deleted from the shop, so there is nothing to undo",
    next: "Open the result to download it.",
  },
  "undo-not-put-back": {
    what: "Our results were taken off, but a picture that they had replaced couldn't be put back; its file is kept here",
    next: "Undo again to try once more.",
  },
  "undo-storage-full": {
    what: "Our results were taken off, but the shop's file storage is too full to put back a picture that they had replaced; its file is kept here",
    next: "Free some space or change the Shopify plan, then undo again.",
  },
  "undo-not-as-before": {
    what: "The publication was undone, but the product doesn't show what it did before",
    next: "Check the product in Shopify, then undo again.",
  },
  "undo-gave-up": {
    what: "Shopify couldn't be reached for too long, so it isn't known how far this product was undone",
    next: "Undo again later.",
  },
  "gave-up": {
    what: "Shopify couldn't be reached for too long, so we can't tell whether the result reached the product; its other media weren't changed",
    next: "Publish again later: it is added once.",
  },
  uninstalled: {
    what: "The app was uninstalled while this was being published; the product's other media weren't changed",
    next: "Publish again: it is added once.",
  },
  "access-denied": {
    what: "The app isn't allowed to change product media any more",
    next: "Approve its permissions in Shopify, then publish again.",
  },
  reauthorize: {
    what: "The app's permission has run out",
    next: "Open the app in Shopify admin, then publish again.",
  },
  // Shopify's codes that a merchant can do something about
  FILE_STORAGE_LIMIT_EXCEEDED: {
    what: "The shop's file storage is full, so the publication was paused",
    next: "Free some space or change the Shopify plan, then let the publication go on.",
  },
  NON_IMAGE_MEDIA_PER_SHOP_LIMIT_EXCEEDED: {
    what: "The shop has as many videos and 3D models as its Shopify plan allows",
    next: "Remove some or change the plan, then publish again.",
  },
  PRODUCT_MEDIA_LIMIT_EXCEEDED: {
    what: "This product already has 250 media, Shopify's limit",
    next: "Remove some there, then publish again.",
  },
  PRODUCT_SUSPENDED: {
    what: "Shopify suspended this product, so its media can't be changed",
    next: "Open the product in Shopify to see why, then publish again.",
  },
  REFERENCE_TARGET_DOES_NOT_EXIST: PRODUCT_DELETED,
  // Our file was compared with its hash before it was sent, so what is damaged there was damaged on its way.
  UNSUPPORTED_IMAGE_FILE_TYPE: {
    what: "Shopify doesn't recognise the file that it received as a picture",
    next: "Publish again.",
  },
  IMAGE_PROCESSING_FAILURE: {
    what: "Shopify couldn't process the file that it received",
    next: "Publish again.",
  },
  IMAGE_DOWNLOAD_FAILURE: UNFETCHED_FILE,
  GENERIC_FILE_DOWNLOAD_FAILURE: UNFETCHED_FILE,
  INVALID_SIGNED_URL: UNFETCHED_FILE,
  GENERIC_FILE_INVALID_SIZE: {
    what: "The file is larger than Shopify takes",
    next: "Open the result to download it.",
  },
  MEDIA_TIMEOUT_ERROR: {
    what: "Shopify took too long to process the file",
    next: "Publish again later.",
  },
  DUPLICATE_FILENAME_ERROR: {
    what: "Shopify has another file of this name, so it didn't take this one",
    next: "Publish again: it gets a further name.",
  },
  UNKNOWN: {
    what: "Shopify couldn't process the file and doesn't say why",
    next: "Publish again.",
  },
  INVALID_IMAGE_FILE_SIZE: {
    what: "The picture is larger than 20 MB, Shopify's limit",
    next: "Generate it in a lower quality, which uses credits, then publish.",
  },
  INVALID_IMAGE_RESOLUTION: {
    what: "The picture has more pixels than Shopify takes",
    next: "Generate it in a lower quality, which uses credits, then publish.",
  },
  INVALID_IMAGE_ASPECT_RATIO: {
    what: "The picture is too long and narrow for Shopify",
    next: "Generate it from another photo, which uses credits, then publish.",
  },
  VIDEO_INVALID_FILETYPE_ERROR: {
    what: "Shopify doesn't recognise the file that it received as a video",
    next: "Publish again.",
  },
  VIDEO_MAX_DURATION_ERROR: {
    what: "The video is longer than 10 minutes, Shopify's limit",
    next: "Generate a shorter one, which uses credits, then publish.",
  },
  VIDEO_MIN_DURATION_ERROR: {
    what: "The video is shorter than Shopify takes",
    next: "Generate a longer one, which uses credits, then publish.",
  },
  VIDEO_MAX_HEIGHT_ERROR: VIDEO_SIDES,
  VIDEO_MAX_WIDTH_ERROR: VIDEO_SIDES,
  VIDEO_MIN_HEIGHT_ERROR: VIDEO_SIDES,
  VIDEO_MIN_WIDTH_ERROR: VIDEO_SIDES,
  VIDEO_METADATA_READ_ERROR: UNREADABLE_VIDEO,
  VIDEO_VALIDATION_ERROR: UNREADABLE_VIDEO,
} as const satisfies Readonly<Record<string, FailureRow>>;

export type OwnFailureCode = Exclude<keyof typeof FAILURES, Uppercase<string>>;

/** With these ends nobody knows whether the last thing that was asked of Shopify happened. */
export const OUTCOME_UNKNOWN: readonly OwnFailureCode[] = [
  "gave-up",
  "uninstalled",
  "access-denied",
  "reauthorize",
  "shop-frozen",
];

export interface PublishingFailure {
  /** For people who help: told behind "Details", never in the sentence. */
  readonly code: string;
  readonly text: string;
}

/** Makes the sentence of a code: of publishing, or of undoing. */
export type Tell = (code: OwnFailureCode | (string & {}), said?: string) => PublishingFailure;

/**
 * The failure with its sentence: what happened, what it means for credits, the next step. `said` is what Shopify wrote,
 * quoted only for codes that the table doesn't know, and only when it is words: text from outside, of limited length, to
 * be escaped where it is shown.
 */
export function failure(code: OwnFailureCode | (string & {}), said = ""): PublishingFailure {
  const row = Object.hasOwn(FAILURES, code)
    ? FAILURES[code as keyof typeof FAILURES]
    : refusedByShopify(said);
  return { code: code.slice(0, 100), text: sentence(row) };
}

const sentence = ({ what, next }: FailureRow): string => `${what}. Publishing costs no credits. ${next}`;

/** What is said of an undo that ends for reasons for which publishing ends too. */
const UNDO_FAILURES: Readonly<Record<string, FailureRow>> = {
  "product-deleted": FAILURES["undo-product-deleted"],
  "access-denied": {
    what: FAILURES["access-denied"].what,
    next: "Approve its permissions in Shopify, then undo again.",
  },
  reauthorize: { what: FAILURES.reauthorize.what, next: "Open the app in Shopify admin, then undo again." },
  "shop-frozen": {
    what: FAILURES["shop-frozen"].what,
    next: "Open Shopify admin to see why, then undo again.",
  },
  uninstalled: {
    what: "The app was uninstalled while this was being undone",
    next: "Undo again: it goes on where it ended.",
  },
  PRODUCT_SUSPENDED: {
    what: FAILURES.PRODUCT_SUSPENDED.what,
    next: "Open the product in Shopify to see why, then undo again.",
  },
};

/** As `failure`, of an undo: its next step is to undo again. */
export function undoFailure(code: OwnFailureCode | (string & {}), said = ""): PublishingFailure {
  const row = Object.hasOwn(UNDO_FAILURES, code) ? UNDO_FAILURES[code] : undefined;
  const refused: FailureRow = {
    what: `Shopify refused to take this product back to what it was${quoted(said)}`,
    next: "Undo again; if it is refused again, contact support with the code under Details.",
  };
  return { code: code.slice(0, 100), text: sentence(row ?? refused) };
}

/** Why a scheduled result was left out, in the words of the person who rejected it. */
export function rejected(reason: string): PublishingFailure {
  const { next } = FAILURES.rejected;
  const what = `Somebody rejected the result in review (“${reason.trim().slice(0, 300)}”) before its publication began, so it was left out`;
  return { code: "rejected", text: sentence({ what, next }) };
}

/** Why a publication isn't undone before a later one, which is named as the list of publications does: by its time. */
export function laterPublication(createdAt: Date): PublishingFailure {
  const code = "undo-later-publication";
  const moment = `${createdAt.toISOString().slice(0, 16).replace("T", ", ")} UTC`;
  const { next } = FAILURES[code];
  const what = `The publication of ${moment} went on with what this one had published on this product, so it was left as it is`;
  return { code, text: sentence({ what, next }) };
}

/** The table for people to read: what happened and the next step, by code. */
export const publishingFailureHelp = (): readonly {
  readonly code: string;
  readonly what: string;
  readonly next: string;
}[] => Object.entries(FAILURES).map(([code, { what, next }]) => ({ code, what, next }));

function refusedByShopify(said: string): FailureRow {
  return {
    what: `Shopify refused this file${quoted(said)}`,
    next: "Publish again; if it is refused again, contact support with the code under Details.",
  };
}

function quoted(said: string): string {
  const words = said.trim().slice(0, 300);
  return words !== "" && !/\w_\w/.test(words) ? ` (“${words}”)` : "";
}

/** Shopify's codes that mean: the product is gone. */
export const isProductGone = (code: string): boolean =>
  code === "REFERENCE_TARGET_DOES_NOT_EXIST" || code === "PRODUCT_DOES_NOT_EXIST";
