import { APP_ID, confirmationUrl, createPurchase } from "../../billing.ts";
import { shopifyDateTime } from "../../clock.ts";
import type { ChargeRow, SubscriptionCharge, SubscriptionRow } from "../../database.ts";
import {
  cancelSubscription,
  createSubscription,
  findSubscription,
  listSubscriptions,
} from "../../subscriptions.ts";
import { page, type PageArguments } from "../connection.ts";
import { NotServed } from "../errors.ts";
import { gid, idOf } from "../ids.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";

/** Shopify's smallest charge. */
const MIN_PRICE = 0.5;
const MAX_TRIAL_DAYS = 1_000;

interface PurchaseArguments {
  name: string;
  price: { amount: string; currencyCode: string };
  returnUrl: string;
  test?: boolean | null;
}

function purchaseNode(charge: ChargeRow) {
  return {
    __typename: "AppPurchaseOneTime",
    id: gid("AppPurchaseOneTime", charge.id),
    name: charge.name,
    status: charge.status,
    test: charge.test === 1,
    createdAt: shopifyDateTime(charge.created_at),
    price: { __typename: "MoneyV2", amount: charge.amount, currencyCode: charge.currency },
  };
}

function appPurchaseOneTimeCreate(
  _source: unknown,
  args: PurchaseArguments,
  { double, shop }: GraphqlContext,
) {
  const refused = (field: string, message: string) => ({
    appPurchaseOneTime: null,
    confirmationUrl: null,
    userErrors: [{ field: [field], message }],
  });
  if (args.name.trim() === "") return refused("name", "Name can't be blank");
  if (Number(args.price.amount) < MIN_PRICE) {
    return refused("price", "Price must be greater than or equal to 0.5");
  }
  const charge = createPurchase(double, shop, {
    name: args.name,
    amount: args.price.amount,
    currency: args.price.currencyCode,
    returnUrl: args.returnUrl,
    test: args.test ?? false,
  });
  return {
    appPurchaseOneTime: purchaseNode(charge),
    confirmationUrl: confirmationUrl(double, shop, charge),
    userErrors: [],
  };
}

export function purchaseById({ double, shop }: GraphqlContext, id: string) {
  const charge = double.db.get<ChargeRow>(
    "SELECT * FROM charge WHERE id = ? AND shop_id = ? AND kind = 'one-time'",
    idOf("AppPurchaseOneTime", id),
    shop.id,
  );
  return charge ? purchaseNode(charge) : null;
}

interface SubscriptionArguments {
  name: string;
  returnUrl: string;
  test?: boolean | null;
  trialDays?: number | null;
  replacementBehavior?: SubscriptionRow["replacement"] | null;
  lineItems: {
    plan: {
      appRecurringPricingDetails?: {
        price: { amount: string; currencyCode: string };
        interval?: SubscriptionRow["interval"] | null;
        discount?: object | null;
      } | null;
      appUsagePricingDetails?: object | null;
    };
  }[];
}

function subscriptionNode(subscription: SubscriptionCharge) {
  const { status, period_end: periodEnd } = subscription;
  return {
    __typename: "AppSubscription",
    id: gid("AppSubscription", subscription.id),
    name: subscription.name,
    status,
    test: subscription.test === 1,
    trialDays: subscription.trial_days,
    returnUrl: subscription.return_url,
    createdAt: shopifyDateTime(subscription.created_at),
    currentPeriodEnd: status === "ACTIVE" && periodEnd !== null ? shopifyDateTime(periodEnd) : null,
    lineItems: [
      {
        __typename: "AppSubscriptionLineItem",
        id: `${gid("AppSubscriptionLineItem", subscription.id)}?v=1&index=0`,
        plan: {
          __typename: "AppPlanV2",
          pricingDetails: {
            __typename: "AppRecurringPricing",
            interval: subscription.interval,
            discount: null,
            planHandle: null,
            price: {
              __typename: "MoneyV2",
              amount: subscription.amount,
              currencyCode: subscription.currency,
            },
          },
        },
      },
    ],
  };
}

