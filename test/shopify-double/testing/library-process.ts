import { once } from "node:events";
import "@shopify/shopify-api/adapters/node";
import {
  ApiVersion,
  BillingInterval,
  GraphqlQueryError,
  HttpResponseError,
  LogSeverity,
  RequestedTokenType,
  shopifyApi,
} from "@shopify/shopify-api";

/** What Shopify's own library made of the double, when it was given nothing but the app's environment. */
export interface LibraryReport {
  scope: string | undefined;
  refreshedIsNew: boolean;
  oldTokenStatus: number | undefined;
  shopName: string;
  unknownField: string | undefined;
  throttledCode: string | undefined;
  confirmationUrl: string;
  purchases: number;
  subscription: { name: string; status: string; currentPeriodEnd: string; price: string } | undefined;
  cancelled: string | undefined;
}

const { SHOPIFY_API_KEY: apiKey = "", SHOPIFY_API_SECRET: apiSecretKey = "" } = process.env;
const [shop = "", sessionToken = ""] = process.argv.slice(2);

const shopify = shopifyApi({
  apiKey,
  apiSecretKey,
  apiVersion: ApiVersion.October26,
  hostName: "productstudio.test",
  hostScheme: "https",
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
  billing: {
    pack: { amount: 49, currencyCode: "USD", interval: BillingInterval.OneTime },
    studio: { lineItems: [{ amount: 29, currencyCode: "USD", interval: BillingInterval.Every30Days }] },
  },
});

async function failureOf<Fault>(
  work: Promise<unknown>,
  kind: new (...args: never[]) => Fault,
): Promise<Fault | undefined> {
  try {
    await work;
    return undefined;
  } catch (fault) {
    if (fault instanceof kind) return fault;
    throw fault;
  }
}

const { session } = await shopify.auth.tokenExchange({
  shop,
  sessionToken,
  requestedTokenType: RequestedTokenType.OfflineAccessToken,
  expiring: true,
});
const refreshToken = session.refreshToken ?? "";
const refreshed = await shopify.auth.refreshToken({ shop, refreshToken });
const refused = await failureOf(shopify.auth.refreshToken({ shop, refreshToken }), HttpResponseError);

const client = new shopify.clients.Graphql({ session: refreshed.session });
const { data } = await client.request("{ shop { name } }");
const unknown = await failureOf(client.request("{ shop { colour } }"), GraphqlQueryError);
const confirmationUrl = await shopify.billing.request({
  session: refreshed.session,
  plan: "pack",
  isTest: true,
});
const payments = await shopify.billing.check({
  session: refreshed.session,
  plans: ["pack"],
  isTest: true,
  returnObject: true,
});

/** Asks the test for something and waits until it is done. */
async function askTest(wish: "approve" | "throttle"): Promise<void> {
  const done = once(process, "message");
  process.send?.(wish);
  await done;
}

await shopify.billing.request({ session: refreshed.session, plan: "studio", isTest: true });
await askTest("approve");
const { appSubscriptions } = await shopify.billing.check({
  session: refreshed.session,
  plans: ["studio"],
  isTest: true,
  returnObject: true,
});
const [active] = appSubscriptions;
const cancelled = active
  ? await shopify.billing.cancel({ session: refreshed.session, subscriptionId: active.id, prorate: false })
  : undefined;

await askTest("throttle");
const throttled = await failureOf(client.request("{ shop { id } }"), GraphqlQueryError);
const [throttleError] = (throttled?.body?.errors?.graphQLErrors ?? []) as {
  extensions?: { code?: string };
}[];

const report: LibraryReport = {
  scope: session.scope,
  refreshedIsNew: refreshed.session.accessToken !== session.accessToken,
  oldTokenStatus: refused?.response.code,
  shopName: data.shop.name,
  unknownField: unknown?.message,
  throttledCode: throttleError?.extensions?.code,
  confirmationUrl,
  purchases: payments.oneTimePurchases.length,
  subscription: active && {
    name: active.name,
    status: active.status,
    currentPeriodEnd: active.currentPeriodEnd,
    price: JSON.stringify(active.lineItems?.[0]?.plan.pricingDetails),
  },
  cancelled: cancelled?.status,
};
process.send?.(report);
process.disconnect();
