import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { creditsUntil } from "./periods.ts";
import {
  endForgottenIntents,
  leaseCancelling,
  lockReading,
  readPlanRows,
  releaseCancelling,
} from "./plan-store.ts";
import { cancellation } from "./plans.ts";
import type { BillingPorts } from "./ports.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { planOf, standingOf } from "./standing.ts";

/** Longer than any answer of Shopify; it lapses by itself when the process that cancels dies. */
const CANCELLING_LEASE_MS = 60_000;

export type CancelPlanResult =
  | {
      readonly ok: true;
      readonly name: string;
      /** Until when credits of the running period can be used, ISO 8601; null when none came with it. */
      readonly creditsUntil: string | null;
    }
  | Refusal<"no-plan">
  | Refusal<"plan-is-another", { readonly plan: string }>
  | Refusal<"plan-change-awaited", { readonly plan: string; readonly until: string }>
  | Refusal<"shopify-unavailable">;

/**
 * Ends the running plan at once. What it gave stays until its date; nothing is given back for the days that are left.
 * No change of plan is ordered meanwhile, and one that was asked for in vain before is given up. Safe to repeat.
 * Refuses `no-plan` (none runs, or it has ended already), `plan-is-another` (another plan runs than the merchant saw),
 * `plan-change-awaited` (a change may still be approved on Shopify), `shopify-unavailable` (it still runs).
 */
export async function cancelPlan(
  ctx: Ctx<BillingPorts>,
  { offerId }: { readonly offerId: string },
): Promise<CancelPlanResult> {
  await readSubscriptions(ctx);
  const allowed = await inTransaction(ctx, async (tx) => {
    await lockReading(tx, ctx.shopId);
    await endForgottenIntents(tx, ctx.shopId);
    const rows = await readPlanRows(tx, ctx.shopId);
    const plan = rows.running?.intent && planOf(rows.running.intent);
    if (plan && plan.offerId !== offerId) return refuse("plan-is-another", { plan: plan.name });
    const answer = cancellation(standingOf(rows));
    if (answer.ok) await leaseCancelling(tx, ctx.shopId, CANCELLING_LEASE_MS);
    return answer.ok ? { ok: true as const, ...rows } : answer;
  });
  if (!allowed.ok) return allowed;
  const { running, period } = allowed;
  if (!running?.intent) return refuse("no-plan");

  try {
    await ctx.ports.billing.cancelSubscription(running.chargeGid);
  } catch (error) {
    // Whether it took effect is told by the next reading.
    if (!(error instanceof AdminUnavailableError)) throw error;
  }
  await readSubscriptions(ctx);
  const hasEnded = await inTransaction(ctx, async (tx) => {
    const after = await readPlanRows(tx, ctx.shopId);
    if (after.running?.chargeGid === running.chargeGid) return false;
    await releaseCancelling(tx, ctx.shopId);
    return true;
  });
  if (!hasEnded) return refuse("shopify-unavailable");
  return {
    ok: true,
    name: planOf(running.intent).name,
    creditsUntil: period ? creditsUntil(period.periodEnd).toISOString() : null,
  };
}
