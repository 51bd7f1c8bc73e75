import { expect, test } from "vitest";
import { hmacShopGid } from "./shop-hmac.ts";

const KEY = "a signing key of at least 32 characters";

test("a shop keeps its hash, and no two shops or keys share one", () => {
  const hash = hmacShopGid("gid://shopify/Shop/1", KEY);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hmacShopGid("gid://shopify/Shop/1", KEY)).toBe(hash);
  expect(hmacShopGid("gid://shopify/Shop/2", KEY)).not.toBe(hash);
  expect(hmacShopGid("gid://shopify/Shop/1", `${KEY}!`)).not.toBe(hash);
});

test.each([
  "",
  "1",
  "gid://shopify/Product/1",
  "gid://shopify/Shop/",
  "gid://shopify/Shop/1?x",
  "a.myshopify.com",
])("%j is not a shop's gid", (gid) => {
  expect(() => hmacShopGid(gid, KEY)).toThrow("gid");
});
