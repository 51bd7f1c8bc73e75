import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { creditsUntil } from "./periods.ts";
import { readPlanRows } from "./plan-store.ts";
import { cancellation } from "./plans.ts";
import type { BillingPorts } from "./ports.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { planOf, standingOf } from "./standing.ts";

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
 * Safe to repeat. Refuses `no-plan` (none runs, or it has ended already), `plan-is-another` (another plan runs than the
 * merchant saw), `plan-change-awaited` (a change may still be approved on Shopify), `shopify-unavailable` (it still runs).
 */
export async function cancelPlan(
  ctx: Ctx<BillingPorts>,
  { offerId }: { readonly offerId: string },
): Promise<CancelPlanResult> {
  await readSubscriptions(ctx);
  const rows = await inTransaction(ctx, (tx) => readPlanRows(tx, ctx.shopId));
  const { running, period } = rows;
  if (!running?.intent) return refuse("no-plan");
  if (running.intent.offerId !== offerId)
    return refuse("plan-is-another", { plan: planOf(running.intent).name });
  const allowed = cancellation(standingOf(rows));
  if (!allowed.ok) return allowed;

  await ctx.ports.billing.cancelSubscription(running.chargeGid);
  await readSubscriptions(ctx);
  const after = await inTransaction(ctx, (tx) => readPlanRows(tx, ctx.shopId));
  if (after.running?.chargeGid === running.chargeGid) return refuse("shopify-unavailable");
  return {
    ok: true,
    name: planOf(running.intent).name,
    creditsUntil: period ? creditsUntil(period.periodEnd).toISOString() : null,
  };
}
