/** All processes of the app take a shop's query cost from one budget, against the double's buckets. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AccessTokenSource } from "#app/adapters/shopify/access-tokens.ts";
import { createQueryBudgets, type Urgency } from "#app/adapters/shopify/query-budget.ts";
import { type Clock, systemClock } from "#app/platform/clock.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { type DoubleHandle, startDouble } from "#test/shopify-double/client.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { askMany } from "./budget-requests.ts";
import { API_KEY, API_SECRET, tokensFromExchange } from "./exchanged-tokens.ts";
import type { Order, Outcome } from "./query-budget.child.ts";
import { routeShopify } from "./shopify-route.ts";

interface AppProcess {
  ask(order: Partial<Order>): Promise<Outcome>;
  stop(): Promise<unknown>;
}
interface Shop {
  readonly shopId: ShopId;
  readonly domain: string;
  readonly tokens: AccessTokenSource;
  readonly accessToken: string;
}

let double: DoubleHandle;
let database: TestDatabase;
let restoreRoute: () => void;
let processes: AppProcess[] = [];
let shop: Shop;
const dataDir = mkdtempSync(join(tmpdir(), "query-budget-"));

beforeAll(async () => {
  [double, database] = await Promise.all([
    startDouble({ dataDir, appUrl: "http://127.0.0.1:9", apiKey: API_KEY, apiSecret: API_SECRET }),
    testDatabase(),
  ]);
  restoreRoute = routeShopify({ port: double.port, ca: readFileSync(double.caPath, "utf8") });
  processes = await Promise.all([startProcess(), startProcess(), startProcess()]);
});
afterAll(async () => {
  await Promise.all(processes.map((one) => one.stop()));
  restoreRoute?.();
  await Promise.all([double?.stop(), database?.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await double.clearFaults();
  shop = await newShop();
});

async function newShop(): Promise<Shop> {
  const shopId = await database.newShop();
  const [row] = await database.asOwner("SELECT domain FROM shop WHERE shop_id = $1", [shopId]);
  const domain = String(row?.domain);
  const tokens = tokensFromExchange(double);
  const token = await tokens.token(domain);
  if (!token.ok) throw new Error(token.reason);
  return { shopId, domain, tokens, accessToken: token.accessToken };
}

async function startProcess(): Promise<AppProcess> {
  const child: ChildProcess = fork(new URL("./query-budget.child.ts", import.meta.url), {
    env: { PATH: process.env.PATH, NODE_ENV: "test", ...double.appEnv, DATABASE_URL: database.appUrl },
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let lastId = 0;
  await once(child, "message");
  child.on("message", ({ id, outcome }: { id: number; outcome: Outcome }) => waiting.get(id)?.(outcome));
  return {
    ask: (order) =>
      new Promise((resolve) => {
        const { shopId, domain, accessToken } = shop;
        const usual = { urgency: "background", writes: 0, reads: 0, atATime: 4 } as const;
        waiting.set(++lastId, resolve);
        child.send({ id: lastId, order: { ...usual, shopId, shop: domain, accessToken, ...order } });
      }),
    async stop() {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

/** Requests of this process. */
const askHere = (urgency: Urgency, order: { writes?: number; reads?: number }, clock: Clock = systemClock) =>
  askMany({
    writes: 0,
    reads: 0,
    ...order,
    shop: shop.domain,
    tokens: shop.tokens,
    budget: createQueryBudgets({ db: database.db, clock, log: createLog("silent") }).of(shop.shopId, urgency),
    clock,
    atATime: 1,
  });
const queryCost = async () => (await double.state(shop.domain)).queryCost;
const noted = async () => {
  const [row] = await database.asOwner("SELECT available_points AS n FROM query_budget WHERE shop_id = $1", [
    shop.shopId,
  ]);
  return Number(row?.n);
};
const all = (outcomes: readonly Outcome[]) => ({
  answered: outcomes.reduce((sum, { answered }) => sum + answered, 0),
  failures: outcomes.flatMap(({ failures }) => failures),
});

test("three processes at once ask for five times what the bucket holds: all is answered, Shopify never has to refuse", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 400 });
  const outcomes = await Promise.all(processes.map((one) => one.ask({ writes: 60, reads: 10 })));
  expect(all(outcomes)).toEqual({ answered: 210, failures: [] });
  const { points, throttled } = await queryCost();
  expect(throttled).toEqual({});
  expect(points["BudgetWrite"]).toBe(1_800);
});

