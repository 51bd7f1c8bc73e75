/** Credits of plans and trials: given once per source, with a date of their own, and taken back when a plan shrinks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { block, entries, filled, transaction } from "#test/support/ledger-statements.ts";
import { inDays, ledgerOf } from "#test/support/ledger.ts";
import { grantPlan, grantTrial, readBalance, readStatement, takeBack } from "./index.server.ts";

let database: TestDatabase;
let ctx: Ctx;
let shop: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = database.ctx(await database.newShop());
  shop = ledgerOf(database, ctx);
});

const month = () => ({
  sourceKey: `plan:${ctx.shopId}:2026-12-25`,
  credits: 1000,
  label: "Starter",
  expiresAt: inDays(60),
  chargeGid: "gid://shopify/AppSubscription/1",
  test: false,
  reason: "Starter, 25 November to 25 December",
});

describe("a plan's period", () => {
  test("gives its credits once, by however many it is noticed, and keeps the date that it gave first", async () => {
    const period = month();
    const grants = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        grantPlan(ctx, { ...period, expiresAt: new Date(period.expiresAt.getTime() + index) }),
      ),
    );
    expect(grants.map((grant) => grant.ok && grant.grantedCredits).toSorted()).toEqual([
      ...Array<number>(7).fill(0),
      1000,
    ]);
    const { sources } = await readBalance(ctx);
    expect(sources).toHaveLength(1);
    expect(Date.parse(sources[0]?.expiresAt ?? "") - period.expiresAt.getTime()).toBeLessThan(8);
    expect((await readStatement(ctx, { limit: 1 })).lines[0]).toMatchObject({
      kind: "grant",
      amount: 1000,
      reason: period.reason,
      chargeGid: period.chargeGid,
    });
  });

  test("that comes back with other contents is refused", async () => {
    await grantPlan(ctx, month());
    for (const other of [{ credits: 4000 }, { label: "Growth" }, { test: true }]) {
      expect(await grantPlan(ctx, { ...month(), ...other })).toEqual({ ok: false, reason: "key-reused" });
    }
    expect(await shop.balance()).toEqual({ available: 1000, held: 0 });
  });

  test("that is noticed when its credits would have ended is told in the statement and gives nothing to spend", async () => {
    expect(await grantPlan(ctx, { ...month(), expiresAt: inDays(-3) })).toMatchObject({
      grantedCredits: 1000,
    });
    expect(await shop.balance()).toEqual({ available: 0, held: 0 });
    expect(await shop.lines()).toEqual([
      ["grant", 1000, 1000],
      ["expire", -1000, 0],
    ]);
    await shop.booksAgree();
  });

  test("whose grant was expired in part by an earlier line lets the rest expire: nothing blocks the fold", async () => {
    await grantPlan(ctx, { ...month(), expiresAt: inDays(-3) });
    const [grant] = await database.asApp("SELECT grant_id FROM credit_grant", [], ctx.shopId);
    const names = { shop: ctx.shopId, grant: String(grant?.["grant_id"]), next: 2, balance: 1000 };
    const part = block(
      entries("{next}, LEG, {grant}, 'available', -10", "{next}, LEG, {grant}, 'expired', 10"),
      transaction({ kind: "'expire'", amount: "-10", key: "'expire:' || {grant}", hash: "NULL" }),
    );
    await database.asApp(filled(part, names), [], ctx.shopId);
    expect(await shop.lines()).toEqual([
      ["grant", 1000, 1000],
      ["expire", -10, 990],
      ["expire", -990, 0],
    ]);
    await shop.booksAgree();
  });

  test("gives trial credits as promotional ones: they burn after the plan's and before a pack's", async () => {
    await shop.pack(10);
    const given = { ...month(), sourceKey: `trial:${ctx.shopId}`, credits: 10, expiresAt: inDays(7) };
    expect(await grantTrial(ctx, given)).toEqual({ ok: true, grantedCredits: 10 });
    expect(await grantTrial(ctx, given)).toEqual({ ok: true, grantedCredits: 0 });
    await grantPlan(ctx, { ...month(), credits: 10 });
    await shop.held(1, 15);
    expect(await shop.sources()).toEqual([
      ["Starter", 0, 10],
      ["Starter", 5, 5],
      ["10 credits", 10, 0],
    ]);
  });
});

describe("taking back", () => {
  const take = (atMostCredits: number, key: string, sourceKeyPrefix = `plan:${ctx.shopId}:a`) =>
    takeBack(ctx, { sourceKeyPrefix, atMostCredits, key, reason: "The plan became smaller" });

  test("takes what is available from the named grants alone, the last to expire first, one line each", async () => {
    await shop.plan(100, inDays(30), `plan:${ctx.shopId}:a:1`);
    await shop.plan(100, inDays(60), `plan:${ctx.shopId}:a:2`);
    await shop.plan(100, inDays(90), `plan:${ctx.shopId}:b:1`);
    await shop.plan(100, inDays(90), `plan:${ctx.shopId}:%:1`);
    await shop.pack(100);
    expect(await take(130, "smaller")).toEqual({ ok: true, revokedCredits: 130 });
    expect(await take(5, "wildcard", `plan:${ctx.shopId}:%`)).toEqual({ ok: true, revokedCredits: 5 });
    expect((await shop.sources()).map(([, available]) => available)).toEqual([70, 100, 95, 100]);
    expect((await shop.lines()).slice(5)).toEqual([
      ["revoke", -100, 400],
      ["revoke", -30, 370],
      ["revoke", -5, 365],
    ]);
    await shop.booksAgree();
  });

  test("never takes held or spent credits; the same key takes nothing later, not even what came free", async () => {
    await shop.plan(60, inDays(30), `plan:${ctx.shopId}:a:1`);
    const run = await shop.held(4, 15);
    await shop.capture(run.runId, run.itemIds[0]);
    expect(await take(100, "nothing")).toEqual({ ok: true, revokedCredits: 0 });
    await shop.release(run.runId, run.itemIds[1]);
    expect(await take(100, "some")).toEqual({ ok: true, revokedCredits: 15 });
    await shop.release(run.runId, run.itemIds[2]);
    expect(await Promise.all([take(100, "nothing"), take(100, "some")])).toEqual([
      { ok: true, revokedCredits: 0 },
      { ok: true, revokedCredits: 15 },
    ]);
    expect(await take(99, "some")).toEqual({ ok: false, reason: "key-reused" });
    expect(await shop.balance()).toEqual({ available: 15, held: 15 });
    await shop.booksAgree();
  });

  test("commits and rolls back with the change that it belongs to", async () => {
    await shop.plan(60, inDays(30), `plan:${ctx.shopId}:a:1`);
    const rolledBack = ctx.db.tenant(ctx.shopId, async (tx) => {
      await takeBack(
        { ...ctx, tx },
        { sourceKeyPrefix: `plan:${ctx.shopId}:a`, atMostCredits: 60, key: "x", reason: "x" },
      );
      throw new Error("the downgrade failed");
    });
    await expect(rolledBack).rejects.toThrow("the downgrade failed");
    expect(await shop.balance()).toEqual({ available: 60, held: 0 });
    expect(await take(60, "x")).toEqual({ ok: true, revokedCredits: 60 });
  });

  test("asked of a shop without credits takes nothing; an amount that is none, or no prefix, is a bug", async () => {
    expect(await take(10, "empty")).toEqual({ ok: true, revokedCredits: 0 });
    await expect(take(-1, "negative")).rejects.toThrow(RangeError);
    await expect(take(1, "everything", "")).rejects.toThrow(RangeError);
  });
});
