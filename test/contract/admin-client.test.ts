/** The door to the Admin API when Shopify fails, throttles, or doesn't answer. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { type AdminApi, createAdminClient } from "#app/adapters/shopify/admin-client.ts";
import { createBillingPort } from "#app/adapters/shopify/billing.ts";
import { createCatalogSource } from "#app/adapters/shopify/catalog.ts";
import { createPublishingMedia } from "#app/adapters/shopify/media.ts";
import type { QueryBudget } from "#app/adapters/shopify/query-budget.ts";
import { createLog } from "#app/platform/log.ts";
import { ReplyLostError, ShopAccessError } from "#app/platform/outside-errors.ts";
import { unmetered } from "#test/support/unmetered.ts";
import { type ScriptedShopify, startScriptedShopify } from "./scripted-shopify.ts";

const SHOP = "one-shop.myshopify.com";
const CDN = "cdn.shopify.com";
let shopify: ScriptedShopify;
let waits: number[] = [];
const clock = { nowMs: () => 0, sleep: async (delayMs: number) => void waits.push(delayMs) };

beforeAll(async () => {
  shopify = await startScriptedShopify([SHOP, CDN, "shopify-staged-uploads.storage.googleapis.com"]);
});
afterAll(() => shopify.close());
afterEach(() => {
  shopify.answers.length = 0;
  shopify.seen.length = 0;
  waits = [];
});

/** Gives token-1, and token-2 once token-1 is said to be refused. */
const tokens: AccessTokenSource = {
  token: async (_shop, options) => ({
    ok: true,
    accessToken: options?.refreshRejected ? "token-2" : "token-1",
  }),
};
const adminFor = (source = tokens): AdminApi =>
  createAdminClient({ tokens: source, log: createLog("silent"), clock }).adminFor(SHOP, unmetered);
const catalog = (source = tokens) => createCatalogSource(adminFor(source));
const media = () => createPublishingMedia(adminFor(), { clock });
const firstPage = { first: 50, after: null };
const firstProduct = async () =>
  (await catalog().collectionProducts("gid://shopify/Collection/1", firstPage))?.rows[0];

const emptyPage = {
  data: { collections: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
};
const created = { data: { fileCreate: { files: [{ id: "gid://shopify/MediaImage/1" }], userErrors: [] } } };
const throttled = (currentlyAvailable: number) => ({
  body: {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: {
      cost: {
        requestedQueryCost: 150,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
      },
    },
  },
});
const newFile = { fileName: "a.jpg", altText: "A", resourceUrl: "https://staged.example/a.jpg" };

test("an operation goes to its shop with its token and the pinned version of the API", async () => {
  shopify.answers.push({ body: emptyPage });
  expect(await catalog().collections(firstPage)).toEqual({ rows: [], next: null });
  expect(shopify.seen).toMatchObject([
    { host: SHOP, path: "/admin/api/2026-10/graphql.json", token: "token-1" },
  ]);
});

test("a refused token is renewed once; refused again, the shop must be opened", async () => {
  shopify.answers.push({ status: 401 }, { body: emptyPage });
  await catalog().collections(firstPage);
  expect(shopify.seen.map(({ token }) => token)).toEqual(["token-1", "token-2"]);

  shopify.answers.push({ status: 401 }, { status: 401 });
  await expect(catalog().collections(firstPage)).rejects.toEqual(new ShopAccessError("reauthorize"));
});

test.each(["uninstalled", "reauthorize"] as const)("without a token (%s) nothing is sent", async (reason) => {
  const none: AccessTokenSource = { token: async () => ({ ok: false, reason }) };
  await expect(catalog(none).collections(firstPage)).rejects.toEqual(new ShopAccessError(reason));
  expect(shopify.seen).toEqual([]);
});

test("THROTTLED is waited out by the restore rate, also for a mutation, for Shopify did nothing", async () => {
  shopify.answers.push(throttled(50), throttled(149), { body: created });
  expect(await media().createFiles([newFile])).toEqual([{ ok: true, fileGid: "gid://shopify/MediaImage/1" }]);
  expect(waits).toEqual([1000, 10]);
});

const charged = (actualQueryCost: number | null) => ({
  extensions: {
    cost: {
      requestedQueryCost: 12,
      actualQueryCost,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1900, restoreRate: 100 },
    },
  },
});
const status = { maximumPoints: 2000, restoredPerSecond: 100, availablePoints: 1900 };
const refusedCode = { errors: [{ message: "no", extensions: { code: "ACCESS_DENIED" } }] };

