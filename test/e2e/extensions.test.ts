/** What the admin extensions ask the app for, as Shopify sends it: from an origin of its own, with a session token. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAsset } from "#app/domain/assets/index.server.ts";
import { systemClock } from "#app/platform/clock.ts";
import type { Ctx } from "#app/platform/ctx.ts";
import { type Db, openDb } from "#app/platform/db/db.ts";
import { type ShopId, systemIds } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { parseBlock } from "../../extensions/product-results/src/read-block.ts";
import { type House, clearHouse, startHouse } from "../demo/house.ts";
import type { SessionTokenOptions } from "../shopify-double/tokens.ts";

const ORIGIN = "https://extensions.shopifycdn.com";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
const OTHER_SHOP = "other-shop.myshopify.com";
const MUG = "gid://shopify/Product/4242";

let house: House;
let dataDir: string;
let db: Db;
let owner: pg.Client;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "productstudio-extensions-"));
  house = await startHouse({ dataDir, workers: 0 });
  db = openDb(house.databaseUrl, { poolSize: 2 });
  owner = new pg.Client({ connectionString: house.databaseUrl });
  await owner.connect();
  // Both shops install the app by their first request.
  for (const shop of [house.shop, OTHER_SHOP]) await block(MUG, { shop });
});
afterAll(async () => {
  await owner.end();
  await db.close();
  await house.stop();
  clearHouse(dataDir);
});

interface As {
  readonly shop?: string;
  readonly token?: SessionTokenOptions;
  readonly headers?: Record<string, string>;
}

async function ask(path: string, { shop = house.shop, token, headers }: As = {}, init: RequestInit = {}) {
  const response = await fetch(`${house.webUrl}${path}`, {
    ...init,
    headers: {
      Origin: ORIGIN,
      "User-Agent": BROWSER,
      Authorization: `Bearer ${await house.double.sessionToken(shop, token)}`,
      ...(init.body ? { "Content-Type": "application/json" } : {}),
      ...headers,
    },
  });
  return { response, text: await response.text() };
}

async function block(productGid: string, as?: As) {
  const { response, text } = await ask(`/api/product-block?product=${encodeURIComponent(productGid)}`, as);
  return { response, body: text === "" ? null : (JSON.parse(text) as Record<string, unknown>) };
}

const isReadable = ({ headers }: Response) => headers.get("access-control-allow-origin") === "*";

async function shopIdOf(domain: string): Promise<ShopId> {
  const { rows } = await owner.query<{ shopId: ShopId }>(
    `SELECT shop_id AS "shopId" FROM shop WHERE domain = $1`,
    [domain],
  );
  return rows[0]!.shopId;
}

async function makeResult(shop: string, productGid: string, outcome: string | null): Promise<string> {
  const shopId = await shopIdOf(shop);
  const ctx = {
    db,
    ids: systemIds,
    clock: systemClock,
    log: createLog("silent"),
    shopId,
    actor: { kind: "system", id: "test" },
    ports: {},
  } as unknown as Ctx;
  const { assetId } = await recordAsset(ctx, {
    itemId: systemIds.next(),
    runId: systemIds.next(),
    productGid,
    productTitle: "Stoneware mug",
    sku: "MUG-01",
    fileKey: "shops/x/assets/y.jpg",
    sha256: "a".repeat(64),
    sizeBytes: 1000,
    mimeType: "image/jpeg",
    widthPx: 1024,
    heightPx: 1024,
    quality: "standard",
    recipe: { name: "white", version: 1 },
    engine: "local",
    sourceGid: "gid://shopify/MediaImage/1",
    sourceSha256: "b".repeat(64),
    optionName: null,
    optionValue: null,
    ratio: "1:1",
    variation: 1,
    evidence: {},
  });
  if (outcome !== null)
    await owner.query(
      `INSERT INTO review_result (shop_id, asset_id, target, check_id, check_version, section, outcome, evidence)
       VALUES ($1, $2, 'shopify', 'dimensions', 1, 'platform-rules', $3, '{}')`,
      [shopId, assetId, outcome],
    );
  return assetId;
}

test("a browser's preflight of both routes is answered without a token", async () => {
  for (const [path, method] of [
    [`/api/product-block?product=${MUG}`, "GET"],
    ["/api/drafts", "POST"],
  ] as const) {
    const response = await fetch(`${house.webUrl}${path}`, {
      method: "OPTIONS",
      headers: {
        Origin: ORIGIN,
        "User-Agent": BROWSER,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type",
      },
    });
    expect(response.status).toBe(204);
    expect(isReadable(response)).toBe(true);
    expect(response.headers.get("access-control-allow-headers")?.toLowerCase()).toMatch(
      /authorization.*content-type/,
    );
    expect(await response.text()).toBe("");
  }
});

test("a product's six newest results come with what waits and the balance, as the block reads them", async () => {
  const ids: string[] = [];
  for (const outcome of ["pass", "person", "pass", "warn", "block", null, "person"])
    ids.push(await makeResult(house.shop, MUG, outcome));
  const { response, body } = await block(MUG);
  expect(response.status).toBe(200);
  expect(isReadable(response)).toBe(true);
  const shown = parseBlock(body);
  expect(shown?.results.map(({ assetId, standing }) => [assetId, standing])).toEqual([
    [ids[6], "verdict.person"],
    [ids[5], "verdict.unchecked"],
    [ids[4], "verdict.block"],
    [ids[3], "verdict.warn"],
    [ids[2], "verdict.pass"],
    [ids[1], "verdict.person"],
  ]);
  expect(shown?.waiting).toEqual({ count: 2, path: `/app/results/${ids[6]}` });
  expect(shown?.balance).toEqual({ availableCredits: 50, heldCredits: 0 });
  expect(shown?.results[0]?.path).toBe(`/app/results/${ids[6]}`);
  const picture = new URL(shown!.results[0]!.pictureUrl);
  expect(picture.pathname).toMatch(new RegExp(`/pictures/.*/${ids[6]}/small$`));
  expect(picture.searchParams.get("signature")).toBeTruthy();
});

test("a product of another shop, or one that nobody has, is a product without results", async () => {
  const theirs = "gid://shopify/Product/777";
  await makeResult(OTHER_SHOP, theirs, "pass");
  for (const productGid of [theirs, "gid://shopify/Product/9223372036854775807"]) {
    const { response, body } = await block(productGid);
    expect(response.status).toBe(200);
    expect(body).toMatchObject({ ok: true, results: [], waiting: null });
  }
  expect((await block(theirs, { shop: OTHER_SHOP })).body).toMatchObject({ results: [{ verdict: "pass" }] });
});

test.each([
  ["", "none"],
  ["42", "a bare number"],
  ["gid://shopify/Collection/42", "a collection"],
  ["gid://shopify/Product/0", "zero"],
  ["gid://shopify/Product/-1", "a negative one"],
  ["gid://shopify/Product/9223372036854775808", "one beyond Shopify's numbers"],
  [`gid://shopify/Product/${"9".repeat(4000)}`, "a very long one"],
  ["gid://shopify/Product/1' OR '1'='1", "SQL"],
  ["gid://shopify/Product/1\0", "a NUL"],
])("the product %j, which is %s, is refused in words that the extension may read", async (productGid) => {
  const { response, body } = await block(productGid);
  expect(response.status).toBe(400);
  expect(isReadable(response)).toBe(true);
  expect(body).toMatchObject({ ok: false, reason: "invalid-input" });
  expect(JSON.stringify(body)).not.toContain("OR '1'");
});