test("pages are answered at once from what background work in other processes leaves to them", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 40 });
  const busy = Promise.all(processes.map((one) => one.ask({ writes: 15 })));
  await expect.poll(noted).toBeLessThan(110);
  const slept: number[] = [];
  const clock: Clock = {
    ...systemClock,
    sleep: (delayMs, signal) => {
      slept.push(delayMs);
      return systemClock.sleep(delayMs, signal);
    },
  };
  expect(await askHere("page", { writes: 5 }, clock)).toEqual({ answered: 5, failures: [] });
  expect(slept).toEqual([]);
  expect(all(await busy)).toEqual({ answered: 45, failures: [] });
  expect((await queryCost()).throttled).toEqual({});
});

test("THROTTLED all the same: it is waited out by every process, and nobody hears of it", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 400 });
  await double.addFault({
    shop: shop.domain,
    match: { operation: "BudgetWrite" },
    kind: "throttle",
    count: 5,
  });
  const outcomes = await Promise.all(processes.map((one) => one.ask({ writes: 8 })));
  expect(all(outcomes)).toEqual({ answered: 24, failures: [] });
  expect((await queryCost()).throttled).toEqual({ BudgetWrite: 5 });
});

test("somebody else empties the bucket: nothing is sent until it holds enough", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 200 });
  await askHere("page", { writes: 1 });
  await double.throttle({ shop: shop.domain, available: 15 });
  // The first hears what is left with its answer.
  await askHere("page", { writes: 1 });
  const outcomes = await Promise.all(processes.map((one) => one.ask({ writes: 5 })));
  expect(all(outcomes)).toEqual({ answered: 15, failures: [] });
  expect((await queryCost()).throttled).toEqual({});
});

test("another shop is unaffected while one waits", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 0, restoreRate: 0 });
  const waiting = shop;
  await database.asOwner(
    "INSERT INTO query_budget (shop_id, maximum_points, available_points, restored_per_second) VALUES ($1, 400, 0, 0)",
    [waiting.shopId],
  );
  let isAnswered = false;
  const stuck = processes[0]!.ask({ writes: 1 }).then((outcome) => {
    isAnswered = true;
    return outcome;
  });
  shop = await newShop();
  const outcomes = await Promise.all(processes.map((one) => one.ask({ writes: 10 })));
  expect(all(outcomes)).toEqual({ answered: 30, failures: [] });
  expect(isAnswered).toBe(false);
  await double.throttle({ shop: waiting.domain, available: 400, restoreRate: 1_000 });
  await database.asOwner("UPDATE query_budget SET restored_per_second = 1000 WHERE shop_id = $1", [
    waiting.shopId,
  ]);
  expect(await stuck).toEqual({ answered: 1, failures: [] });
});

test("what was asked for and not used is given back: we know to the point what Shopify knows", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 0 });
  expect(await askHere("background", { reads: 3, writes: 2 })).toEqual({ answered: 5, failures: [] });
  const { currentlyAvailable } = await double.throttle({ shop: shop.domain });
  expect(await noted()).toBe(currentlyAvailable);
});

test("lost and failed requests leave us with no more than there is", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 0 });
  for (const kind of ["drop-request", "drop-reply", "http-429", "corrupt-body"] as const) {
    const settings = kind === "http-429" ? { retryAfterSeconds: 0.1 } : {};
    await double.addFault({ shop: shop.domain, match: { operation: "BudgetRead" }, kind, ...settings });
    expect(await askHere("background", { reads: 1 })).toEqual({ answered: 1, failures: [] });
  }
  const { currentlyAvailable } = await double.throttle({ shop: shop.domain });
  expect(await noted()).toBeLessThanOrEqual(currentlyAvailable);
});

test("a refused token costs nothing", async () => {
  await double.throttle({ shop: shop.domain, maximumAvailable: 400, available: 400, restoreRate: 0 });
  await double.expireTokens(shop.domain);
  expect(await askHere("page", { writes: 1 })).toEqual({ answered: 1, failures: [] });
  expect(await noted()).toBe(390);
});

test("a shop on the largest plan is asked at its own pace, which its first answer tells", async () => {
  await double.throttle({ shop: shop.domain, plan: "enterprise" });
  await askHere("background", { writes: 1 });
  const [row] = await database.asOwner(
    "SELECT maximum_points AS maximum, restored_per_second AS rate FROM query_budget WHERE shop_id = $1",
    [shop.shopId],
  );
  expect(row).toEqual({ maximum: 40_000, rate: 2_000 });
});
