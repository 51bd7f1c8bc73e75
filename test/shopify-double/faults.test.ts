import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  API_KEY,
  API_SECRET,
  CATALOGUE,
  FILE_CREATE,
  openBench,
  PHOTOS,
  SHOP,
  type TestBench,
} from "./testing/harness.ts";

const photo = readFileSync(join(PHOTOS, "catalogue/toy-car-plain.jpg"));
const SHOP_NAME = "{ shop { name } }";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
  await bench.double.seed({ shop: SHOP, catalogue: CATALOGUE, products: 2 });
  await bench.app.exchange();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.clearFaults();
});

const hits = async () => (await bench.double.faults()).map((fault) => fault.hits);

describe("a fault on a mutation", () => {
  const create = async (filename: string) => {
    const originalSource = await bench.app.upload(filename, photo);
    return () => bench.app.graphql(FILE_CREATE, { files: [{ originalSource }] });
  };
  const exists = async (filename: string) =>
    (await bench.double.state(SHOP)).files.some((file) => file.filename === filename);

  test("drops the reply after the mutation took effect", async () => {
    const send = await create("dropped-reply.jpg");
    await bench.double.addFault({ match: { operation: "fileCreate" }, kind: "drop-reply" });
    await expect(send()).rejects.toThrow(/closed|socket|reset/i);
    expect(await exists("dropped-reply.jpg")).toBe(true);
    expect(await hits()).toEqual([1]);
  });

  test("drops the request before it takes effect", async () => {
    const send = await create("dropped-request.jpg");
    await bench.double.addFault({ match: { operation: "Create" }, kind: "drop-request" });
    await expect(send()).rejects.toThrow(/closed|socket|reset/i);
    expect(await exists("dropped-request.jpg")).toBe(false);
  });

  test("answers 5xx before, or after it took effect", async () => {
    const before = await create("before.jpg");
    await bench.double.addFault({ match: { operation: "fileCreate" }, kind: "http-5xx", status: 502 });
    expect((await before()).status).toBe(502);
    expect(await exists("before.jpg")).toBe(false);
    const after = await create("after.jpg");
    await bench.double.addFault({ match: { operation: "fileCreate" }, kind: "http-5xx", afterEffect: true });
    expect((await after()).status).toBe(503);
    expect(await exists("after.jpg")).toBe(true);
  });
});

