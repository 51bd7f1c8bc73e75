/** Pure rules: which charge belongs to which intent, and what a charge is worth. No clock, no IO. */
import { createHash } from "node:crypto";
import { t } from "#app/platform/i18n/translate.ts";
import type { PurchaseFacts, SubscriptionFacts } from "./ports.ts";

/** What we asked Shopify for. */
export interface OrderedCharge {
  readonly chargeName: string;
  readonly priceCents: number;
  readonly currency: string;
}

/** What we make of a charge. Only `waiting` can still change. */
export type ChargeOutcome = "waiting" | "granted" | "ended" | "unexplained" | "test-refused";

/**
 * The name of a charge: what is bought, and a mark of the intent by which it is found again after a lost reply.
 * Both stand where every language has them: a plan's name is the first word, the mark the last one.
 * Random digits end a UUIDv7, so the last twelve tell a shop's intents apart.
 */
export function chargeName(offer: string, intentId: string): string {
  return t("billing.charge", { offer, mark: intentId.slice(-12) });
}

/**
 * Judges a charge that was just read from Shopify against what was ordered.
 * Credits come from the order alone; a charge that was not ordered, or for another price, buys nothing by itself.
 */
export function judgeCharge(
  ordered: OrderedCharge | null,
  charge: PurchaseFacts,
  { allowTestCharges }: { readonly allowTestCharges: boolean },
): ChargeOutcome {
  switch (charge.status) {
    case "PENDING":
      return "waiting";
    case "DECLINED":
    case "EXPIRED":
      return "ended";
    case "ACTIVE":
      if (!isOrdered(ordered, charge)) return "unexplained";
      return charge.test && !allowTestCharges ? "test-refused" : "granted";
  }
}

/** What we make of a subscription. `ended` stays; the rest may change. */
export type SubscriptionOutcome = "waiting" | "running" | "ended" | "unexplained" | "test-refused";

/** Judges a subscription that was just read from Shopify against what was ordered, as `judgeCharge` does. */
export function judgeSubscription(
  ordered: OrderedCharge | null,
  charge: SubscriptionFacts,
  { allowTestCharges }: { readonly allowTestCharges: boolean },
): SubscriptionOutcome {
  switch (charge.status) {
    case "PENDING":
      return "waiting";
    case "DECLINED":
    case "EXPIRED":
    case "CANCELLED":
      return "ended";
    case "ACTIVE":
    case "FROZEN":
      if (!isOrdered(ordered, charge)) return "unexplained";
      return charge.test && !allowTestCharges ? "test-refused" : "running";
  }
}

const isOrdered = (
  ordered: OrderedCharge | null,
  charge: { readonly priceCents: number; readonly currency: string },
): boolean => charge.priceCents === ordered?.priceCents && charge.currency === ordered.currency;

/** Fingerprint of a purchase's contents: the same key with another fingerprint is refused. */
export function requestHash(contents: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(contents)).digest("hex");
}
