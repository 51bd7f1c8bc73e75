/** Charges of one shop, through the Admin API: one-time purchases and subscriptions. */
import type {
  BillingPort,
  CreatedCharge,
  PurchaseFacts,
  PurchaseStatus,
  SubscriptionFacts,
  SubscriptionStatus,
} from "#app/domain/billing/ports.ts";
import { type AdminApi, userErrorsOf } from "./admin-client.ts";
import type {
  BillingPurchaseFieldsFragment,
  BillingSubscriptionFieldsFragment,
} from "./admin.generated.d.ts";
import type { Clock } from "#app/platform/clock.ts";
import { ShopAccessError } from "#app/platform/outside-errors.ts";
import { allPages } from "./all-pages.ts";

const PURCHASE_FIELDS = `#graphql
  fragment BillingPurchaseFields on AppPurchaseOneTime {
    id
    name
    status
    test
    createdAt
    price {
      amount
      currencyCode
    }
  }` as const;

const CREATE_PURCHASE = `#graphql
  mutation BillingCreatePurchase($name: String!, $price: MoneyInput!, $returnUrl: URL!, $test: Boolean!) {
    appPurchaseOneTimeCreate(name: $name, price: $price, returnUrl: $returnUrl, test: $test) {
      appPurchaseOneTime {
        id
      }
      confirmationUrl
      userErrors {
        field
        message
      }
    }
  }` as const;

const READ_PURCHASE = `#graphql
  ${PURCHASE_FIELDS}
  query BillingPurchase($id: ID!) {
    node(id: $id) {
      ...BillingPurchaseFields
    }
  }` as const;

const LIST_PURCHASES = `#graphql
  ${PURCHASE_FIELDS}
  query BillingPurchases($first: Int!, $after: String) {
    currentAppInstallation {
      oneTimePurchases(first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {
        nodes {
          ...BillingPurchaseFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const SUBSCRIPTION_FIELDS = `#graphql
  fragment BillingSubscriptionFields on AppSubscription {
    id
    name
    status
    test
    trialDays
    createdAt
    currentPeriodEnd
    lineItems {
      plan {
        pricingDetails {
          __typename
          ... on AppRecurringPricing {
            interval
            price {
              amount
              currencyCode
            }
          }
        }
      }
    }
  }` as const;

const CREATE_SUBSCRIPTION = `#graphql
  mutation BillingCreateSubscription(
    $name: String!
    $lineItems: [AppSubscriptionLineItemInput!]!
    $returnUrl: URL!
    $test: Boolean!
    $trialDays: Int!
    $replacementBehavior: AppSubscriptionReplacementBehavior!
  ) {
    appSubscriptionCreate(
      name: $name
      lineItems: $lineItems
      returnUrl: $returnUrl
      test: $test
      trialDays: $trialDays
      replacementBehavior: $replacementBehavior
    ) {
      appSubscription {
        id
      }
      confirmationUrl
      userErrors {
        field
        message
      }
    }
  }` as const;

const LIST_SUBSCRIPTIONS = `#graphql
  ${SUBSCRIPTION_FIELDS}
  query BillingSubscriptions($first: Int!, $after: String) {
    currentAppInstallation {
      allSubscriptions(first: $first, after: $after, sortKey: CREATED_AT, reverse: true) {
        nodes {
          ...BillingSubscriptionFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }` as const;

const CANCEL_SUBSCRIPTION = `#graphql
  mutation BillingCancelSubscription($id: ID!) {
    appSubscriptionCancel(id: $id, prorate: false) {
      appSubscription {
        id
      }
      userErrors {
        field
        message
      }
    }
  }` as const;

const PAGE_SIZE = 100;
/** A subscription's lines make it dearer to read. */
const SUBSCRIPTIONS_PAGE_SIZE = 50;

/**
 * The charges of the shop that `admin` belongs to.
 *
 * @param app `shopDomain` looks up the shop's permanent domain (null when it has left), `apiKey` is the app's public id:
 *   together they make the app's address in admin; `clock` stands in where Shopify doesn't tell its time
 */
export function createBillingPort(
  admin: AdminApi,
  { shopDomain, apiKey, clock }: { shopDomain: () => Promise<string | null>; apiKey: string; clock: Clock },
): BillingPort {
  return {
    async createOneTimePurchase({ name, priceCents, currency, returnUrl, test }) {
      const { appPurchaseOneTimeCreate: created } = await admin.query(CREATE_PURCHASE, {
        name,
        price: { amount: centsToDecimal(priceCents), currencyCode: currency },
        returnUrl,
        test,
      });
      return createdCharge(created, created?.appPurchaseOneTime?.id);
    },

    async readPurchase(chargeGid) {
      const { node } = await admin.query(READ_PURCHASE, { id: chargeGid });
      return node && "price" in node ? factsOf(node) : null;
    },

    async listPurchases() {
      const nodes = await allPages(async (after) => {
        const { currentAppInstallation } = await admin.query(LIST_PURCHASES, { first: PAGE_SIZE, after });
        return currentAppInstallation.oneTimePurchases;
      });
      return (nodes ?? []).map(factsOf);
    },

    async createSubscription({ name, priceCents, currency, returnUrl, test, trialDays, begins }) {
      const price = { amount: centsToDecimal(priceCents), currencyCode: currency };
      const { appSubscriptionCreate: created } = await admin.query(CREATE_SUBSCRIPTION, {
        name,
        lineItems: [{ plan: { appRecurringPricingDetails: { price, interval: "EVERY_30_DAYS" } } }],
        returnUrl,
        test,
        trialDays,
        replacementBehavior: begins === "now" ? "APPLY_IMMEDIATELY" : "APPLY_ON_NEXT_BILLING_CYCLE",
      });
      return createdCharge(created, created?.appSubscription?.id);
    },

    async readSubscriptions() {
      let readAt = new Date(clock.nowMs());
      const nodes = await allPages(async (after) => {
        const { currentAppInstallation } = await admin.query(
          LIST_SUBSCRIPTIONS,
          { first: SUBSCRIPTIONS_PAGE_SIZE, after },
          { onAnswer: (answeredAt) => (readAt = answeredAt) },
        );
        return currentAppInstallation.allSubscriptions;
      });
      return { subscriptions: (nodes ?? []).map(subscriptionOf), readAt };
    },

    async cancelSubscription(chargeGid) {
      const { appSubscriptionCancel: cancelled } = await admin.query(
        CANCEL_SUBSCRIPTION,
        { id: chargeGid },
        { repeatable: true },
      );
      return userErrorsOf(cancelled) === null;
    },

    async adminUrl(path) {
      const store = (await shopDomain())?.replace(/\.myshopify\.com$/, "");
      if (store === undefined) throw new ShopAccessError("uninstalled");
      return `https://admin.shopify.com/store/${store}/apps/${apiKey}${path}`;
    },
  };
}

