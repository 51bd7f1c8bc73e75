import { createHash, randomBytes, randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { systemClock } from "./clock.ts";
import type { DoubleContext } from "./context.ts";
import type { ShopRow } from "./database.ts";
import { readSettings } from "./settings.ts";

/** The scopes that the app asks for in its configuration and a new installation therefore grants. */
export const DEFAULT_SCOPES = "write_products,write_files";

const REFRESH_TOKEN_TTL_MS = 90 * 24 * 60 * 60 * 1000;
const REFRESH_RETRY_WINDOW_MS = 30 * 24 * 60 * 60 * 1000;
const ONLINE_TOKEN_TTL_SECONDS = 86_399;
const SESSION_TOKEN_TTL_SECONDS = 60;
const USER_ID = 902_541_635;

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

/** Ways to spoil a session token for tests. */
export interface SessionTokenOptions {
  expired?: boolean;
  iss?: string;
  aud?: string;
}

/**
 * Mints a session token as App Bridge hands it to the app's pages: HS256, valid for one minute of the machine's time,
 * because the app judges it by its own clock.
 */
export async function mintSessionToken(
  context: DoubleContext,
  shop: ShopRow,
  options: SessionTokenOptions = {},
): Promise<string> {
  const nowSeconds = Math.floor(systemClock.now() / 1000) - (options.expired ? 600 : 0);
  return new SignJWT({ dest: `https://${shop.domain}`, sid: sessionIdOf(context, shop) })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(options.iss ?? `https://${shop.domain}/admin`)
    .setAudience(options.aud ?? context.apiKey)
    .setSubject(String(USER_ID))
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds)
    .setExpirationTime(nowSeconds + SESSION_TOKEN_TTL_SECONDS)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(context.apiSecret));
}

/** The person's session with the app. Uninstalling ends it, and with it every session token that is out. */
export function sessionIdOf(context: DoubleContext, shop: ShopRow): string {
  return hash(`session of ${shop.domain}, ${uninstallsOf(context, shop)}`);
}

function uninstallsOf({ db }: DoubleContext, shop: ShopRow): number {
  const row = db.get<{ count: number }>(
    "SELECT count FROM counter WHERE shop_id = ? AND kind = 'uninstall'",
    shop.id,
  );
  return row?.count ?? 0;
}

export interface TokenReply {
  status: number;
  body: Record<string, unknown>;
}

/** Answers POST /admin/oauth/access_token: token exchange and refresh, nothing else. */
export async function grantToken(
  context: DoubleContext,
  shop: ShopRow,
  body: Record<string, unknown>,
): Promise<TokenReply> {
  if (body.client_id !== context.apiKey || body.client_secret !== context.apiSecret) {
    return refusal(400, "invalid_client", "The client_id or client_secret is invalid.");
  }
  if (body.grant_type === TOKEN_EXCHANGE) return exchangeSessionToken(context, shop, body);
  if (body.grant_type === "refresh_token") return refreshAccessToken(context, shop, body);
  return refusal(400, "unsupported_grant_type", "The grant_type is not supported.");
}

async function exchangeSessionToken(
  context: DoubleContext,
  shop: ShopRow,
  body: Record<string, unknown>,
): Promise<TokenReply> {
  if (body.subject_token_type !== ID_TOKEN) {
    return refusal(400, "invalid_request", "The subject_token_type must be an id_token.");
  }
  if (!(await isSessionTokenOf(context, shop, body.subject_token))) {
    return refusal(400, "invalid_subject_token", "The subject token is invalid or expired.");
  }
  if (body.requested_token_type !== ONLINE && body.requested_token_type !== OFFLINE) {
    return refusal(400, "invalid_request", "The requested_token_type is not supported.");
  }
  const scope = context.db.transaction(() => install(context, shop));
  if (body.requested_token_type === ONLINE) return grantOnline(context, shop, scope);
  const expiring = body.expiring === "1" || body.expiring === 1;
  return expiring ? grantExpiringOffline(context, shop, scope, null) : grantUnexpiring(context, shop, scope);
}

async function isSessionTokenOf(context: DoubleContext, shop: ShopRow, token: unknown): Promise<boolean> {
  if (typeof token !== "string") return false;
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(context.apiSecret), {
      algorithms: ["HS256"],
      audience: context.apiKey,
      issuer: `https://${shop.domain}/admin`,
      clockTolerance: 10,
      currentDate: new Date(systemClock.now()),
    });
    return payload.dest === `https://${shop.domain}` && payload.sid === sessionIdOf(context, shop);
  } catch {
    return false;
  }
}

/** Records the app as installed the first time or again, and returns the granted scopes. */
function install(context: DoubleContext, shop: ShopRow): string {
  context.db.run("DELETE FROM redaction WHERE shop_id = ?", shop.id);
  context.db.run(
    "INSERT INTO install (shop_id, scopes, installed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    shop.id,
    DEFAULT_SCOPES,
    context.clock.now(),
  );
  return installedScopes(context, shop) ?? DEFAULT_SCOPES;
}

/** The scopes granted to the app on that shop, or null when it is not installed. */
export function installedScopes(context: DoubleContext, shop: ShopRow): string | null {
  const row = context.db.get<{ scopes: string }>("SELECT scopes FROM install WHERE shop_id = ?", shop.id);
  return row?.scopes ?? null;
}

