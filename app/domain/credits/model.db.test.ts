/** Any sequence of movements against a small model: after every step the books, their projections and the model agree. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import { block } from "#test/support/ledger-statements.ts";
import { inDays } from "#test/support/ledger.ts";
import {
  adjustCredits,
  captureItem,
  foldSettlements,
  grantPack,
  grantPlan,
  grantTrial,
  holdCredits,
  readBalance,
  readStatement,
  reconcileCredits,
  releaseItem,
  revokeCharge,
  takeBack,
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
interface Grant {
  priority: number;
  expiresAt: number;
  charge: string | null;
  available: number;
  held: number;
  state?: "expired" | "revoked";
  /** Issued for an expired one. */
  isAnew?: boolean;
}
type Part = "available" | "held";

/** The reference: what burns first, and where an item's credits return to. */
class Model {
  grants: Grant[] = [];
  items: (Item & { from: [grant: Grant, credits: number][] })[] = [];
  left = () =>
    this.grants
      .filter((grant) => grant.available + grant.held > 0)
      .toSorted((a, b) => a.priority - b.priority || a.expiresAt - b.expiresAt);
  sum = (part: Part) => this.grants.reduce((sum, grant) => sum + grant[part], 0);
  grant(priority: number, expiresAt: number, credits: number, charge: string | null = null): Grant {
    const grant = { priority, expiresAt, charge, available: credits, held: 0 };
    this.grants.push(grant);
    return grant;
  }
  /** Takes from grants in the given order until it has enough. */
  take(credits: number, order: Grant[]): [Grant, number][] {
    const taken: [Grant, number][] = [];
    for (const grant of order) {
      const part = Math.min(grant.available, credits);
      if (part > 0) taken.push([grant, part]);
      grant.available -= part;
      credits -= part;
    }
    return taken;
  }
  hold(items: Item[]): boolean {
    if (items.reduce((sum, item) => sum + item.price, 0) > this.sum("available")) return false;
    for (const item of items) {
      const from = this.take(item.price, this.left());
      for (const [grant, credits] of from) grant.held += credits;
      this.items.push({ ...item, from });
    }
    return true;
  }
  /** `anew` are the grants that this fold makes for those that have expired. */
  settle(item: Model["items"][number], outcome: "captured" | "released", anew: Map<Grant, Grant>) {
    if (item.outcome !== undefined) return item.outcome;
    item.outcome = outcome;
    for (const [grant, credits] of item.from) {
      grant.held -= credits;
      if (outcome === "captured" || grant.state === "revoked") continue;
      let target = grant;
      if (grant.state === "expired") {
        target = anew.get(grant) ?? this.grant(grant.priority, inDays(30).getTime(), 0, grant.charge);
        target.isAnew = true;
        anew.set(grant, target);
      }
      target.available += credits;
    }
    return outcome;
  }
  end(grants: Grant[], state: "expired" | "revoked"): void {
    for (const grant of grants) Object.assign(grant, { state, available: 0 });
  }
}

interface Real {
  ctx: Ctx;
  /** Counts requests, so that each has a key of its own. */
  requests: number;
}
type Command = fc.AsyncCommand<Model, Real>;

async function agree(model: Model, { ctx }: Real): Promise<void> {
  const balance = await readBalance(ctx);
  expect(balance.sources.map((s) => [s.availableCredits, s.heldCredits])).toEqual(
    model.left().map((grant) => [grant.available, grant.held]),
  );
  expect(balance.availableCredits).toBe(model.sum("available"));
  expect(balance.heldCredits).toBe(model.sum("held"));
  expect((await readStatement(ctx, { limit: 1 })).lines[0]?.balance ?? 0).toBe(
    model.sum("available") + model.sum("held"),
  );
  expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
}

/** Every command is sent twice: what is repeated changes nothing. */
const twice = async <T>(send: () => Promise<T>): Promise<[T, T]> => [await send(), await send()];

const PLAN = 10;
const PROMOTIONAL = 20;
const PACK = 30;
const once = (credits: number) => [
  { ok: true, grantedCredits: credits },
  { ok: true, grantedCredits: 0 },
];

const buy = (credits: number): Command => ({
  check: () => true,
  toString: () => `buy ${credits}`,
  async run(model, real) {
    const purchaseGid = `gid://shopify/AppPurchaseOneTime/${real.ctx.shopId}-${(real.requests += 1)}`;
    const pack = { purchaseGid, credits, offerName: "Credits", test: false };
    expect(await twice(() => grantPack(real.ctx, pack))).toEqual(once(credits));
    model.grant(PACK, inDays(730).getTime(), credits, purchaseGid);
    await agree(model, real);
  },
});

