import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refusalToHttp } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { PLANS } from "./offers.ts";
import { creditsUntil } from "./periods.ts";
import { readPlanRows } from "./plan-store.ts";
import { cancellation, planChange } from "./plans.ts";
import type { PlanChange, PlansView } from "./schemas.ts";
import { answerBy, isForgotten, planOf, standingOf } from "./standing.ts";

/** What the merchant's plan is by the last reading, what is about to change, and what each plan would do. */
export async function readPlans(ctx: Ctx): Promise<PlansView> {
  const found = await inTransaction(ctx, (tx) => readPlanRows(tx, ctx.shopId));
  const rows = { ...found, open: found.open.filter((intent) => !isForgotten(intent, found.now)) };
  const standing = standingOf(rows);
  const { now, running, period } = standing;
  const isScheduled = (intent: (typeof rows.open)[number]) =>
    running !== null &&
    intent.begins === "next-period" &&
    intent.credits < running.plan.credits &&
    (intent.returnedAt !== null || answerBy(intent, now) === null);
  const scheduled = rows.open.findLast(isScheduled);
  const unanswered = rows.open.findLast((intent) => intent.confirmationUrl !== null && !isScheduled(intent));
  const paid = period && !period.isTrial && period.periodEnd > now ? period : null;
  const paidPlan = PLANS.find(({ credits }) => credits === paid?.planCredits);
  const cancel = cancellation(standing);
  return {
    current: running && {
      ...running.plan,
      test: rows.running?.test ?? false,
      status: running.isFrozen ? "frozen" : "active",
      isTrial: period?.isTrial ?? false,
      periodEnd: running.periodEnd?.toISOString() ?? null,
      creditsUntil: period ? creditsUntil(period.periodEnd).toISOString() : null,
      cancelRefusal: cancel.ok ? null : sentence(cancel),
    },
    paidUntil:
      running || !paid
        ? null
        : {
            name: paidPlan?.name ?? t("billing.lastPlan"),
            priceCents: paidPlan?.priceCents ?? 0,
            periodEnd: paid.periodEnd.toISOString(),
          },
    scheduled: scheduled
      ? {
          offerId: scheduled.offerId,
          name: planOf(scheduled).name,
          startsAt: running?.periodEnd?.toISOString() ?? null,
        }
      : null,
    unanswered: unanswered
      ? {
          offerId: unanswered.offerId,
          name: planOf(unanswered).name,
          confirmationUrl: unanswered.confirmationUrl ?? "",
        }
      : null,
    offers: PLANS.map((plan) => ({ offerId: plan.offerId, change: viewOf(planChange(plan, standing)) })),
  };
}

function viewOf(change: ReturnType<typeof planChange>): PlanChange {
  if (!change.ok) {
    return change.reason === "plan-is-current"
      ? { kind: "current" }
      : { kind: "refused", message: sentence(change) };
  }
  const { ok: _, ...view } = change;
  return view;
}

const sentence = (refusal: Refusal): string => String(refusalToHttp(refusal).body["message"]);
