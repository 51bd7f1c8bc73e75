import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  captureItem,
  foldSettlements,
  grantPack,
  grantWelcome,
  holdCredits,
  onDataRequest,
  onRedact,
  onUninstall,
  readBalance,
  readStatement,
  reconcileCredits,
  releaseItem,
  releaseItems,
} from "./index.server.ts";

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

const nextPurchase = (() => {
  let number = 0;
  return () => `gid://shopify/AppPurchaseOneTime/${(number += 1)}`;
})();
const pack = (credits: number, purchaseGid = nextPurchase()) =>
  grantPack(ctx, { purchaseGid, credits, offerName: `${credits} credits`, test: false });
const items = (count: number, priceCredits: number) =>
  Array.from({ length: count }, () => ({ itemId: ctx.ids.next(), priceCredits }));

/** Holds for new items; the hold must succeed. */
async function held(count: number, priceCredits: number) {
  const run = { runId: ctx.ids.next(), items: items(count, priceCredits) };
  expect(await holdCredits(ctx, { ...run, reason: "Run started" })).toEqual({
    ok: true,
    heldCredits: count * priceCredits,
  });
  return { runId: run.runId, itemIds: run.items.map((item) => item.itemId), items: run.items };
}
const capture = (runId: string, itemId: string, by = ctx) =>
  captureItem(by, { runId, itemId, reason: "Picture stored" });
const release = (runId: string, itemId: string, by = ctx) =>
  releaseItem(by, { runId, itemId, reason: "No picture" });
async function balance() {
  const { availableCredits, heldCredits } = await readBalance(ctx);
  return { available: availableCredits, held: heldCredits };
}
const sources = async () =>
  (await readBalance(ctx)).sources.map((s) => [s.source, s.availableCredits, s.heldCredits]);
/** A grant of a source or lifetime that no verb makes yet. */
const grant = (source: string, credits: number, lifetime: string | null) =>
  database.asApp(
    `SELECT credits_grant($1, gen_random_uuid(), $2, $3, $4, $5::interval, NULL, 'Test credits', false, NULL, 'Given', 'operator:test', 'h')`,
    [shopId, source, `${source}:${ctx.ids.next()}`, credits, lifetime],
  );
/** Waits until the database's clock has passed the dates that are near. */
const waitForExpiry = () =>
  database.asApp(
    `SELECT pg_sleep(greatest(0.001, extract(epoch FROM max(expires_at) - clock_timestamp()) + 0.002))
     FROM credit_grant WHERE expires_at < clock_timestamp() + interval '1 minute'`,
    [],
    shopId,
  );
async function booksAgree() {
  expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
}

describe("grants", () => {
  test("the welcome credits come once per shop, for ever", async () => {
    const gidHmac = `hmac-${shopId}`;
    expect(await grantWelcome(ctx, { gidHmac })).toEqual({ ok: true, grantedCredits: 50 });
    await onUninstall(ctx);
    await onRedact(ctx);
    expect(await grantWelcome(ctx, { gidHmac })).toEqual({ ok: true, grantedCredits: 0 });
    expect(await balance()).toEqual({ available: 50, held: 0 });
    expect((await readBalance(ctx)).sources[0]?.expiresAt).toBeNull();
  });

  test("twenty installations at the same time give one welcome", async () => {
    const gidHmac = `hmac-${shopId}`;
    const grants = await Promise.all(Array.from({ length: 20 }, () => grantWelcome(ctx, { gidHmac })));
    expect(grants.reduce((sum, { grantedCredits }) => sum + grantedCredits, 0)).toBe(50);
    expect(await balance()).toEqual({ available: 50, held: 0 });
  });

  test("a shop cannot get its welcome through another shop's row", async () => {
    const gidHmac = `hmac-${shopId}`;
    await grantWelcome(ctx, { gidHmac });
    const other = database.ctx(await database.newShop());
    await expect(grantWelcome(other, { gidHmac })).rejects.toThrow();
    expect((await readBalance(other)).availableCredits).toBe(0);
  });

  test("a purchase gives its pack once, however often it is confirmed and by how many", async () => {
    const gid = nextPurchase();
    const grants = await Promise.all(Array.from({ length: 10 }, () => pack(500, gid)));
    expect(grants.map((g) => (g.ok ? g.grantedCredits : g.reason)).toSorted()).toEqual([
      ...Array<number>(9).fill(0),
      500,
    ]);
    expect(await balance()).toEqual({ available: 500, held: 0 });
  });

  test("a purchase that comes back with other contents is refused", async () => {
    const gid = nextPurchase();
    await pack(500, gid);
    expect(await pack(2000, gid)).toEqual({ ok: false, reason: "key-reused" });
    expect(await balance()).toEqual({ available: 500, held: 0 });
  });

  test("credits bought with a test charge are marked in balance and statement", async () => {
    await grantPack(ctx, {
      purchaseGid: nextPurchase(),
      credits: 500,
      offerName: "500 credits",
      test: true,
    });
    expect((await readBalance(ctx)).sources[0]?.test).toBe(true);
    expect((await readStatement(ctx, { limit: 1 })).lines[0]).toMatchObject({
      test: true,
      reason: "pack.tested?credits=500",
    });
  });

  test("a grant commits and rolls back with the transaction that it belongs to", async () => {
    const rolledBack = ctx.db.tenant(shopId, async (tx) => {
      await grantWelcome({ ...ctx, tx }, { gidHmac: `hmac-${shopId}` });
      throw new Error("the installation failed");
    });
    await expect(rolledBack).rejects.toThrow("the installation failed");
    expect(await balance()).toEqual({ available: 0, held: 0 });
    expect(await grantWelcome(ctx, { gidHmac: `hmac-${shopId}` })).toMatchObject({ grantedCredits: 50 });
  });
});

