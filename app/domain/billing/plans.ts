/**
 * Pure rules: what choosing a plan does to what a shop has. No clock, no IO.
 *
 * Whatever is approved in whatever order, a merchant must not be given money back for credits that were spent. So only
 * a dearer plan ever replaces a running one at once, only one such change may wait for an answer and none while a still
 * dearer plan is to follow (it could run by the time of the answer), and within a period that is paid no smaller plan begins.
 */
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { PERIOD_DAYS, PLANS, type Plan, TRIAL } from "./offers.ts";
import type { PlanBegins } from "./ports.ts";
import type { PlanChange } from "./schemas.ts";

export const DAY_MS = 86_400_000;

/** What a shop has of plans. */
export interface Standing {
  /** By Shopify's clock, as far as we know it. */
  readonly now: Date;
  readonly running: {
    readonly plan: Plan;
    readonly isFrozen: boolean;
    readonly periodEnd: Date | null;
  } | null;
  /** The latest period that was paid, or the trial; it may be over. */
  readonly period: Period | null;
  /** Changes that Shopify has not decided, the oldest first. */
  readonly open: readonly OpenChange[];
}

export interface Period {
  readonly periodEnd: Date;
  /** Credits of the plan that is paid for what is left of it; 0 in a trial. */
  readonly planCredits: number;
  readonly isTrial: boolean;
}

export interface OpenChange {
  readonly plan: Plan;
  readonly begins: PlanBegins;
  /**
   * Until when Shopify waits for an answer. Null: it is past that, so it was approved and waits for its period, because
   * Shopify lets what is unanswered expire.
   */
  readonly answerBy: Date | null;
}

export type PlanRefusal =
  | Refusal<"plan-is-current", { readonly plan: string }>
  | Refusal<"plan-change-open", { readonly plan: string }>
  | Refusal<"plan-frozen", { readonly plan: string }>
  | Refusal<"plan-paid-until", { readonly plan: string; readonly until: string }>;

type AllowedChange = Exclude<PlanChange, { kind: "refused" | "current" }>;

/** What choosing `plan` does now, or why it can't be chosen. */
export function planChange(
  plan: Plan,
  { now, running, period, open }: Standing,
): ({ readonly ok: true } & AllowedChange) | PlanRefusal {
  if (!running) return beginning(plan, now, period);
  if (running.isFrozen) return refuse("plan-frozen", { plan: running.plan.name });
  if (plan.credits < running.plan.credits) {
    return { ok: true, kind: "downgrade", startsAt: running.periodEnd?.toISOString() ?? null };
  }
  const isCurrent = plan.offerId === running.plan.offerId;
  if (isCurrent && !open.some(({ begins }) => begins === "next-period")) {
    return refuse("plan-is-current", { plan: plan.name });
  }
  const other = open.find((change) =>
    change.begins === "now" ? change.plan.offerId !== plan.offerId : change.plan.credits > plan.credits,
  );
  if (other) return refuse("plan-change-open", { plan: other.plan.name });
  if (isCurrent) return { ok: true, kind: "keep" };
  const daysLeft = running.periodEnd ? wholeDays(now, running.periodEnd) : PERIOD_DAYS;
  const missing = period?.isTrial ? 0 : plan.credits - (period?.planCredits ?? 0);
  return { ok: true, kind: "upgrade", creditsNow: creditsForDays(missing, daysLeft), daysLeft };
}

function beginning(plan: Plan, now: Date, period: Period | null): ReturnType<typeof planChange> {
  if (!period) return start(TRIAL.credits, TRIAL.days);
  if (period.periodEnd <= now) return start(plan.credits);
  if (period.isTrial) return start(0);
  const missing = plan.credits - period.planCredits;
  if (missing < 0) {
    return refuse("plan-paid-until", {
      plan: PLANS.find(({ credits }) => credits === period.planCredits)?.name ?? t("billing.largerPlan"),
      until: period.periodEnd.toISOString(),
    });
  }
  const daysLeft = wholeDays(now, period.periodEnd);
  return { ok: true, kind: "start", trialDays: 0, creditsNow: creditsForDays(missing, daysLeft), daysLeft };
}

const start = (creditsNow: number, trialDays = 0) =>
  ({ ok: true, kind: "start", trialDays, creditsNow, daysLeft: null }) as const;

/** When the chosen plan begins if another one runs by the time it is approved. */
export const beginsOf = (change: AllowedChange): PlanBegins =>
  change.kind === "upgrade" || change.kind === "keep" ? "now" : "next-period";

/**
 * Whether the running plan can be cancelled. Not while a change waits for its answer: approved after the end, it would
 * begin at once, inside a period that was paid for more.
 */
export function cancellation({
  running,
  open,
}: Standing):
  | { readonly ok: true }
  | Refusal<"no-plan">
  | Refusal<"plan-change-awaited", { readonly plan: string; readonly until: string }> {
  if (!running) return refuse("no-plan");
  const awaited = open.findLast(({ answerBy }) => answerBy !== null);
  if (!awaited?.answerBy) return { ok: true };
  return refuse("plan-change-awaited", { plan: awaited.plan.name, until: awaited.answerBy.toISOString() });
}

/** Days until `end`, begun ones included, as Shopify prorates a price; at most one period. */
export function wholeDays(now: Date, end: Date): number {
  const days = Math.ceil((end.getTime() - now.getTime()) / DAY_MS);
  return Math.min(Math.max(days, 0), PERIOD_DAYS);
}

/** The share of a period's credits that falls on some of its days. */
export const creditsForDays = (credits: number, days: number): number =>
  Math.floor((Math.max(credits, 0) * days) / PERIOD_DAYS);
