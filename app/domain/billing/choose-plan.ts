import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { chargeName, requestHash } from "./charges.ts";
import { PLANS } from "./offers.ts";
import { type OrderResult, orderCharge } from "./order-charge.ts";
import {
  endForgottenIntents,
  findIntentByKey,
  lockReading,
  readPlanRows,
  redirectIntent,
  writePlanIntent,
} from "./plan-store.ts";
import { type PlanRefusal, beginsOf, planChange } from "./plans.ts";
import type { BillingPorts, PlanBegins } from "./ports.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { PLAN_RETURN_PATH, type PlanOrderInput, planOrderSchema } from "./schemas.ts";
import { standingOf } from "./standing.ts";

export type ChoosePlanResult =
  | OrderResult
  | PlanRefusal
  | Refusal<"invalid-input", { readonly problem: string }>
  | Refusal<"unknown-offer">
  | Refusal<
      "plan-brings-another",
      { readonly plan: string; readonly expected: number; readonly found: number }
    >
  | Refusal<"key-reused">;

/**
 * Starts the merchant's change to a plan: the first one (with the trial, once per shop), a dearer one at once, a cheaper
 * one at the end of the running period, or the running one when a cheaper was to follow it. The merchant approves on
 * Shopify's page; nothing changes before. What is allowed is judged on a fresh reading of Shopify, one change at a time.
 * A change that waits for its answer already leads to the same page again; one that Shopify was asked for in vain is given
 * up for another. Nothing is ordered while the plan is being cancelled (`charge-in-progress`).
 * Refuses as `buyPack` does, and `plan-is-current`, `plan-frozen` (Shopify has paused it), `plan-change-open` (another
 * change at once waits for its answer), `plan-paid-until` (a smaller plan inside a paid period), `plan-brings-another`
 * (other credits would come at once than the merchant was told).
 */
export async function choosePlan(ctx: Ctx<BillingPorts>, input: PlanOrderInput): Promise<ChoosePlanResult> {
  const parsed = planOrderSchema.safeParse(input);
  if (!parsed.success) {
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "a field is missing" });
  }
  const { offerId, idempotencyKey, returnTo, expectedCredits } = parsed.data;
  const plan = PLANS.find((offer) => offer.offerId === offerId);
  if (!plan) return refuse("unknown-offer");

  const hash = requestHash([offerId, returnTo]);
  const known = await inTransaction(ctx, (tx) => findIntentByKey(tx, ctx.shopId, idempotencyKey));
  if (known && known.requestHash !== hash) return refuse("key-reused");
  if (!known) await readSubscriptions(ctx);

  const written = await inTransaction(ctx, async (tx) => {
    const { isCancelling } = await lockReading(tx, ctx.shopId);
    const before = await findIntentByKey(tx, ctx.shopId, idempotencyKey);
    if (before) return before.requestHash === hash ? before : refuse("key-reused");
    if (isCancelling) return refuse("charge-in-progress");
    await endForgottenIntents(tx, ctx.shopId);
    const rows = await readPlanRows(tx, ctx.shopId);
    const change = planChange(plan, standingOf(rows));
    if (!change.ok) return change;
    const creditsNow = "creditsNow" in change ? change.creditsNow : 0;
    if (expectedCredits !== undefined && expectedCredits !== creditsNow) {
      return refuse("plan-brings-another", { plan: plan.name, expected: expectedCredits, found: creditsNow });
    }
    const begins = beginsOf(change);
    const open = rows.open.find((intent) => intent.offerId === offerId && intent.begins === begins);
    if (open) {
      await redirectIntent(tx, ctx.shopId, open.intentId, returnTo);
      return open;
    }
    const intentId = ctx.ids.next();
    await writePlanIntent(tx, ctx, {
      intentId,
      offerId,
      credits: plan.credits,
      priceCents: plan.priceCents,
      currency: plan.currency,
      chargeName: chargeName(t("billing.chargedPlan", { plan: plan.name }), intentId),
      idempotencyKey,
      requestHash: hash,
      returnTo,
      trialDays: change.kind === "start" ? change.trialDays : 0,
      begins,
    });
    return { intentId };
  });
  if ("reason" in written) return written;

  const { billing, allowTestCharges } = ctx.ports;
  return orderCharge(ctx, written.intentId, {
    findTrace: async () => void (await readSubscriptions(ctx)),
    create: async (intent) =>
      billing.createSubscription({
        name: intent.chargeName,
        priceCents: intent.priceCents,
        currency: "USD",
        returnUrl: await billing.adminUrl(PLAN_RETURN_PATH),
        test: allowTestCharges,
        trialDays: intent.trialDays,
        begins: intent.begins as PlanBegins, // a CHECK holds it
      }),
  });
}