describe("holds", () => {
  test("a hold is whole or refused with its exact shortfall", async () => {
    await pack(500);
    expect(
      await holdCredits(ctx, { runId: ctx.ids.next(), items: items(40, 15), reason: "Run started" }),
    ).toEqual({
      ok: false,
      reason: "insufficient-credits",
      needed: 600,
      available: 500,
      shortfall: 100,
    });
    expect(await balance()).toEqual({ available: 500, held: 0 });
    await held(33, 15);
    expect(await balance()).toEqual({ available: 5, held: 495 });
  });

  test("a shop that never had credits is refused, not an error", async () => {
    expect(
      await holdCredits(ctx, { runId: ctx.ids.next(), items: items(1, 15), reason: "Run started" }),
    ).toEqual({ ok: false, reason: "insufficient-credits", needed: 15, available: 0, shortfall: 15 });
    expect(await readBalance(ctx)).toEqual({
      availableCredits: 0,
      heldCredits: 0,
      frozenReason: null,
      sources: [],
    });
  });

  test("twenty simultaneous holds of 75 against 500 let exactly six through", async () => {
    await pack(500);
    const holds = await Promise.all(
      Array.from({ length: 20 }, () =>
        holdCredits(ctx, { runId: ctx.ids.next(), items: items(5, 15), reason: "Run started" }),
      ),
    );
    expect(holds.filter((hold) => hold.ok)).toHaveLength(6);
    expect(await balance()).toEqual({ available: 50, held: 450 });
    await booksAgree();
  });

  test("the same hold sent twice holds once; the same run with other items is refused", async () => {
    await pack(500);
    const run = { runId: ctx.ids.next(), items: items(4, 15), reason: "Run started" };
    const holds = await Promise.all([holdCredits(ctx, run), holdCredits(ctx, run), holdCredits(ctx, run)]);
    for (const hold of holds) expect(hold).toEqual({ ok: true, heldCredits: 60 });
    expect(await holdCredits(ctx, { ...run, items: items(4, 15) })).toEqual({
      ok: false,
      reason: "key-reused",
    });
    expect(await balance()).toEqual({ available: 440, held: 60 });
  });

  test("a hold inside a transaction that rolls back holds nothing", async () => {
    await pack(500);
    const run = { runId: ctx.ids.next(), items: items(4, 15), reason: "Run started" };
    await expect(
      ctx.db.tenant(shopId, async (tx) => {
        expect(await holdCredits({ ...ctx, tx }, run)).toMatchObject({ ok: true });
        throw new Error("the queue is away");
      }),
    ).rejects.toThrow("the queue is away");
    expect(await balance()).toEqual({ available: 500, held: 0 });
    expect(await holdCredits(ctx, run)).toMatchObject({ ok: true });
  });

  test("an item that another run holds already cannot be held again", async () => {
    await pack(500);
    const first = await held(1, 15);
    await expect(
      holdCredits(ctx, { runId: ctx.ids.next(), items: first.items, reason: "Run started" }),
    ).rejects.toThrow();
    expect(await balance()).toEqual({ available: 485, held: 15 });
  });

  test("plans burn first, then welcome and promotional credits, then packs; the earliest to expire first", async () => {
    await grant("pack", 10, "24 months");
    await grant("welcome", 10, null);
    await grant("promotional", 10, "60 days");
    await grant("plan", 10, "60 days");
    await grant("plan", 10, "30 days");
    await held(1, 35);
    expect(await sources()).toEqual([
      ["plan", 0, 10],
      ["plan", 0, 10],
      ["promotional", 0, 10],
      ["welcome", 5, 5],
      ["pack", 10, 0],
    ]);
  });
});

