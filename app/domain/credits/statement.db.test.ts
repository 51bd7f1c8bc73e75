import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  adjustCredits,
  captureItem,
  foldSettlements,
  grantPack,
  holdCredits,
  readStatement,
  readUse,
  readUseSince,
  readWholeStatement,
  releaseItem,
  releaseItems,
} from "./index.server.ts";
import type { StatementFilter } from "./schemas.ts";

let database: TestDatabase;
let shopId: ShopId;
let ctx: Ctx;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  shopId = await database.newShop();
  ctx = database.ctx(shopId);
});

let purchases = 0;
const buy = (credits: number, test = false) =>
  grantPack(ctx, {
    purchaseGid: `gid://shopify/AppPurchaseOneTime/${9000 + (purchases += 1)}`,
    credits,
    offerName: `${credits} credits`,
    test,
  });

/** A run of items at 10 credits of which the first ones are charged and the next ones returned. */
async function run({ captured, released }: { captured: number; released: number }): Promise<string> {
  const runId = ctx.ids.next();
  const items = Array.from({ length: captured + released }, () => ({
    itemId: ctx.ids.next(),
    priceCredits: 10,
  }));
  const held = await holdCredits(ctx, { runId, items, reason: "Pictures" });
  expect(held.ok).toBe(true);
  for (const [index, { itemId }] of items.entries()) {
    const settle = index < captured ? captureItem : releaseItem;
    await settle(ctx, { runId, itemId, reason: `Picture ${index + 1}` });
  }
  await foldSettlements(ctx);
  return runId;
}

const lines = async (filter: StatementFilter, limit = 100) =>
  (await readStatement(ctx, { limit, filter })).lines;
const numbers = async (filter: StatementFilter) => (await lines(filter)).map(({ number }) => number);

/** Moves lines into the past, which no movement can. */
const age = (upTo: number, interval: string) =>
  database.asOwner(`
    SET session_replication_role = replica;
    UPDATE credit_transaction SET created_at = created_at - interval '${interval}'
    WHERE shop_id = '${shopId}' AND number <= ${upTo};
    RESET session_replication_role`);

describe("the statement's filters", () => {
  let runs: string[];
  beforeEach(async () => {
    await buy(500, true);
    runs = [await run({ captured: 2, released: 1 }), await run({ captured: 1, released: 0 })];
    // 1 grant · 2 hold, 3 4 capture, 5 release · 6 hold, 7 capture
  });

  test("by kind, by several kinds, and by kinds that never happened", async () => {
    expect(await numbers({})).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await numbers({ kinds: ["capture"] })).toEqual([7, 4, 3]);
    expect(await numbers({ kinds: ["grant", "hold"] })).toEqual([6, 2, 1]);
    expect(await numbers({ kinds: ["revoke"] })).toEqual([]);
  });

  test("by run, with what the run's lines are", async () => {
    expect(await numbers({ runId: runs[0] })).toEqual([5, 4, 3, 2]);
    expect(await numbers({ runId: runs[1], kinds: ["capture", "grant"] })).toEqual([7]);
  });

  test("by period: the first instant is in it, the last is not", async () => {
    await age(1, "10 days");
    await age(5, "5 days");
    const [first, , , , , sixth] = (await lines({})).toReversed();
    expect(await numbers({ from: sixth!.at })).toEqual([7, 6]);
    expect(await numbers({ to: sixth!.at })).toEqual([5, 4, 3, 2, 1]);
    expect(await numbers({ to: first!.at })).toEqual([]);
    expect(await numbers({ from: first!.at, to: sixth!.at, kinds: ["capture"] })).toEqual([4, 3]);
    expect(await numbers({ from: "2090-01-01T00:00:00Z" })).toEqual([]);
    expect(await numbers({ from: sixth!.at, to: first!.at })).toEqual([]);
  });

  test("a page follows the other without a gap, under a filter too", async () => {
    const filter = { kinds: ["hold", "capture"] as const };
    const first = await readStatement(ctx, { limit: 3, filter });
    const second = await readStatement(ctx, { before: first.next!, limit: 3, filter });
    expect([...first.lines, ...second.lines].map(({ number }) => number)).toEqual([7, 6, 4, 3, 2]);
    expect(second.next).toBeNull();
  });

  test("another shop's run has no lines here, and an empty shop has none at all", async () => {
    ctx = database.ctx(await database.newShop());
    expect(await lines({ runId: runs[0] })).toEqual([]);
    expect(await lines({ from: "2026-01-01T00:00:00Z", kinds: ["grant"] })).toEqual([]);
  });

  test("a line about a grant names its charge, and says when that was a test", async () => {
    expect(await lines({ kinds: ["grant"] })).toMatchObject([
      { chargeGid: expect.stringMatching(/AppPurchaseOneTime\/9\d+$/), test: true, amount: 500 },
    ]);
    expect(await lines({ kinds: ["hold"] })).toMatchObject([
      { chargeGid: null, test: false, runId: runs[1] },
      { chargeGid: null, test: false, runId: runs[0] },
    ]);
  });

  test("the whole statement is read in steps that meet", async () => {
    const { itemIds, runId } = {
      itemIds: Array.from({ length: 1500 }, () => ctx.ids.next()),
      runId: ctx.ids.next(),
    };
    await buy(20_000);
    const items = itemIds.map((itemId) => ({ itemId, priceCredits: 1 }));
    await holdCredits(ctx, { runId, items, reason: "Pictures" });
    await database.asApp(
      "SELECT count(*) FROM credits_settle($1, $2, $3, 'captured', 'Picture', 'system:test')",
      [shopId, runId, itemIds],
    );
    const sizes: number[] = [];
    const read: number[] = [];
    for await (const step of readWholeStatement(ctx)) {
      sizes.push(step.length);
      read.push(...step.map(({ number }) => number));
    }
    expect(sizes).toEqual([1000, 509]);
    expect(read).toEqual(Array.from({ length: 1509 }, (_, index) => 1509 - index));
  });
});

