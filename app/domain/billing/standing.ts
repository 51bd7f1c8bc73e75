/** Rows of the database as what the pure rules judge. */
import type { readPlanRows } from "./plan-store.ts";
import { PLANS, type Plan } from "./offers.ts";
import type { Standing } from "./plans.ts";
import type { PlanBegins } from "./ports.ts";
import type { BillingIntent } from "./store.ts";

type PlanRows = Awaited<ReturnType<typeof readPlanRows>>;

/** Shopify lets an unanswered charge expire after two days; an hour more for the clocks. */
const ANSWER_WITHIN_MS = 49 * 3_600_000;

export function standingOf({ now, shopifyNow, running, period, open }: PlanRows): Standing {
  return {
    now: shopifyNow,
    running: running?.intent
      ? {
          plan: planOf(running.intent),
          isFrozen: running.status === "FROZEN",
          periodEnd: running.currentPeriodEnd,
        }
      : null,
    period,
    open: open.map((intent) => ({
      plan: planOf(intent),
      begins: intent.begins as PlanBegins, // a CHECK holds it
      isApproved: isApproved(intent, now),
    })),
  };
}

/** The plan that an intent ordered, at the price and with the credits of that day. */
export function planOf(intent: BillingIntent): Plan {
  const { offerId, credits, priceCents } = intent;
  const name =
    PLANS.find((plan) => plan.offerId === offerId)?.name ?? intent.chargeName.split(" plan, ")[0] ?? offerId;
  return { offerId, name, credits, priceCents, currency: "USD" };
}

/**
 * Whether a change that Shopify has not decided must have been approved: it is past the time in which it would expire.
 * @param now by the database's clock, which dated the intent.
 */
export const isApproved = (
  intent: Pick<BillingIntent, "status" | "begins" | "createdAt">,
  now: Date,
): boolean =>
  intent.status === "pending" &&
  intent.begins === "next-period" &&
  now.getTime() - intent.createdAt.getTime() > ANSWER_WITHIN_MS;
