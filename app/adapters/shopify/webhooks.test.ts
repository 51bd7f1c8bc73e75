import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createLog } from "#app/platform/log.ts";
import { createShopifyApi } from "./shopify-api.ts";
import { createWebhookReader } from "./webhooks.ts";

const SECRET = "the app's secret";
const SHOP = "blue-door.myshopify.com";
const read = createWebhookReader(
  createShopifyApi(
    { SHOPIFY_API_KEY: "api-key", SHOPIFY_API_SECRET: SECRET, SHOPIFY_APP_URL: "https://app.example" },
    createLog("silent"),
  ),
);

const signature = (body: string, secret = SECRET) =>
  createHmac("sha256", secret).update(body).digest("base64");

function webhook({
  body = "{}",
  headers = {},
  method = "POST",
}: { body?: string; headers?: Record<string, string | null>; method?: string } = {}): Request {
  const all: Record<string, string | null> = {
    "x-shopify-hmac-sha256": signature(body),
    "x-shopify-topic": "app/uninstalled",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043",
    "x-shopify-event-id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
    "x-shopify-triggered-at": "2026-11-22T10:00:00.123456789Z",
    ...headers,
  };
  return new Request("https://app.example/webhooks", {
    method,
    headers: Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
    ...(method === "POST" && { body }),
  });
}

test("a signed webhook is read: shop, topic, event and time", async () => {
  expect(await read(webhook({ body: `{"id":1}` }))).toEqual({
    ok: true,
    webhook: {
      shopDomain: SHOP,
      topic: "app/uninstalled",
      eventId: "98880550-7158-44d4-b7cd-2c97c8a091b5",
      triggeredAt: new Date("2026-11-22T10:00:00.123Z"),
      payload: { id: 1 },
    },
  });
});

test.each<[string, Request]>([
  [
    "a signature by another secret",
    webhook({ headers: { "x-shopify-hmac-sha256": signature("{}", "other") } }),
  ],
  ["no signature", webhook({ headers: { "x-shopify-hmac-sha256": null } })],
  ["a signature that is too short", webhook({ headers: { "x-shopify-hmac-sha256": "abc=" } })],
  [
    "a body changed after signing",
    webhook({ body: `{"a":1}`, headers: { "x-shopify-hmac-sha256": signature("{}") } }),
  ],
  ["no body", webhook({ body: "" })],
  ["a body about another shop (compliance)", webhook({ body: `{"shop_domain":"red-door.myshopify.com"}` })],
  [
    "a body about another shop (uninstall)",
    webhook({ body: `{"myshopify_domain":"red-door.myshopify.com"}` }),
  ],
])("%s: 401", async (_name, request) => {
  expect(await read(request)).toEqual({ ok: false, status: 401 });
});

test.each<[string, Request]>([
  ["no JSON", webhook({ body: "not json" })],
  ["JSON that is no object", webhook({ body: "[1]" })],
  ["a shop outside myshopify.com", webhook({ headers: { "x-shopify-shop-domain": "evil.example" } })],
  ["a topic that is none", webhook({ headers: { "x-shopify-topic": "a/b/../c" } })],
  ["no event id", webhook({ headers: { "x-shopify-event-id": null } })],
  ["an endless event id", webhook({ headers: { "x-shopify-event-id": "x".repeat(129) } })],
])("signed, but %s: 400", async (_name, request) => {
  expect(await read(request)).toEqual({ ok: false, status: 400 });
});

test.each([
  null,
  "",
  "yesterday",
  "0000-01-01T00:00:00Z",
  "0001-01-02T00:00:00Z",
  "9999-12-31T23:59:59-14:00",
])("an event without a usable time is read all the same: %j", async (time) => {
  const reading = await read(webhook({ headers: { "x-shopify-triggered-at": time } }));
  expect(reading.ok && reading.webhook.triggeredAt).toBeNull();
});

test("a body of more than a megabyte is refused before its signature is looked at", async () => {
  expect(await read(webhook({ body: `"${"x".repeat(1_000_000)}"` }))).toEqual({ ok: false, status: 413 });
  expect(await read(webhook({ headers: { "content-length": "1000001" } }))).toEqual({
    ok: false,
    status: 413,
  });
});

test("anything but a POST is refused", async () => {
  expect(await read(webhook({ method: "GET" }))).toEqual({ ok: false, status: 405 });
});