describe("what was used lately", () => {
  test("is what was captured in these days, whatever else moved the balance", async () => {
    expect(await readUse(ctx, { days: 7 })).toBe(0);
    await buy(500);
    await run({ captured: 3, released: 2 });
    await age(6, "8 days");
    expect(await readUse(ctx, { days: 7 })).toBe(0);
    expect(await readUse(ctx, { days: 9 })).toBe(30);
    await run({ captured: 2, released: 1 });
    await buy(2000);
    await run({ captured: 1, released: 0 });
    expect(await readUse(ctx, { days: 7 })).toBe(30);
    expect(await readUse(ctx, { days: 9 })).toBe(60);
  });

  test("counts the last picture before any fold, and nothing that only expired", async () => {
    await database.asApp(
      `SELECT credits_grant($1, gen_random_uuid(), 'promotional', $2, 70, interval '1 millisecond', NULL, 'Test credits', false,
         NULL, 'Given', 'operator:test', 'h')`,
      [shopId, `promotional:${shopId}`],
    );
    await buy(100);
    const runId = ctx.ids.next();
    const itemId = ctx.ids.next();
    await holdCredits(ctx, { runId, items: [{ itemId, priceCredits: 15 }], reason: "1 picture" });
    await captureItem(ctx, { runId, itemId, reason: "Picture" });
    expect(await readUse(ctx, { days: 7 })).toBe(15);
  });

  const DAY_MS = 86_400_000;
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  /** The last days, one after the other, each from so long ago to the next. */
  const lastDays = (count: number) => Array.from({ length: count }, (_, place) => daysAgo(count - place));
  /** What the statement calls used, day by day, summed up line by line. */
  async function usedByStatement(starts: readonly Date[]): Promise<number[]> {
    const sums: number[] = [];
    for (const [place, from] of starts.entries()) {
      const to = starts[place + 1]?.toISOString();
      const used = await lines({ kinds: ["capture"], from: from.toISOString(), ...(to && { to }) }, 500);
      sums.push(used.reduce((sum, { amount }) => sum - amount, 0));
    }
    return sums;
  }

  test("by day is what the statement shows as used on each: not what was bought, returned, expired or taken back", async () => {
    const starts = lastDays(30);
    await buy(1000);
    await run({ captured: 3, released: 2 });
    await age(100, "20 days");
    await buy(500);
    await run({ captured: 0, released: 4 });
    await age(100, "9 days");
    await run({ captured: 4, released: 0 });
    await adjustCredits(ctx, { credits: -7, key: ctx.ids.next(), reason: "Put right" });
    await buy(70);
    await run({ captured: 1, released: 1 });
    const byDay = await readUseSince(ctx, { starts });
    expect(byDay).toEqual(await usedByStatement(starts));
    // 29 days ago, whatever was aged twice; today, and nothing between.
    expect(byDay.filter((used) => used > 0)).toEqual([30, 50]);
    expect(byDay.reduce((sum, used) => sum + used, 0)).toBe(80);
    expect(await readUse(ctx, { days: 30 })).toBe(80);
  });

  test("by day is nothing for a shop without a line, and for days before its first", async () => {
    expect(await readUseSince(ctx, { starts: lastDays(30) })).toEqual(Array(30).fill(0));
    expect(await readUseSince(ctx, { starts: [] })).toEqual([]);
    await buy(100);
    await run({ captured: 2, released: 0 });
    expect(await readUseSince(ctx, { starts: lastDays(30) })).toEqual([...Array(29).fill(0), 20]);
    expect(await readUseSince(ctx, { starts: [daysAgo(-1)] })).toEqual([0]);
  });

  test("by day holds no other shop's", async () => {
    await buy(100);
    await run({ captured: 2, released: 0 });
    const other = database.ctx(await database.newShop());
    expect(await readUseSince(other, { starts: lastDays(2) })).toEqual([0, 0]);
  });
});

test("the keys of a shop that the statistics don't know yet are looked up, not searched for among its lines", async () => {
  await buy(10_000);
  const runId = ctx.ids.next();
  const items = Array.from({ length: 3000 }, () => ({ itemId: ctx.ids.next(), priceCredits: 1 }));
  await holdCredits(ctx, { runId, items, reason: "Pictures" });
  await releaseItems(ctx, { runId, itemIds: items.map(({ itemId }) => itemId), reason: "Pictures" });
  await foldSettlements(ctx);
  for (const table of ["credit_transaction", "credit_settlement", "credit_hold_item"])
    await database.asOwner(`ANALYZE ${table}`);
  const unknown = await database.newShop();
  // What the foreign keys of an entry and of a settlement ask for each row.
  for (const [index, check] of [
    ["credit_transaction_pkey", "credit_transaction x WHERE shop_id = $1 AND number = 7"],
    ["credit_hold_item_pkey", "credit_hold_item x WHERE shop_id = $1 AND item_id = $1"],
  ] as const) {
    const text = `SELECT 1 FROM ONLY ${check.replaceAll("$1", `'${unknown}'`)} FOR KEY SHARE OF x`;
    const plan = await database.asOwner(`EXPLAIN ${text}`);
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain(`using ${index} `);
  }
});
