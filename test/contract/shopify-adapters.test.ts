/** Catalogue, publishing and charges through the real adapters, against the Shopify double. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { type AdminApi, createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createBillingPort } from "#app/adapters/shopify/billing.ts";
import { createCatalogSource } from "#app/adapters/shopify/catalog.ts";
import { createPublishingMedia } from "#app/adapters/shopify/media.ts";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import {
  type CatalogPorts,
  type CatalogProduct,
  listCollections,
  listProducts,
  readPicture,
  readPicturesNow,
} from "#app/domain/catalog/index.server.ts";
import {
  type PublishingCtx,
  type PublishingMedia,
  publish,
  publishProductJob,
  readChangeset,
} from "#app/domain/publishing/index.server.ts";
import { publishProductOf } from "#app/domain/publishing/jobs/publish-product.handler.ts";
import { type Clock, systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { mp4 } from "#test/shopify-double/testing/mp4.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
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
    testDatabase({ jobs: [publishProductJob] }),
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
  createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(shop);

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
  expect(await listProducts(ctx, { collectionGid: "gid://shopify/Collection/999999" })).toEqual({
    ok: false,
    reason: "not-found",
  });
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

// ---------------------------------------------------------------- publishing

interface Scene {
  readonly ctx: PublishingCtx;
  readonly shopId: ShopId;
  readonly productGid: string;
}

/** A shop with one product; `media` may stand between the room and the real adapter. */
async function scene(
  between: (media: PublishingMedia) => PublishingMedia = (media) => media,
): Promise<Scene> {
  await seed(2);
  const shopId = await database.newShop();
  const stored = new Map<string, Uint8Array>();
  const files: PublishingCtx["ports"]["files"] = {
    put: async (key, bytes) => void stored.set(key, bytes),
    get: async (key) => stored.get(key) ?? null,
    delete: async (key) => void stored.delete(key),
    deleteFolder: async () => {},
    ready: async () => {},
  };
  const media = between(createPublishingMedia(adminOf(), { clock: systemClock }));
  const ctx = database.ctx(shopId, { media, files });
  const { products } = await double.state(shop);
  return { ctx, shopId, productGid: products[0]?.id ?? "" };
}

const picture = () =>
  sharp({ create: { width: 800, height: 800, channels: 3, background: "white" } })
    .jpeg()
    .toBuffer();

const VIDEO = { mimeType: "video/mp4", quality: "video-5", durationMs: 5_000, posterKey: "poster" } as const;

async function plan(
  { ctx, shopId, productGid }: Scene,
  bytes: Uint8Array,
  video?: typeof VIDEO,
): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await ctx.ports.files.put(sha256, bytes, { contentType: video?.mimeType ?? "image/jpeg" });
  const { assetId } = await recordAsset(ctx, {
    itemId: ctx.ids.next(),
    runId: ctx.ids.next(),
    productGid,
    productTitle: "Mug",
    sku: "MUG/01 ü",
    fileKey: sha256,
    sha256,
    sizeBytes: bytes.byteLength,
    mimeType: "image/jpeg",
    widthPx: 800,
    heightPx: 800,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: sha256,
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
    ...video,
  });
  await database.asApp(
    `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
     VALUES ($1, $2, 'shopify', 'dimensions', 1, 'platform-rules', 'pass', '{}')`,
    [shopId, assetId],
    shopId,
  );
  const published = await publish(ctx, {
    assetIds: [assetId],
    target: "shopify",
    idempotencyKey: ctx.ids.next(),
  });
  if (!published.ok) throw new Error(published.reason);
  return published.changesetId;
}

/** Runs the job until it says that it is done; a throw is a crash, after which the next attempt begins. */
async function work({ ctx, shopId, productGid }: Scene, changesetId: string): Promise<void> {
  const handle = publishProductOf(() => ctx);
  const control = {
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
    log: createLog("silent"),
  };
  for (let round = 0; round < 20; round++) {
    try {
      const answer = await handle({ v: 1, shopId, changesetId, productGid }, control);
      if (!answer) return;
      await systemClock.sleep(Math.min(answer.again.afterMs, 500));
    } catch {
      continue;
    }
  }
  throw new Error("the job never ended");
}

