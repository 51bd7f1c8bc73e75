import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { noteReturn, readPlanRows, readSubscription } from "./plan-store.ts";
import type { BillingPorts } from "./ports.ts";
import { readSubscriptions } from "./read-subscriptions.ts";
import { chargeGidSchema, isPlanCharge } from "./schemas.ts";
import { settleCharge } from "./settle-charge.ts";
import { planOf } from "./standing.ts";

export type ConfirmChargeResult =
  | {
      readonly ok: true;
      /**
       * confirming: approved or not, Shopify has not decided; ask again. granted: the credits are there.
       * scheduled: a smaller plan begins when the running period ends, if it was approved.
       */
      readonly state: "confirming" | "granted" | "scheduled";
      readonly of: "pack" | "plan";
      /** What was bought, as the merchant knows it. */
      readonly name: string;
      /** What this pack is worth, or what the plan brings every period. */
      readonly credits: number;
      /** What the charge has brought in so far. */
      readonly grantedCredits: number;
      /** When a scheduled plan begins, ISO 8601. */
      readonly startsAt: string | null;
      readonly returnTo: string;
    }
  | Refusal<"not-found">
  | Refusal<"charge-declined", { readonly returnTo: string }>
  | Refusal<"plan-over", { readonly plan: string; readonly returnTo: string }>
  | Refusal<"test-charge-refused", { readonly returnTo: string }>
  | Refusal<"charge-unexplained">;

/**
 * Reads a charge from Shopify by its GID and, when it is paid, grants its credits exactly once. Nothing that the caller
 * says is believed: the GID may come from a URL or a webhook, price and status come from Shopify, credits from our
 * intent. Refuses `not-found` (no such charge, or one that isn't ours), `charge-declined` (also when it expired),
 * `plan-over` (it ran, and has ended or was replaced), `test-charge-refused`, `charge-unexplained` (paid, but not what
 * was ordered: kept for a person).
 */
export async function confirmCharge(
  ctx: Ctx<BillingPorts>,
  { chargeGid }: { readonly chargeGid: string },
): Promise<ConfirmChargeResult> {
  if (!chargeGidSchema.safeParse(chargeGid).success) return refuse("not-found");
  return isPlanCharge(chargeGid) ? confirmPlan(ctx, chargeGid) : confirmPack(ctx, chargeGid);
}

async function confirmPack(ctx: Ctx<BillingPorts>, chargeGid: string): Promise<ConfirmChargeResult> {
  const charge = await ctx.ports.billing.readPurchase(chargeGid);
  if (!charge || charge.chargeGid !== chargeGid) return refuse("not-found");

  const { outcome, intent } = await settleCharge(ctx, charge);
  if (outcome === "unexplained") return refuse("charge-unexplained");
  if (!intent) return refuse("not-found");
  const { credits, returnTo } = intent;
  const bought = {
    ok: true,
    of: "pack",
    name: t("figures.credits", { count: credits }),
    credits,
    startsAt: null,
    returnTo,
  } as const;
  switch (outcome) {
    case "waiting":
      return { ...bought, state: "confirming", grantedCredits: 0 };
    case "granted":
      return { ...bought, state: "granted", grantedCredits: credits };
    case "ended":
      return refuse("charge-declined", { returnTo });
    case "test-refused":
      return refuse("test-charge-refused", { returnTo });
  }
}

async function confirmPlan(ctx: Ctx<BillingPorts>, chargeGid: string): Promise<ConfirmChargeResult> {
  await readSubscriptions(ctx);
  const subscription = await readSubscription(ctx, chargeGid);
  if (!subscription) return refuse("not-found");
  if (subscription.outcome === "unexplained") return refuse("charge-unexplained");
  const { intent, grantedCredits, outcome } = subscription;
  if (!intent) return refuse("not-found");
  const { credits, returnTo } = intent;
  const { name } = planOf(intent);
  const chosen = {
    ok: true,
    of: "plan",
    name,
    credits,
    grantedCredits,
    returnTo,
  } as const;
  switch (outcome) {
    case "running":
      return { ...chosen, state: "granted", startsAt: null };
    case "waiting": {
      await noteReturn(ctx, intent.intentId);
      const { running } = await inTransaction(ctx, (tx) => readPlanRows(tx, ctx.shopId));
      return running && intent.begins === "next-period"
        ? { ...chosen, state: "scheduled", startsAt: running.currentPeriodEnd?.toISOString() ?? null }
        : { ...chosen, state: "confirming", startsAt: null };
    }
    case "test-refused":
      return refuse("test-charge-refused", { returnTo });
    default:
      return intent.status === "paid"
        ? refuse("plan-over", { plan: name, returnTo })
        : refuse("charge-declined", { returnTo });
  }
}
