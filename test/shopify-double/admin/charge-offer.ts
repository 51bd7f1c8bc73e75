import { confirmationUrl } from "../billing.ts";
import type { DoubleContext } from "../context.ts";
import type { ChargeRow, ShopRow, SubscriptionRow } from "../database.ts";

/** What the merchant is asked to approve. */
export interface ChargeOffer {
  id: number;
  name: string;
  amount: string;
  currency: string;
  recurring: boolean;
  /** "every 30 days after a 7-day trial"; null for a one-time charge. */
  terms: string | null;
  test: boolean;
  pending: boolean;
  status: ChargeRow["status"];
}

const INTERVALS = { EVERY_30_DAYS: "every 30 days", ANNUAL: "every year" } as const;

/** The charge of that address, or null: the path and the signature must be those that Shopify gave the app. */
export function findOffer(context: DoubleContext, shop: ShopRow, address: URL): ChargeOffer | null {
  const id = /^\/store\/[^/]+\/charges\/\d+\/(\d{1,16})\//.exec(address.pathname)?.[1];
  const charge = context.db.get<ChargeRow>(
    "SELECT * FROM charge WHERE id = ? AND shop_id = ?",
    Number(id ?? 0),
    shop.id,
  );
  if (!charge) return null;
  const given = new URL(confirmationUrl(context, shop, charge));
  if (given.pathname !== address.pathname || given.search !== address.search) return null;
  const subscription =
    charge.kind === "subscription"
      ? context.db.get<SubscriptionRow>("SELECT * FROM subscription WHERE charge_id = ?", charge.id)
      : undefined;
  return {
    id: charge.id,
    name: charge.name,
    amount: charge.amount,
    currency: charge.currency,
    recurring: charge.kind === "subscription",
    terms: subscription ? termsOf(subscription) : null,
    test: charge.test === 1,
    // An approved subscription that waits for the end of a cycle is pending too, but decided.
    pending: charge.status === "PENDING" && (subscription?.waits_for ?? null) === null,
    status: charge.status,
  };
}

function termsOf({ interval, trial_days: trialDays }: SubscriptionRow): string {
  return trialDays > 0 ? `${INTERVALS[interval]} after a ${trialDays}-day trial` : INTERVALS[interval];
}