function appSubscriptionCreate(
  _source: unknown,
  args: SubscriptionArguments,
  { double, shop }: GraphqlContext,
) {
  const refused = (field: string, message: string) => ({
    appSubscription: null,
    confirmationUrl: null,
    userErrors: [{ field: [field], message }],
  });
  const [item, ...more] = args.lineItems;
  const pricing = item?.plan.appRecurringPricingDetails;
  if (!item) return refused("lineItems", "At least one line item is required");
  if (!pricing || item.plan.appUsagePricingDetails) throw new NotServed("usage pricing");
  if (more.length > 0) throw new NotServed("subscriptions with several line items");
  if (pricing.discount) throw new NotServed("AppRecurringPricingInput.discount");
  if (args.name.trim() === "") return refused("name", "Name can't be blank");
  if (Number(pricing.price.amount) < MIN_PRICE) {
    return refused("lineItems", "Price must be greater than or equal to 0.5");
  }
  const trialDays = args.trialDays ?? 0;
  if (trialDays < 0 || trialDays > MAX_TRIAL_DAYS) {
    return refused("trialDays", `Trial days must be between 0 and ${MAX_TRIAL_DAYS}`);
  }
  const subscription = createSubscription(double, shop, {
    name: args.name,
    amount: pricing.price.amount,
    currency: pricing.price.currencyCode,
    interval: pricing.interval ?? "EVERY_30_DAYS",
    trialDays,
    replacement: args.replacementBehavior ?? "STANDARD",
    returnUrl: args.returnUrl,
    test: args.test ?? false,
  });
  return {
    appSubscription: subscriptionNode(subscription),
    confirmationUrl: confirmationUrl(double, shop, subscription),
    userErrors: [],
  };
}

function appSubscriptionCancel(
  _source: unknown,
  { id, prorate }: { id: string; prorate?: boolean | null },
  { double, shop }: GraphqlContext,
) {
  const refused = (message: string) => ({ appSubscription: null, userErrors: [{ field: ["id"], message }] });
  const subscription = findSubscription(double, idOf("AppSubscription", id) ?? 0);
  if (subscription?.shop_id !== shop.id) return refused("Couldn't find RecurringApplicationCharge");
  const cancelled = cancelSubscription(double, double.webhooks, subscription.id, prorate ?? false);
  if (!cancelled) return refused("Cannot cancel a subscription that is not active");
  return { appSubscription: subscriptionNode(cancelled), userErrors: [] };
}

export function subscriptionById({ double, shop }: GraphqlContext, id: string) {
  const subscription = findSubscription(double, idOf("AppSubscription", id) ?? 0);
  return subscription?.shop_id === shop.id ? subscriptionNode(subscription) : null;
}

export const billingResolvers: Resolvers = {
  QueryRoot: {
    currentAppInstallation: (_source, _args, { double, scopes, shop }) => ({
      __typename: "AppInstallation",
      id: gid("AppInstallation", shop.id),
      launchUrl: `https://admin.shopify.com/store/${shop.domain.replace(".myshopify.com", "")}/apps/${double.apiKey}`,
      accessScopes: [...scopes]
        .toSorted()
        .map((handle) => ({ __typename: "AccessScope", handle, description: handle.replace("_", " ") })),
      activeSubscriptions: listSubscriptions(double, shop)
        .filter(({ status }) => status === "ACTIVE")
        .map(subscriptionNode),
      app: {
        __typename: "App",
        id: gid("App", APP_ID),
        apiKey: double.apiKey,
        title: "ProductStudio",
        handle: "productstudio",
        embedded: true,
      },
    }),
  },
  AppInstallation: {
    allSubscriptions: (
      _source: unknown,
      args: PageArguments & { sortKey?: string | null },
      { double, shop },
    ) =>
      page<SubscriptionCharge, object>(
        double.db,
        {
          columns: "c.*, s.*",
          from: "charge c JOIN subscription s ON s.charge_id = c.id",
          where: ["c.shop_id = ?"],
          params: [shop.id],
          sort: args.sortKey === "ID" ? "c.id" : "c.created_at",
          id: "c.id",
        },
        args,
        subscriptionNode,
      ),
    oneTimePurchases: (
      _source: unknown,
      args: PageArguments & { sortKey?: string | null },
      { double, shop },
    ) =>
      page<ChargeRow, object>(
        double.db,
        {
          columns: "c.*",
          from: "charge c",
          where: ["c.shop_id = ?", "c.kind = 'one-time'"],
          params: [shop.id],
          sort: args.sortKey === "ID" ? "c.id" : "c.created_at",
          id: "c.id",
        },
        args,
        purchaseNode,
      ),
  },
  Mutation: { appPurchaseOneTimeCreate, appSubscriptionCreate, appSubscriptionCancel },
};
