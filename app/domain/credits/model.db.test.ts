/** Any sequence of movements against a ten-line model: after every step the books, their projections and the model agree. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
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

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

interface Item {
  runId: string;
  itemId: string;
  price: number;
  outcome?: "captured" | "released";
}

/** The reference: packs burn in the order in which they were bought; an item returns to where it came from. */
class Model {
  grants: { available: number; held: number }[] = [];
  items: (Item & { from: [grant: number, credits: number][] })[] = [];
  sum = (part: "available" | "held") => this.grants.reduce((sum, grant) => sum + grant[part], 0);
  grant = (credits: number) => void this.grants.push({ available: credits, held: 0 });
  hold(items: Item[]): boolean {
    if (items.reduce((sum, item) => sum + item.price, 0) > this.sum("available")) return false;
    for (const item of items) {
      const from: [number, number][] = [];
      for (const [index, grant] of this.grants.entries()) {
        const part = Math.min(
          grant.available,
          item.price - from.reduce((sum, [, credits]) => sum + credits, 0),
        );
        if (part > 0) from.push([index, part]);
        grant.available -= part;
        grant.held += part;
      }
      this.items.push({ ...item, from });
    }
    return true;
  }
  settle(item: Model["items"][number], outcome: "captured" | "released"): "captured" | "released" {
    if (item.outcome === undefined) {
      item.outcome = outcome;
      for (const [index, credits] of item.from) {
        const grant = this.grants[index];
        if (!grant) throw new Error("no such grant");
        grant.held -= credits;
        if (outcome === "released") grant.available += credits;
      }
    }
    return item.outcome;
  }
}

interface Real {
  ctx: Ctx;
  purchases: number;
}
type Command = fc.AsyncCommand<Model, Real>;

async function agree(model: Model, { ctx }: Real): Promise<void> {
  const balance = await readBalance(ctx);
  const left = model.grants.filter((grant) => grant.available + grant.held > 0);
  expect(balance.sources.map((s) => ({ available: s.availableCredits, held: s.heldCredits }))).toEqual(left);
  expect(balance.availableCredits).toBe(model.sum("available"));
  expect(balance.heldCredits).toBe(model.sum("held"));
  expect((await readStatement(ctx, { limit: 1 })).lines[0]?.balance ?? 0).toBe(
    model.sum("available") + model.sum("held"),
  );
  expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
}

/** Every command is sent twice: what is repeated changes nothing. */
const twice = async <T>(send: () => Promise<T>): Promise<[T, T]> => [await send(), await send()];

const buy = (credits: number): Command => ({
  check: () => true,
  toString: () => `buy ${credits}`,
  async run(model, real) {
    const purchaseGid = `gid://shopify/AppPurchaseOneTime/${real.ctx.shopId}-${(real.purchases += 1)}`;
    const pack = { purchaseGid, credits, offerName: "Credits", test: false };
    expect(await twice(() => grantPack(real.ctx, pack))).toEqual([
      { ok: true, grantedCredits: credits },
      { ok: true, grantedCredits: 0 },
    ]);
    model.grant(credits);
    await agree(model, real);
  },
});

const hold = (prices: number[]): Command => ({
  check: () => true,
  toString: () => `hold ${prices.join("+")}`,
  async run(model, real) {
    const runId = real.ctx.ids.next();
    const items = prices.map((price) => ({ runId, itemId: real.ctx.ids.next(), price }));
    const input = {
      runId,
      items: items.map(({ itemId, price }) => ({ itemId, priceCredits: price })),
      reason: "Run started",
    };
    const available = model.sum("available");
    const expected = model.hold(items);
    const needed = prices.reduce((sum, price) => sum + price, 0);
    for (const answer of await twice(() => holdCredits(real.ctx, input))) {
      expect(answer).toMatchObject(
        expected
          ? { ok: true, heldCredits: needed }
          : { ok: false, needed, available, shortfall: needed - available },
      );
    }
    await agree(model, real);
  },
});

const settle = (picks: number[], wishes: ("captured" | "released")[]): Command => ({
  check: (model) => model.items.length > 0,
  toString: () => `settle ${picks.join()} as ${wishes.join()}`,
  async run(model, real) {
    const chosen = new Set(picks.map((pick) => model.items[pick % model.items.length]));
    await Promise.all(
      [...chosen].map(async (item) => {
        if (!item) return;
        const send = (wish: "captured" | "released") =>
          (wish === "captured" ? captureItem : releaseItem)(real.ctx, {
            runId: item.runId,
            itemId: item.itemId,
            reason: "Ended",
          });
        const answers = await Promise.all(wishes.map((wish) => twice(() => send(wish))));
        const winner = item.outcome ?? answers[0]?.[0].outcome ?? "captured";
        if (item.outcome === undefined) expect(wishes).toContain(winner);
        for (const answer of answers.flat()) {
          expect(answer).toEqual({ ok: true, outcome: model.settle(item, winner), credits: item.price });
        }
      }),
    );
    await agree(model, real);
  },
});

const fold = (): Command => ({
  check: () => true,
  toString: () => "fold",
  async run(model, real) {
    await Promise.all([foldSettlements(real.ctx), foldSettlements(real.ctx)]);
    await agree(model, real);
  },
});

test("after every step the entries, the projections and the model agree", async () => {
  const price = fc.constantFrom(15, 20, 30, 260);
  const wish = fc.constantFrom<"captured" | "released">("captured", "released");
  const commands = fc.commands<Model, Real, false>(
    [
      fc.integer({ min: 1, max: 300 }).map(buy),
      fc.array(price, { minLength: 1, maxLength: 6 }).map(hold),
      fc
        .tuple(
          fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
          fc.array(wish, { minLength: 1, maxLength: 3 }),
        )
        .map(([picks, wishes]) => settle(picks, wishes)),
      fc.constant(fold()),
    ] as fc.Arbitrary<fc.AsyncCommand<Model, Real, false>>[],
    { maxCommands: 30, size: "+1" },
  );
  const found = await fc.check(
    fc.asyncProperty(commands, async (sequence) => {
      const ctx = database.ctx(await database.newShop());
      await fc.asyncModelRun(() => ({ model: new Model(), real: { ctx, purchases: 0 } }), sequence);
    }),
    { numRuns: 20 },
  );
  expect(found.failed, fc.defaultReportMessage(found)).toBe(false);
}, 240_000);
