/** The unspent credits of a refunded charge are taken back, whenever they come free, and nothing falls below zero. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { inMs, ledgerOf } from "#test/support/ledger.ts";
import {
  findShopOfCharge,
  grantPlan,
  holdCredits,
  readBalance,
  readStatement,
  revokeCharge,
} from "./index.server.ts";

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

const revoke = (chargeGid: string) => revokeCharge(ctx, { chargeGid, reason: "Refunded by Shopify" });

test("what is available goes at once, what is held stays for its run, what is spent is written off", async () => {
  const charge = await shop.pack(100);
  await shop.pack(50);
  const run = await shop.held(5, 15);
  await shop.capture(run.runId, run.itemIds[0]);
  expect(await revoke(charge)).toEqual({
    ok: true,
    revokedCredits: 25,
    heldCredits: 60,
    writtenOffCredits: 15,
  });
  expect(await shop.balance()).toEqual({ available: 50, held: 60 });

  await shop.capture(run.runId, run.itemIds[1]);
  await shop.release(run.runId, run.itemIds[2]);
  await shop.release(run.runId, run.itemIds[3]);
  expect(await shop.balance()).toEqual({ available: 50, held: 15 });
  await shop.release(run.runId, run.itemIds[4]);
  expect(await shop.balance()).toEqual({ available: 50, held: 0 });
  expect((await shop.lines()).filter(([kind]) => kind === "revoke")).toEqual([
    ["revoke", -25, 110],
    ["revoke", -30, 65],
    ["revoke", -15, 50],
  ]);
  expect(await revoke(charge)).toEqual({
    ok: true,
    revokedCredits: 70,
    heldCredits: 0,
    writtenOffCredits: 30,
  });
  await shop.booksAgree();
});

test("every line of it names who revoked and why, also those that the fold writes later", async () => {
  const charge = await shop.pack(30);
  const run = await shop.held(1, 15);
  const operator = { ...ctx, actor: { kind: "operator" as const, id: "ada" } };
  await revokeCharge(operator, { chargeGid: charge, reason: "Refunded by Shopify" });
  await shop.release(run.runId, run.itemIds[0]);
  const { lines } = await readStatement(ctx, { limit: 10 });
  const revoked = lines.filter((line) => line.kind === "revoke");
  expect(revoked).toHaveLength(2);
  for (const line of revoked) {
    expect(line).toMatchObject({ reason: "Refunded by Shopify", actor: "operator:ada", chargeGid: charge });
  }
});

test("ten operators at the same time take back once, and the same charge gives nothing any more", async () => {
  const charge = await shop.pack(100);
  const answers = await Promise.all(Array.from({ length: 10 }, () => revoke(charge)));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, revokedCredits: 100 });
  await shop.pack(100, charge);
  expect(await shop.balance()).toEqual({ available: 0, held: 0 });
  expect((await shop.lines()).map(([kind]) => kind)).toEqual(["grant", "revoke"]);
});

test("holds that race a revocation spend no credit that it has taken", async () => {
  const charge = await shop.pack(300);
  const holds = Array.from({ length: 10 }, () =>
    holdCredits(ctx, {
      runId: ctx.ids.next(),
      items: [{ itemId: ctx.ids.next(), priceCredits: 30 }],
      reason: "Run started",
    }),
  );
  const [answer, ...held] = await Promise.all([revoke(charge), ...holds]);
  const heldCredits = 30 * held.filter((hold) => hold.ok).length;
  expect(answer).toEqual({
    ok: true,
    revokedCredits: 300 - heldCredits,
    heldCredits,
    writtenOffCredits: 0,
  });
  expect(await shop.balance()).toEqual({ available: 0, held: heldCredits });
  await shop.booksAgree();
});

test("credits that were issued anew after their date belong to their charge; a revoked grant issues none", async () => {
  const charge = `gid://shopify/AppSubscription/${ctx.shopId}`;
  await grantPlan(ctx, {
    sourceKey: `plan:${ctx.shopId}`,
    credits: 60,
    label: "Growth",
    expiresAt: inMs(700),
    chargeGid: charge,
    test: false,
    reason: "Growth, a month",
  });
  const run = await shop.held(3, 20);
  await shop.waitForExpiry();
  await shop.release(run.runId, run.itemIds[0]);
  expect(await shop.sources()).toEqual([
    ["Growth", 0, 40],
    ["Growth", 20, 0],
  ]);
  expect(await revoke(charge)).toMatchObject({ revokedCredits: 20, heldCredits: 40 });
  await shop.release(run.runId, run.itemIds[1]);
  await shop.capture(run.runId, run.itemIds[2]);
  expect(await shop.balance()).toEqual({ available: 0, held: 0 });
  expect(await revoke(charge)).toMatchObject({ revokedCredits: 40, heldCredits: 0, writtenOffCredits: 20 });
  await shop.booksAgree();
});

test("a charge that gave this shop nothing is refused, and no other shop's credits can be revoked from here", async () => {
  const charge = await shop.pack(100);
  expect(await findShopOfCharge({ db: database.db }, charge)).toBe(ctx.shopId);
  expect(await findShopOfCharge({ db: database.db }, "gid://shopify/AppPurchaseOneTime/0")).toBeNull();
  const other = database.ctx(await database.newShop());
  expect(await revokeCharge(other, { chargeGid: charge, reason: "x" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect((await readBalance(ctx)).availableCredits).toBe(100);
});
