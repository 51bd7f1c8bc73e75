/** Browser-safe face of the billing room: inputs, views and constants. No database, no IO. */
import { z } from "zod";
import { gidSchema, storableText } from "#app/platform/schemas.ts";

export * from "./offers.ts";

/** The page of the app to which Shopify sends the merchant after a charge was approved or declined. */
export const CHARGE_RETURN_PATH = "/app/billing/return";
/** The same page for a plan: Shopify adds the charge's number, and the number alone doesn't say what it is. */
export const PLAN_RETURN_PATH = `${CHARGE_RETURN_PATH}?of=plan`;

const ANY_ORIGIN = "https://app.invalid";

/** A page of the app: starts with /app, stays on this origin, holds nothing that a browser would read otherwise. */
export const returnToSchema = z
  .string()
  .max(1000)
  .regex(/^\/app([/?][\w\-.~%/?&=+:,]*)?$/, "returnTo must be a page of the app")
  .refine(
    (path) => new URL(path, ANY_ORIGIN).href === ANY_ORIGIN + path,
    "returnTo must be a page of the app, written plainly",
  );

/** Orders a pack or a plan. */
export const orderSchema = z.object({
  offerId: z.string().max(100),
  /** Made by the page, once for each purchase that the merchant wants: a repeated click is the same purchase. */
  idempotencyKey: storableText().min(1).max(200),
  /** Where the merchant goes on after the purchase. */
  returnTo: returnToSchema,
});
export type OrderInput = z.infer<typeof orderSchema>;

/** Orders a plan, for what the merchant was told that it brings at once. */
export const planOrderSchema = orderSchema.extend({
  /** Credits that the page said come at once; left out, whatever comes is welcome. */
  expectedCredits: z.int().min(0).optional(),
});
export type PlanOrderInput = z.infer<typeof planOrderSchema>;

const purchaseGid = gidSchema("AppPurchaseOneTime");
const subscriptionGid = gidSchema("AppSubscription");

/** The gid of a pack's or a plan's charge. */
export const chargeGidSchema = z.union([purchaseGid, subscriptionGid]);
export const isPlanCharge = (chargeGid: string): boolean => subscriptionGid.safeParse(chargeGid).success;

export const cancelPlanSchema = z.object({
  /** The plan that the merchant sees: another one that runs by now is not cancelled. */
  offerId: z.string().max(100),
});

export const confirmChargeSchema = z.object({ chargeGid: chargeGidSchema });

/** What choosing a plan would do now. Times are ISO 8601. */
export type PlanChange =
  | {
      /** Begins at once; with `trialDays` above 0 the first payment comes after them. */
      readonly kind: "start";
      readonly trialDays: number;
      /** Credits that come at once: 0 when this period's credits were given before. */
      readonly creditsNow: number;
      /** Days left of a period that is paid already: only the difference for them is charged. Null: none is. */
      readonly daysLeft: number | null;
    }
  | {
      /** Begins at once; the price of the days that are left is prorated, and so are the credits. */
      readonly kind: "upgrade";
      readonly creditsNow: number;
      readonly daysLeft: number;
    }
  | { readonly kind: "downgrade"; readonly startsAt: string | null }
  /** The running plan, while a smaller one is to follow it: choosing it calls that off. */
  | { readonly kind: "keep" }
  | { readonly kind: "current" }
  /** Not possible now; `message` says why, what it means for credits, and the next step. */
  | { readonly kind: "refused"; readonly message: string };

export interface PlanOffer {
  readonly offerId: string;
  readonly change: PlanChange;
}

/** What the merchant's plan is, what is about to change, and what each plan would do. */
export interface PlansView {
  readonly current: {
    readonly offerId: string;
    readonly name: string;
    readonly credits: number;
    readonly priceCents: number;
    readonly currency: string;
    readonly test: boolean;
    /** frozen: Shopify has paused it because a bill is unpaid. */
    readonly status: "active" | "frozen";
    readonly isTrial: boolean;
    /** When the running period (or the trial) ends; null while Shopify doesn't say. */
    readonly periodEnd: string | null;
    /** Until when credits of the running period can be used if the plan is cancelled now. */
    readonly creditsUntil: string | null;
    /** Why it can't be cancelled now, or null. */
    readonly cancelRefusal: string | null;
  } | null;
  /** A plan that ended within a period that was paid: what it gave stays, and no smaller one can begin before. */
  readonly paidUntil: {
    readonly name: string;
    readonly priceCents: number;
    readonly periodEnd: string;
  } | null;
  /** A smaller plan that begins when the running period ends, if it was approved. */
  readonly scheduled: {
    readonly offerId: string;
    readonly name: string;
    readonly startsAt: string | null;
  } | null;
  /** A change that waits for the merchant's answer on Shopify's page. */
  readonly unanswered: {
    readonly offerId: string;
    readonly name: string;
    readonly confirmationUrl: string;
  } | null;
  /** One for each of `PLANS`, in its order. */
  readonly offers: readonly PlanOffer[];
}
