/**
 * The failure table: what each failure says to the merchant and whether it is tried again. One place, used by the
 * worker, the run page, the notification and the command line.
 *
 * Every failure returns its credits: only a stored result is ever captured.
 */
import type { EngineFailure } from "./ports.ts";
import {
  FAILURE_CODES,
  FAILURE_REASONS,
  type FailureCode,
  type FailureReason,
  MIN_SOURCE_LONGEST_SIDE_PX,
  type SkipReason,
} from "./schemas.ts";

/**
 * - `no`: the same photo would fail the same way.
 * - `poll-again`: the work may still be going on at the engine; it is asked, never submitted blindly again.
 * - `back-off`: nothing was started; submitted again after growing pauses.
 * - `once`: one further attempt.
 */
type RetryPolicy =
  | { readonly kind: "no" }
  | { readonly kind: "poll-again" }
  | { readonly kind: "back-off"; readonly attempts: number; readonly firstPauseMs: number }
  | { readonly kind: "once"; readonly pauseMs: number };

interface FailureRow {
  readonly retry: RetryPolicy;
  /** True when the photo is the reason: another photo of the product may do. */
  readonly isAboutSource?: true;
  /** True when nobody but the operator can mend it. */
  readonly alertsOperator?: true;
  /** What happened: a clause without its full stop; the credits' clause follows. */
  readonly what: string;
  /** The next step: a whole sentence. */
  readonly next: string;
}

const NO = { kind: "no" } as const;
const LONGEST_PAUSE_MS = 5 * 60_000;

export const FAILURES: Readonly<Record<FailureCode, FailureRow>> = {
  content_review: {
    retry: NO,
    what: "The safety check declined this result",
    next: "Choose another style or another photo.",
  },
  unsupported_input: {
    retry: NO,
    isAboutSource: true,
    what: "This photo can't be used",
    next: "Replace it with a sharp JPEG, PNG or WebP photo of at least 500 pixels.",
  },
  needs_cutout: {
    retry: NO,
    isAboutSource: true,
    what: "We couldn't separate the product from its background",
    next: "Use a photo with a plainer background, or correct the outline.",
  },
  provider_overloaded: {
    retry: { kind: "back-off", attempts: 6, firstPauseMs: 5_000 },
    what: "The generation service stayed too busy",
    next: "Generate this product again later.",
  },
  provider_timeout: {
    retry: { kind: "poll-again" },
    what: "Generating took too long",
    next: "Generate this product again.",
  },
  provider_error: {
    retry: { kind: "once", pauseMs: 2_000 },
    what: "The generation service failed",
    next: "Generate this product again.",
  },
  invalid_output: {
    retry: { kind: "once", pauseMs: 2_000 },
    what: "The result couldn't be used",
    next: "Generate this product again, or use another photo.",
  },
  quota: {
    retry: NO,
    alertsOperator: true,
    what: "Generating is unavailable at the moment",
    next: "Generate this product again later.",
  },
  source_missing: {
    retry: NO,
    isAboutSource: true,
    what: "The photo is no longer on the product",
    next: "Add a photo to the product, then generate again.",
  },
  storage_full: {
    retry: NO,
    alertsOperator: true,
    what: "The finished file couldn't be stored",
    next: "Generate this product again later.",
  },
  cancelled: {
    retry: NO,
    what: "Cancelled before it was made",
    next: "Generate the product again whenever you want it.",
  },
  hold_expired: {
    retry: NO,
    what: "It wasn't begun within the seven days that credits are held for a run",
    next: "Continue the order to make it.",
  },
  // The same of a retry in another quality or by another engine: its order has one price, and can't be continued with it.
  not_begun: {
    retry: NO,
    what: "It wasn't begun within the seven days that credits are held for a run",
    next: "Try it again.",
  },
};

const REASONS: Readonly<Record<FailureReason, Pick<FailureRow, "what" | "next">>> = {
  empty_file: { what: "The photo's file is empty", next: "Upload the photo to the product again." },
  not_an_image: { what: "The file isn't a picture", next: "Replace it with a JPEG, PNG or WebP photo." },
  damaged_file: {
    what: "The photo's file is damaged and can't be opened to its end",
    next: "Upload the photo again from its original.",
  },
  vector_image: {
    what: "The file is a drawing made of vectors",
    next: "Replace it with a JPEG, PNG or WebP photo of the product.",
  },
  heic_image: {
    what: "HEIC photos can't be opened here",
    next: "Save the photo as JPEG and upload it again.",
  },
  too_small: {
    what: `The photo has fewer than ${MIN_SOURCE_LONGEST_SIDE_PX} pixels on its longest side`,
    next: "Use a larger photo.",
  },
  too_small_hd_fits: {
    what: "The product has too few pixels in this photo for Ultra",
    next: "HD fits; or use a larger photo.",
  },
  too_small_standard_fits: {
    what: "The product has too few pixels in this photo for HD and Ultra",
    next: "Standard fits; or use a larger photo.",
  },
  too_many_pixels: {
    what: "The photo has more than 50 million pixels",
    next: "Upload a smaller version of it.",
  },
  too_many_bytes: { what: "The photo's file is larger than 20 MB", next: "Upload a smaller version of it." },
  blurred: {
    what: "The photo is too blurred to show the product truly",
    next: "Use a sharper photo, not an enlarged copy.",
  },
  too_dark: { what: "The photo is nearly black", next: "Use a photo that was taken with more light." },
  burnt_out: {
    what: "The photo is burnt out: nothing in it is darker than near white",
    next: "Use a photo that was taken with less light.",
  },
  see_through: {
    what: "The photo's own transparency leaves nothing of the product opaque",
    next: "Use a photo whose product is opaque, or correct the outline.",
  },
  no_product_found: {
    what: "We couldn't find a product in the photo",
    next: "Use a photo that shows the whole product on a plain background.",
  },
  cut_by_frame: {
    what: "The edge of the photo cuts off a part of the product",
    next: "Use a photo that shows the whole product with space around it.",
  },
  low_confidence: {
    what: "We couldn't separate the product from its background safely",
    next: "Use a photo with a plainer background, or correct the outline.",
  },
  no_encoder: {
    what: "Videos can't be encoded at the moment",
    next: "Generate this product again later, or choose pictures.",
  },
};