const subscribe = (verb: typeof grantPlan | typeof grantTrial, credits: number, days: number): Command => ({
  check: () => true,
  toString: () => `${verb.name} ${credits} for ${days} days`,
  async run(model, real) {
    const request = (real.requests += 1);
    const chargeGid = `gid://shopify/AppSubscription/${real.ctx.shopId}-${request}`;
    // No two end in the same moment: which of such twins burns first is nobody's business.
    const expiresAt = new Date(inDays(days).getTime() + request);
    const grant = { credits, expiresAt, chargeGid, label: "Growth", test: false, reason: "A month" };
    const sourceKey = `plan:${real.ctx.shopId}:${request}`;
    expect(await twice(() => verb(real.ctx, { ...grant, sourceKey }))).toEqual(once(credits));
    const given = model.grant(
      verb === grantPlan ? PLAN : PROMOTIONAL,
      expiresAt.getTime(),
      credits,
      chargeGid,
    );
    if (days < 0) model.end([given], "expired");
    await agree(model, real);
  },
});

const adjust = (credits: number): Command => ({
  check: () => true,
  toString: () => `adjust by ${credits}`,
  async run(model, real) {
    const adjustment = { credits, key: String((real.requests += 1)), reason: "By hand" };
    const available = model.sum("available");
    const isDone = available + credits >= 0;
    if (credits > 0) model.grant(PROMOTIONAL, Infinity, credits);
    else if (isDone) model.take(-credits, model.left());
    for (const answer of await twice(() => adjustCredits(real.ctx, adjustment))) {
      expect(answer).toMatchObject(
        isDone ? { ok: true, adjustedCredits: credits } : { ok: false, available },
      );
    }
    await agree(model, real);
  },
});

const shrink = (atMostCredits: number): Command => ({
  check: () => true,
  toString: () => `take back ${atMostCredits}`,
  async run(model, real) {
    const key = String((real.requests += 1));
    const taken = { sourceKeyPrefix: "pack:", atMostCredits, key, reason: "Smaller" };
    const packs = model.grants.filter((grant) => grant.priority === PACK && !grant.isAnew);
    const lastFirst = packs.toSorted((a, b) => b.expiresAt - a.expiresAt);
    const revokedCredits = model
      .take(atMostCredits, lastFirst)
      .reduce((sum, [, credits]) => sum + credits, 0);
    expect(await twice(() => takeBack(real.ctx, taken))).toEqual([
      { ok: true, revokedCredits },
      { ok: true, revokedCredits },
    ]);
    await agree(model, real);
  },
});

const revoke = (pick: number): Command => ({
  check: (model) => model.grants.some(({ charge }) => charge),
  toString: () => `revoke ${pick}`,
  async run(model, real) {
    const charges = model.grants.flatMap(({ charge }) => charge ?? []);
    const chargeGid = charges[pick % charges.length] ?? "";
    const grants = model.grants.filter(({ charge }) => charge === chargeGid);
    const heldCredits = grants.reduce((sum, grant) => sum + grant.held, 0);
    for (const answer of await twice(() => revokeCharge(real.ctx, { chargeGid, reason: "Refunded" }))) {
      expect(answer).toMatchObject({ ok: true, heldCredits });
    }
    model.end(grants, "revoked");
    await agree(model, real);
  },
});

/** One grant at a time is both expired and held: two that are issued anew in one fold would be twins. */
const expire = (pick: number): Command => ({
  check: (model) =>
    model.left().some((grant) => !grant.state && grant.expiresAt < Infinity) &&
    !model.grants.some((grant) => grant.state === "expired" && grant.held > 0),
  toString: () => `expire ${pick}`,
  async run(model, real) {
    const dated = model.left().filter((grant) => !grant.state && grant.expiresAt < Infinity);
    const grant = dated[pick % dated.length];
    const { sources } = await readBalance(real.ctx);
    const date = grant && sources[model.left().indexOf(grant)]?.expiresAt;
    if (!grant || !date) throw new Error("nothing to expire");
    // Nobody waits 30 days: the date is moved with the guard of the row away.
    await database.asOwner(
      block(
        "SET LOCAL session_replication_role = replica",
        `UPDATE credit_grant SET expires_at = clock_timestamp() - interval '1 millisecond'
         WHERE shop_id = '${real.ctx.shopId}' AND expires_at = '${date}'`,
      ),
    );
    grant.expiresAt = Date.now();
    model.end([grant], "expired");
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
    const anew = new Map<Grant, Grant>();
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
          expect(answer).toEqual({
            ok: true,
            outcome: model.settle(item, winner, anew),
            credits: item.price,
          });
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
  const credits = fc.integer({ min: 1, max: 300 });
  const price = fc.constantFrom(15, 20, 30, 260);
  const wish = fc.constantFrom<"captured" | "released">("captured", "released");
  const commands = fc.commands<Model, Real, false>(
    [
      credits.map(buy),
      fc
        .tuple(credits, fc.constantFrom(-1, 20, 60))
        .map(([amount, days]) => subscribe(grantPlan, amount, days)),
      credits.map((amount) => subscribe(grantTrial, amount, 7)),
      fc.integer({ min: -200, max: 100 }).filter(Boolean).map(adjust),
      fc.nat(200).map(shrink),
      fc.nat(9).map(revoke),
      fc.nat(9).map(expire),
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
      await fc.asyncModelRun(() => ({ model: new Model(), real: { ctx, requests: 0 } }), sequence);
    }),
    { numRuns: 20 },
  );
  expect(found.failed, fc.defaultReportMessage(found)).toBe(false);
}, 240_000);