test.each([
  ["an answer: what it cost", { body: { ...emptyPage, ...charged(4) } }, { actualPoints: 4, status }],
  ["an answer that doesn't tell: all of it", { body: emptyPage }, { actualPoints: null, status: null }],
  [
    "nonsense for a cost: all of it",
    { body: { ...emptyPage, extensions: { cost: { requestedQueryCost: -1, throttleStatus: "full" } } } },
    { actualPoints: null, status: null },
  ],
  [
    "a refusal while it ran: what it cost",
    { body: { ...refusedCode, ...charged(3) } },
    { actualPoints: 3, status },
  ],
  ["a refusal before: nothing", { status: 402 }, { actualPoints: 0, status: null }],
  [
    "THROTTLED: nothing, and how full the bucket is",
    throttled(50),
    { actualPoints: 0, status: { ...status, availablePoints: 50 }, pauseMs: 0 },
  ],
  [
    "429: nothing, and others keep away",
    { status: 429, headers: { "retry-after": "2.0" } },
    { actualPoints: 0, status: null, pauseMs: 2000 },
  ],
  [
    "5xx: perhaps all of it, and others keep away",
    { status: 502 },
    { actualPoints: null, status: null, pauseMs: 500 },
  ],
  ["no answer: perhaps all of it", { hangUp: "before" }, { actualPoints: null, status: null, pauseMs: 0 }],
  ["a token that is refused: nothing", { status: 401 }, { actualPoints: 0, status: null }],
] as const)("the budget hears of %s", async (_what, answer, heard) => {
  const settled: object[] = [];
  const budget: QueryBudget = { take: async () => {}, settle: async (used) => void settled.push(used) };
  const admin = createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(SHOP, budget);
  shopify.answers.push(answer, { body: emptyPage });
  await createCatalogSource(admin)
    .collections(firstPage)
    .catch(() => {});
  expect(settled[0]).toEqual({ takenPoints: 50, ...heard });
});

test("points are taken before each sending, as many as the same operation cost before", async () => {
  const taken: number[] = [];
  const budget: QueryBudget = { take: async (points) => void taken.push(points), settle: async () => {} };
  const admin = createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(SHOP, budget);
  shopify.answers.push({ status: 502 }, { body: { ...emptyPage, ...charged(4) } }, { body: emptyPage });
  for (let i = 0; i < 2; i++) await createCatalogSource(admin).collections(firstPage);
  expect(taken).toEqual([50, 50, 12]);
});

test("nothing is sent for which there are no points", async () => {
  const take = async () => {
    throw new Error("no points");
  };
  const budget: QueryBudget = { take, settle: async () => {} };
  const admin = createAdminClient({ tokens, log: createLog("silent"), clock }).adminFor(SHOP, budget);
  await expect(createCatalogSource(admin).collections(firstPage)).rejects.toThrow("no points");
  expect(shopify.seen).toEqual([]);
});

test("waiting is bounded: a bucket that never fills ends in an error that says so", async () => {
  for (let i = 0; i < 50; i++) shopify.answers.push(throttled(-2500));
  await expect(catalog().collections(firstPage)).rejects.toThrow(/throttles/);
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
});

test("429 is waited out as long as Shopify asks", async () => {
  shopify.answers.push({ status: 429, headers: { "retry-after": "2.0" } }, { body: emptyPage });
  await catalog().collections(firstPage);
  expect(waits).toEqual([2000]);
});

const FAILURES = [
  ["a 502", { status: 502 }],
  ["a connection that drops", { hangUp: "before" }],
  ["an answer that is cut off", { hangUp: "within", body: created }],
  ["an answer that is no JSON", { body: "<html>" }],
  [
    "an internal error",
    { body: { errors: [{ message: "Internal error", extensions: { code: "INTERNAL_SERVER_ERROR" } }] } },
  ],
  ["an answer without data", { body: {} }],
] as const;

test.each(FAILURES)("a query is asked again after %s", async (_name, answer) => {
  shopify.answers.push(answer, answer, { body: emptyPage });
  expect(await catalog().collections(firstPage)).toEqual({ rows: [], next: null });
  expect(waits).toEqual([500, 1000]);
});

test.each(FAILURES)("a mutation is not sent again after %s: its reply is lost", async (_name, answer) => {
  shopify.answers.push(answer, { body: created });
  await expect(media().createFiles([newFile])).rejects.toThrow(ReplyLostError);
  expect(shopify.seen).toHaveLength(1);
});

test("a query that fails every time gives up with an error, after growing pauses", async () => {
  for (let i = 0; i < 9; i++) shopify.answers.push({ status: 503 });
  await expect(catalog().collections(firstPage)).rejects.toThrow(/Shopify failed \(503\)/);
  expect(waits).toEqual([500, 1000, 2000, 4000]);
});

