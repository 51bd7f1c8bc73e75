/** Whatever the order in which requests arrive, wait for each other, commit or roll back: the books balance. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { inDays, ledgerOf } from "#test/support/ledger.ts";
import {
  adjustCredits,
  captureItem,
  foldSettlements,
  grantPack,
  grantPlan,
  holdCredits,
  readBalance,
  readStatement,
  releaseItem,
  revokeCharge,
  takeBack,
} from "./index.server.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const PRICE = 15;
const RUNS = 3;
const ITEMS_PER_RUN = 2;

/** A request that can be sent to any shop and sent again: everything in it is fixed. */
type Request =
  | { verb: "pack" | "plan"; number: number; credits: number }
  | { verb: "hold"; run: number }
  | { verb: "capture" | "release"; run: number; item: number }
  | { verb: "adjust"; number: number; credits: number }
  | { verb: "take back"; number: number; credits: number }
  | { verb: "revoke"; number: number }
  | { verb: "fold" };

const number = fc.nat(2);
const credits = fc.integer({ min: 1, max: 90 });
const settle = fc.record({
  verb: fc.constantFrom("capture", "release"),
  run: fc.nat(RUNS - 1),
  item: fc.nat(ITEMS_PER_RUN - 1),
});
const request: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ verb: fc.constantFrom("pack", "plan"), number, credits }),
  fc.record({ verb: fc.constant("hold"), run: fc.nat(RUNS - 1) }),
  settle,
  settle,
  fc.record({ verb: fc.constant("adjust"), number, credits: fc.oneof(credits, fc.constant(-PRICE)) }),
  fc.record({ verb: fc.constant("take back"), number, credits }),
  fc.record({ verb: fc.constant("revoke"), number }),
  fc.record({ verb: fc.constant("fold") }),
) as fc.Arbitrary<Request>;

interface Run {
  runId: string;
  itemIds: string[];
}
const newRuns = (ctx: Ctx): Run[] =>
  Array.from({ length: RUNS }, () => ({
    runId: ctx.ids.next(),
    itemIds: Array.from({ length: ITEMS_PER_RUN }, () => ctx.ids.next()),
  }));
const gid = (ctx: Ctx, number: number) => `gid://shopify/AppPurchaseOneTime/${ctx.shopId}-${number}`;

async function send(ctx: Ctx, runs: readonly Run[], request: Request) {
  const { runId, itemIds } = runs["run" in request ? request.run : 0] as Run;
  switch (request.verb) {
    case "pack":
      return grantPack(ctx, {
        purchaseGid: gid(ctx, request.number),
        credits: request.credits,
        offerName: "Credits",
        test: false,
      });
    case "plan":
      return grantPlan(ctx, {
        sourceKey: `plan:${ctx.shopId}:${request.number}`,
        credits: request.credits,
        label: "Growth",
        expiresAt: inDays(30 + request.number),
        chargeGid: null,
        test: false,
        reason: "A month",
      });
    case "hold":
      return holdCredits(ctx, {
        runId,
        items: itemIds.map((itemId) => ({ itemId, priceCredits: PRICE })),
        reason: "Run started",
      });
    case "capture":
      return captureItem(ctx, { runId, itemId: itemIds[request.item] ?? "", reason: "Stored" });
    case "release":
      return releaseItem(ctx, { runId, itemId: itemIds[request.item] ?? "", reason: "Nothing" });
    case "adjust":
      return adjustCredits(ctx, { credits: request.credits, key: String(request.number), reason: "By hand" });
    case "take back":
      return takeBack(ctx, {
        sourceKeyPrefix: `plan:${ctx.shopId}`,
        atMostCredits: request.credits,
        key: String(request.number),
        reason: "Smaller",
      });
    case "revoke":
      return revokeCharge(ctx, { chargeGid: gid(ctx, request.number), reason: "Refunded" });
    case "fold":
      return foldSettlements(ctx);
  }
}

/** What a shop's books say, without what differs between shops. */
async function books(ctx: Ctx) {
  const { availableCredits, heldCredits, sources } = await readBalance(ctx);
  const { lines } = await readStatement(ctx, { limit: 500 });
  return {
    availableCredits,
    heldCredits,
    sources: sources.map((s) => [s.label, s.availableCredits, s.heldCredits]),
    lines: lines.map((line) => [line.kind, line.amount, line.heldChange, line.balance, line.itemId]),
  };
}

