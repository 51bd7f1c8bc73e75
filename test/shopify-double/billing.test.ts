import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { API_SECRET, openBench, SHOP, type TestBench } from "./testing/harness.ts";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.reset();
  await bench.double.configure({ webhookBackoffMs: 5 });
  bench.sink.received.length = 0;
  bench.sink.answer = () => 200;
  await bench.app.exchange();
});

const CREATE = `mutation ($name: String!, $price: MoneyInput!, $returnUrl: URL!, $test: Boolean) {
  appPurchaseOneTimeCreate(name: $name, price: $price, returnUrl: $returnUrl, test: $test) {
    appPurchaseOneTime { id name status test price { amount currencyCode } }
    confirmationUrl
    userErrors { field message }
  }
}`;
const RETURN_URL = "https://admin.shopify.com/store/demo-shop/apps/test-api-key?intent=7";

async function buy(overrides: Record<string, unknown> = {}) {
  const { body } = await bench.app.graphql(CREATE, {
    name: "500 credits",
    price: { amount: "49.00", currencyCode: "USD" },
    returnUrl: RETURN_URL,
    test: true,
    ...overrides,
  });
  return body.data.appPurchaseOneTimeCreate;
}

async function statusOf(id: string): Promise<string> {
  const { body } = await bench.app.graphql(
    "query ($id: ID!) { node(id: $id) { ... on AppPurchaseOneTime { status } } }",
    { id },
  );
  return body.data.node.status;
}

