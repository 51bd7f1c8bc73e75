/**
 * What billing needs from Shopify, for one shop. An adapter implements it; this file imports none.
 * Every call may throw (network, throttling, a reply that never came): the caller then knows nothing about its effect.
 */

/** Shopify's words for the life of a one-time purchase. ACTIVE is paid; DECLINED and EXPIRED are final. */
export type PurchaseStatus = "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED";

/** A one-time purchase as Shopify tells it now. Hostile until compared with our own intent. */
export interface PurchaseFacts {
  /** `gid://shopify/AppPurchaseOneTime/<number>`. */
  readonly chargeGid: string;
  /** What the merchant reads on the charge. It carries our intent's mark; credits are never derived from it. */
  readonly name: string;
  readonly status: PurchaseStatus;
  readonly test: boolean;
  readonly priceCents: number;
  /** ISO 4217 code of the price. */
  readonly currency: string;
  /** Shopify's time of creation, ISO 8601. */
  readonly createdAt: string;
}

export interface NewPurchase {
  readonly name: string;
  readonly priceCents: number;
  readonly currency: "USD";
  /** Absolute URL that Shopify sends the merchant to, after approval and after decline, adding `charge_id=<number>`. */
  readonly returnUrl: string;
  readonly test: boolean;
}

/**
 * Shopify's words for the life of a subscription. ACTIVE: approved, also while a trial lasts. FROZEN: a bill is unpaid, it
 * may go on later. PENDING: not answered, or approved and waiting for a running period to end. The rest is final.
 */
export type SubscriptionStatus = "PENDING" | "ACTIVE" | "DECLINED" | "EXPIRED" | "CANCELLED" | "FROZEN";

/** A subscription as Shopify tells it now. Hostile until compared with our own intent. */
export interface SubscriptionFacts {
  /** `gid://shopify/AppSubscription/<number>`. */
  readonly chargeGid: string;
  /** What the merchant reads on the charge. It carries our intent's mark; credits are never derived from it. */
  readonly name: string;
  readonly status: SubscriptionStatus;
  readonly test: boolean;
  /** Price of 30 days; 0 when the subscription isn't one price for every 30 days. */
  readonly priceCents: number;
  /** ISO 4217 code of the price. */
  readonly currency: string;
  readonly trialDays: number;
  /** End of the running period or trial, ISO 8601; null unless it is ACTIVE. */
  readonly currentPeriodEnd: string | null;
  /** Shopify's time of creation, ISO 8601. */
  readonly createdAt: string;
}

/** All subscriptions of an installation at one moment of Shopify's clock. */
export interface SubscriptionsReading {
  readonly subscriptions: readonly SubscriptionFacts[];
  /** When Shopify answered, by its own clock: periods end by that clock. */
  readonly readAt: Date;
}

/** When a plan that replaces a running one begins; one that replaces none begins at once. */
export type PlanBegins = "now" | "next-period";

export interface NewSubscription extends NewPurchase {
  /** Days before the first payment. */
  readonly trialDays: number;
  readonly begins: PlanBegins;
}

export type CreatedCharge =
  | {
      readonly ok: true;
      readonly chargeGid: string;
      /** Page of Shopify where the merchant approves. Only this reply carries it: it can't be read again. */
      readonly confirmationUrl: string;
    }
  | {
      readonly ok: false;
      /** Shopify's userErrors, in its words; nothing was created. */
      readonly userErrors: readonly { readonly field: string | null; readonly message: string }[];
    };

export interface BillingPort {
  /** Asks Shopify for a charge of exactly this price. Not idempotent: call it again only after `listPurchases`. */
  createOneTimePurchase(purchase: NewPurchase): Promise<CreatedCharge>;
  /** The purchase by its GID, or null when this installation has none of that GID. */
  readPurchase(chargeGid: string): Promise<PurchaseFacts | null>;
  /** Every one-time purchase of this installation, newest first, all pages. */
  listPurchases(): Promise<readonly PurchaseFacts[]>;
  /** Asks Shopify for a subscription of this price every 30 days. Not idempotent: call it again only after a reading. */
  createSubscription(subscription: NewSubscription): Promise<CreatedCharge>;
  /** Every subscription of this installation, whatever its status. */
  readSubscriptions(): Promise<SubscriptionsReading>;
  /**
   * Ends a running subscription at once, with nothing given back for the days that are left. Safe to send again.
   * @returns false when Shopify refuses because it isn't running.
   */
  cancelSubscription(chargeGid: string): Promise<boolean>;
  /** Absolute URL inside Shopify admin of a page of the app; `path` starts with "/". */
  adminUrl(path: string): Promise<string>;
}

/** The ports and settings that a ctx of the billing room carries. */
export interface BillingPorts {
  readonly billing: BillingPort;
  /**
   * True on development stores, where Shopify takes no real money: charges are created as tests and tests buy credits.
   * False in production: charges are real, and one that Shopify marks as a test buys nothing.
   */
  readonly allowTestCharges: boolean;
}
