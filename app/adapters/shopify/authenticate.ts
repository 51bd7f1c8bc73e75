/** The way from a request in Shopify admin to a shop and a person. */
import type { Actor } from "#app/platform/ctx.ts";
import { refuse } from "#app/platform/errors.ts";
import { respond } from "#app/platform/http.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Log } from "#app/platform/log.ts";
import { logUnexpected } from "#app/platform/unexpected.ts";
import type { SetDocumentHeaders } from "./frame-headers.ts";
import { findSessionToken, readSessionToken } from "./session-token.ts";
import type { Sessions } from "./sessions/encrypted-sessions.ts";
import type { ShopLock } from "./sessions/shop-lock.ts";
import { type AdminGraphql, readShopGid } from "./shop-gid.ts";
import type { ShopifyApi } from "./shopify-api.ts";

export interface Merchant {
  readonly shopId: ShopId;
  readonly shopDomain: string;
  readonly actor: Actor;
}

/** The account room, as authentication needs it. */
export interface Installations {
  /** The installed shop behind a domain, or null when the app is not installed there. */
  findInstalled(shopDomain: string): Promise<ShopId | null>;
  /** Records the installation; the same shop gets the same id again. */
  install(shop: { shopGid: string; shopDomain: string }): Promise<ShopId>;
}

export interface AuthenticateParts {
  readonly api: ShopifyApi;
  readonly sessions: Sessions;
  readonly lock: ShopLock;
  /** `shopifyApp().authenticate.admin` */
  readonly admin: (request: Request) => Promise<{ admin: { graphql: AdminGraphql } }>;
  readonly documentHeaders: SetDocumentHeaders;
  readonly installations: Installations;
  readonly log: Log;
}

/** More than the five minutes at which the library itself exchanges tokens, so that it only ever does so here, locked. */
const MIN_REMAINING_MS = 6 * 60_000;

/**
 * Answers who asks. Verifies the session token, makes sure that the shop has an offline access token (exchanged by one
 * request at a time, however many arrive) and that it is recorded as installed. Cookies are not looked at.
 *
 * @throws Response when the request is not from Shopify admin, for the route to let through: 401 that makes App Bridge
 *   try again with a new session token; for documents the page that fetches one; whatever else the library answers on
 *   its own paths; 503 with the sentence of `shopify-unavailable` when Shopify gave no access token or doesn't answer.
 *   It says who may frame it, and never repeats a token.
 */
export function createAuthenticate(parts: AuthenticateParts): (request: Request) => Promise<Merchant> {
  const { api, sessions, lock, admin, documentHeaders, installations, log } = parts;

  async function admitted(request: Request): Promise<Merchant> {
    const token = findSessionToken(request);
    const claims = token && (await readSessionToken(api, token));
    if (!claims) return refused(request);
    const { shopDomain, userId } = claims;

    const admit = async (): Promise<ShopId> => {
      const context = await admin(request);
      return (
        (await installations.findInstalled(shopDomain)) ??
        (await installations.install({ shopDomain, shopGid: await readShopGid(context.admin.graphql) }))
      );
    };
    const session = await sessions.loadSession(api.session.getOfflineId(shopDomain));
    const known = session?.isActive(undefined, MIN_REMAINING_MS)
      ? await installations.findInstalled(shopDomain)
      : null;
    if (known !== null) await admin(request);
    // The library loads the session again: a request that waited here finds what the one before it has stored.
    const shopId = known ?? (await lock.run(shopDomain, admit));
    return { shopId, shopDomain, actor: { kind: "merchant", id: userId } };
  }

  /** Lets the library answer a request without a token that we accept, so that every refusal looks like its own. */
  async function refused(request: Request): Promise<never> {
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    if (headers.get("authorization")) headers.set("authorization", "Bearer refused");
    if (url.searchParams.has("id_token")) url.searchParams.set("id_token", "refused");
    await admin(new Request(url, { method: request.method, headers }));
    throw new Error("Shopify's library accepted a request that carries no session token.");
  }

  /** The library's own answer says nothing to the merchant, and the library logs nothing. */
  function outage(request: Request, status: number): Response {
    const error = new Error(`Shopify's library could not admit the request: it answered ${status}.`);
    logUnexpected(log, error, { request, params: {} });
    return respond(refuse("shopify-unavailable"));
  }

  return async (request) => {
    try {
      return await admitted(request);
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      const answer = isOutage(thrown) ? outage(request, thrown.status) : thrown;
      documentHeaders(request, answer.headers);
      throw answer;
    }
  };
}

/** The library answers 500 when a token exchange fails, and passes on what the Admin API answered. */
const isOutage = ({ status }: Response): boolean => status >= 500 || status === 429;
