/** Access tokens as the app's authentication takes them from the double: by exchanging a session token. */
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import type { DoubleHandle } from "#test/shopify-double/client.ts";

export const API_KEY = "the-api-key";
export const API_SECRET = "the-api-secret";

/** Keeps its token until Shopify rejects it; `asked` says what was wanted. A shop that refuses counts as uninstalled. */
export function tokensFromExchange(double: DoubleHandle): AccessTokenSource & { readonly asked: string[] } {
  const asked: string[] = [];
  let known: string | undefined;
  return {
    asked,
    async token(shopDomain, options) {
      asked.push(options?.refreshRejected === undefined ? "token" : "refresh");
      if (known === undefined || options?.refreshRejected === known) {
        const answer = await fetch(`https://${shopDomain}/admin/oauth/access_token`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            client_id: API_KEY,
            client_secret: API_SECRET,
            grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
            subject_token: await double.sessionToken(shopDomain),
            subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
            requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
            expiring: "1",
          }),
        });
        if (!answer.ok) return { ok: false, reason: "uninstalled" };
        known = ((await answer.json()) as { access_token: string }).access_token;
      }
      return { ok: true, accessToken: known };
    },
  };
}
