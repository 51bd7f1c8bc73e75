import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBench, SHOP, type TestBench } from "./testing/harness.ts";

const HOUR_MS = 60 * 60 * 1000;

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.reset();
  await bench.double.configure({ webhookBackoffMs: 5, accessTokenTtlSeconds: 10_000_000 });
  bench.sink.received.length = 0;
  bench.sink.answer = () => 200;
  await bench.app.exchange();
});

const send = (topic: string, payload: object = { topic }) =>
  bench.double.sendWebhook({ shop: SHOP, topic, payload });
const arrived = () => bench.sink.received.map((webhook) => JSON.parse(webhook.body.toString()).n);

describe("webhooks", () => {
  test("are sent twice under the same ids, and the log shows every attempt", async () => {
    bench.sink.answer = (attempt) => (attempt === 1 ? 503 : 200);
    const { id, eventId } = await send("app/scopes_update");
    await expect
      .poll(async () => (await bench.double.state(SHOP)).webhooks[0])
      .toMatchObject({ status: "DELIVERED", attempts: 2 });
    expect(await bench.double.duplicateWebhooks({ shop: SHOP, ids: [id] })).toMatchObject([
      { status: "DELIVERED", attempts: 3 },
    ]);
    const log = await bench.double.webhookLog(SHOP);
    expect(log.map(({ responseStatus }) => responseStatus)).toEqual([503, 200, 200]);
    expect(new Set(log.map((attempt) => attempt.eventId))).toEqual(new Set([eventId]));
    const [first, , third] = bench.sink.received.map(({ headers, body }) => [
      headers["x-shopify-webhook-id"],
      headers["x-shopify-hmac-sha256"],
      body.toString(),
    ]);
    expect(third).toEqual(first);
  });

  test("are kept back by topic, arrive when released, oldest first, and pass again afterwards", async () => {
    await bench.double.withholdWebhooks(SHOP, "app_subscriptions/update");
    for (const n of [1, 2]) {
      expect(await send("app_subscriptions/update", { n })).toMatchObject({
        status: "WITHHELD",
        attempts: 0,
      });
    }
    await send("app/scopes_update", { n: 3 });
    expect(arrived()).toEqual([3]);
    expect(await bench.double.releaseWebhooks(SHOP, "app_subscriptions/update")).toHaveLength(2);
    await send("app_subscriptions/update", { n: 4 });
    expect(arrived()).toEqual([3, 1, 2, 4]);
  });

  test("that wait for their repetition are kept back too, over a crash", async () => {
    bench.sink.answer = () => 500;
    await bench.double.configure({ webhookBackoffMs: 60_000 });
    await send("app/scopes_update", { n: 1 });
    await bench.double.withholdWebhooks(SHOP);
    bench.sink.answer = () => 200;
    await bench.crashAndRestart();
    expect((await bench.double.state(SHOP)).webhooks).toMatchObject([{ status: "WITHHELD", attempts: 1 }]);
    await bench.double.releaseWebhooks(SHOP);
    expect(arrived()).toEqual([1, 1]);
  });

  test("arrive in another order: newest first, or as told", async () => {
    await bench.double.withholdWebhooks(SHOP);
    for (const n of [1, 2, 3]) await send("app_subscriptions/update", { n });
    await bench.double.reorderWebhooks({ shop: SHOP });
    await bench.double.withholdWebhooks(SHOP);
    const ids = [];
    for (const n of [4, 5, 6]) ids.push((await send("app_subscriptions/update", { n })).id);
    await expect(bench.double.reorderWebhooks({ shop: SHOP, ids: [1] })).rejects.toThrow("not withheld");
    await bench.double.reorderWebhooks({ shop: SHOP, ids: [ids[1]!, ids[2]!] });
    expect(arrived()).toEqual([3, 2, 1, 5, 6, 4]);
  });

  test("are delivered at once instead of after their pause, and given up ones once more", async () => {
    bench.sink.answer = () => 500;
    await bench.double.configure({ webhookBackoffMs: 3_600_000 });
    await send("app/scopes_update", { n: 1 });
    bench.sink.answer = () => 200;
    expect(await bench.double.deliverWebhooks({ shop: SHOP, topic: "app/scopes_update" })).toMatchObject([
      { status: "DELIVERED", attempts: 2 },
    ]);
    await expect(bench.double.deliverWebhooks({ shop: SHOP })).rejects.toThrow("409");
  });

  test("of the compliance topics carry Shopify's payload when none is given", async () => {
    for (const topic of ["customers/data_request", "customers/redact", "shop/redact"]) {
      const { payload } = await bench.double.sendWebhook({ shop: SHOP, topic });
      expect(payload).toMatchObject({ shop_id: expect.any(Number), shop_domain: SHOP });
    }
    expect(Object.keys(JSON.parse(bench.sink.received[0]!.body.toString()))).toEqual([
      "shop_id",
      "shop_domain",
      "orders_requested",
      "customer",
      "data_request",
    ]);
  });

  test("tell of withdrawn scopes", async () => {
    await bench.double.setScopes(SHOP, "write_files");
    await bench.double.setScopes(SHOP, "write_files");
    expect((await bench.double.state(SHOP)).webhooks).toMatchObject([
      {
        topic: "app/scopes_update",
        payload: { previous: ["write_products", "write_files"], current: ["write_files"] },
      },
    ]);
  });
});

