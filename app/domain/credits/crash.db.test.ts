/** Database connections die in the middle of everything; clients try again with the same keys, and the books balance. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  captureItem,
  foldSettlements,
  grantPack,
  holdCredits,
  readBalance,
  readStatement,
  reconcileCredits,
  releaseItem,
} from "./index.server.ts";

const CLIENTS = 8;
const RUNS = 10;
const ITEMS_PER_RUN = 40;
const PRICE_CREDITS = 15;
/** Enough to hit every movement; on a slow machine more would keep anything from being done. */
const MAX_KILLED = 100;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Sends until there is an answer: a connection that died says nothing about what it did. */
async function insist<T>(send: () => Promise<T>, onLost: () => void): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (attempt === 200) throw error;
      onLost();
    }
  }
}

test("the books balance after database connections were killed while clients raced", async () => {
  const ctx = database.ctx(await database.newShop());
  const credits = RUNS * ITEMS_PER_RUN * PRICE_CREDITS;
  await grantPack(ctx, {
    purchaseGid: "gid://shopify/AppPurchaseOneTime/1",
    credits,
    offerName: "Credits",
    test: false,
  });

  let lostAnswers = 0;
  const insisting = <T>(send: () => Promise<T>) => insist(send, () => lostAnswers++);
  const runs = Array.from({ length: RUNS }, () => ({
    runId: ctx.ids.next(),
    items: Array.from({ length: ITEMS_PER_RUN }, () => ({
      itemId: ctx.ids.next(),
      priceCredits: PRICE_CREDITS,
    })),
  }));

  let killed = 0;
  const done = new AbortController();
  /** Kills a connection that is working for the ledger, again and again. */
  const killer = async () => {
    while (!done.signal.aborted && killed < MAX_KILLED) {
      const rows = await database.asOwner(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'app_login' AND query LIKE '%credits_%'
         ORDER BY (state = 'active') DESC, random() LIMIT 1`,
      );
      killed += rows.length;
      await ctx.clock.sleep(40);
    }
  };
  const outcomes = new Map<string, Set<string>>();
  const client = async (number: number) => {
    for (const [index, run] of runs.entries()) {
      expect(await insisting(() => holdCredits(ctx, { ...run, reason: "Run started" }))).toMatchObject({
        ok: true,
      });
      for (const { itemId } of run.items) {
        const input = { runId: run.runId, itemId, reason: "Ended" };
        const { outcome } = await insisting(() =>
          (number + index) % 3 === 0 ? releaseItem(ctx, input) : captureItem(ctx, input),
        );
        outcomes.set(itemId, (outcomes.get(itemId) ?? new Set()).add(outcome));
        if (number === 0) await foldSettlements(ctx).catch(() => lostAnswers++);
      }
    }
  };
  const killing = killer();
  try {
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  } finally {
    done.abort();
    await killing;
  }

  expect(killed).toBeGreaterThan(5);
  expect(lostAnswers).toBeGreaterThan(0);
  expect(outcomes.size).toBe(RUNS * ITEMS_PER_RUN);
  for (const seen of outcomes.values()) expect(seen.size).toBe(1);
  const captured = [...outcomes.values()].filter((seen) => seen.has("captured")).length;
  const balance = await insisting(() => readBalance(ctx));
  expect(balance).toMatchObject({ availableCredits: credits - captured * PRICE_CREDITS, heldCredits: 0 });
  expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
  const { lines } = await readStatement(ctx, { limit: 500 });
  expect(lines.filter((line) => line.kind === "capture")).toHaveLength(captured);
  expect(lines.filter((line) => line.kind === "hold")).toHaveLength(RUNS);
  expect(lines).toHaveLength(1 + RUNS + RUNS * ITEMS_PER_RUN);
});
