/** Catalogue and charges through the real adapters, against the Shopify double. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { type AdminApi, createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createBillingPort } from "#app/adapters/shopify/billing.ts";
import { createCatalogSource } from "#app/adapters/shopify/catalog.ts";
import {
  type CatalogPorts,
  type CatalogProduct,
  glanceAtLacking,
  listCollectionGids,
  listCollections,
  listProducts,
  readPicture,
  readPicturesNow,
} from "#app/domain/catalog/index.server.ts";
import { type Clock, systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { unmetered } from "#test/support/unmetered.ts";
import { API_KEY, API_SECRET, tokensFromExchange } from "./exchanged-tokens.ts";
import { routeShopify } from "./shopify-route.ts";

const CATALOGUE = resolve("test/fixtures/photos/products.json");
const PRODUCT_COUNT = 130;
const dataDir = mkdtempSync(join(tmpdir(), "shopify-adapters-"));

let double: DoubleHandle;
let database: TestDatabase;
let restoreRoute: () => void;
let shop: string;
let shopNumber = 0;

beforeAll(async () => {
  [double, database] = await Promise.all([
    startDouble({ dataDir, appUrl: "http://127.0.0.1:9", apiKey: API_KEY, apiSecret: API_SECRET }),
    testDatabase(),
  ]);
  restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
});
afterAll(async () => {
  restoreRoute();
  await Promise.all([double.stop(), database.close()]);
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  shop = `shop-${++shopNumber}.myshopify.com`;
});

const seed = (products: number) => double.seed({ shop, catalogue: CATALOGUE, products });

const adminOf = (tokens: AccessTokenSource = tokensFromExchange(double), clock = systemClock): AdminApi =>
  createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(shop, unmetered);

type CatalogCtx = Ctx<CatalogPorts>;

function catalogCtx(admin: AdminApi): CatalogCtx {
  return database.ctx("00000000-0000-7000-8000-000000000000" as ShopId, {
    catalog: createCatalogSource(admin),
  });
}

/** The collection that holds every product. */
async function demoCollection(ctx: CatalogCtx): Promise<string> {
  const collections = await listCollections(ctx);
  if (!collections.ok) throw new Error(collections.reason);
  const demo = collections.rows.find(({ title }) => title === "Demo collection");
  if (!demo) throw new Error("no such collection");
  return demo.collectionGid;
}

async function pageOf(ctx: CatalogCtx, collectionGid: string, after: string | null = null) {
  const page = await listProducts(ctx, { collectionGid, after });
  if (!page.ok) throw new Error(page.reason);
  return page;
}

/** The products of the shop's first two pages, between which something happens. */
async function twoPages(ctx: CatalogCtx, between: () => Promise<unknown>): Promise<string[]> {
  const collectionGid = await demoCollection(ctx);
  const first = await pageOf(ctx, collectionGid);
  await between();
  const second = await pageOf(ctx, collectionGid, first.next);
  expect(second.next).toBeNull();
  return [...first.rows, ...second.rows].map(({ productGid }) => productGid);
}

const productIds = async () => (await double.state(shop)).products.map(({ id }) => id);

// ---------------------------------------------------------------- catalogue

test("130 products are read page by page, each once, as the shop has them", async () => {
  await seed(PRODUCT_COUNT);
  const ctx = catalogCtx(adminOf());
  const collectionGid = await demoCollection(ctx);
  const rows: CatalogProduct[] = [];
  const sizes: number[] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const page = await pageOf(ctx, collectionGid, after);
    rows.push(...page.rows);
    sizes.push(page.rows.length);
    after = page.next;
  }
  expect(sizes).toEqual([50, 50, 30]);
  const { products, counters } = await double.state(shop);
  expect(rows.map(({ productGid }) => productGid)).toEqual(products.map(({ id }) => id));
  expect(rows.map(({ title, sku, mediaCount }) => ({ title, sku, mediaCount }))).toEqual(
    products.map(({ title, variants, media }) => ({
      title,
      sku: variants[0]?.sku,
      mediaCount: media.length,
    })),
  );
  expect(rows.map(({ mainPicture }) => mainPicture)).toEqual(
    products.map(({ media: [first] }) =>
      first
        ? {
            mediaGid: first.id,
            url: first.url,
            widthPx: first.widthPx,
            heightPx: first.heightPx,
            status: "ready",
          }
        : null,
    ),
  );
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
});