test.each([402, 403, 404, 423])("a refusal with status %i is not tried again", async (status) => {
  shopify.answers.push({ status });
  await expect(catalog().collections(firstPage)).rejects.toMatchObject({ code: `HTTP_${status}` });
  expect(shopify.seen).toHaveLength(1);
});

test("a token follows no redirect", async () => {
  shopify.answers.push({ status: 307, headers: { location: `https://${CDN}/steal` } });
  await expect(catalog().collections(firstPage)).rejects.toMatchObject({ code: "HTTP_307" });
  expect(shopify.seen).toHaveLength(1);
});

test("a missing scope is a closed door that no new token opens, and no error holds the token", async () => {
  shopify.answers.push({
    body: { errors: [{ message: "Access denied", extensions: { code: "ACCESS_DENIED" } }] },
  });
  const error = await catalog()
    .collections(firstPage)
    .catch((caught: unknown) => caught);
  expect(error).toEqual(new ShopAccessError("access-denied"));
  expect(shopify.seen).toHaveLength(1);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("token-1");
});

test("an error that names no entry has the entries sent one by one, and each gets its own answer", async () => {
  const userErrors = [{ code: "INVALID", field: ["files"], message: "One of these" }];
  shopify.answers.push(
    { body: { data: { fileCreate: { files: [], userErrors } } } },
    { body: created },
    { body: { data: { fileCreate: { files: [], userErrors } } } },
  );
  expect(await media().createFiles([newFile, { ...newFile, fileName: "b.jpg" }])).toEqual([
    { ok: true, fileGid: "gid://shopify/MediaImage/1" },
    { ok: false, code: "INVALID", message: "One of these" },
  ]);
  expect(shopify.seen).toHaveLength(3);
});

test("userErrors of every kind of mutation come back as a refusal", async () => {
  const userErrors = [{ code: "FILENAME_ALREADY_EXISTS", field: ["files", "0"], message: "Taken" }];
  shopify.answers.push({ body: { data: { fileCreate: { files: [], userErrors } } } });
  expect(await media().createFiles([newFile])).toEqual([
    { ok: false, code: "FILENAME_ALREADY_EXISTS", message: "Taken" },
  ]);
  shopify.answers.push({ body: { data: { fileUpdate: { files: [], userErrors } } } });
  expect(await media().linkFiles([{ fileGid: "f", productGid: "p", change: "attach" }])).toMatchObject([
    { ok: false },
  ]);
  shopify.answers.push({ body: { data: { stagedUploadsCreate: { stagedTargets: [], userErrors } } } });
  expect(
    await media().stageUploads([{ fileName: "a.jpg", mimeType: "image/jpeg", sizeBytes: 1 }]),
  ).toMatchObject([{ ok: false }]);
  shopify.answers.push({
    body: {
      data: {
        appPurchaseOneTimeCreate: { userErrors: [{ field: ["price", "amount"], message: "Too low" }] },
      },
    },
  });
  const billing = createBillingPort(adminFor(), { shopDomain: async () => SHOP, apiKey: "key", clock });
  const purchase = {
    name: "Pack",
    priceCents: 1,
    currency: "USD",
    returnUrl: await billing.adminUrl("/"),
    test: true,
  } as const;
  expect(await billing.createOneTimePurchase(purchase)).toEqual({
    ok: false,
    userErrors: [{ field: "price.amount", message: "Too low" }],
  });
});

test("a charge whose reply is lost is not created again by itself", async () => {
  shopify.answers.push({ hangUp: "before" });
  const billing = createBillingPort(adminFor(), { shopDomain: async () => SHOP, apiKey: "key", clock });
  const purchase = {
    name: "Pack",
    priceCents: 999,
    currency: "USD",
    returnUrl: await billing.adminUrl("/credits"),
    test: false,
  } as const;
  await expect(billing.createOneTimePurchase(purchase)).rejects.toThrow(ReplyLostError);
  expect(shopify.seen).toHaveLength(1);
  expect(JSON.parse(shopify.seen[0]?.body ?? "").variables).toEqual({
    name: "Pack",
    price: { amount: "9.99", currencyCode: "USD" },
    returnUrl: "https://admin.shopify.com/store/one-shop/apps/key/credits",
    test: false,
  });
});