/** ACCEPTED is a state of the past that old charges may still be in: approved, not yet paid. */
const STATUSES: Readonly<Record<BillingPurchaseFieldsFragment["status"], PurchaseStatus>> = {
  ACTIVE: "ACTIVE",
  ACCEPTED: "PENDING",
  PENDING: "PENDING",
  DECLINED: "DECLINED",
  EXPIRED: "EXPIRED",
};

function factsOf(node: BillingPurchaseFieldsFragment): PurchaseFacts {
  return {
    chargeGid: node.id,
    name: node.name,
    status: STATUSES[node.status],
    test: node.test,
    priceCents: decimalToCents(node.price.amount),
    currency: node.price.currencyCode,
    createdAt: node.createdAt,
  };
}

const SUBSCRIPTION_STATUSES: Readonly<
  Record<BillingSubscriptionFieldsFragment["status"], SubscriptionStatus>
> = {
  ACTIVE: "ACTIVE",
  ACCEPTED: "PENDING",
  PENDING: "PENDING",
  DECLINED: "DECLINED",
  EXPIRED: "EXPIRED",
  CANCELLED: "CANCELLED",
  FROZEN: "FROZEN",
};

function subscriptionOf(node: BillingSubscriptionFieldsFragment): SubscriptionFacts {
  const [line, ...more] = node.lineItems;
  const pricing = line?.plan.pricingDetails;
  const price =
    pricing?.__typename === "AppRecurringPricing" && pricing.interval === "EVERY_30_DAYS" && more.length === 0
      ? pricing.price
      : null;
  return {
    chargeGid: node.id,
    name: node.name,
    status: SUBSCRIPTION_STATUSES[node.status],
    test: node.test,
    priceCents: price ? decimalToCents(price.amount) : 0,
    currency: price?.currencyCode ?? "USD",
    trialDays: node.trialDays,
    currentPeriodEnd: node.currentPeriodEnd ?? null,
    createdAt: node.createdAt,
  };
}

/** What a mutation that creates a charge answered. @throws when it names neither a charge nor an error. */
function createdCharge(
  payload:
    | (NonNullable<Parameters<typeof userErrorsOf>[0]> & { readonly confirmationUrl?: string | null })
    | null
    | undefined,
  chargeGid: string | undefined,
): CreatedCharge {
  if (userErrorsOf(payload)) {
    const userErrors = payload?.userErrors ?? [];
    return {
      ok: false,
      userErrors: userErrors.map(({ field, message }) => ({ field: field?.join(".") ?? null, message })),
    };
  }
  if (chargeGid === undefined || !payload?.confirmationUrl)
    throw new Error("Shopify created a charge and named none.");
  return { ok: true, chargeGid, confirmationUrl: payload.confirmationUrl };
}

/** `1999` → `"19.99"`. */
export function centsToDecimal(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new Error(`${cents} is no amount of cents.`);
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `"19.99"`, `"19.9"`, `"19"` → cents, without ever being a float. Throws on anything finer than a cent. */
export function decimalToCents(amount: string): number {
  const match = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(amount);
  if (!match) throw new Error("Shopify named a price that isn't an amount of cents.");
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