test("the ids of all products, and of a collection, come page by page, each once", async () => {
  await seed(60);
  const ctx = catalogCtx(adminOf());
  for (const list of [{ query: null }, { collectionGid: await demoCollection(ctx) }]) {
    const first = await ctx.ports.catalog.productGids(list, { first: 40, after: null });
    const second = await ctx.ports.catalog.productGids(list, { first: 40, after: first?.next ?? null });
    expect([...(first?.rows ?? []), ...(second?.rows ?? [])]).toEqual(await productIds());
    expect(second?.next).toBeNull();
  }
});

test("the newest 250 products are glanced at by one question, which costs little; the worst are named", async () => {
  const photo = { file: "catalogue/water-bottle-plain.jpg" };
  const extra = [0, 1, 2, 1].map((photos, place) => ({
    title: place === 0 ? "\u202e<b>Kein Bild</b> 🧴 " : `Extra ${place}`,
    variants: [{ sku: `EXTRA-${place}`, title: "Default Title", optionValues: {}, price: "9.00" }],
    photos: Array.from({ length: photos }, () => photo),
  }));
  await double.seed({ shop, catalogue: CATALOGUE, products: 300, extra });
  const { products } = await double.state(shop);
  const newest = products.toReversed().slice(0, 250);
  const glance = await glanceAtLacking(catalogCtx(adminOf()), { examplePx: 500 });
  expect(glance).toMatchObject({
    lookedAtCount: 250,
    isAll: false,
    oneCount: newest.filter(({ media }) => media.length === 1).length,
    noneCount: newest.filter(({ media }) => media.length === 0).length,
  });
  const [worst, second] = glance.worst;
  expect(worst).toMatchObject({ title: "<b>Kein Bild</b> 🧴", mediaCount: 0, imageUrl: null });
  expect(second).toMatchObject({
    mediaCount: 1,
    imageUrl: expect.stringMatching(/^https:\/\/cdn\.shopify\.com\//),
  });
  expect(glance.example).toMatchObject({ mediaCount: 1 });
  expect(glance.example?.imageLongestSidePx).toBeGreaterThanOrEqual(500);
  const { counters } = await double.state(shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {} });
});

test("a glance that Shopify keeps waiting is given up, in the time that a page has", async () => {
  await seed(1);
  const ctx = catalogCtx(adminOf());
  await double.addFault({
    shop,
    match: { operation: "CatalogNewestProducts" },
    kind: "delay",
    delayMs: 20_000,
  });
  await expect(glanceAtLacking(ctx, { examplePx: 500 })).rejects.toThrow(AdminUnavailableError);
  await double.clearFaults();
  expect(await glanceAtLacking(ctx, { examplePx: 500 })).toMatchObject({ lookedAtCount: 1, isAll: true });
});

test("a collection and products by name are read alike; what is gone comes as nothing", async () => {
  await seed(12);
  const ctx = catalogCtx(adminOf());
  const listed = (await pageOf(ctx, await demoCollection(ctx))).rows;
  expect(listed).toHaveLength(12);
  const productGids = listed.map(({ productGid }) => productGid).toReversed();
  const named = await readPicturesNow(ctx, {
    productGids: ["gid://shopify/Product/999999", ...productGids, ...productGids],
    pictures: { kind: "main" },
  });
  expect(
    named.map(({ productGid, title, sku, pictures }) => ({ productGid, title, sku, url: pictures[0]?.url })),
  ).toEqual(
    listed.toReversed().map(({ productGid, title, sku, mainPicture }) => ({
      productGid,
      title,
      sku,
      url: mainPicture?.url,
    })),
  );
  const gone = { collectionGid: "gid://shopify/Collection/999999" };
  expect(await listProducts(ctx, gone)).toEqual({ ok: false, reason: "not-found" });
  expect(await listCollectionGids(ctx, { ...gone, limit: 10 })).toEqual({ ok: false, reason: "not-found" });
});