const SKIPS: Readonly<Record<SkipReason, string>> = {
  "product-gone": "This product is no longer in your shop, so it was left out. No credits were used.",
  "collection-gone":
    "This collection is no longer in your shop, so its products were left out. No credits were used.",
  "no-picture-of-option":
    "No variant of this value has a picture of its own. No credits were used; give one of them a picture in Shopify, then generate again.",
  "already-made":
    "Already made, or being made, from the same photo in the same style and quality. No credits were used; choose to make it again if you want another.",
  "no-picture": "This product has no picture. No credits were used; add one, then generate again.",
  "picture-not-ready":
    "Shopify hasn't finished preparing this product's picture. No credits were used; generate it again later.",
  "picture-too-small": `This product's picture has fewer than ${MIN_SOURCE_LONGEST_SIDE_PX} pixels on its longest side. No credits were used; use a larger photo.`,
  "too-small-hd-fits":
    "This picture has too few pixels for Ultra: its product would be enlarged more than twice. No credits were used; choose HD, which fits, or use a larger photo.",
  "too-small-standard-fits":
    "This picture has too few pixels for HD and Ultra: its product would be enlarged more than three times. No credits were used; choose Standard, which fits, or use a larger photo.",
};

/** A line of the manual: why an item has no result, and what to do about it. */
export interface FailureHelp {
  readonly cause: FailureCode | FailureReason;
  /** A code of the table, or a closer cause of one. */
  readonly kind: "code" | "reason";
  readonly what: string;
  readonly next: string;
  /** What was done about it before it was told. */
  readonly again: RetryPolicy["kind"];
}

/** The failure table for people to read: every code, then every closer cause. */
export const failureHelp = (): readonly FailureHelp[] => [
  ...FAILURE_CODES.map((cause) => {
    const { what, next, retry } = FAILURES[cause];
    return { cause, kind: "code" as const, what, next, again: retry.kind };
  }),
  ...FAILURE_REASONS.map((cause) => ({
    cause,
    kind: "reason" as const,
    ...REASONS[cause],
    again: "no" as const,
  })),
];

interface Cause {
  readonly code: FailureCode;
  readonly reason?: FailureReason | null | undefined;
}

const rowOf = ({ code, reason }: Cause): Pick<FailureRow, "what" | "next"> =>
  (reason && REASONS[reason]) || FAILURES[code];

/** What happened, as a clause without its full stop. */
export const failureClause = (cause: Cause): string => rowOf(cause).what;

/** What a merchant reads about a failed item: what happened, what it means for credits, the next step. */
export function failureSentence(failure: Cause & { readonly creditsReturned: number }): string {
  const { what, next } = rowOf(failure);
  return `${what}; ${returned(failure.creditsReturned)}. ${next}`;
}

/** What a merchant reads about a product that was left out of a run. */
export const skipSentence = (reason: SkipReason): string => SKIPS[reason];

function returned(credits: number): string {
  if (credits === 0) return "no credits were used";
  const count = new Intl.NumberFormat("en").format(credits);
  return credits === 1 ? "1 credit is back in your balance" : `${count} credits are back in your balance`;
}

/**
 * Whether an item is tried again.
 *
 * @param failure why the attempt failed; `retryAfterMs` is honoured up to five minutes
 * @param sameCodeCount how many attempts of the item failed with this code, this one included
 */
export function afterFailure(
  failure: EngineFailure,
  sameCodeCount: number,
): { readonly again: false } | { readonly again: true; readonly afterMs: number } {
  const { retry } = FAILURES[failure.code];
  switch (retry.kind) {
    case "no":
    case "poll-again":
      return { again: false };
    case "once":
      return sameCodeCount <= 1 ? { again: true, afterMs: retry.pauseMs } : { again: false };
    case "back-off": {
      if (sameCodeCount >= retry.attempts) return { again: false };
      const pauseMs = Math.max(retry.firstPauseMs * 2 ** (sameCodeCount - 1), failure.retryAfterMs ?? 0);
      return { again: true, afterMs: Math.min(pauseMs, LONGEST_PAUSE_MS) };
    }
  }
}
