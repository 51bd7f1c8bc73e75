import { SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { createLog } from "#app/platform/log.ts";
import { findSessionToken, readSessionToken } from "./session-token.ts";
import { createShopifyApi } from "./shopify-api.ts";

const API_KEY = "api-key";
const API_SECRET = "the app's secret";
const api = createShopifyApi(
  { SHOPIFY_API_KEY: API_KEY, SHOPIFY_API_SECRET: API_SECRET, SHOPIFY_APP_URL: "https://app.example" },
  createLog("silent"),
);

const nowSeconds = () => Math.floor(Date.now() / 1000);
const SHOP = "https://blue-door.myshopify.com";

function claims(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const now = nowSeconds();
  return {
    iss: `${SHOP}/admin`,
    dest: SHOP,
    aud: API_KEY,
    sub: "42",
    iat: now,
    nbf: now,
    exp: now + 60,
    ...changes,
  };
}

const sign = (payload: Record<string, unknown>, secret = API_SECRET, alg = "HS256") =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));

test("a token that Shopify signed for this app says which shop and which person", async () => {
  expect(await readSessionToken(api, await sign(claims()))).toEqual({
    shopDomain: "blue-door.myshopify.com",
    userId: "42",
  });
});

test("clocks may differ by ten seconds", async () => {
  const now = nowSeconds();
  expect(await readSessionToken(api, await sign(claims({ nbf: now + 8 })))).not.toBeNull();
  expect(await readSessionToken(api, await sign(claims({ exp: now - 8 })))).not.toBeNull();
});

test.each<[string, Record<string, unknown>]>([
  ["expired", { exp: nowSeconds() - 15 }],
  ["not valid yet", { nbf: nowSeconds() + 40 }],
  ["for another app", { aud: "other-key" }],
  ["issued by another shop than its destination", { iss: "https://red-door.myshopify.com/admin" }],
  ["issued by a host that only begins like the shop", { iss: `${SHOP}.evil.example/admin` }],
  ["issued over plain http", { iss: "http://blue-door.myshopify.com/admin" }],
  ["for a host outside myshopify.com", { dest: "https://evil.example", iss: "https://evil.example/admin" }],
  [
    "for a host that only ends like one",
    { dest: "https://evilmyshopify.com", iss: "https://evilmyshopify.com/admin" },
  ],
  [
    "for a host below a shop",
    { dest: "https://a.blue-door.myshopify.com", iss: "https://a.blue-door.myshopify.com/admin" },
  ],
  ["for a shop with a port", { dest: `${SHOP}:8443`, iss: `${SHOP}:8443/admin` }],
  ["for a shop with a path", { dest: `${SHOP}/admin` }],
  ["without a destination", { dest: undefined }],
  ["without an issuer", { iss: undefined }],
  ["without an audience", { aud: undefined }],
  ["without a person", { sub: undefined }],
  ["for a person that is no number", { sub: "1; DROP TABLE shop" }],
  ["without an end", { exp: undefined }],
  ["without a beginning", { nbf: undefined }],
])("a token that is %s is refused", async (_name, changes) => {
  expect(await readSessionToken(api, await sign(claims(changes)))).toBeNull();
});

test("a token signed with another secret, by another method, or not at all is refused", async () => {
  expect(await readSessionToken(api, await sign(claims(), "another secret"))).toBeNull();
  expect(await readSessionToken(api, await sign(claims(), API_SECRET.padEnd(64), "HS512"))).toBeNull();
  expect(await readSessionToken(api, new UnsecuredJWT(claims()).encode())).toBeNull();
});

test("a token whose contents were changed after signing is refused", async () => {
  const [header, , signature] = (await sign(claims())).split(".");
  const payload = Buffer.from(JSON.stringify(claims({ dest: "https://red-door.myshopify.com" }))).toString(
    "base64url",
  );
  expect(await readSessionToken(api, `${header}.${payload}.${signature}`)).toBeNull();
});

test.each(["", "x", "..", "refused", "a.b.c", "🗝".repeat(1000)])("%j is no token", async (token) => {
  expect(await readSessionToken(api, token)).toBeNull();
});

const request = (url: string, headers: Record<string, string> = {}) =>
  new Request(`https://app.example${url}`, { headers });

test("the header counts before the parameter, and only as Bearer", () => {
  expect(findSessionToken(request("/app?id_token=b", { authorization: "Bearer a" }))).toBe("a");
  expect(findSessionToken(request("/app?id_token=b"))).toBe("b");
  expect(findSessionToken(request("/app?id_token=b", { authorization: "Basic a" }))).toBeNull();
  expect(findSessionToken(request("/app"))).toBeNull();
});

test("a cookie is not looked at", () => {
  expect(findSessionToken(request("/app", { cookie: "id_token=a; shopify_app_session=a" }))).toBeNull();
});