describe("captures and releases", () => {
  test("a retried capture charges once", async () => {
    await pack(500);
    const run = await held(2, 15);
    const [first] = run.itemIds as [string];
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await capture(run.runId, first)).toEqual({ ok: true, outcome: "captured", credits: 15 });
      await foldSettlements(ctx);
    }
    expect(await balance()).toEqual({ available: 470, held: 15 });
  });

  test("a capture racing a release has one winner, and both read it", async () => {
    await pack(2000);
    const run = await held(60, 15);
    const answers = await Promise.all(
      run.itemIds.map((itemId) => Promise.all([capture(run.runId, itemId), release(run.runId, itemId)])),
    );
    for (const [one, other] of answers) expect(one).toEqual(other);
    const captured = answers.filter(([one]) => one.outcome === "captured").length;
    expect(await balance()).toEqual({ available: 2000 - 15 * captured, held: 0 });
    await booksAgree();
  });

  test("a capture commits and rolls back with the result that it pays for", async () => {
    await pack(500);
    const run = await held(1, 15);
    const [itemId] = run.itemIds as [string];
    await expect(
      ctx.db.tenant(shopId, async (tx) => {
        await capture(run.runId, itemId, { ...ctx, tx });
        throw new Error("the picture could not be recorded");
      }),
    ).rejects.toThrow("could not be recorded");
    expect(await balance()).toEqual({ available: 485, held: 15 });
    expect(await release(run.runId, itemId)).toMatchObject({ outcome: "released" });
    expect(await balance()).toEqual({ available: 500, held: 0 });
  });

  test("an item that is not held, or not by this run, cannot be settled", async () => {
    await pack(500);
    const [one, other] = [await held(1, 15), await held(1, 15)];
    await expect(capture(one.runId, ctx.ids.next())).rejects.toThrow("does not hold");
    await expect(capture(other.runId, one.itemIds[0] ?? "")).rejects.toThrow("does not hold");
    await expect(
      releaseItems(ctx, {
        runId: one.runId,
        itemIds: [...one.itemIds, ...other.itemIds],
        reason: "Cancelled",
      }),
    ).rejects.toThrow("does not hold");
    await booksAgree();
  });

  test("many items are released in one statement; those that were captured stay captured", async () => {
    await pack(500);
    const run = await held(10, 15);
    await capture(run.runId, run.itemIds[3] ?? "");
    const { items: settled } = await releaseItems(ctx, {
      runId: run.runId,
      itemIds: run.itemIds,
      reason: "Cancelled",
    });
    expect(settled.filter((item) => item.outcome === "captured").map((item) => item.itemId)).toEqual([
      run.itemIds[3],
    ]);
    expect(await balance()).toEqual({ available: 485, held: 0 });
  });

  test("captures and releases wait for nobody who holds the shop's balance", async () => {
    await pack(500);
    const run = await held(2, 15);
    await ctx.db.tenant(shopId, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM credit_account FOR UPDATE`;
      await capture(run.runId, run.itemIds[0] ?? "");
      await release(run.runId, run.itemIds[1] ?? "");
    });
    expect(await balance()).toEqual({ available: 485, held: 0 });
  });

  test("a hold over two grants burns in order and returns each item to where it came from", async () => {
    await grant("plan", 40, "30 days");
    await pack(100);
    const run = await held(4, 15); // 40 of the plan: items 1, 2 and 10 of item 3; the rest from the pack
    expect(await sources()).toEqual([
      ["plan", 0, 40],
      ["pack", 80, 20],
    ]);
    await release(run.runId, run.itemIds[2] ?? "");
    expect(await sources()).toEqual([
      ["plan", 10, 30],
      ["pack", 85, 15],
    ]);
    await capture(run.runId, run.itemIds[3] ?? "");
    await capture(run.runId, run.itemIds[0] ?? "");
    await release(run.runId, run.itemIds[1] ?? "");
    expect(await sources()).toEqual([
      ["plan", 25, 0],
      ["pack", 85, 0],
    ]);
    await booksAgree();
  });
});

describe("expiry", () => {
  test("expired credits cannot be held and leave the balance with a line of their own", async () => {
    await grant("plan", 40, "5 milliseconds");
    await waitForExpiry();
    expect(
      await holdCredits(ctx, { runId: ctx.ids.next(), items: items(1, 15), reason: "Run started" }),
    ).toMatchObject({ ok: false, available: 0 });
    expect(await balance()).toEqual({ available: 0, held: 0 });
    const { lines } = await readStatement(ctx, { limit: 10 });
    expect(lines.map((line) => [line.kind, line.amount, line.balance])).toEqual([
      ["expire", -40, 0],
      ["grant", 40, 40],
    ]);
    await booksAgree();
  });

  test("a grant that expires while it is held still pays; what is released becomes a new one for 30 days", async () => {
    await grant("plan", 60, "2 seconds");
    await pack(20);
    const run = await held(5, 15); // 60 of the plan, 15 of the pack
    await waitForExpiry();
    await capture(run.runId, run.itemIds[0] ?? "");
    await release(run.runId, run.itemIds[1] ?? "");
    await release(run.runId, run.itemIds[2] ?? "");
    await release(run.runId, run.itemIds[4] ?? "");
    const { availableCredits, heldCredits, sources: now } = await readBalance(ctx);
    expect({ availableCredits, heldCredits }).toEqual({ availableCredits: 50, heldCredits: 15 });
    expect(now.map((s) => [s.source, s.availableCredits, s.heldCredits])).toEqual([
      ["plan", 0, 15],
      ["plan", 30, 0],
      ["pack", 20, 0],
    ]);
    const days = (Date.parse(now[1]?.expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    await capture(run.runId, run.itemIds[3] ?? "");
    expect(await balance()).toEqual({ available: 50, held: 0 });
    await booksAgree();
  });
});

describe("the statement", () => {
  test("adds up: the amounts sum to the newest balance, which is available + held", async () => {
    await grantWelcome(ctx, { gidHmac: `hmac-${shopId}` });
    await pack(500);
    const run = await held(12, 15);
    for (const itemId of run.itemIds.slice(0, 6)) await capture(run.runId, itemId);
    for (const itemId of run.itemIds.slice(6, 9)) await release(run.runId, itemId);
    const { lines, next } = await readStatement(ctx, { limit: 500 });
    const { available, held: heldNow } = await balance();
    expect(next).toBeNull();
    expect(lines.map((line) => line.number)).toEqual(lines.map((_, index) => lines.length - index));
    expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(available + heldNow);
    expect(lines.reduce((sum, line) => sum + line.heldChange, 0)).toBe(heldNow);
    expect(lines[0]?.balance).toBe(available + heldNow);
    for (const [index, line] of lines.entries()) {
      expect(line.balance - line.amount).toBe(lines[index + 1]?.balance ?? 0);
      expect(line.reason).not.toBe("");
      expect(line.actor).toBe("merchant:test");
    }
    const captured = lines.filter((line) => line.kind === "capture");
    expect(new Set(captured.map((line) => line.itemId))).toEqual(new Set(run.itemIds.slice(0, 6)));
    expect(captured.every((line) => line.runId === run.runId && line.amount === -15)).toBe(true);
  });

  test("pages neither lose nor repeat a line while new ones are written", async () => {
    for (let purchase = 0; purchase < 7; purchase++) await pack(10);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await readStatement(ctx, { before, limit: 3 });
      seen.push(...page.lines.map((line) => line.number));
      before = page.next ?? undefined;
      await pack(10);
    } while (before !== undefined);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test("a data request tells balance and every line", async () => {
    await pack(500);
    const run = await held(1, 15);
    await capture(run.runId, run.itemIds[0] ?? "");
    const { balance: told, statement } = await onDataRequest(ctx);
    expect(told.availableCredits).toBe(485);
    expect(statement.map((line) => line.kind)).toEqual(["capture", "hold", "grant"]);
  });
});