describe("a one-time purchase", () => {
  test("is PENDING until the merchant approves it, then ACTIVE, and the app hears of it once, signed", async () => {
    const { appPurchaseOneTime: purchase, confirmationUrl, userErrors } = await buy();
    expect(userErrors).toEqual([]);
    expect(purchase).toMatchObject({
      status: "PENDING",
      test: true,
      price: { amount: "49.00", currencyCode: "USD" },
    });
    expect(confirmationUrl).toMatch(/^https:\/\/admin\.shopify\.com\/store\/demo-shop\/charges\//);
    expect(await statusOf(purchase.id)).toBe("PENDING");

    const number = purchase.id.split("/").at(-1);
    expect(await bench.double.approve(number)).toEqual({
      status: "ACTIVE",
      returnUrl: `${RETURN_URL}&charge_id=${number}`,
    });
    expect(await statusOf(purchase.id)).toBe("ACTIVE");

    await expect.poll(() => bench.sink.received.length).toBe(1);
    const [webhook] = bench.sink.received;
    expect(webhook!.path).toBe("/webhooks");
    expect(webhook!.headers).toMatchObject({
      host: "productstudio.test",
      "x-shopify-topic": "app_purchases_one_time/update",
      "x-shopify-shop-domain": SHOP,
      "x-shopify-api-version": "2026-10",
      "x-shopify-hmac-sha256": createHmac("sha256", API_SECRET).update(webhook!.body).digest("base64"),
    });
    for (const header of ["x-shopify-event-id", "x-shopify-webhook-id", "x-shopify-triggered-at"]) {
      expect(webhook!.headers[header]).toBeTruthy();
    }
    const payload = JSON.parse(webhook!.body.toString()).app_purchase_one_time;
    expect(payload).toMatchObject({
      admin_graphql_api_id: purchase.id,
      status: "ACTIVE",
      name: "500 credits",
    });
    expect(Object.keys(payload)).not.toContain("price");
    expect(Object.keys(payload)).not.toContain("test");
  });

  test("is listed with the installation", async () => {
    const { appPurchaseOneTime: purchase } = await buy();
    await bench.double.approve(purchase.id);
    const { body } = await bench.app.graphql(
      `{ currentAppInstallation {
        activeSubscriptions { id }
        oneTimePurchases(first: 250, sortKey: CREATED_AT, reverse: true) { edges { node { id status test } } }
      } }`,
    );
    expect(body.data.currentAppInstallation).toEqual({
      activeSubscriptions: [],
      oneTimePurchases: { edges: [{ node: { id: purchase.id, status: "ACTIVE", test: true } }] },
    });
  });

  test("can be declined or expire instead, and is decided only once", async () => {
    const declined = (await buy()).appPurchaseOneTime.id;
    expect((await bench.double.decline(declined)).status).toBe("DECLINED");
    await expect(bench.double.approve(declined)).rejects.toThrow("not pending");
    const expired = (await buy()).appPurchaseOneTime.id;
    expect((await bench.double.expire(expired)).status).toBe("EXPIRED");
    expect([await statusOf(declined), await statusOf(expired)]).toEqual(["DECLINED", "EXPIRED"]);
    await expect(bench.double.approve(7)).rejects.toThrow("no such charge");
    await expect(bench.double.freeze(7)).rejects.toThrow("404");
    await expect(bench.double.freeze(declined)).rejects.toThrow("409");
  });

  test("that is pending when the app is uninstalled can't be approved any more, and nothing is billed", async () => {
    const { id } = (await buy()).appPurchaseOneTime;
    await bench.double.uninstall(SHOP);
    await expect(bench.double.approve(id)).rejects.toThrow("not pending");
    const { charges, bill } = await bench.double.state(SHOP);
    expect(charges).toMatchObject([{ status: "DECLINED" }]);
    expect(bill).toEqual([]);
  });

  test("is refused below Shopify's smallest price and without a name", async () => {
    const cheap = await buy({ price: { amount: "0.49", currencyCode: "USD" } });
    expect(cheap).toMatchObject({ appPurchaseOneTime: null, userErrors: [{ field: ["price"] }] });
    expect(await buy({ name: " " })).toMatchObject({ userErrors: [{ field: ["name"] }] });
    expect((await bench.double.state(SHOP)).charges).toEqual([]);
  });
});

describe("a webhook", () => {
  const topic = "shop/redact";

  test("that is refused is repeated under the same event id until it is taken", async () => {
    bench.sink.answer = (attempt) => (attempt < 3 ? 500 : 200);
    const first = await bench.double.sendWebhook({ shop: SHOP, topic, payload: { shop_domain: SHOP } });
    expect(first).toMatchObject({ status: "PENDING", attempts: 1, responseStatus: 500 });
    await expect
      .poll(async () => (await bench.double.state(SHOP)).webhooks[0])
      .toMatchObject({ status: "DELIVERED", attempts: 3, responseStatus: 200 });
    const ids = bench.sink.received.map((webhook) => webhook.headers["x-shopify-event-id"]);
    expect(new Set(ids)).toEqual(new Set([first.eventId]));
    expect(new Set(bench.sink.received.map((webhook) => webhook.body.toString())).size).toBe(1);
  });

  test("is given up after nine attempts", async () => {
    bench.sink.answer = () => 401;
    await bench.double.configure({ webhookBackoffMs: 1 });
    await bench.double.sendWebhook({ shop: SHOP, topic, payload: {} });
    await expect
      .poll(async () => (await bench.double.state(SHOP)).webhooks[0])
      .toMatchObject({ status: "FAILED", attempts: 9, responseStatus: 401 });
  });

  test("reaches the app where it is now, and says so when nobody answers", async () => {
    await bench.double.setAppUrl("http://127.0.0.1:1");
    const failed = await bench.double.sendWebhook({ shop: SHOP, topic, payload: {} });
    expect(failed).toMatchObject({ status: "PENDING", responseStatus: null });
    expect(failed.lastError).toContain("ECONNREFUSED");
    await bench.double.setAppUrl(bench.sink.url);
    await expect.poll(async () => (await bench.double.state(SHOP)).webhooks[0]?.status).toBe("DELIVERED");
  });

  test("goes nowhere but to this machine", async () => {
    await expect(bench.double.setAppUrl("http://example.com")).rejects.toThrow("127.0.0.1");
  });
});