test("any sequence of requests run twice equals once", async () => {
  const sequences = fc.array(request, { minLength: 5, maxLength: 25, size: "max" });
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      const [once, twice] = [
        database.ctx(await database.newShop()),
        database.ctx(await database.newShop()),
      ] as const;
      const runs = newRuns(once);
      const held = new Set<number>();
      /** What was refused was not done, so nobody sends it again; nothing settles what isn't held: that is a bug. */
      const done: Request[] = [];
      for (const one of sequence) {
        if ((one.verb === "capture" || one.verb === "release") && !held.has(one.run)) continue;
        const answer = await send(once, runs, one);
        expect(await send(twice, runs, one)).toEqual(answer);
        if (!answer.ok) continue;
        if (one.verb === "hold") held.add(one.run);
        done.push(one);
      }
      for (const one of done) expect(await send(twice, runs, one)).toMatchObject({ ok: true });
      expect(await books(twice)).toEqual(await books(once));
      await ledgerOf(database, twice).booksAgree();
    }),
    { numRuns: 10 },
  );
});

/** Requests of one client, sent one after the other, in one transaction or each on its own. */
interface Client {
  requests: Request[];
  ends: "each by itself" | "commit" | "roll back";
}
class RolledBack extends Error {}

test("clients that a scheduler interleaves, in transactions that commit or roll back, leave one winner for each item", async () => {
  const client: fc.Arbitrary<Client> = fc.record({
    requests: fc.array(fc.oneof(settle as fc.Arbitrary<Request>, request), {
      minLength: 1,
      maxLength: 4,
      size: "max",
    }),
    ends: fc.constantFrom("each by itself", "commit", "roll back"),
  });
  const clients = fc.array(client, { minLength: 3, maxLength: 6, size: "max" });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), clients, async (scheduler, all) => {
      const ctx = database.ctx(await database.newShop());
      const runs = newRuns(ctx);
      await send(ctx, runs, { verb: "pack", number: 0, credits: RUNS * ITEMS_PER_RUN * PRICE });
      await send(ctx, runs, { verb: "plan", number: 0, credits: 20 });
      for (const run of runs.keys()) await send(ctx, runs, { verb: "hold", run });

      /** For each item, what was answered to those whose transaction committed. */
      const answers = new Map<string, Set<string>>();
      const act = async (by: Ctx, requests: readonly Request[], name: string) => {
        const told: [itemId: string, outcome: string][] = [];
        for (const one of requests) {
          await scheduler.schedule(Promise.resolve(), `${name}: ${one.verb}`);
          const answer = await send(by, runs, one);
          if ("outcome" in answer && "item" in one) {
            told.push([runs[one.run]?.itemIds[one.item] ?? "", answer.outcome]);
          }
        }
        await scheduler.schedule(Promise.resolve(), `${name}: end`);
        return told;
      };
      const play = async ({ requests, ends }: Client, index: number) => {
        const name = `client ${index}`;
        try {
          return ends === "each by itself"
            ? await act(ctx, requests, name)
            : await ctx.db.tenant(ctx.shopId, async (tx) => {
                const told = await act({ ...ctx, tx }, requests, name);
                if (ends === "roll back") throw new RolledBack();
                return told;
              });
        } catch (error) {
          if (error instanceof RolledBack) return [];
          throw error;
        }
      };
      const told = await scheduler.waitFor(Promise.all(all.map(play)));
      for (const [itemId, outcome] of told.flat()) {
        answers.set(itemId, (answers.get(itemId) ?? new Set()).add(outcome));
      }
      for (const outcomes of answers.values()) expect(outcomes.size).toBe(1);

      const { lines, ...balance } = await books(ctx);
      for (const [itemId, outcomes] of answers) {
        const settled = lines.filter((line) => line[4] === itemId).map(([kind]) => kind);
        expect(settled).toEqual([outcomes.has("captured") ? "capture" : "release"]);
      }
      const unsettled = RUNS * ITEMS_PER_RUN - lines.filter((line) => line[4] !== null).length;
      expect(balance.heldCredits).toBe(unsettled * PRICE);
      expect(lines.reduce((sum, line) => sum + Number(line[1]), 0)).toBe(
        balance.availableCredits + balance.heldCredits,
      );
      await ledgerOf(database, ctx).booksAgree();
    }),
    { numRuns: 15 },
  );
});
