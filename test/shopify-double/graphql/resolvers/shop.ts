import { shopifyDateTime } from "../../clock.ts";
import type { ShopRow } from "../../database.ts";
import { gid } from "../ids.ts";
import type { Resolvers } from "../resolver.ts";

const PLAN_NAMES: Record<ShopRow["plan"], string> = {
  basic: "Basic",
  advanced: "Advanced",
  plus: "Shopify Plus",
  enterprise: "Shopify Enterprise",
};

/** The demo merchant's shop: a paid store. */
export const shopResolvers: Resolvers = {
  QueryRoot: {
    shop: (_source, _args, { shop }) => shopNode(shop),
  },
};

export function shopNode(shop: ShopRow) {
  const store = shop.domain.replace(".myshopify.com", "");
  const email = `owner@${store}.example`;
  const url = `https://${shop.domain}`;
  return {
    __typename: "Shop",
    id: gid("Shop", shop.id),
    name: shop.name,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: {
      __typename: "Domain",
      host: shop.domain,
      id: gid("Domain", shop.id),
      sslEnabled: true,
      url,
    },
    email,
    contactEmail: email,
    shopOwnerName: "Alex Moreau",
    currencyCode: shop.currency,
    ianaTimezone: "Europe/Paris",
    timezoneAbbreviation: "CET",
    timezoneOffset: "+0100",
    timezoneOffsetMinutes: 60,
    weightUnit: "KILOGRAMS",
    unitSystem: "METRIC_SYSTEM",
    createdAt: shopifyDateTime(shop.created_at),
    plan: {
      __typename: "ShopPlan",
      displayName: PLAN_NAMES[shop.plan],
      publicDisplayName: PLAN_NAMES[shop.plan],
      partnerDevelopment: false,
      shopifyPlus: shop.plan === "plus" || shop.plan === "enterprise",
    },
  };
}