test("bytes are not uploaded to a host that is not Shopify's", async () => {
  const stagedTargets = [
    { url: "https://evil.example/", resourceUrl: "https://evil.example/x", parameters: [] },
  ];
  shopify.answers.push({ body: { data: { stagedUploadsCreate: { stagedTargets, userErrors: [] } } } });
  const file = { fileName: "a.jpg", mimeType: "image/jpeg", bytes: new Uint8Array(1) };
  const [target] = await media().stageUploads([{ ...file, sizeBytes: 1 }]);
  if (!target?.ok) throw new Error("no place");
  await expect(media().sendFile(target, file)).rejects.toThrow(/isn't on our list/);
  expect(shopify.seen).toHaveLength(1);
});

// ---------------------------------------------------------------- pictures

const read = (url: string, maxBytes = 1000) => catalog().readPicture(url, { maxBytes });
const onCdn = `https://${CDN}/s/files/1/a.jpg`;

test.each([
  "http://cdn.shopify.com/a.jpg",
  "https://cdn.shopify.com.evil.example/a.jpg",
  "https://cdn.shopify.com@evil.example/a.jpg",
  "https://user:pass@cdn.shopify.com/a.jpg",
  "https://cdn.shopify.com:8443/a.jpg",
  "https://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "//cdn.shopify.com/a.jpg",
  "",
])("a picture is not fetched from %s", async (url) => {
  expect(await read(url)).toEqual({ ok: false, reason: "picture-address-refused" });
  expect(shopify.seen).toEqual([]);
});

test("a picture's bytes come with their hash", async () => {
  shopify.answers.push({ body: "abc" });
  expect(await read(onCdn)).toEqual({
    ok: true,
    bytes: Buffer.from("abc"),
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  });
  expect(shopify.seen[0]?.token).toBeUndefined();
});

test("a redirect is refused, a missing picture is gone, a broken one is unreachable", async () => {
  shopify.answers.push({ status: 302, headers: { location: "https://169.254.169.254/" } });
  expect(await read(onCdn)).toEqual({ ok: false, reason: "picture-address-refused" });
  shopify.answers.push({ status: 404 });
  expect(await read(onCdn)).toEqual({ ok: false, reason: "picture-gone" });
  shopify.answers.push({ status: 500 });
  expect(await read(onCdn)).toMatchObject({ ok: false, reason: "picture-unreachable" });
  shopify.answers.push({ hangUp: "within", body: "x".repeat(100) });
  expect(await read(onCdn)).toMatchObject({ ok: false, reason: "picture-unreachable" });
});

test("a picture longer than the limit is refused by its header, and by its bytes when the header is silent", async () => {
  const body = "x".repeat(1001);
  shopify.answers.push({ body, headers: { "content-length": "1001" } });
  expect(await read(onCdn)).toEqual({ ok: false, reason: "picture-too-large", limitBytes: 1000 });
  shopify.answers.push({ body, headers: { "transfer-encoding": "chunked" } });
  expect(await read(onCdn)).toEqual({ ok: false, reason: "picture-too-large", limitBytes: 1000 });
  shopify.answers.push({ body: body.slice(1) });
  expect(await read(onCdn)).toMatchObject({ ok: true });
});

// ---------------------------------------------------------------- hostile text

const page = (over: object) => ({
  body: {
    data: {
      collection: {
        products: {
          nodes: [
            {
              id: "gid://shopify/Product/77",
              title: "Mug",
              productType: "",
              mediaCount: { count: 0 },
              variants: { nodes: [{ sku: null }] },
              featuredMedia: null,
              ...over,
            },
          ],
          pageInfo: { hasNextPage: false, endCursor: null },
        },
      },
    },
  },
});

test.each([
  ["Mug\u0000\u0007\n\tblue", "Mug blue"],
  ["\u202Egnp.exe\u202C", "gnp.exe"],
  ["\uD800broken", "\uFFFDbroken"],
  [" \u0000 ", "Untitled product"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["é".repeat(5000), "é".repeat(255)],
])("a title such as %j becomes plain text of limited length", async (title, cleaned) => {
  shopify.answers.push(page({ title }));
  expect((await firstProduct())?.title).toBe(cleaned);
});

test("a product without a SKU is named after its number", async () => {
  shopify.answers.push(
    page({}),
    page({ variants: { nodes: [] } }),
    page({ variants: { nodes: [{ sku: " \u0000" }] } }),
  );
  for (let i = 0; i < 3; i++) expect((await firstProduct())?.sku).toBe("P77");
});

test("a product that opens with a video shows its first picture", async () => {
  shopify.answers.push(page({ featuredMedia: { __typename: "Video" }, mediaCount: { count: 2 } }), {
    body: {
      data: {
        product: {
          media: {
            nodes: [
              { __typename: "Video" },
              {
                __typename: "MediaImage",
                id: "gid://shopify/MediaImage/5",
                status: "READY",
                image: { url: onCdn, width: 900, height: 800 },
              },
            ],
          },
        },
      },
    },
  });
  const product = await firstProduct();
  expect(product?.mainPicture).toEqual({
    mediaGid: "gid://shopify/MediaImage/5",
    url: onCdn,
    widthPx: 900,
    heightPx: 800,
    status: "ready",
  });
});
