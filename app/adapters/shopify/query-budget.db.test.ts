/** One bucket for each shop, whoever takes from it: on real PostgreSQL, by its clock. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Clock, systemClock } from "#app/platform/clock.ts";
import { type Db, openDb } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { createLog } from "#app/platform/log.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { takePoints } from "./budget-store.ts";
import { createQueryBudgets, type QueryBudget, type ThrottleStatus } from "./query-budget.ts";

const log = createLog("silent");
/** Restored by nobody, so that nothing depends on how long a test takes. */
const FULL: ThrottleStatus = { maximumPoints: 400, restoredPerSecond: 0, availablePoints: 400 };
const RESERVE = FULL.maximumPoints / 4;

let database: TestDatabase;
let shopId: ShopId;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
});

/** Sleeps are refused, with their length: whoever would wait is known by it. */
const impatient: Clock = {
  nowMs: () => 0,
  sleep: async (delayMs) => {
    throw new Error(`would wait ${delayMs} ms`);
  },
};
const budgetOf = (urgency: "page" | "background", clock: Clock = impatient, shop = shopId): QueryBudget =>
  createQueryBudgets({ db: database.db, clock, log }).of(shop, urgency);
/** Points come back, as they do with time. */
const restore = (points: number) =>
  database.asOwner("UPDATE query_budget SET available_points = $2 WHERE shop_id = $1", [shopId, points]);
const left = async (): Promise<number> => {
  const [row] = await database.asOwner("SELECT available_points AS n FROM query_budget WHERE shop_id = $1", [
    shopId,
  ]);
  return Number(row?.n);
};
/** Shopify answers something that cost nothing. */
const told = (status: ThrottleStatus, shop = shopId) =>
  budgetOf("page", impatient, shop).settle({ takenPoints: 0, actualPoints: 0, status });
const background = (points: number, isCalled = false, db: Db = database.db): Promise<number> =>
  takePoints(db, shopId, { points, isBackground: true, isCalled });

describe("what a shop's bucket holds", () => {
  test("is the smallest plan's until Shopify tells, and then Shopify's", async () => {
    await budgetOf("page").take(100);
    expect(await left()).toBeGreaterThanOrEqual(1_900);
    await told({ maximumPoints: 40_000, restoredPerSecond: 0, availablePoints: 39_000 });
    expect(await left()).toBe(39_000);
    await budgetOf("background").take(1_000);
    expect(await left()).toBe(38_000);
  });

  test("is taken before and given back as far as it wasn't used", async () => {
    await told(FULL);
    const budget = budgetOf("background");
    await budget.take(80);
    expect(await left()).toBe(320);
    await budget.settle({ takenPoints: 80, actualPoints: 5, status: null });
    expect(await left()).toBe(395);
  });

  test("counts what cost more than was expected", async () => {
    await told(FULL);
    const budget = budgetOf("page");
    await budget.take(10);
    await budget.settle({ takenPoints: 10, actualPoints: 60, status: null });
    expect(await left()).toBe(340);
  });

  test("counts a request whose end nobody knows as used", async () => {
    await told(FULL);
    const budget = budgetOf("page");
    await budget.take(10);
    await budget.settle({ takenPoints: 10, actualPoints: null, status: null });
    expect(await left()).toBe(390);
  });

  test("is never believed higher because of an answer that others' requests have overtaken", async () => {
    await told(FULL);
    const [first, second] = [budgetOf("page"), budgetOf("page")];
    await first.take(50);
    await second.take(50);
    // Shopify answered the first before the second reached it.
    await first.settle({ takenPoints: 50, actualPoints: 50, status: { ...FULL, availablePoints: 350 } });
    expect(await left()).toBe(300);
  });

  test("is larger with another plan, less what is on its way", async () => {
    await told(FULL);
    await budgetOf("page").take(50);
    await told({ ...FULL, maximumPoints: 4_000, availablePoints: 4_000 });
    expect(await left()).toBe(3_950);
  });

  test("is believed lower when somebody else has used it", async () => {
    await told(FULL);
    await told({ ...FULL, availablePoints: 30 });
    expect(await left()).toBe(30);
  });

  test("is restored by the database's clock, never beyond its size", async () => {
    await told(FULL);
    await told({ ...FULL, restoredPerSecond: 1_000_000, availablePoints: 1 });
    await budgetOf("page", systemClock).take(400);
    expect(await left()).toBeLessThanOrEqual(0.001);
  });

  test("is not another shop's", async () => {
    const other = await database.newShop();
    await told({ ...FULL, availablePoints: 0 });
    await told(FULL, other);
    await expect(budgetOf("page").take(10)).rejects.toThrow("would wait");
    await budgetOf("background", impatient, other).take(300);
  });

  test.each([
    ["a bucket of nothing", { maximumPoints: 0, restoredPerSecond: 0, availablePoints: 0 }],
    ["an endless bucket", { maximumPoints: 1e12, restoredPerSecond: 0, availablePoints: 0 }],
    ["a bucket that is restored backwards", { maximumPoints: 1, restoredPerSecond: -1, availablePoints: 0 }],
  ])("is refused by the database when it is nonsense: %s", async (_name, status) => {
    await told(FULL);
    await told(status);
    expect(await left()).toBe(400);
  });
});

