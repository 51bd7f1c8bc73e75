/** Shopify's app library, wired: authentication, access tokens and webhooks. composition.server.ts builds it once. */
import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { createAccessTokens } from "#app/adapters/shopify/access-tokens.ts";
import { createAuthenticate, type Installations } from "#app/adapters/shopify/authenticate.ts";
import { createDocumentHeaders } from "#app/adapters/shopify/frame-headers.ts";
import { createSessions } from "#app/adapters/shopify/sessions/encrypted-sessions.ts";
import { createShopLock } from "#app/adapters/shopify/sessions/shop-lock.ts";
import {
  API_VERSION,
  createRefresh,
  createShopifyApi,
  libraryLogger,
  type ShopifyEnv,
} from "#app/adapters/shopify/shopify-api.ts";
import { createWebhookReader } from "#app/adapters/shopify/webhooks.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Db } from "#app/platform/db/db.ts";
import type { Log } from "#app/platform/log.ts";
import type { Keyring } from "#app/platform/secrets/keyring.ts";

export interface ShopifyParts {
  readonly env: ShopifyEnv & { readonly DATABASE_URL: string };
  readonly db: Db;
  readonly keyring: Keyring;
  readonly log: Log;
}

/**
 * Everything that speaks to Shopify about identity. Webhooks are subscribed in shopify.app.toml alone: registering them
 * here as well would deliver each one twice.
 */
export function createShopify({ env, db, keyring, log }: ShopifyParts) {
  const api = createShopifyApi(env, log);
  const sessions = createSessions(db.untenanted, keyring);
  const lock = createShopLock({ databaseUrl: env.DATABASE_URL, log });
  const app = shopifyApp({
    apiKey: env.SHOPIFY_API_KEY,
    apiSecretKey: env.SHOPIFY_API_SECRET,
    appUrl: env.SHOPIFY_APP_URL,
    apiVersion: API_VERSION,
    distribution: AppDistribution.AppStore,
    sessionStorage: sessions,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    logger: libraryLogger(log),
  });
  const documentHeaders = createDocumentHeaders(app.addDocumentResponseHeaders);
  return {
    /** Offline access tokens for the Admin API, wherever the work comes from. */
    accessTokens: createAccessTokens({
      sessions,
      lock,
      clock: systemClock,
      offlineSessionId: api.session.getOfflineId,
      refresh: createRefresh(api),
    }),
    /** Makes `authenticateMerchant(request)`; see authenticate.ts. */
    authentication: (installations: Installations) =>
      createAuthenticate({
        api,
        sessions,
        lock,
        admin: app.authenticate.admin,
        documentHeaders,
        installations,
        log,
      }),
    /** Sends a visitor who names a shop to its installation page (throws the redirect). */
    login: app.login,
    /** Sets `frame-ancestors` for the request's shop; for every document, errors included. */
    addDocumentResponseHeaders: documentHeaders,
    /** Verifies and parses a webhook request; see webhooks.ts. */
    readWebhook: createWebhookReader(api),
    /** When Shopify last gave out an access token for a shop, or null. */
    lastTokenAt: sessions.lastIssuedAt,
    /** Deletes the tokens of a shop, once no refresh of them is under way. */
    forgetSessions: (shopDomain: string) => lock.run(shopDomain, () => sessions.deleteByShop(shopDomain)),
    close: () => lock.close(),
  };
}
