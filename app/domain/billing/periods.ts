/**
 * Pure rules: which credits a running subscription brings, judged by the end of its period. No clock, no IO.
 *
 * A period belongs to the shop, not to a subscription: a reinstall or a change of plan makes another subscription inside
 * the same period. It gives its plan's credits once, and the share for the days left when a dearer plan takes over.
 */
import { PERIOD_DAYS } from "./offers.ts";
import { DAY_MS, type Period, creditsForDays, wholeDays } from "./plans.ts";

const PERIOD_MS = PERIOD_DAYS * DAY_MS;
/** Ends this close are one period: Shopify may move an end by hours (daylight saving, late billing), never by weeks. */
const SAME_PERIOD_MS = 3 * DAY_MS;

/** A running subscription as it was just read. */
export interface RunningSubscription {
  /** What its intent ordered, per period. */
  readonly planCredits: number;
  readonly periodEnd: Date;
  readonly createdAt: Date;
  readonly trialDays: number;
  /** It ran, unfrozen, when it was read before: every period since then was paid. */
  readonly ranBefore: boolean;
}

export type PeriodStep =
  /** Nothing that was not counted before. */
  | { readonly kind: "none" }
  | { readonly kind: "trial"; readonly periodEnd: Date }
  /** Paid periods that are new, the oldest first; each brings the plan's credits. */
  | { readonly kind: "paid"; readonly periodEnds: readonly Date[] }
  /**
   * A paid period that another subscription began and nobody saw. Whatever plan began it, the share of this one for the
   * days left is paid; a person should look what came before.
   */
  | { readonly kind: "joined"; readonly periodEnd: Date; readonly credits: number }
  /** A dearer plan took over in `periodEnd`'s period. */
  | { readonly kind: "raised"; readonly periodEnd: Date; readonly credits: number }
  /** Shopify let a cheaper plan take over at once and gave money back; so many credits were not paid for after all. */
  | { readonly kind: "lowered"; readonly periodEnd: Date; readonly credits: number }
  /**
   * A period that begins well inside a paid one. Together they give no more than the dearest plan: `credits` come on top.
   * A person should look whether the merchant paid twice.
   */
  | { readonly kind: "overlapping"; readonly periodEnd: Date; readonly credits: number };

/** What a running subscription brings, given the shop's latest period. */
export function judgePeriod(
  latest: Period | null,
  subscription: RunningSubscription,
  readAt: Date,
): PeriodStep {
  const { periodEnd, planCredits } = subscription;
  if (isTrial(subscription)) return latest ? { kind: "none" } : { kind: "trial", periodEnd };
  const sinceMs = latest ? periodEnd.getTime() - latest.periodEnd.getTime() : PERIOD_MS;
  if (sinceMs < -SAME_PERIOD_MS) return { kind: "none" };

  if (!latest || sinceMs >= PERIOD_MS - SAME_PERIOD_MS || (latest.isTrial && sinceMs > SAME_PERIOD_MS)) {
    if (periodEnd.getTime() < subscription.createdAt.getTime() + PERIOD_MS) {
      return {
        kind: "joined",
        periodEnd,
        credits: creditsForDays(planCredits, wholeDays(readAt, periodEnd)),
      };
    }
    const count = subscription.ranBefore && latest && !latest.isTrial ? Math.round(sinceMs / PERIOD_MS) : 1;
    const periodEnds = Array.from(
      { length: Math.max(count, 1) },
      (_, index, last = Math.max(count, 1) - 1) => new Date(periodEnd.getTime() - (last - index) * PERIOD_MS),
    );
    return { kind: "paid", periodEnds };
  }
  if (latest.isTrial) return { kind: "none" };

  const more = planCredits - latest.planCredits;
  const days = wholeDays(readAt, latest.periodEnd);
  if (sinceMs > SAME_PERIOD_MS) {
    return { kind: "overlapping", periodEnd, credits: creditsForDays(more, wholeDays(readAt, periodEnd)) };
  }
  if (more === 0) return { kind: "none" };
  return more > 0
    ? { kind: "raised", periodEnd: latest.periodEnd, credits: creditsForDays(more, days) }
    : { kind: "lowered", periodEnd: latest.periodEnd, credits: Math.ceil((-more * days) / PERIOD_DAYS) };
}

/** Whether nothing was paid for the running period: it ends before a period that began with the subscription could. */
const isTrial = ({ trialDays, createdAt, periodEnd }: RunningSubscription): boolean =>
  trialDays > 0 && periodEnd.getTime() < createdAt.getTime() + PERIOD_MS - SAME_PERIOD_MS;

/** How long credits of a period can be used: until the end of the period after it. */
export const creditsUntil = (periodEnd: Date): Date => new Date(periodEnd.getTime() + PERIOD_MS);

const MINUTE_MS = 60_000;
/** How often a plan is read that renews any moment now. */
const OFTEN_MS = 5 * MINUTE_MS;
/** How often a running plan is read anyway. */
const SELDOM_MS = DAY_MS;

/**
 * When a running plan is to be read again, from now, in milliseconds: daily, and every 5 minutes from the end of its
 * period on until Shopify tells the next one. After a day of that it is read every 6 hours.
 */
export function nextReadingInMs(periodEnd: Date | null, readAt: Date): number {
  if (!periodEnd) return SELDOM_MS;
  const leftMs = periodEnd.getTime() - readAt.getTime();
  if (leftMs < -DAY_MS) return 6 * 60 * MINUTE_MS;
  return Math.min(Math.max(leftMs + MINUTE_MS, OFTEN_MS), SELDOM_MS);
}
