import { APP_ID, confirmationUrl, createPurchase } from "../../billing.ts";
import { shopifyDateTime } from "../../clock.ts";
import type { ChargeRow } from "../../database.ts";
import { emptyPage, page, type PageArguments } from "../connection.ts";
import { gid, idOf } from "../ids.ts";
import type { GraphqlContext, Resolvers } from "../resolver.ts";

/** Shopify's smallest one-time charge. */
const MIN_PRICE = 0.5;

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
    "SELECT * FROM charge WHERE id = ? AND shop_id = ?",
    idOf("AppPurchaseOneTime", id),
    shop.id,
  );
  return charge ? purchaseNode(charge) : null;
}

/** Subscriptions come later: until then the app has none, and says so truthfully. */
export const billingResolvers: Resolvers = {
  QueryRoot: {
    currentAppInstallation: (_source, _args, { double, scopes, shop }) => ({
      __typename: "AppInstallation",
      id: gid("AppInstallation", shop.id),
      launchUrl: `https://admin.shopify.com/store/${shop.domain.replace(".myshopify.com", "")}/apps/${double.apiKey}`,
      accessScopes: [...scopes]
        .toSorted()
        .map((handle) => ({ __typename: "AccessScope", handle, description: handle.replace("_", " ") })),
      activeSubscriptions: [],
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
    allSubscriptions: (_source, args: PageArguments) => emptyPage(args),
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
          where: ["c.shop_id = ?"],
          params: [shop.id],
          sort: args.sortKey === "ID" ? "c.id" : "c.created_at",
          id: "c.id",
        },
        args,
        purchaseNode,
      ),
  },
  Mutation: { appPurchaseOneTimeCreate },
};
