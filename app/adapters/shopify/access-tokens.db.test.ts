import { Session } from "@shopify/shopify-api";
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "#app/platform/clock.ts";
import { createLog } from "#app/platform/log.ts";
import { createKeyring } from "#app/platform/secrets/keyring.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import { createAccessTokens, type RefreshTokens } from "./access-tokens.ts";
import { createSessions, type Sessions } from "./sessions/encrypted-sessions.ts";
import { createShopLock, type ShopLock } from "./sessions/shop-lock.ts";

let database: TestDatabase;
let sessions: Sessions;
const locks: ShopLock[] = [];
beforeAll(async () => {
  database = await testDatabase();
  sessions = createSessions(
    database.db.untenanted,
    createKeyring(`k1:${randomBytes(32).toString("base64")}`),
  );
});
afterAll(async () => {
  await Promise.all(locks.map((lock) => lock.close()));
  await database.close();
});

const MINUTE_MS = 60_000;
const offlineSessionId = (shopDomain: string) => `offline_${shopDomain}`;
const newDomain = () => `${randomBytes(6).toString("hex")}.myshopify.com`;

function session(shop: string, values: Partial<Session> & { expiresInMs?: number }): Session {
  const { expiresInMs = 60 * MINUTE_MS, ...rest } = values;
  return new Session({
    id: offlineSessionId(shop),
    shop,
    state: "",
    isOnline: false,
    accessToken: "shpat_stored",
    expires: new Date(Date.now() + expiresInMs),
    refreshToken: "shprt_stored",
    refreshTokenExpires: new Date(Date.now() + 1000 * MINUTE_MS),
    ...rest,
  });
}

/** Shopify's side: each refresh token works once, and every use is counted. */
function tokenServer(first = "shprt_stored") {
  let valid = first;
  let uses = 0;
  const refresh: RefreshTokens = async (shop, refreshToken) => {
    uses++;
    await pause(20);
    if (refreshToken !== valid) return "refused";
    valid = `shprt_${uses}`;
    return session(shop, { accessToken: `shpat_${uses}`, refreshToken: valid });
  };
  return { refresh, uses: () => uses };
}

/** A source with a lock of its own, as another process has. */
function newSource(refresh: RefreshTokens) {
  const lock = createShopLock({ databaseUrl: database.appUrl, log: createLog("silent") });
  locks.push(lock);
  return createAccessTokens({ sessions, lock, clock: systemClock, offlineSessionId, refresh });
}

const neverRefresh: RefreshTokens = async () => {
  throw new Error("nobody may refresh here");
};

test("a token with two minutes left is used as it is", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, { expiresInMs: 3 * MINUTE_MS }));
  expect(await newSource(neverRefresh).token(shop)).toEqual({ ok: true, accessToken: "shpat_stored" });
});

test("a token that never expires is used as it is", async () => {
  const shop = newDomain();
  const forever = session(shop, {});
  delete forever.expires;
  await sessions.storeSession(forever);
  expect(await newSource(neverRefresh).token(shop)).toEqual({ ok: true, accessToken: "shpat_stored" });
});

test("many callers of several processes on an expired token make one refresh, and all get its token", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, { expiresInMs: MINUTE_MS }));
  const server = tokenServer();
  const sources = [newSource(server.refresh), newSource(server.refresh), newSource(server.refresh)];
  const tokens = await Promise.all(Array.from({ length: 15 }, (_, n) => sources[n % 3]!.token(shop)));
  expect(new Set(tokens.map((token) => token.ok && token.accessToken))).toEqual(new Set(["shpat_1"]));
  expect(server.uses()).toBe(1);
  expect((await sessions.loadSession(offlineSessionId(shop)))?.refreshToken).toBe("shprt_1");
});

test("several callers whose token Shopify rejected make one refresh", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, {}));
  const server = tokenServer();
  const sources = [newSource(server.refresh), newSource(server.refresh)];
  const tokens = await Promise.all(
    Array.from({ length: 6 }, (_, n) => sources[n % 2]!.token(shop, { refreshRejected: "shpat_stored" })),
  );
  expect(tokens.every((token) => token.ok && token.accessToken === "shpat_1")).toBe(true);
  expect(server.uses()).toBe(1);
});

test("a rejected token that was replaced meanwhile costs no refresh", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, {}));
  expect(await newSource(neverRefresh).token(shop, { refreshRejected: "shpat_older" })).toEqual({
    ok: true,
    accessToken: "shpat_stored",
  });
});

test("a refused refresh asks for the merchant, and withdraws the token so that his next visit makes a new one", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, {}));
  const { refresh } = tokenServer("shprt_other");
  expect(await newSource(refresh).token(shop, { refreshRejected: "shpat_stored" })).toEqual({
    ok: false,
    reason: "reauthorize",
  });
  expect((await sessions.loadSession(offlineSessionId(shop)))?.isActive(undefined)).toBe(false);
});

test.each([
  ["has no refresh token", { refreshToken: undefined, refreshTokenExpires: undefined }],
  ["has one that ended", { refreshTokenExpires: new Date(Date.now() - 1) }],
] as const)(
  "an expired session that %s asks for the merchant without asking Shopify",
  async (_name, values) => {
    const shop = newDomain();
    await sessions.storeSession(session(shop, { expiresInMs: -1, ...(values as Partial<Session>) }));
    expect(await newSource(neverRefresh).token(shop)).toEqual({ ok: false, reason: "reauthorize" });
  },
);

test("when Shopify is out of reach the call fails and nothing is withdrawn", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, { expiresInMs: MINUTE_MS }));
  await expect(newSource(neverRefresh).token(shop)).rejects.toThrow("nobody may refresh here");
  expect((await sessions.loadSession(offlineSessionId(shop)))?.accessToken).toBe("shpat_stored");
});

test("a shop without a session is one without the app", async () => {
  expect(await newSource(neverRefresh).token(newDomain())).toEqual({ ok: false, reason: "uninstalled" });
});

test("an uninstall that comes during a refresh leaves no token behind", async () => {
  const shop = newDomain();
  await sessions.storeSession(session(shop, { expiresInMs: MINUTE_MS }));
  const lock = createShopLock({ databaseUrl: database.appUrl, log: createLog("silent") });
  locks.push(lock);
  let uninstalled: Promise<void> | undefined;
  const refresh: RefreshTokens = async () => {
    uninstalled = lock.run(shop, () => sessions.deleteByShop(shop));
    await pause(30);
    return session(shop, { accessToken: "shpat_late" });
  };
  await newSource(refresh).token(shop);
  await uninstalled;
  expect(await sessions.loadSession(offlineSessionId(shop))).toBeUndefined();
});