describe("who takes at the same time", () => {
  test("gets no more than there is, over several connections", async () => {
    await told(FULL);
    const pools = Array.from({ length: 3 }, () => openDb(database.appUrl, { poolSize: 4 }));
    try {
      const waits = await Promise.all(
        Array.from({ length: 90 }, (_, i) => background(10, false, pools[i % 3])),
      );
      expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength((400 - RESERVE) / 10);
      expect(await left()).toBe(RESERVE);
    } finally {
      await Promise.all(pools.map((pool) => pool.close()));
    }
  });

  test("reaches its own shop's bucket only: a transaction of another shop is refused", async () => {
    const other = await database.newShop();
    await expect(
      database.asApp("SELECT query_budget_take($1, 10, false, false)", [shopId], other),
    ).rejects.toThrow(/another shop/);
  });
});

describe("a page", () => {
  test("takes what background work has to leave", async () => {
    await told(FULL);
    await budgetOf("background").take(300);
    await expect(budgetOf("background").take(1)).rejects.toThrow("would wait");
    await budgetOf("page").take(RESERVE);
    expect(await left()).toBe(0);
    await expect(budgetOf("page").take(1)).rejects.toThrow("would wait");
  });

  test("waits behind no background work", async () => {
    await told({ ...FULL, availablePoints: RESERVE });
    for (let i = 0; i < 20; i++) expect(await background(50)).toBeGreaterThan(0);
    await budgetOf("page").take(50);
  });

  test("takes a full bucket for what asks more than one holds", async () => {
    await told(FULL);
    await budgetOf("page").take(1_000);
    expect(await left()).toBe(-600);
  });
});

describe("background work", () => {
  const restoring: ThrottleStatus = { ...FULL, restoredPerSecond: 1, availablePoints: RESERVE };

  test("waits in the order of coming, so that much is not overtaken by little for ever", async () => {
    await told(restoring);
    const much = await background(50);
    const little = await background(5);
    const least = await background(1);
    expect([much, little, least].toSorted((a, b) => a - b)).toEqual([much, little, least]);
    // The one that comes later finds enough for itself, and still waits behind the one that was there.
    await restore(RESERVE + 20);
    expect(await background(1)).toBeGreaterThan(much);
  });

  test("that has waited takes its points although others wait behind it", async () => {
    await told(restoring);
    await background(50);
    await background(50);
    await restore(RESERVE + 51);
    expect(await background(50, true)).toBe(0);
  });

  test("keeps away while the shop is busy or failing; pages do not", async () => {
    await told(FULL);
    await budgetOf("page").settle({ takenPoints: 0, actualPoints: 0, status: null, pauseMs: 60_000 });
    expect(await background(1)).toBeGreaterThan(50_000);
    await budgetOf("page").take(1);
  });

  test("that died while it waited holds nobody up for longer than it would have waited", async () => {
    await told({ ...FULL, restoredPerSecond: 100_000, availablePoints: 0 });
    await background(300);
    await systemClock.sleep(20);
    expect(await background(1)).toBe(0);
  });

  test("waits for points, takes them, and gives up after five minutes, having taken nothing", async () => {
    await told({ ...FULL, availablePoints: 0 });
    const slept: number[] = [];
    const clock: Clock = { nowMs: () => 0, sleep: async (delayMs) => void slept.push(delayMs) };
    await expect(budgetOf("background", clock).take(10)).rejects.toThrow(AdminUnavailableError);
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(300_000);
    expect(await left()).toBe(0);
  });

  test("stops waiting when it is told to", async () => {
    await told({ ...FULL, availablePoints: 0 });
    const stop = new AbortController();
    const taking = budgetOf("background", systemClock).take(10, stop.signal);
    stop.abort(new Error("stopped"));
    await expect(taking).rejects.toThrow("stopped");
  });
});

test("a database that is away while a request ends turns no answer into a failure", async () => {
  const db = openDb(database.appUrl, { poolSize: 1 });
  const budget = createQueryBudgets({ db, clock: systemClock, log }).of(shopId, "page");
  await budget.take(10);
  await db.close();
  const settled = budget.settle({ takenPoints: 10, actualPoints: 10, status: FULL });
  await expect(settled).resolves.toBeUndefined();
});
