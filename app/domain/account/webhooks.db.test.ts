import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { JobControl } from "#app/platform/jobs/jobs.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import {
  createWebhookHandler,
  findShopByDomain,
  handleWebhookJob,
  type IncomingWebhook,
  installShop,
  onDataRequest,
  onRedact,
  onUninstall,
  receiveWebhook,
  requestDeletion,
  type RoomHooks,
} from "./index.server.ts";

let database: TestDatabase;
let platform: Ctx;
let control: JobControl;
beforeAll(async () => {
  database = await testDatabase({ jobs: [handleWebhookJob] });
  platform = database.ctx("00000000-0000-7000-8000-000000000000" as ShopId);
  control = { signal: new AbortController().signal, attempt: 1, isLastAttempt: false, log: platform.log };
});
afterAll(() => database.close());

async function installed({ hoursAgo = 0 } = {}) {
  const gidHmac = `hmac-${randomBytes(6).toString("hex")}`;
  const domain = `${randomBytes(6).toString("hex")}.myshopify.com`;
  const { shopId } = await installShop(platform, { gidHmac, domain });
  await setInstalled(shopId, hoursAgo);
  return { shopId, domain, gidHmac };
}

const HOUR_MS = 3_600_000;
const setInstalled = (shopId: ShopId, hoursAgo: number) =>
  database.asOwner("UPDATE shop SET installed_at = now() - $2 * interval '1 hour' WHERE shop_id = $1", [
    shopId,
    hoursAgo,
  ]);

const webhook = (
  shopDomain: string,
  topic: string,
  changes: Partial<IncomingWebhook> = {},
): IncomingWebhook => ({
  shopDomain,
  topic,
  eventId: randomUUID(),
  triggeredAt: new Date(Date.now() + 60_000),
  payload: {},
  ...changes,
});

const inboxOf = (shopDomain: string) =>
  database.asOwner("SELECT * FROM webhook_event WHERE shop_domain = $1", [shopDomain]);

/** Rooms and ports that write down what they were asked; `fail` makes one of them fail once. */
function recorder(fail?: string, tokenAt: Date | null = null) {
  const calls: string[] = [];
  let failure = fail;
  const note = async (call: string) => {
    calls.push(call);
    if (call !== failure) return;
    failure = undefined;
    throw new Error(`${call} failed`);
  };
  const room = (name: string): RoomHooks => ({
    room: name,
    onUninstall: () => note(`${name}.onUninstall`),
    onRedact: () => note(`${name}.onRedact`),
    onDataRequest: async (ctx) => ({ shopId: ctx.shopId, credits: 50n }),
  });
  const handle = createWebhookHandler({
    db: database.db,
    ports: {
      rooms: [room("generation"), room("credits"), { room: "account", onUninstall, onRedact, onDataRequest }],
      ctxFor: (shopId) => database.ctx(shopId),
      lastTokenAt: async () => tokenAt,
      forgetSessions: (domain) => note(`forgetSessions ${domain}`),
      wakeBilling: (ctx) => note(`wakeBilling ${ctx.shopId}`),
      wakeReadings: (ctx) => note(`wakeReadings ${ctx.shopId}`),
    },
  });
  /** Handles every event of a shop's inbox, as the queue's jobs would. */
  const handleAll = async (shopDomain: string) => {
    for (const row of await inboxOf(shopDomain)) {
      await handle({ v: 1, webhookEventId: String(row.webhook_event_id) }, control);
    }
  };
  return { calls, handleAll };
}

const jobCount = async () =>
  Number(
    (await database.asOwner("SELECT count(*) AS n FROM pgboss.job WHERE name = 'webhooks.handle'"))[0]!.n,
  );

test("an event that arrives ten times at once is one row and one job", async () => {
  const { domain } = await installed();
  const event = webhook(domain, "app_purchases_one_time/update");
  const before = await jobCount();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => receiveWebhook(platform, event)));
  expect(outcomes.filter((outcome) => outcome === "received")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "duplicate")).toHaveLength(9);
  expect(await inboxOf(domain)).toHaveLength(1);
  expect((await jobCount()) - before).toBe(1);
});

test("one event id under two topics or two shops is two events", async () => {
  const [one, other] = [await installed(), await installed()];
  const eventId = randomUUID();
  await receiveWebhook(platform, webhook(one.domain, "app/scopes_update", { eventId }));
  expect(await receiveWebhook(platform, webhook(one.domain, "app/uninstalled", { eventId }))).toBe(
    "received",
  );
  expect(await receiveWebhook(platform, webhook(other.domain, "app/uninstalled", { eventId }))).toBe(
    "received",
  );
});

test("when the job cannot be queued the event is not in the inbox either, so that Shopify's retry counts", async () => {
  const { domain } = await installed();
  const event = webhook(domain, "app/uninstalled");
  const jobs = {
    ...platform.jobs,
    enqueue: async () => {
      throw new Error("the queue is away");
    },
  };
  await expect(receiveWebhook({ ...platform, jobs }, event)).rejects.toThrow("the queue is away");
  expect(await inboxOf(domain)).toHaveLength(0);
  expect(await receiveWebhook(platform, event)).toBe("received");
});

