/** Shopify's API library, set up once: what `shopifyApp()` keeps to itself and we need besides it. */
import "@shopify/shopify-app-remix/adapters/node";
import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, HttpResponseError, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import type { Log } from "#app/platform/log.ts";
import type { RefreshTokens } from "./access-tokens.ts";

/** The one version of the Admin API that every query, webhook and test speaks. */
export const API_VERSION = ApiVersion.October26;

/** The variables that say which app this is. */
export interface ShopifyEnv {
  readonly SHOPIFY_API_KEY: string;
  readonly SHOPIFY_API_SECRET: string;
  /** Where merchants' browsers reach the app: an https origin. */
  readonly SHOPIFY_APP_URL: string;
}

/** Longest wait for Shopify in a request of the library's own: token exchange, refresh, the shop's gid. */
const REQUEST_TIMEOUT_MS = 10_000;

// The library sets no limit of its own, and these requests are made while a shop is locked.
setAbstractFetchFunc((url, options) =>
  fetch(url, { ...options, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
);

export type ShopifyApi = ReturnType<typeof createShopifyApi>;

export function createShopifyApi(env: ShopifyEnv, log: Log) {
  const appUrl = new URL(env.SHOPIFY_APP_URL);
  return shopifyApi({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    apiVersion: API_VERSION,
    hostName: appUrl.host,
    hostScheme: "https",
    isEmbeddedApp: true,
    logger: libraryLogger(log),
  });
}

/** Lets the library log through ours. Its debug messages quote session tokens, so they are never asked for. */
export function libraryLogger(log: Log) {
  return {
    level: LogSeverity.Info,
    timestamps: false,
    log(severity: LogSeverity, message: string): void {
      if (severity === LogSeverity.Error) log.error(message);
      else if (severity === LogSeverity.Warning) log.warn(message);
      else log.debug(message);
    },
  };
}

/** The answers that say that the grant is gone for this shop; others are worth another try. */
const REFUSING_STATUSES = new Set([400, 401, 403, 404]);

/**
 * Refreshes a shop's offline access token.
 * @returns the new session, not yet stored, or "refused".
 * @throws when Shopify is out of reach, fails, throttles, or does not accept the app's own credentials.
 */
export function createRefresh(api: ShopifyApi): RefreshTokens {
  return async (shopDomain, refreshToken) => {
    try {
      return (await api.auth.refreshToken({ shop: shopDomain, refreshToken })).session;
    } catch (error) {
      const refused =
        error instanceof HttpResponseError &&
        REFUSING_STATUSES.has(error.response.code) &&
        error.response.body?.error !== "invalid_client";
      if (refused) return "refused";
      throw error;
    }
  };
}