test.each([
  ["expired", { token: { expired: true } }],
  ["meant for another app", { token: { aud: "another-app" } }],
  ["issued by another shop", { token: { iss: `https://${OTHER_SHOP}/admin` } }],
  ["no token at all", { headers: { Authorization: "Bearer x" } }],
  ["of another kind", { headers: { Authorization: "Basic eDp5" } }],
] as [string, As][])(
  "a token that is %s opens neither route, and the extension may read that",
  async (_name, as) => {
    const draft = { method: "POST", body: JSON.stringify({ selection: { productGids: [MUG] } }) };
    for (const { response, text } of [
      await ask(`/api/product-block?product=${MUG}`, as),
      await ask("/api/drafts", as, draft),
    ]) {
      expect(response.status).toBe(401);
      expect(isReadable(response)).toBe(true);
      expect(text).not.toContain("results");
    }
  },
);

test("the shop comes from the token, whatever the address says", async () => {
  const theirs = "gid://shopify/Product/778";
  await makeResult(OTHER_SHOP, theirs, "pass");
  const { text } = await ask(
    `/api/product-block?product=${encodeURIComponent(theirs)}&shop=${OTHER_SHOP}&dest=https://${OTHER_SHOP}`,
  );
  expect(JSON.parse(text)).toMatchObject({ ok: true, results: [] });
});

test("250 products of the product index become a draft that Create's address names", async () => {
  const productGids = Array.from({ length: 250 }, (_, n) => `gid://shopify/Product/${9_000_000_000_000 + n}`);
  const { response, text } = await ask(
    "/api/drafts",
    {},
    { method: "POST", body: JSON.stringify({ selection: { productGids } }) },
  );
  expect(response.status).toBe(200);
  expect(isReadable(response)).toBe(true);
  const { draftId } = JSON.parse(text) as { draftId: string };
  const { rows } = await owner.query<{ selection: { productGids: string[] } }>(
    "SELECT selection FROM generation_draft WHERE draft_id = $1",
    [draftId],
  );
  expect(rows[0]?.selection.productGids).toEqual(productGids);
  const page = await ask(`/app/create/live?_data=routes%2Fapp.create.live&draft=${draftId}`);
  expect(page.response.status).toBe(200);
});

test("a draft of absurd products is refused, and nothing is kept", async () => {
  const { rows: before } = await owner.query("SELECT draft_id FROM generation_draft");
  for (const selection of [
    { productGids: [] },
    { productGids: ["x"] },
    { productGids: [MUG, null] },
    null,
    7,
  ]) {
    const { response } = await ask(
      "/api/drafts",
      {},
      { method: "POST", body: JSON.stringify({ selection }) },
    );
    expect(response.status).toBe(400);
    expect(isReadable(response)).toBe(true);
  }
  expect((await owner.query("SELECT draft_id FROM generation_draft")).rows).toHaveLength(before.length);
});

test("the app's other routes stay closed to other origins", async () => {
  for (const path of ["/api/credits", "/api/assets?runId=x"]) {
    const { response } = await ask(path);
    expect(response.headers.has("access-control-allow-origin")).toBe(false);
  }
});