test("a topic that the app did not subscribe to leaves no trace", async () => {
  const { domain } = await installed();
  expect(await receiveWebhook(platform, webhook(domain, "orders/create"))).toBe("ignored");
  expect(await inboxOf(domain)).toHaveLength(0);
});

test("nothing personal of a payload is kept", async () => {
  const { domain } = await installed();
  const payload = { email: "owner@example.com", customer: { phone: "555-0100" }, data_request: { id: 9999 } };
  await receiveWebhook(platform, webhook(domain, "customers/data_request", { payload }));
  expect((await inboxOf(domain))[0]!.payload).toEqual({ dataRequestId: 9999 });
});

test("an uninstall ends the installation, forgets the tokens and lets every room go in order, once", async () => {
  const { shopId, domain } = await installed();
  const { calls, handleAll } = recorder();
  await receiveWebhook(platform, webhook(domain, "app/uninstalled"));
  await handleAll(domain);
  await handleAll(domain);
  expect(calls).toEqual([`forgetSessions ${domain}`, "generation.onUninstall", "credits.onUninstall"]);
  expect(await findShopByDomain(platform, domain)).toEqual({ shopId, isInstalled: false });
});

test("an uninstall that a room's failure interrupted is done in full the next time", async () => {
  const { domain } = await installed();
  const { calls, handleAll } = recorder("credits.onUninstall");
  await receiveWebhook(platform, webhook(domain, "app/uninstalled"));
  await expect(handleAll(domain)).rejects.toThrow("credits.onUninstall failed");
  expect((await inboxOf(domain))[0]!.handled_at).toBeNull();
  await handleAll(domain);
  expect(calls.slice(-2)).toEqual(["generation.onUninstall", "credits.onUninstall"]);
  expect((await inboxOf(domain))[0]!.handled_at).not.toBeNull();
});

test.each(["app/uninstalled", "shop/redact"])(
  "a late %s of an earlier installation touches nothing of the present one",
  async (topic) => {
    const { shopId, domain } = await installed();
    const { calls, handleAll } = recorder();
    await receiveWebhook(platform, webhook(domain, topic, { triggeredAt: new Date(Date.now() - 3_600_000) }));
    await handleAll(domain);
    expect(calls).toEqual([]);
    expect(await findShopByDomain(platform, domain)).toEqual({ shopId, isInstalled: true });
  },
);

test("who asked for deletion is forgotten with the uninstall, without waiting for Shopify's request", async () => {
  const { shopId, domain } = await installed();
  const { calls, handleAll } = recorder();
  await requestDeletion(database.ctx(shopId), { isWanted: true });
  await receiveWebhook(platform, webhook(domain, "app/uninstalled"));
  await handleAll(domain);
  expect(calls.slice(-4)).toEqual([
    "generation.onUninstall",
    "credits.onUninstall",
    "generation.onRedact",
    "credits.onRedact",
  ]);
  expect(await findShopByDomain(platform, domain)).toBeNull();
});

test("a request for deletion that was taken back deletes nothing at the uninstall", async () => {
  const { shopId, domain } = await installed();
  const { calls, handleAll } = recorder();
  await requestDeletion(database.ctx(shopId), { isWanted: true });
  await requestDeletion(database.ctx(shopId), { isWanted: false });
  await receiveWebhook(platform, webhook(domain, "app/uninstalled"));
  await handleAll(domain);
  expect(calls.filter((call) => call.endsWith("onRedact"))).toEqual([]);
});

test("a redaction deletes in every room, then forgets the domain and its whole inbox", async () => {
  const { domain, shopId, gidHmac } = await installed();
  const { calls, handleAll } = recorder();
  await receiveWebhook(platform, webhook(domain, "app/uninstalled"));
  await handleAll(domain);
  await receiveWebhook(platform, webhook(domain, "shop/redact"));
  await handleAll(domain);
  expect(calls.slice(-2)).toEqual(["generation.onRedact", "credits.onRedact"]);
  expect(await findShopByDomain(platform, domain)).toBeNull();
  expect(await inboxOf(domain)).toHaveLength(0);
  expect(await installShop(platform, { gidHmac, domain })).toEqual({ shopId, isNew: false });
});

test("a redaction whose uninstall never arrived lets go of the shop first", async () => {
  const { domain } = await installed({ hoursAgo: 50 });
  const { calls, handleAll } = recorder(undefined, new Date(Date.now() - 49 * HOUR_MS));
  await receiveWebhook(platform, webhook(domain, "shop/redact"));
  await handleAll(domain);
  expect(calls).toEqual([
    `forgetSessions ${domain}`,
    "generation.onUninstall",
    "credits.onUninstall",
    "generation.onRedact",
    "credits.onRedact",
  ]);
});