async function outcomeOf({ ctx }: Scene, changesetId: string) {
  const read = await readChangeset(ctx, { changesetId });
  if (!read.ok) throw new Error(read.reason);
  const [product] = read.changeset.products;
  if (!product) throw new Error("no product");
  return product;
}

async function mediaOf({ productGid }: Scene) {
  const { products, files } = await double.state(shop);
  return { media: products.find(({ id }) => id === productGid)?.media ?? [], files };
}

test("a picture is uploaded, created, processed, attached behind the others and read back", async () => {
  const s = await scene();
  const { media: before } = await mediaOf(s);
  const bytes = await picture();
  const changesetId = await plan(s, bytes);
  await work(s, changesetId);
  const { media: after, files } = await mediaOf(s);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after).toHaveLength(before.length + 1);
  expect(files).toHaveLength(1);
  expect(after.at(-1)).toMatchObject({
    status: "READY",
    origin: "app",
    alt: "Mug, on a white background",
    sha256: createHash("sha256").update(bytes).digest("hex"),
    filename: expect.stringMatching(/^MUG-01-u_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.jpg$/),
  });
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "done",
    steps: [{ state: "verified", mediaGid: after.at(-1)?.id }],
    before: before.map(({ id }) => expect.objectContaining({ mediaGid: id })),
  });
  const { counters } = await double.state(shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
});

/** Throws once, right after the named call took effect: as SIGKILL between an effect and its record. */
function killedAfter(call: keyof PublishingMedia) {
  let done = false;
  return (media: PublishingMedia): PublishingMedia => {
    const effect = media[call] as (...input: unknown[]) => Promise<unknown>;
    return {
      ...media,
      [call]: async (...input: unknown[]) => {
        const answer = await effect(...input);
        if (done) return answer;
        done = true;
        throw new Error("killed");
      },
    };
  };
}

test.each(["readProductMedia", "upload", "createFile", "readFile", "attachFile"] as const)(
  "killed right after %s, the next worker makes no second file and no second medium",
  async (call) => {
    const s = await scene(killedAfter(call));
    const { media: before } = await mediaOf(s);
    const changesetId = await plan(s, await picture());
    await work(s, changesetId);
    const { media: after, files } = await mediaOf(s);
    expect(files).toHaveLength(1);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ status: "READY", origin: "app" });
    expect(await outcomeOf(s, changesetId)).toMatchObject({ status: "done" });
  },
);

test("text that was renamed to .jpg fails with a sentence; the product is untouched", async () => {
  const s = await scene();
  const { media: before } = await mediaOf(s);
  const changesetId = await plan(s, Buffer.from("this is no picture"));
  await work(s, changesetId);
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "failed",
    failure: { code: "UNSUPPORTED_IMAGE_FILE_TYPE", text: expect.stringMatching(/doesn't recognise/) },
  });
  expect((await mediaOf(s)).media).toEqual(before);
});

test("a product that is no longer there fails with a sentence and nothing is uploaded", async () => {
  const s = { ...(await scene()), productGid: "gid://shopify/Product/999999" };
  const changesetId = await plan(s, await picture());
  await work(s, changesetId);
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "failed",
    failure: { code: "product-deleted", text: expect.stringMatching(/deleted/) },
  });
  expect((await mediaOf(s)).files).toEqual([]);
});

test("a name that is taken is refused by its code, and the file that has it is found", async () => {
  const s = await scene();
  const { media } = s.ctx.ports;
  const file = { fileName: "MUG_white_20261122_abc.jpg", mimeType: "image/jpeg", bytes: await picture() };
  const upload = await media.upload(file);
  if (!upload.ok) throw new Error(upload.code);
  const wanted = { fileName: file.fileName, altText: "", resourceUrl: upload.resourceUrl };
  const first = await media.createFile(wanted);
  expect(await media.createFile(wanted)).toMatchObject({ ok: false, code: "FILENAME_ALREADY_EXISTS" });
  expect(await media.findFile(file.fileName)).toEqual({ fileGid: first.ok && first.fileGid });
  expect(await media.findFile("MUG_white_20261122_ab.jpg")).toBeNull();
  expect(await media.readFile("gid://shopify/MediaImage/999999")).toBeNull();
});

