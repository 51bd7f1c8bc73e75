/** What an operator does by hand: adjusts a balance, thaws a frozen shop. Each with a reason, and never below zero. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { inDays, ledgerOf } from "#test/support/ledger.ts";
import {
  adjustCredits,
  holdCredits,
  readBalance,
  readStatement,
  reconcileCredits,
  thawCredits,
} from "./index.server.ts";

let database: TestDatabase;
let ctx: Ctx;
let shop: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = { ...database.ctx(await database.newShop()), actor: { kind: "operator", id: "ada" } };
  shop = ledgerOf(database, ctx);
});

describe("adjusting", () => {
  test("gives promotional credits that never expire, or for as long as is said, with reason and actor", async () => {
    expect(await adjustCredits(ctx, { credits: 40, key: "a", reason: "Our picture was wrong" })).toEqual({
      ok: true,
      adjustedCredits: 40,
    });
    await adjustCredits(ctx, { credits: 10, lifetimeDays: 30, key: "b", reason: "A gift" });
    const { sources } = await readBalance(ctx);
    expect(sources.map((s) => [s.source, s.availableCredits, s.expiresAt === null])).toEqual([
      ["promotional", 10, false],
      ["promotional", 40, true],
    ]);
    expect((await readStatement(ctx, { limit: 2 })).lines).toMatchObject([
      { kind: "adjust", amount: 10, balance: 50, reason: "A gift", actor: "operator:ada" },
      { kind: "adjust", amount: 40, balance: 40, reason: "Our picture was wrong", actor: "operator:ada" },
    ]);
    await shop.booksAgree();
  });

  test("takes available credits in burn order, one line for each grant, and never held ones", async () => {
    await shop.pack(50);
    await shop.plan(30, inDays(30));
    await shop.held(1, 10);
    expect(await adjustCredits(ctx, { credits: -35, key: "a", reason: "Granted by mistake" })).toMatchObject({
      ok: true,
    });
    expect(await shop.sources()).toEqual([
      ["Growth", 0, 10],
      ["50 credits", 35, 0],
    ]);
    expect((await shop.lines()).slice(3)).toEqual([
      ["adjust", -20, 60],
      ["adjust", -15, 45],
    ]);
    expect(await adjustCredits(ctx, { credits: -36, key: "b", reason: "Too much" })).toEqual({
      ok: false,
      reason: "insufficient-credits",
      needed: 36,
      available: 35,
      shortfall: 1,
    });
    await shop.booksAgree();
  });

  test("the same key adjusts once, by however many it is sent; with other contents it is refused", async () => {
    await shop.pack(50);
    for (const [credits, after] of [
      [25, 75],
      [-25, 50],
    ] as const) {
      const sent = { credits, key: `by ${credits}`, reason: "Sent again and again" };
      const answers = await Promise.all(Array.from({ length: 8 }, () => adjustCredits(ctx, sent)));
      for (const answer of answers) expect(answer).toEqual({ ok: true, adjustedCredits: credits });
      expect(await adjustCredits(ctx, { ...sent, credits: credits * 2 })).toEqual({
        ok: false,
        reason: "key-reused",
      });
      expect(await shop.balance()).toEqual({ available: after, held: 0 });
    }
    await shop.booksAgree();
  });

  test("by nothing, by a broken amount, or for no time is a bug", async () => {
    for (const wrong of [
      { credits: 0 },
      { credits: 1.5 },
      { credits: 1, lifetimeDays: 0 },
      { credits: -1, lifetimeDays: 1 },
    ]) {
      await expect(adjustCredits(ctx, { ...wrong, key: "x", reason: "x" })).rejects.toThrow(RangeError);
    }
  });
});

describe("thawing", () => {
  /** The database refuses such a change, so its guard is away for the length of it: a bug or a hand would do that. */
  const damage = (by: number) =>
    database.asOwner(`DO $$ BEGIN
      ALTER TABLE credit_account DISABLE TRIGGER only_through_the_journal;
      UPDATE credit_account SET available = available + ${by} WHERE shop_id = '${ctx.shopId}';
      ALTER TABLE credit_account ENABLE TRIGGER only_through_the_journal;
    END $$`);
  const hold = () =>
    holdCredits(ctx, {
      runId: ctx.ids.next(),
      items: [{ itemId: ctx.ids.next(), priceCredits: 15 }],
      reason: "Run started",
    });

  test("is refused while the books disagree, and lets the shop spend once they agree", async () => {
    await shop.pack(50);
    await damage(7);
    await reconcileCredits(ctx);
    expect(await thawCredits(ctx, { reason: "Looks fine" })).toEqual({
      ok: false,
      reason: "spending-frozen",
    });
    expect(await hold()).toEqual({ ok: false, reason: "spending-frozen" });
    await damage(-7);
    await reconcileCredits(ctx);
    expect(await hold()).toEqual({ ok: false, reason: "spending-frozen" });
    expect(await thawCredits(ctx, { reason: "The hand's change is undone" })).toEqual({
      ok: true,
      thawed: true,
    });
    expect((await readBalance(ctx)).frozenReason).toBeNull();
    expect(await hold()).toMatchObject({ ok: true });
  });

  test("says when there is nothing to thaw, and keeps who thawed and why", async () => {
    await shop.pack(50);
    expect(await thawCredits(ctx, { reason: "x" })).toEqual({ ok: true, thawed: false });
    for (const reason of ["First", "Second"]) {
      await damage(7);
      await reconcileCredits(ctx);
      await damage(-7);
      expect(await thawCredits(ctx, { reason })).toEqual({ ok: true, thawed: true });
    }
    const kept = await database.asApp(
      "SELECT reason, actor FROM credit_request WHERE idempotency_key LIKE 'thaw:%' ORDER BY created_at",
      [],
      ctx.shopId,
    );
    expect(kept).toEqual([
      { reason: "First", actor: "operator:ada" },
      { reason: "Second", actor: "operator:ada" },
    ]);
  });
});
