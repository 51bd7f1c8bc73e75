/** One-time charges of one shop, through the Admin API. */
import type { BillingPort, PurchaseFacts, PurchaseStatus } from "#app/domain/billing/ports.ts";
import { type AdminApi, userErrorsOf } from "./admin-client.ts";
import type { BillingPurchaseFieldsFragment } from "./admin.generated.d.ts";
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

const PAGE_SIZE = 100;

/**
 * The charges of the shop that `admin` belongs to.
 *
 * @param app `shopDomain` looks up the shop's permanent domain (null when it has left), `apiKey` is the app's public id:
 *   together they make the app's address in admin
 */
export function createBillingPort(
  admin: AdminApi,
  { shopDomain, apiKey }: { shopDomain: () => Promise<string | null>; apiKey: string },
): BillingPort {
  return {
    async createOneTimePurchase({ name, priceCents, currency, returnUrl, test }) {
      const { appPurchaseOneTimeCreate: created } = await admin.query(CREATE_PURCHASE, {
        name,
        price: { amount: centsToDecimal(priceCents), currencyCode: currency },
        returnUrl,
        test,
      });
      if (userErrorsOf(created)) {
        const userErrors = created?.userErrors ?? [];
        return {
          ok: false,
          userErrors: userErrors.map(({ field, message }) => ({ field: field?.join(".") ?? null, message })),
        };
      }
      if (!created?.appPurchaseOneTime || !created.confirmationUrl)
        throw new Error("Shopify created a charge and named none.");
      return { ok: true, chargeGid: created.appPurchaseOneTime.id, confirmationUrl: created.confirmationUrl };
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