/** What a redaction leaves alone: nothing was called, the shop is installed, and the event counts as handled. */
async function expectRedactionRefused(shop: { shopId: ShopId; domain: string }, tokenAt: Date | null = null) {
  const { calls, handleAll } = recorder(undefined, tokenAt);
  await receiveWebhook(platform, webhook(shop.domain, "shop/redact"));
  await handleAll(shop.domain);
  expect(calls).toEqual([]);
  expect(await findShopByDomain(platform, shop.domain)).toEqual({ shopId: shop.shopId, isInstalled: true });
  const redaction = (await inboxOf(shop.domain)).find(({ topic }) => topic === "shop/redact");
  expect(redaction?.handled_at).not.toBeNull();
}

test("a shop that was installed again before its redaction came keeps everything", async () => {
  const shop = await installed({ hoursAgo: 100 });
  const { handleAll } = recorder();
  await receiveWebhook(platform, webhook(shop.domain, "app/uninstalled"));
  await handleAll(shop.domain);
  await installShop(platform, shop);
  await setInstalled(shop.shopId, 24);
  await expectRedactionRefused(shop);
});

test("a shop that came back without our seeing it leave keeps everything: it has had a token since", async () => {
  const shop = await installed({ hoursAgo: 100 });
  await expectRedactionRefused(shop, new Date(Date.now() - 47 * HOUR_MS));
});

test("a redaction alone does not end an installation that is younger than the uninstall it is about", async () => {
  await expectRedactionRefused(await installed({ hoursAgo: 47 }));
});

test("a shop that came back and left again is redacted", async () => {
  const shop = await installed({ hoursAgo: 100 });
  const { calls, handleAll } = recorder();
  await receiveWebhook(platform, webhook(shop.domain, "app/uninstalled"));
  await handleAll(shop.domain);
  await installShop(platform, shop);
  await setInstalled(shop.shopId, 24);
  await receiveWebhook(platform, webhook(shop.domain, "app/uninstalled"));
  await handleAll(shop.domain);
  await receiveWebhook(platform, webhook(shop.domain, "shop/redact"));
  await handleAll(shop.domain);
  expect(calls.slice(-2)).toEqual(["generation.onRedact", "credits.onRedact"]);
});

test("a redaction that failed half-way keeps the domain until everything is deleted", async () => {
  const { domain, shopId } = await installed({ hoursAgo: 50 });
  const { handleAll } = recorder("credits.onRedact");
  await receiveWebhook(platform, webhook(domain, "shop/redact"));
  await expect(handleAll(domain)).rejects.toThrow("credits.onRedact failed");
  expect(await findShopByDomain(platform, domain)).toEqual({ shopId, isInstalled: false });
  await handleAll(domain);
  expect(await findShopByDomain(platform, domain)).toBeNull();
});

test.each([
  ["app_purchases_one_time/update", "wakeBilling"],
  ["app_subscriptions/update", "wakeBilling"],
  ["bulk_operations/finish", "wakeReadings"],
])("%s leads to %s for that shop", async (topic, call) => {
  const { domain, shopId } = await installed();
  const { calls, handleAll } = recorder();
  await receiveWebhook(platform, webhook(domain, topic));
  await handleAll(domain);
  expect(calls).toEqual([`${call} ${shopId}`]);
});

test("a data request is answered with what every room stores", async () => {
  const { domain, shopId } = await installed();
  const { handleAll } = recorder();
  const payload = { data_request: { id: 7 } };
  await receiveWebhook(platform, webhook(domain, "customers/data_request", { payload }));
  await handleAll(domain);
  expect((await inboxOf(domain))[0]!.payload).toEqual({
    dataRequestId: 7,
    held: {
      account: {
        shop: expect.objectContaining({ shopDomain: domain }),
        preferences: [],
        notifications: [],
      },
      generation: { shopId, credits: "50" },
      credits: { shopId, credits: "50" },
    },
  });
});

test.each(["customers/redact", "app/scopes_update"])(
  "%s calls for nothing and counts as handled",
  async (topic) => {
    const { domain } = await installed();
    const { calls, handleAll } = recorder();
    await receiveWebhook(platform, webhook(domain, topic));
    await handleAll(domain);
    expect(calls).toEqual([]);
    expect((await inboxOf(domain))[0]!.handled_at).not.toBeNull();
  },
);

test("an event about a shop that nobody knows is put aside", async () => {
  const domain = "never-seen.myshopify.com";
  const { calls, handleAll } = recorder();
  await receiveWebhook(platform, webhook(domain, "shop/redact"));
  await handleAll(domain);
  expect(calls).toEqual([]);
  expect((await inboxOf(domain))[0]!.handled_at).not.toBeNull();
});

test("a house that would forget the shop's name too early, or never, does not start", () => {
  const ports = {
    ctxFor: (shopId: ShopId) => database.ctx(shopId),
    lastTokenAt: async () => null,
    forgetSessions: async () => {},
    wakeBilling: async () => {},
    wakeReadings: async () => {},
  };
  expect(() => createWebhookHandler({ db: database.db, ports: { ...ports, rooms: [] } })).toThrow("last");
});
