import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { testDatabase, type TestDatabase } from "#test/support/database.ts";
import {
  findShop,
  findShopByDomain,
  installShop,
  markUninstalled,
  onDataRequest,
  onRedact,
  readPreference,
  savePreference,
} from "./index.server.ts";

let database: TestDatabase;
let platform: Ctx;
beforeAll(async () => {
  database = await testDatabase();
  platform = database.ctx("00000000-0000-7000-8000-000000000000" as ShopId);
});
afterAll(() => database.close());

const newShop = () => {
  const name = randomBytes(6).toString("hex");
  return { gidHmac: `hmac-${name}`, domain: `${name}.myshopify.com` };
};
const later = () => new Date(Date.now() + 60_000);

test("a shop is installed once, and found by its domain", async () => {
  const shop = newShop();
  const first = await installShop(platform, shop);
  expect(first.isNew).toBe(true);
  expect(await installShop(platform, shop)).toEqual({ shopId: first.shopId, isNew: false });
  expect(await findShopByDomain(platform, shop.domain)).toEqual({ shopId: first.shopId, isInstalled: true });
  expect((await findShop(database.ctx(first.shopId)))?.shopDomain).toBe(shop.domain);
});

test("twenty first requests at once make one shop", async () => {
  const shop = newShop();
  const installs = await Promise.all(Array.from({ length: 20 }, () => installShop(platform, shop)));
  expect(new Set(installs.map(({ shopId }) => shopId)).size).toBe(1);
  expect(installs.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test("an unknown domain is nobody's, and another tenant sees nothing of a shop", async () => {
  expect(await findShopByDomain(platform, "nobody.myshopify.com")).toBeNull();
  expect(await findShop(platform)).toBeNull();
});

test("what belongs to an installation happens with it or not at all", async () => {
  const shop = newShop();
  const failing = installShop(platform, shop, async () => {
    throw new Error("no welcome");
  });
  await expect(failing).rejects.toThrow("no welcome");
  expect(await findShopByDomain(platform, shop.domain)).toBeNull();

  let tenant: unknown;
  const { shopId } = await installShop(platform, shop, async (tx) => {
    [{ tenant }] = await tx.$queryRaw<[{ tenant: string }]>`SELECT current_shop_id()::text AS tenant`;
  });
  expect(tenant).toBe(shopId);
});

test("after an uninstall the shop is known, and a reinstall finds it again under a new domain too", async () => {
  const shop = newShop();
  const { shopId } = await installShop(platform, shop);
  expect(await markUninstalled(database.ctx(shopId), { triggeredAt: later() })).toBe(true);
  expect(await findShopByDomain(platform, shop.domain)).toEqual({ shopId, isInstalled: false });

  const renamed = { ...shop, domain: newShop().domain };
  expect(await installShop(platform, renamed)).toEqual({ shopId, isNew: false });
  expect(await findShopByDomain(platform, renamed.domain)).toEqual({ shopId, isInstalled: true });
  expect(await findShopByDomain(platform, shop.domain)).toBeNull();
});

test("an uninstall that happened before the present installation changes nothing", async () => {
  const shop = newShop();
  const { shopId } = await installShop(platform, shop);
  const ctx = database.ctx(shopId);
  await markUninstalled(ctx, { triggeredAt: later() });
  await installShop(platform, shop);
  const installedAt = (await findShop(ctx))!.installedAt;
  expect(await markUninstalled(ctx, { triggeredAt: new Date(installedAt.getTime() - 1) })).toBe(false);
  expect(await findShopByDomain(platform, shop.domain)).toEqual({ shopId, isInstalled: true });
});

test("a repeated uninstall keeps the time of the first", async () => {
  const { shopId } = await installShop(platform, newShop());
  const ctx = database.ctx(shopId);
  await markUninstalled(ctx, { triggeredAt: later() });
  const first = (await findShop(ctx))!.uninstalledAt;
  await markUninstalled(ctx, { triggeredAt: later() });
  expect((await findShop(ctx))!.uninstalledAt).toEqual(first);
});

test("redaction forgets the domain, and a reinstall finds the same shop by its hash", async () => {
  const shop = newShop();
  const { shopId } = await installShop(platform, shop);
  const ctx = database.ctx(shopId);
  await markUninstalled(ctx, { triggeredAt: later() });
  await onRedact(ctx);
  await onRedact(ctx);
  expect(await findShopByDomain(platform, shop.domain)).toBeNull();
  const [row] = await database.asOwner("SELECT * FROM shop WHERE shop_id = $1", [shopId]);
  expect(JSON.stringify(row)).not.toContain(shop.domain);

  expect(await installShop(platform, shop)).toEqual({ shopId, isNew: false });
  expect(await findShop(ctx)).toMatchObject({
    shopDomain: shop.domain,
    redactedAt: null,
    uninstalledAt: null,
  });
});

test("what a shop has chosen is kept, replaced, handed out when asked for, and gone with its redaction", async () => {
  const { shopId } = await installShop(platform, newShop());
  const ctx = database.ctx(shopId);
  const key = "lowBalanceDismissed" as const;
  expect(await readPreference(ctx, { key })).toBeNull();
  await savePreference(ctx, { key, value: { availableCredits: 5, usedCredits: 30 } });
  const value = { availableCredits: 20, usedCredits: 45 };
  await savePreference(ctx, { key, value });
  expect(await readPreference(ctx, { key })).toEqual(value);
  const other = database.ctx((await installShop(platform, newShop())).shopId);
  expect(await readPreference(other, { key })).toBeNull();
  expect((await onDataRequest(ctx)).preferences).toEqual([{ key, value }]);

  await markUninstalled(ctx, { triggeredAt: later() });
  await onRedact(ctx);
  expect(await readPreference(ctx, { key })).toBeNull();
});

test("a choice in a form that is no longer understood counts as none", async () => {
  const { shopId } = await installShop(platform, newShop());
  await database.asOwner("INSERT INTO preference VALUES ($1, 'lowBalanceDismissed', '{\"balance\": 5}')", [
    shopId,
  ]);
  expect(await readPreference(database.ctx(shopId), { key: "lowBalanceDismissed" })).toBeNull();
});

test("an installed shop is not redacted", async () => {
  const shop = newShop();
  const { shopId } = await installShop(platform, shop);
  await onRedact(database.ctx(shopId));
  expect(await findShopByDomain(platform, shop.domain)).toEqual({ shopId, isInstalled: true });
});

test("a domain that another shop proves to be its own leaves the old one", async () => {
  const [before, after] = [newShop(), newShop()];
  const old = await installShop(platform, before);
  const { shopId } = await installShop(platform, { ...after, domain: before.domain });
  expect(shopId).not.toBe(old.shopId);
  expect(await findShopByDomain(platform, before.domain)).toEqual({ shopId, isInstalled: true });
  expect((await findShop(database.ctx(old.shopId)))?.shopDomain).toBeNull();
});

test.each(["evil.example", "UPPER.myshopify.com", "a.b.myshopify.com", "", "-a.myshopify.com"])(
  "the database refuses the domain %j",
  async (domain) => {
    await expect(installShop(platform, { ...newShop(), domain })).rejects.toThrow("shop_domain_is_myshopify");
  },
);