const film = () => mp4({ durationMs: 5_000 });

test("a video is uploaded with its size, processed, attached behind the others and read back", async () => {
  const states: string[] = [];
  const s = await scene((media) => ({
    ...media,
    readFile: async (fileGid) => {
      const file = await media.readFile(fileGid);
      states.push(file?.state ?? "gone");
      return file;
    },
  }));
  // Long enough to be seen in each of its states.
  const { processingDelayMs } = await double.configure({});
  await double.configure({ processingDelayMs: 2_000 });
  const { media: before } = await mediaOf(s);
  const bytes = film();
  const changesetId = await plan(s, bytes, VIDEO);
  await work(s, changesetId);
  await double.configure({ processingDelayMs });
  const { media: after, files } = await mediaOf(s);
  expect(files).toHaveLength(1);
  expect(after.slice(0, -1)).toEqual(before);
  expect(after.at(-1)).toMatchObject({
    kind: "VIDEO",
    status: "READY",
    origin: "app",
    alt: "Mug, on a white background",
    mime: "video/mp4",
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    filename: expect.stringMatching(/^MUG-01-u_white_\d{8}_[0-9a-f]{10}-[0-9a-f]{6}\.mp4$/),
  });
  expect(states).toContain("processing");
  expect(states.at(-1)).toBe("ready");
  expect(await outcomeOf(s, changesetId)).toMatchObject({
    status: "done",
    steps: [{ state: "verified", mediaGid: expect.stringMatching(/^gid:\/\/shopify\/Video\//) }],
  });
  const { counters } = await double.state(shop);
  expect(counters).toMatchObject({ deprecated: {}, unexpected: {}, egressRefused: {} });
});

test.each(["upload", "createFile", "readFile", "attachFile"] as const)(
  "killed right after %s of a video, the next worker finds it by its name and makes no second one",
  async (call) => {
    const s = await scene(killedAfter(call));
    const changesetId = await plan(s, film(), VIDEO);
    await work(s, changesetId);
    const { media, files } = await mediaOf(s);
    expect(files).toHaveLength(1);
    expect(media.filter(({ kind }) => kind === "VIDEO")).toEqual([
      expect.objectContaining({ status: "READY", origin: "app" }),
    ]);
    expect(await outcomeOf(s, changesetId)).toMatchObject({ status: "done" });
  },
);

test.each([
  [
    "text",
    Buffer.from("this is no video at all"),
    "VIDEO_INVALID_FILETYPE_ERROR",
    /doesn't recognise the file/,
  ],
  ["half a video", film().subarray(0, 180), "VIDEO_METADATA_READ_ERROR", /couldn't process the video/],
] as const)(
  "%s that was named .mp4 fails with a sentence; the product is untouched",
  async (_, bytes, code, text) => {
    const s = await scene();
    const { media: before } = await mediaOf(s);
    const changesetId = await plan(s, bytes, VIDEO);
    await work(s, changesetId);
    expect(await outcomeOf(s, changesetId)).toMatchObject({
      status: "failed",
      failure: { code, text: expect.stringMatching(text) },
    });
    expect((await mediaOf(s)).media).toEqual(before);
  },
);

test("a video whose name is taken is refused by its code, and found by no other name", async () => {
  const s = await scene();
  const { media } = s.ctx.ports;
  const file = { fileName: "MUG_white_20261122_abc.mp4", mimeType: "video/mp4", bytes: film() };
  const upload = async () => {
    const answer = await media.upload(file);
    if (!answer.ok) throw new Error(answer.code);
    return { fileName: file.fileName, altText: "", resourceUrl: answer.resourceUrl };
  };
  const first = await media.createFile(await upload());
  expect(await media.createFile(await upload())).toMatchObject({
    ok: false,
    code: "FILENAME_ALREADY_EXISTS",
  });
  expect(await media.findFile(file.fileName)).toEqual({ fileGid: first.ok && first.fileGid });
  expect(await media.findFile("MUG_white_20261122_ab.mp4")).toBeNull();
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