describe("a fault on a query", () => {
  test("is THROTTLED exactly as with an empty bucket, and costs nothing", async () => {
    await bench.double.addFault({ match: { operation: "shop" }, kind: "throttle" });
    const { status, body } = await bench.app.graphql(SHOP_NAME);
    expect([status, body]).toEqual([
      200,
      {
        errors: [
          {
            message: "Throttled",
            extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
          },
        ],
        extensions: {
          cost: {
            requestedQueryCost: 1,
            actualQueryCost: null,
            throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
          },
        },
      },
    ]);
    expect((await bench.app.graphql(SHOP_NAME)).body.errors).toBeUndefined();
  });

  test("is HTTP 429 with Retry-After", async () => {
    await bench.double.addFault({
      match: { path: "/admin/api/*" },
      kind: "http-429",
      retryAfterSeconds: 0.5,
    });
    const answer = await bench.app.fetch(`https://${SHOP}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      body: "{}",
    });
    expect(answer.status).toBe(401);
    const limited = await bench.app.graphql(SHOP_NAME);
    expect(limited.status).toBe(429);
    expect(await hits()).toEqual([1]);
  });

  test("passes the first requests, hits as many as it says, and no other operation", async () => {
    await bench.double.addFault({ match: { operation: "shop" }, kind: "http-5xx", after: 1, count: 2 });
    const statuses = [];
    for (const query of [SHOP_NAME, "{ productsCount { count } }", SHOP_NAME, SHOP_NAME, SHOP_NAME]) {
      statuses.push((await bench.app.graphql(query)).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
    expect(await bench.double.faults()).toMatchObject([{ hits: 2, remaining: 0, kind: "http-5xx" }]);
  });

  test("spoils the body or delays it", async () => {
    const delayMs = 120;
    await bench.double.addFault({ match: { operation: "shop" }, kind: "corrupt-body" });
    await expect(bench.app.graphql(SHOP_NAME)).rejects.toThrow(SyntaxError);
    await bench.double.addFault({ match: { operation: "shop" }, kind: "delay", delayMs });
    const began = performance.now();
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(delayMs - 1);
  });

  test("of another shop leaves this one alone", async () => {
    await bench.double.addFault({
      shop: "other.myshopify.com",
      match: { operation: "shop" },
      kind: "http-5xx",
    });
    expect((await bench.app.graphql(SHOP_NAME)).status).toBe(200);
  });
});

test("the token endpoint and the CDN have faults too", async () => {
  await bench.double.addFault({ match: { path: "/admin/oauth/*" }, kind: "http-429" });
  const body = JSON.stringify({ client_id: API_KEY, client_secret: API_SECRET });
  const refused = await bench.app.fetch(`https://${SHOP}/admin/oauth/access_token`, { method: "POST", body });
  expect([refused.status, refused.headers["retry-after"]]).toEqual([429, "2.0"]);

  const [product] = (await bench.double.state(SHOP)).products;
  const { url, bytes } = product!.media[0]!;
  await bench.double.addFault({ match: { host: "cdn.shopify.com" }, kind: "corrupt-body" });
  const spoiled = await bench.app.fetch(url);
  expect([spoiled.status, spoiled.bytes.length]).toEqual([200, Math.floor(bytes! / 2)]);
  await bench.double.addFault({ match: { host: "*.shopify.com", path: "/s/files/*" }, kind: "drop-request" });
  await expect(bench.app.fetch(url)).rejects.toThrow(/closed|socket|reset/i);
  expect((await bench.app.fetch(url)).bytes.length).toBe(bytes);
});

test("a fault without a target, of an unknown kind, or a delay without a time is refused", async () => {
  const add = (fault: object) => bench.double.addFault(fault as never);
  await expect(add({ match: {}, kind: "throttle" })).rejects.toThrow("operation, path or host");
  await expect(add({ match: { operation: "x" }, kind: "earthquake" })).rejects.toThrow("400");
  await expect(add({ match: { operation: "x" }, kind: "delay" })).rejects.toThrow("delayMs");
  expect(await bench.double.faults()).toEqual([]);
});

describe("points", () => {
  test.each([
    ["basic", 100],
    ["advanced", 200],
    ["plus", 1000],
    ["enterprise", 2000],
  ] as const)("of the plan %s come back at %i a second", async (plan, restoreRate) => {
    expect(await bench.double.throttle({ shop: SHOP, plan })).toEqual({
      maximumAvailable: restoreRate * 20,
      currentlyAvailable: restoreRate * 20,
      restoreRate,
    });
    const { body } = await bench.app.graphql("{ shop { plan { shopifyPlus } } }");
    expect(body.extensions.cost.throttleStatus.restoreRate).toBe(restoreRate);
    expect(body.data.shop.plan.shopifyPlus).toBe(restoreRate >= 1000);
  });

  test("are listed field by field when a header asks for it", async () => {
    const token = (await bench.app.exchange()).body.access_token;
    const ask = async (headers: Record<string, string>) => {
      const answer = await bench.app.fetch(`https://${SHOP}/admin/api/2026-10/graphql.json`, {
        method: "POST",
        headers: { "x-shopify-access-token": token, ...headers },
        body: JSON.stringify({ query: "{ shop { id plan { shopifyPlus } } }" }),
      });
      return JSON.parse(answer.text).extensions.cost.fields;
    };
    const expected = [
      { path: ["shop", "id"], definedCost: 0, requestedTotalCost: 0, requestedChildrenCost: null },
      {
        path: ["shop", "plan", "shopifyPlus"],
        definedCost: 0,
        requestedTotalCost: 0,
        requestedChildrenCost: null,
      },
      { path: ["shop", "plan"], definedCost: 1, requestedTotalCost: 1, requestedChildrenCost: 0 },
      { path: ["shop"], definedCost: 1, requestedTotalCost: 2, requestedChildrenCost: 1 },
    ];
    expect(await ask({ "x-graphql-cost-include-fields": "true" })).toEqual(expected);
    expect(await ask({ "shopify-graphql-cost-debug": "1" })).toEqual(expected);
    expect(await ask({})).toBeUndefined();
  });
});