test("a collection's ids are listed in its order over several pages, up to the limit, and it is said whether that is all", async () => {
  await seed(300);
  const ctx = catalogCtx(adminOf());
  const collectionGid = await demoCollection(ctx);
  const all = await productIds();
  const listed = async (limit: number) => {
    const list = await listCollectionGids(ctx, { collectionGid, limit });
    if (!list.ok) throw new Error(list.reason);
    return list;
  };
  const { productGids, isWhole } = await listed(1_000);
  expect(isWhole).toBe(true);
  expect(productGids.toSorted()).toEqual(all.toSorted());
  expect(await listed(260)).toEqual({ ok: true, productGids: productGids.slice(0, 260), isWhole: false });
  expect(await listed(300)).toMatchObject({ isWhole: true });
});

test("a picture comes from the CDN with the bytes that the shop has", async () => {
  await seed(1);
  const ctx = catalogCtx(adminOf());
  const [product] = (await pageOf(ctx, await demoCollection(ctx))).rows;
  const url = product?.mainPicture?.url ?? "";
  const picture = await readPicture(ctx, { url });
  expect(picture).toMatchObject({
    ok: true,
    sha256: (await double.state(shop)).products[0]?.media[0]?.sha256,
  });
  expect(await readPicture(ctx, { url: url.replace(/[^/]+\?/, "none.jpg?") })).toEqual({
    ok: false,
    reason: "picture-gone",
  });
});

test("an empty bucket is waited out and the reading goes on", async () => {
  await seed(60);
  const waits: number[] = [];
  const clock: Clock = {
    ...systemClock,
    sleep: (delayMs, signal) => {
      waits.push(delayMs);
      return systemClock.sleep(delayMs, signal);
    },
  };
  const ctx = catalogCtx(adminOf(tokensFromExchange(double), clock));
  const read = await twoPages(ctx, () => double.throttle({ shop, available: 0, restoreRate: 400 }));
  expect(read).toEqual(await productIds());
  expect(waits.length).toBeGreaterThan(0);
});

test("a token that has ended is renewed once in the middle of the reading", async () => {
  await seed(60);
  const tokens = tokensFromExchange(double);
  const read = await twoPages(catalogCtx(adminOf(tokens)), () => double.expireTokens(shop));
  expect(read).toEqual(await productIds());
  expect(tokens.asked.filter((kind) => kind === "refresh")).toHaveLength(1);
});

test("a scope that the merchant took back is a closed door", async () => {
  await seed(1);
  const ctx = catalogCtx(adminOf());
  const collectionGid = await demoCollection(ctx);
  await pageOf(ctx, collectionGid);
  await double.setScopes(shop, "write_files");
  await expect(pageOf(ctx, collectionGid)).rejects.toMatchObject({ reason: "access-denied" });
});

// ---------------------------------------------------------------- charges

test("a charge is created, found pending, approved, and read with its exact price", async () => {
  await seed(0);
  const billing = createBillingPort(adminOf(), {
    shopDomain: async () => shop,
    apiKey: API_KEY,
    clock: systemClock,
  });
  const purchase = {
    name: "500 credits",
    priceCents: 1999,
    currency: "USD",
    returnUrl: await billing.adminUrl("/credits"),
    test: true,
  } as const;
  const created = await billing.createOneTimePurchase(purchase);
  if (!created.ok) throw new Error("refused");
  expect(URL.parse(created.confirmationUrl)?.protocol).toBe("https:");
  const facts = {
    chargeGid: created.chargeGid,
    name: "500 credits",
    priceCents: 1999,
    currency: "USD",
    test: true,
  };
  expect(await billing.readPurchase(created.chargeGid)).toMatchObject({ ...facts, status: "PENDING" });
  await double.approve(created.chargeGid);
  expect(await billing.readPurchase(created.chargeGid)).toMatchObject({ ...facts, status: "ACTIVE" });
  const second = await billing.createOneTimePurchase({ ...purchase, name: "second" });
  expect((await billing.listPurchases()).map(({ chargeGid }) => chargeGid)).toEqual([
    second.ok && second.chargeGid,
    created.chargeGid,
  ]);
  expect(await billing.readPurchase("gid://shopify/AppPurchaseOneTime/999999")).toBeNull();
});
