/** The session token that App Bridge sends with each request: the only thing that says who asks and for which shop. */
import { z } from "zod";
import type { ShopifyApi } from "./shopify-api.ts";

export interface SessionClaims {
  readonly shopDomain: string;
  /** The number of the staff member in Shopify, as text. */
  readonly userId: string;
}

const claims = z
  .object({
    dest: z.string().regex(/^https:\/\/[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
    iss: z.url(),
    sub: z.string().regex(/^\d{1,20}$/),
    // The library checks both when they are there; a token without them would live for ever.
    exp: z.number(),
    nbf: z.number(),
  })
  .refine(({ iss, dest }) => new URL(iss).origin === dest);

/**
 * Verifies a session token: signature (HS256), expiry and not-before with 10 s of tolerance, audience, a destination
 * below myshopify.com, and an issuer that is that very shop.
 * @returns null for every other token, and never says why: the reason would quote the token.
 * Source: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export async function readSessionToken(api: ShopifyApi, token: string): Promise<SessionClaims | null> {
  let payload: unknown;
  try {
    payload = await api.session.decodeSessionToken(token);
  } catch {
    return null;
  }
  const parsed = claims.safeParse(payload);
  if (!parsed.success) return null;
  return { shopDomain: new URL(parsed.data.dest).hostname, userId: parsed.data.sub };
}

/** The session token of a request: App Bridge's header or, for a document, the parameter that Shopify adds. */
export function findSessionToken(request: Request): string | null {
  const header = request.headers.get("authorization");
  if (header) return /^Bearer (\S+)$/.exec(header)?.[1] ?? null;
  return new URL(request.url).searchParams.get("id_token");
}
