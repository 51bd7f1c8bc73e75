import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import type { ShopId } from "../ids.ts";
import type { JobDefinition } from "../jobs/jobs.ts";
import { type Tx, openDb } from "./db.ts";

const probe: JobDefinition<{ v: 1; n: number }> = {
  id: "test.probe",
  schema: z.object({ v: z.literal(1), n: z.number() }),
  timeoutMs: 1000,
  retryLimit: 1,
  retryDelaySeconds: 1,
};
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ jobs: [probe] });
});
afterAll(() => database.close());

test("without a tenant no shop's row is visible to the application role", async () => {
  await database.newShop();
  expect(await database.asApp("SELECT * FROM shop")).toEqual([]);
});

test("a tenant sees its own row and no other", async () => {
  const mine = await database.newShop();
  await database.newShop();
  const rows = await database.db.tenant(mine, (tx) => tx.shop.findMany());
  expect(rows.map((row) => row.shopId)).toEqual([mine]);
});

test("what opens a transaction of its own inside a tenant's belongs to nobody, and another tenant's to that one", async () => {
  const [mine, other] = [await database.newShop(), await database.newShop()];
  const shops = (tx: Tx) => tx.shop.findMany().then((rows) => rows.map(({ shopId }) => shopId));
  await database.db.tenant(mine, async (tx) => {
    expect(await database.db.untenanted.$transaction(shops)).toEqual([]);
    expect(await database.db.tenant(other, shops)).toEqual([other]);
    expect(await shops(tx)).toEqual([mine]);
  });
});

test("tenants at once, more than there are connections, see their own rows each", async () => {
  const db = openDb(database.appUrl, { poolSize: 2 });
  const shops = await Promise.all(Array.from({ length: 12 }, () => database.newShop()));
  const seen = await Promise.all(
    shops.map((shopId) => db.tenant(shopId, (tx) => tx.shop.findMany({ select: { shopId: true } }))),
  );
  expect(seen).toEqual(shops.map((shopId) => [{ shopId }]));
  await db.close();
});

test("what is no shop's id begins no transaction", async () => {
  const hostile = "x', true); DELETE FROM shop; --" as ShopId;
  await expect(database.db.tenant(hostile, async () => {})).rejects.toThrow("a shop's id is a UUID");
});

test("the tenant setting ends with its transaction", async () => {
  const mine = await database.newShop();
  await database.db.tenant(mine, async () => {});
  expect(await database.db.untenanted.shop.findMany()).toEqual([]);
});

test("a serialization failure is tried again from the start", async () => {
  const mine = await database.newShop();
  let tries = 0;
  await database.db.tenant(mine, async (tx) => {
    tries++;
    if (tries < 3) await tx.$executeRaw`DO $$ BEGIN RAISE SQLSTATE '40001'; END $$`;
  });
  expect(tries).toBe(3);
});

test("another error is thrown at once", async () => {
  const mine = await database.newShop();
  let tries = 0;
  const failing = database.db.tenant(mine, async () => {
    tries++;
    throw new Error("a bug");
  });
  await expect(failing).rejects.toThrow("a bug");
  expect(tries).toBe(1);
});

test("a job exists exactly when its transaction commits", async () => {
  const mine = await database.newShop();
  const ctx = database.ctx(mine);
  const waiting = async () =>
    Number((await database.asOwner("SELECT count(*) AS n FROM pgboss.job WHERE name = 'test.probe'"))[0]?.n);
  const rolledBack = database.db.tenant(mine, async (tx) => {
    await ctx.jobs.enqueue(probe, [{ payload: { v: 1, n: 1 }, group: mine }], tx);
    throw new Error("roll back");
  });
  await expect(rolledBack).rejects.toThrow("roll back");
  expect(await waiting()).toBe(0);
  await database.db.tenant(mine, (tx) =>
    ctx.jobs.enqueue(probe, [{ payload: { v: 1, n: 1 }, group: mine }], tx),
  );
  expect(await waiting()).toBe(1);
});

test("a payload that does not fit the job is a bug, not a job", async () => {
  const mine = await database.newShop();
  const entries = [{ payload: { v: 1, n: "one" } as never, group: mine }];
  await expect(database.ctx(mine).jobs.enqueue(probe, entries)).rejects.toThrow("expected number");
});
