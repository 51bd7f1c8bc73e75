/** Rows of the database as what the pure rules judge. */
import type { readPlanRows } from "./plan-store.ts";
import { PLANS, type Plan } from "./offers.ts";
import type { Standing } from "./plans.ts";
import type { PlanBegins } from "./ports.ts";
import type { BillingIntent } from "./store.ts";

type PlanRows = Awaited<ReturnType<typeof readPlanRows>>;

/** Shopify lets an unanswered charge expire after two days; an hour more for the clocks. */
const ANSWER_WITHIN_MS = 49 * 3_600_000;

export function standingOf({ shopifyNow, running, period, open }: PlanRows): Standing {
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
      answerBy: answerBy(intent, shopifyNow),
    })),
  };
}

/** Whether Shopify was asked for a change without an answer and nobody asks now: the next decision gives it up. */
export const isForgotten = (
  intent: Pick<BillingIntent, "status" | "attempts" | "askingUntil">,
  now: Date,
): boolean =>
  intent.status === "creating" &&
  intent.attempts > 0 &&
  (intent.askingUntil === null || intent.askingUntil < now);

/** The plan that an intent ordered, at the price and with the credits of that day. */
export function planOf(intent: BillingIntent): Plan {
  const { offerId, credits, priceCents } = intent;
  const name =
    PLANS.find((plan) => plan.offerId === offerId)?.name ?? intent.chargeName.split(/[ -]/, 1)[0] ?? offerId;
  return { offerId, name, credits, priceCents, currency: "USD" };
}

/**
 * Until when Shopify waits for the merchant's answer to a change; null when it is past that, so that it was approved and
 * waits for its period. It counts from the charge: an intent can be older.
 * @param now by Shopify's clock, which dated the charge.
 */
export function answerBy(
  { status, begins, chargeGid, subscriptions }: PlanRows["open"][number],
  now: Date,
): Date | null {
  const charge = subscriptions.find((subscription) => subscription.chargeGid === chargeGid);
  const by = new Date((charge?.orderedAt ?? now).getTime() + ANSWER_WITHIN_MS);
  return status === "pending" && begins === "next-period" && by < now ? null : by;
}
