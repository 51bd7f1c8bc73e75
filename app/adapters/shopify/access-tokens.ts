/** Valid offline access tokens for work that no merchant's request carries. */
import type { Session } from "@shopify/shopify-api";
import type { Clock } from "#app/platform/clock.ts";
import type { Sessions } from "./sessions/encrypted-sessions.ts";
import type { ShopLock } from "./sessions/shop-lock.ts";

/** What a caller of Shopify's Admin API learns when it asks for a shop's offline access token. */
export type AccessToken =
  | { ok: true; accessToken: string }
  /** `reauthorize`: Shopify refused to refresh; the merchant must open the app. `uninstalled`: no session. */
  | { ok: false; reason: "reauthorize" | "uninstalled" };

/**
 * Where background work takes a shop's offline access token from.
 *
 * `token(shopDomain)` answers a token that is valid for at least two more minutes, refreshed if need be by one
 * process at a time. After a 401 from Shopify call it again with the token that was refused as
 * `refreshRejected`: it refreshes, unless another process has replaced that token meanwhile.
 *
 * Never call it inside a database transaction. It throws when Shopify cannot be reached or answers with an error
 * of its own: try again later.
 */
export type AccessTokenSource = {
  token(shopDomain: string, options?: { refreshRejected?: string }): Promise<AccessToken>;
};

/** Asks Shopify for a new pair of tokens; "refused" when it says that this refresh token is worth nothing. */
export type RefreshTokens = (shopDomain: string, refreshToken: string) => Promise<Session | "refused">;

export interface AccessTokenParts {
  readonly sessions: Sessions;
  readonly lock: ShopLock;
  readonly clock: Clock;
  readonly offlineSessionId: (shopDomain: string) => string;
  readonly refresh: RefreshTokens;
}

/** Long enough for any single request to Shopify that starts with the token. */
const MIN_REMAINING_MS = 2 * 60_000;

export function createAccessTokens(parts: AccessTokenParts): AccessTokenSource {
  const { sessions, lock, clock, offlineSessionId, refresh } = parts;

  return {
    async token(shopDomain, { refreshRejected } = {}) {
      const load = () => sessions.loadSession(offlineSessionId(shopDomain));
      const usable = ({ accessToken, expires }: Session) =>
        accessToken !== undefined &&
        accessToken !== refreshRejected &&
        (expires === undefined || expires.getTime() - clock.nowMs() >= MIN_REMAINING_MS);

      const stored = await load();
      if (!stored) return { ok: false, reason: "uninstalled" };
      if (usable(stored)) return { ok: true, accessToken: stored.accessToken! };

      return lock.run(shopDomain, async () => {
        // Whoever held the lock before may have refreshed, or removed the app.
        const session = await load();
        if (!session) return { ok: false, reason: "uninstalled" };
        if (usable(session)) return { ok: true, accessToken: session.accessToken! };

        const refreshed = isRefreshable(session, clock)
          ? await refresh(shopDomain, session.refreshToken!)
          : "refused";
        if (refreshed === "refused") {
          // Without an access token the merchant's next request makes a new one; with it, it would be trusted again.
          delete session.accessToken;
          await sessions.storeSession(session);
          return { ok: false, reason: "reauthorize" };
        }
        await sessions.storeSession(refreshed);
        return { ok: true, accessToken: refreshed.accessToken! };
      });
    },
  };
}

function isRefreshable({ refreshToken, refreshTokenExpires }: Session, clock: Clock): boolean {
  return (
    refreshToken !== undefined &&
    (refreshTokenExpires === undefined || refreshTokenExpires.getTime() > clock.nowMs())
  );
}
