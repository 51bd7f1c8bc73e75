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

export type CreatedPurchase =
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
  createOneTimePurchase(purchase: NewPurchase): Promise<CreatedPurchase>;
  /** The purchase by its GID, or null when this installation has none of that GID. */
  readPurchase(chargeGid: string): Promise<PurchaseFacts | null>;
  /** Every one-time purchase of this installation, newest first, all pages. */
  listPurchases(): Promise<readonly PurchaseFacts[]>;
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
