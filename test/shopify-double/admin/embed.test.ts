import "@shopify/shopify-api/adapters/node";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import type { DoubleContext } from "../context.ts";
import { openDatabase, type ShopRow } from "../database.ts";
import { appFrameUrl } from "./embed.ts";

const shopify = shopifyApi({
  apiKey: "key",
  apiSecretKey: "secret",
  apiVersion: ApiVersion.October26,
  hostName: "productstudio.test",
  isEmbeddedApp: true,
});
const context = {
  apiKey: "key",
  apiSecret: "secret",
  db: openDatabase(":memory:"),
} as DoubleContext;
const shop = { id: 1, domain: "demo-shop.myshopify.com", name: "Demo" } as ShopRow;

const frameUrl = async (path: string, query = "") =>
  new URL(await appFrameUrl(context, shop, path, new URLSearchParams(query), "en"));

test("Shopify's own library accepts what the frame's address says of the shop", async () => {
  const url = await frameUrl("/app/runs/7", "q=glass+%26+oak&page=2");
  const query = Object.fromEntries(url.searchParams);
  expect(await shopify.utils.validateHmac(query)).toBe(true);
  expect(await shopify.utils.validateHmac({ ...query, q: "wood" })).toBe(false);
  expect(shopify.utils.sanitizeHost(query.host ?? "")).toBe(query.host);
  expect(await shopify.session.decodeSessionToken(query.id_token ?? "")).toMatchObject({
    dest: "https://demo-shop.myshopify.com",
    aud: "key",
  });
  expect(url.origin + url.pathname).toBe("https://productstudio.test/app/runs/7");
  expect(query).toMatchObject({ embedded: "1", locale: "en", page: "2", shop: "demo-shop.myshopify.com" });
});

test("the admin's address cannot put a shop, a token or another host into the app's address", async () => {
  const url = await frameUrl(
    "//evil.example/app",
    "shop=evil.myshopify.com&id_token=stolen&hmac=0&embedded=0",
  );
  expect(url.host).toBe("productstudio.test");
  expect(url.searchParams.getAll("shop")).toEqual(["demo-shop.myshopify.com"]);
  expect(url.searchParams.getAll("embedded")).toEqual(["1"]);
  expect(url.searchParams.get("id_token")).not.toBe("stolen");
  expect(await shopify.utils.validateHmac(Object.fromEntries(url.searchParams))).toBe(true);
});