function grantExpiringOffline(
  context: DoubleContext,
  shop: ShopRow,
  scope: string,
  predecessor: string | null,
): TokenReply {
  const { accessTokenTtlSeconds } = readSettings(context.db);
  const accessToken = newToken("shpat");
  const refreshToken = newToken("shprt");
  const now = context.clock.now();
  context.db.transaction(() => {
    storeAccessToken(context, shop, accessToken, "offline", now + accessTokenTtlSeconds * 1000);
    context.db.run(
      "INSERT INTO refresh_token (hash, shop_id, expires_at, predecessor) VALUES (?, ?, ?, ?)",
      hash(refreshToken),
      shop.id,
      now + REFRESH_TOKEN_TTL_MS,
      predecessor,
    );
  });
  return {
    status: 200,
    body: {
      access_token: accessToken,
      scope,
      expires_in: accessTokenTtlSeconds,
      refresh_token: refreshToken,
      refresh_token_expires_in: REFRESH_TOKEN_TTL_MS / 1000,
    },
  };
}

function grantUnexpiring(context: DoubleContext, shop: ShopRow, scope: string): TokenReply {
  const accessToken = newToken("shpat");
  storeAccessToken(context, shop, accessToken, "offline", null);
  return { status: 200, body: { access_token: accessToken, scope } };
}

function grantOnline(context: DoubleContext, shop: ShopRow, scope: string): TokenReply {
  const accessToken = newToken("shpua");
  storeAccessToken(
    context,
    shop,
    accessToken,
    "online",
    context.clock.now() + ONLINE_TOKEN_TTL_SECONDS * 1000,
  );
  return {
    status: 200,
    body: {
      access_token: accessToken,
      scope,
      expires_in: ONLINE_TOKEN_TTL_SECONDS,
      associated_user_scope: scope,
      associated_user: {
        id: USER_ID,
        first_name: "Alex",
        last_name: "Moreau",
        email: `owner@${shop.domain.replace(".myshopify.com", ".example")}`,
        email_verified: true,
        account_owner: true,
        locale: "en",
        collaborator: false,
      },
    },
  };
}

function refreshAccessToken(
  context: DoubleContext,
  shop: ShopRow,
  body: Record<string, unknown>,
): TokenReply {
  const invalid = refusal(400, "invalid_grant", "The refresh token is invalid, expired or was already used.");
  if (typeof body.refresh_token !== "string") return invalid;
  const tokenHash = hash(body.refresh_token);
  return context.db.transaction(() => {
    const now = context.clock.now();
    const row = context.db.get<{ expires_at: number; used_at: number | null; predecessor: string | null }>(
      "SELECT expires_at, used_at, predecessor FROM refresh_token WHERE hash = ? AND shop_id = ?",
      tokenHash,
      shop.id,
    );
    const scope = installedScopes(context, shop);
    if (!row || scope === null || row.expires_at <= now) return invalid;
    if (row.used_at !== null && !mayBeRetried(context, tokenHash, row.used_at)) return invalid;
    context.db.run("UPDATE refresh_token SET used_at = coalesce(used_at, ?) WHERE hash = ?", now, tokenHash);
    // Using a replacement retires what it replaced for good.
    if (row.predecessor) context.db.run("DELETE FROM refresh_token WHERE hash = ?", row.predecessor);
    return grantExpiringOffline(context, shop, scope, tokenHash);
  });
}

function mayBeRetried(context: DoubleContext, tokenHash: string, usedAt: number): boolean {
  if (readSettings(context.db).refreshTokenReuse === "refused") return false;
  const usedReplacement = context.db.get(
    "SELECT 1 FROM refresh_token WHERE predecessor = ? AND used_at IS NOT NULL",
    tokenHash,
  );
  return !usedReplacement && context.clock.now() - usedAt < REFRESH_RETRY_WINDOW_MS;
}

export type AccessCheck = { ok: true; scopes: string } | { ok: false; status: number; body: unknown };

/** Decides whether a request with that X-Shopify-Access-Token may use the Admin API of the shop. */
export function checkAccessToken(
  context: DoubleContext,
  shop: ShopRow,
  token: string | undefined,
): AccessCheck {
  const unknown: AccessCheck = {
    ok: false,
    status: 401,
    body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
  };
  if (!token) return unknown;
  const row = context.db.get<{ mode: string; expires_at: number | null }>(
    "SELECT mode, expires_at FROM access_token WHERE hash = ? AND shop_id = ?",
    hash(token),
    shop.id,
  );
  const scopes = installedScopes(context, shop);
  if (!row || scopes === null) return unknown;
  if (row.expires_at === null) {
    return {
      ok: false,
      status: 403,
      body: { errors: "[API] Non-expiring access tokens are no longer accepted for the Admin API." },
    };
  }
  return row.expires_at <= context.clock.now() ? unknown : { ok: true, scopes };
}

/** Ends every access token of the shop now; refresh tokens stay. */
export function expireAccessTokens(context: DoubleContext, shop: ShopRow): number {
  return context.db.run(
    "UPDATE access_token SET expires_at = ? WHERE shop_id = ?",
    context.clock.now(),
    shop.id,
  ).changes;
}

function storeAccessToken(
  context: DoubleContext,
  shop: ShopRow,
  token: string,
  mode: "online" | "offline",
  expiresAt: number | null,
): void {
  context.db.run(
    "INSERT INTO access_token (hash, shop_id, mode, expires_at) VALUES (?, ?, ?, ?)",
    hash(token),
    shop.id,
    mode,
    expiresAt,
  );
}

function newToken(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString("hex")}`;
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function refusal(status: number, error: string, description: string): TokenReply {
  return { status, body: { error, error_description: description } };
}
