/**
 * The failure table: whether each failure is tried again, and what it says to the merchant (the words: `failures` of the
 * catalogues). One place, used by the worker, the run page, the notification and the command line.
 *
 * Every failure returns its credits: only a stored result is ever captured.
 */
import { t } from "#app/platform/i18n/translate.ts";
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
}

const NO = { kind: "no" } as const;
const LONGEST_PAUSE_MS = 5 * 60_000;

export const FAILURES: Readonly<Record<FailureCode, FailureRow>> = {
  content_review: { retry: NO },
  unsupported_input: { retry: NO, isAboutSource: true },
  needs_cutout: { retry: NO, isAboutSource: true },
  provider_overloaded: { retry: { kind: "back-off", attempts: 6, firstPauseMs: 5_000 } },
  provider_timeout: { retry: { kind: "poll-again" } },
  provider_error: { retry: { kind: "once", pauseMs: 2_000 } },
  invalid_output: { retry: { kind: "once", pauseMs: 2_000 } },
  quota: { retry: NO, alertsOperator: true },
  source_missing: { retry: NO, isAboutSource: true },
  storage_full: { retry: NO, alertsOperator: true },
  cancelled: { retry: NO },
  hold_expired: { retry: NO },
  // `hold_expired` of a retry in another quality or by another engine: its order has one price, and can't be continued with it.
  not_begun: { retry: NO },
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
  ...FAILURE_CODES.map((cause) => ({
    cause,
    kind: "code" as const,
    ...wordsOf(cause),
    again: FAILURES[cause].retry.kind,
  })),
  ...FAILURE_REASONS.map((cause) => ({
    cause,
    kind: "reason" as const,
    ...wordsOf(cause),
    again: "no" as const,
  })),
];

const FIGURES = { minPx: MIN_SOURCE_LONGEST_SIDE_PX };

/** What happened, as a clause without its full stop, and the next step as a whole sentence. */
const wordsOf = (cause: FailureCode | FailureReason): { readonly what: string; readonly next: string } => ({
  what: t(`failures.what.${cause}`, FIGURES),
  next: t(`failures.next.${cause}`, FIGURES),
});

interface Cause {
  readonly code: FailureCode;
  readonly reason?: FailureReason | null | undefined;
}

/** The closer cause where one is known: it says more. */
const closest = ({ code, reason }: Cause): FailureCode | FailureReason =>
  FAILURE_REASONS.find((known) => known === reason) ?? code;

/** What happened, as a clause without its full stop. */
export const failureClause = (cause: Cause): string => wordsOf(closest(cause)).what;

/** What a merchant reads about a failed item: what happened, what it means for credits, the next step. */
export function failureSentence(failure: Cause & { readonly creditsReturned: number }): string {
  const words = wordsOf(closest(failure));
  return failure.creditsReturned === 0
    ? t("failures.free", words)
    : t("failures.returned", { ...words, count: failure.creditsReturned });
}

/** What a merchant reads about a product that was left out of a run. */
export const skipSentence = (reason: SkipReason): string => t(`failures.skip.${reason}`, FIGURES);

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