describe("uninstalling", () => {
  const topics = async () => (await bench.double.state(SHOP)).webhooks.map(({ topic }) => topic);

  test("kills every token at once and is told with the shop's data", async () => {
    const { refresh_token: refreshToken } = (await bench.app.exchange()).body;
    await bench.double.uninstall(SHOP);
    expect((await bench.app.graphql("{ shop { name } }")).status).toBe(401);
    const refreshed = await bench.app.oauth({ grant_type: "refresh_token", refresh_token: refreshToken });
    expect(refreshed).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    await expect
      .poll(async () => (await bench.double.state(SHOP)).webhooks)
      .toMatchObject([
        { topic: "app/uninstalled", status: "DELIVERED", payload: { myshopify_domain: SHOP } },
      ]);
    expect((await bench.double.state(SHOP)).installed).toBeNull();
    await expect(bench.double.uninstall(SHOP)).rejects.toThrow("not installed");
  });

  test("is not undone by a page that stays open, but by opening the app anew", async () => {
    const open = async () => {
      const { text } = await bench.app.fetch("https://admin.shopify.com/store/demo-shop/apps/productstudio");
      const [, token = ""] = /id_token=([\w.-]+)/.exec(text) ?? [];
      const [, session = ""] = /"sessionId":"(\w+)"/.exec(text) ?? [];
      return { token, session };
    };
    const ask = ({ session }: { session: string }) =>
      bench.app.fetch(`https://admin.shopify.com/store/demo-shop/host/session-token?session=${session}`, {
        method: "POST",
        headers: { origin: "https://admin.shopify.com" },
      });
    const page = await open();
    const kept = JSON.parse((await ask(page)).text) as { token: string };
    await bench.double.uninstall(SHOP);
    expect((await ask(page)).status).toBe(404);
    const answer = await bench.app.exchange({ subject_token: kept.token });
    expect(answer).toMatchObject({ status: 400, body: { error: "invalid_subject_token" } });
    expect((await bench.double.state(SHOP)).installed).toBeNull();

    // Also when the app doesn't get as far as its access token at once.
    const anew = await open();
    expect((await ask(anew)).status).toBe(200);
    expect((await bench.app.exchange({ subject_token: anew.token })).status).toBe(200);
    expect((await ask(page)).status).toBe(404);
  });

  test("is followed by shop/redact after 48 hours, once", async () => {
    await bench.double.uninstall(SHOP);
    await bench.double.advanceClock(48 * HOUR_MS - 60_000);
    expect(await topics()).toEqual(["app/uninstalled"]);
    await bench.double.advanceClock(60_000);
    expect(await topics()).toEqual(["app/uninstalled", "shop/redact"]);
    await bench.double.advanceClock(480 * HOUR_MS);
    expect(await topics()).toEqual(["app/uninstalled", "shop/redact"]);
  });

  test("and coming back within 48 hours leaves the data alone", async () => {
    await bench.double.uninstall(SHOP);
    await bench.double.advanceClock(HOUR_MS);
    expect((await bench.app.exchange()).status).toBe(200);
    expect((await bench.app.graphql("{ shop { name } }")).status).toBe(200);
    await bench.double.advanceClock(480 * HOUR_MS);
    expect(await topics()).toEqual(["app/uninstalled"]);
  });
});

describe("the clock", () => {
  test("ends access tokens, while session tokens stay in the machine's time", async () => {
    await bench.double.configure({ accessTokenTtlSeconds: 3600 });
    const { refresh_token: refreshToken } = (await bench.app.exchange()).body;
    const before = Date.now();
    const moved = await bench.double.advanceClock(HOUR_MS + 1_000);
    expect(Date.parse(moved) - before).toBeGreaterThanOrEqual(HOUR_MS);
    expect((await bench.app.graphql("{ shop { name } }")).status).toBe(401);
    const { status } = await bench.app.oauth({ grant_type: "refresh_token", refresh_token: refreshToken });
    expect(status).toBe(200);
    const [, claims] = (await bench.double.sessionToken(SHOP)).split(".");
    const { iat } = JSON.parse(Buffer.from(claims!, "base64url").toString());
    expect(Math.abs(iat * 1000 - Date.now())).toBeLessThan(10_000);
  });

  test("is refused without or with two directions, and a reset gives the machine's time back", async () => {
    await bench.double.setClock("2030-01-01T00:00:00Z");
    await expect(bench.double.setClock("tomorrow")).rejects.toThrow("400");
    await expect(bench.double.advanceClock(-1)).rejects.toThrow("400");
    await bench.double.reset();
    expect(Math.abs(Date.parse(await bench.double.advanceClock(0)) - Date.now())).toBeLessThan(10_000);
  });
});
