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
 */
export type AccessTokenSource = {
  token(shopDomain: string, options?: { refreshRejected?: string }): Promise<AccessToken>;
};
