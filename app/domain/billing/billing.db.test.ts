import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "#app/platform/ctx.ts";
import { ReplyLostError } from "#app/platform/outside-errors.ts";
import { readBalance, readStatement, reconcileCredits } from "#app/domain/credits/index.server.ts";
import { type TestDatabase, testDatabase } from "#test/support/database.ts";
import {
  billingRegistrations,
  buyPack,
  confirmCharge,
  onDataRequest,
  onRedact,
  onUninstall,
  reconcileIntents,
  wakeBilling,
} from "./index.server.ts";
import { reconcileBillingJob } from "./jobs/billing.jobs.ts";
import type { BillingPort, BillingPorts, CreatedCharge, NewPurchase, PurchaseFacts } from "./ports.ts";

/** Shopify's side of one shop: what it knows of charges, and how its answers get lost. */
class Shopify implements BillingPort {
  static #lastNumber = 0;
  readonly charges: PurchaseFacts[] = [];
  asked = 0;
  /** Called when a charge is asked for; may throw before (`created` unset) or after it was created. */
  onCreate: (step: "before" | "after") => void | Promise<void> = () => {};
  userErrors: { field: string | null; message: string }[] = [];

  async createOneTimePurchase(purchase: NewPurchase): Promise<CreatedCharge> {
    this.asked++;
    await this.onCreate("before");
    if (this.userErrors.length > 0) return { ok: false, userErrors: this.userErrors };
    const { name, priceCents, currency, test: isTest } = purchase;
    const charge = this.add({ name, priceCents, currency, test: isTest });
    await this.onCreate("after");
    return {
      ok: true,
      chargeGid: charge.chargeGid,
      confirmationUrl: `https://shopify.test/approve/${charge.chargeGid}`,
    };
  }
  readPurchase = (chargeGid: string) =>
    Promise.resolve(this.charges.find((charge) => charge.chargeGid === chargeGid) ?? null);
  createSubscription = () => Promise.reject(new Error("no plan is chosen here"));
  readSubscriptions = () => Promise.resolve({ subscriptions: [], readAt: new Date() });
  cancelSubscription = () => Promise.resolve(false);
  listPurchases = () => Promise.resolve(this.charges.toReversed());
  adminUrl = (path: string) => Promise.resolve(`https://admin.shopify.com/store/x/apps/y${path}`);

  add(charge: Partial<PurchaseFacts>): PurchaseFacts {
    const added: PurchaseFacts = {
      chargeGid: `gid://shopify/AppPurchaseOneTime/${(Shopify.#lastNumber += 1)}`,
      name: "A charge",
      status: "PENDING",
      test: false,
      priceCents: 600,
      currency: "USD",
      createdAt: new Date().toISOString(),
      ...charge,
    };
    this.charges.push(added);
    return added;
  }
  decide(chargeGid: string, change: Partial<PurchaseFacts>): string {
    const index = this.charges.findIndex((charge) => charge.chargeGid === chargeGid);
    const charge = this.charges[index];
    if (!charge) throw new Error(`no charge ${chargeGid}`);
    this.charges[index] = { ...charge, ...change };
    return chargeGid;
  }
  approve = (chargeGid = this.charges.at(-1)?.chargeGid ?? "") =>
    this.decide(chargeGid, { status: "ACTIVE" });
}

let database: TestDatabase;
let shopify: Shopify;
let ctx: Ctx<BillingPorts>;
beforeAll(async () => {
  database = await testDatabase({ jobs: [reconcileBillingJob] as never });
});
afterAll(() => database.close());
beforeEach(async () => {
  shopify = new Shopify();
  ctx = database.ctx(await database.newShop(), { billing: shopify, allowTestCharges: false });
});

const buy = (idempotencyKey = "click-1", change: Partial<Parameters<typeof buyPack>[1]> = {}, by = ctx) =>
  buyPack(by, { offerId: "pack-500", idempotencyKey, returnTo: "/app/create?products=1", ...change });
/** Buys a pack as far as Shopify's page, and returns its charge. */
async function ordered(idempotencyKey?: string): Promise<string> {
  expect(await buy(idempotencyKey)).toMatchObject({ ok: true });
  return shopify.charges.at(-1)?.chargeGid ?? "";
}
const credits = async () => (await readBalance(ctx)).availableCredits;
const loseReply = (step: "before" | "after") => {
  shopify.onCreate = (now) => {
    if (now === step) {
      shopify.onCreate = () => {};
      throw new ReplyLostError("the connection was closed");
    }
  };
};

describe("buying", () => {
  test("a pack is asked for at its price, and the merchant is sent to Shopify's page", async () => {
    const bought = await buy();
    expect(bought).toMatchObject({
      ok: true,
      confirmationUrl: expect.stringContaining("/approve/gid:") as string,
    });
    expect(shopify.charges).toMatchObject([
      { priceCents: 600, currency: "USD", test: false, status: "PENDING" },
    ]);
    expect(shopify.charges[0]?.name).toMatch(/^500 credits, ref\. [0-9a-f]{12}$/);
    expect(await credits()).toBe(0);
  });

  test("ten clicks with one key, in any tab, are one charge with one page", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => buy()));
    answers.push(await buy());
    expect(shopify.asked).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.ok).toBe(true);
  });

  test("a key that was used for another purchase is refused", async () => {
    await buy("click-1");
    for (const change of [{ offerId: "pack-2000" }, { returnTo: "/app/other" }]) {
      expect(await buy("click-1", change)).toEqual({ ok: false, reason: "key-reused" });
    }
    expect(shopify.asked).toBe(1);
  });

  test.each([
    ["an offer that isn't sold", { offerId: "pack-1000000" }, "unknown-offer"],
    ["another site to return to", { returnTo: "//evil.example" }, "invalid-input"],
    ["no key", { idempotencyKey: "" }, "invalid-input"],
  ])("%s is refused before anything is written", async (_name, change, reason) => {
    expect(await buy("click-1", change)).toMatchObject({ ok: false, reason });
    expect(shopify.asked).toBe(0);
    expect(await onDataRequest(ctx)).toEqual({ intents: [], purchases: [], subscriptions: [], periods: [] });
  });

  test("our intent is written before Shopify is asked, and no transaction is open meanwhile", async () => {
    let seen: Record<string, unknown>[] = [];
    let open: Record<string, unknown>[] = [];
    shopify.onCreate = async (step) => {
      if (step === "after") return;
      seen = await database.asApp("SELECT status, attempts FROM billing_intent", [], ctx.shopId);
      open = await database.asOwner(
        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
      );
    };
    expect(await buy()).toMatchObject({ ok: true });
    expect(seen).toEqual([{ status: "creating", attempts: 1 }]);
    expect(open).toEqual([]);
  });

  test("what Shopify refuses is told in its words and stays refused", async () => {
    shopify.userErrors = [{ field: "price", message: "Price is too low." }];
    const refused = { ok: false, reason: "shopify-refused", problem: "Price is too low." };
    expect(await buy()).toEqual(refused);
    shopify.userErrors = [];
    expect(await buy()).toEqual(refused);
    expect(shopify.asked).toBe(1);
    expect(await buy("click-2")).toMatchObject({ ok: true });
  });

  test("while another process asks, the merchant waits a little and is asked to try again", async () => {
    const slow = Promise.withResolvers<void>();
    shopify.onCreate = (step) => (step === "before" ? slow.promise : undefined);
    const first = buy();
    await expect.poll(() => shopify.asked).toBe(1);
    let nowMs = 0;
    const impatient = {
      ...ctx,
      clock: { nowMs: () => nowMs, sleep: (delayMs: number) => Promise.resolve(void (nowMs += delayMs)) },
    };
    expect(await buy("click-1", {}, impatient)).toEqual({ ok: false, reason: "charge-in-progress" });
    slow.resolve();
    expect(await first).toMatchObject({ ok: true });
    expect(await buy("click-1", {}, impatient)).toEqual(await first);
    expect(shopify.asked).toBe(1);
  });
});

describe("lost answers", () => {
  test("a request that never arrived is sent again, and is one charge", async () => {
    loseReply("before");
    expect(await buy()).toEqual({ ok: false, reason: "shopify-unavailable" });
    expect(await buy()).toMatchObject({ ok: true });
    expect(shopify.charges).toHaveLength(1);
  });

  test("a charge that was created and paid although its answer was lost is found, not created again", async () => {
    loseReply("after");
    expect(await buy()).toEqual({ ok: false, reason: "shopify-unavailable" });
    shopify.approve();
    expect(await buy()).toMatchObject({
      ok: true,
      confirmationUrl: "https://admin.shopify.com/store/x/apps/y/app/create?products=1",
    });
    expect(shopify.charges).toHaveLength(1);
    expect(await credits()).toBe(500);
  });

  test("a charge whose page nobody knows is replaced; if both are paid in the end, both count, once each", async () => {
    loseReply("after");
    await buy();
    const [lost] = shopify.charges;
    expect(await buy()).toMatchObject({ ok: true });
    expect(shopify.charges).toHaveLength(2);
    const paid = shopify.approve();
    expect(await confirmCharge(ctx, { chargeGid: paid })).toMatchObject({ ok: true, grantedCredits: 500 });
    shopify.approve(lost?.chargeGid);
    await reconcileIntents(ctx);
    await reconcileIntents(ctx);
    expect(await credits()).toBe(1000);
  });

  test("a replaced charge that expires does not end the purchase", async () => {
    loseReply("after");
    await buy();
    const lost = shopify.charges[0]?.chargeGid ?? "";
    const second = await buy();
    shopify.decide(lost, { status: "EXPIRED" });
    await reconcileIntents(ctx);
    expect(await buy()).toEqual(second);
    expect(await confirmCharge(ctx, { chargeGid: shopify.approve() })).toMatchObject({ grantedCredits: 500 });
  });

  test("a process that died while it asked blocks nobody for longer than its lease", async () => {
    shopify.onCreate = () => new Promise<void>(() => {}); // it never comes back
    void buy();
    await expect.poll(() => shopify.asked).toBe(1);
    shopify.onCreate = () => {};
    await database.asOwner("UPDATE billing_intent SET asking_until = now() WHERE shop_id = $1", [ctx.shopId]);
    expect(await buy()).toMatchObject({ ok: true });
  });

  test("a fault that is no lost answer is thrown, and the purchase can go on", async () => {
    shopify.onCreate = () => {
      throw new TypeError("a bug");
    };
    await expect(buy()).rejects.toThrow("a bug");
    shopify.onCreate = () => {};
    expect(await buy()).toMatchObject({ ok: true });
  });
});

describe("confirming", () => {
  test("an approved charge gives its credits once, however often and by how many it is confirmed", async () => {
    const chargeGid = await ordered();
    expect(await confirmCharge(ctx, { chargeGid })).toMatchObject({ ok: true, state: "confirming" });
    shopify.approve();
    const granted = {
      ok: true,
      state: "granted",
      of: "pack",
      name: "500 credits",
      credits: 500,
      grantedCredits: 500,
      startsAt: null,
      returnTo: "/app/create?products=1",
    };
    const [, , ...answers] = await Promise.all([
      reconcileIntents(ctx),
      reconcileIntents(ctx),
      ...Array.from({ length: 8 }, () => confirmCharge(ctx, { chargeGid })),
    ]);
    for (const answer of answers) expect(answer).toEqual(granted);
    expect(await credits()).toBe(500);
    const { lines } = await readStatement(ctx, { limit: 10 });
    expect(lines).toMatchObject([{ kind: "grant", amount: 500, chargeGid, test: false }]);
    expect(await reconcileCredits(ctx)).toEqual({ ok: true, differences: [] });
  });

  test("a charge that is confirmed before its own answer is recorded is granted once, and stays paid", async () => {
    const confirmed: unknown[] = [];
    shopify.onCreate = async (step) => {
      if (step === "after") confirmed.push(await confirmCharge(ctx, { chargeGid: shopify.approve() }));
    };
    expect(await buy()).toMatchObject({
      ok: true,
      confirmationUrl: expect.stringContaining("admin") as string,
    });
    expect(confirmed).toMatchObject([{ ok: true, grantedCredits: 500 }]);
    expect(await credits()).toBe(500);
  });

  test("two tabs that approve two purchases pay two and get two", async () => {
    const [one, other] = [await ordered("tab-1"), await ordered("tab-2")];
    shopify.approve(one);
    shopify.approve(other);
    await Promise.all([one, other, other, one].map((chargeGid) => confirmCharge(ctx, { chargeGid })));
    expect(await credits()).toBe(1000);
  });

  test("without any webhook and any return the reconciler brings the credits", async () => {
    await ordered();
    shopify.approve();
    expect(await reconcileIntents(ctx)).toEqual({
      ok: true,
      grantedCredits: 500,
      waitingCharges: 0,
      unexplainedCharges: [],
    });
    expect(await reconcileIntents(ctx)).toMatchObject({ grantedCredits: 0 });
  });

  test.each(["DECLINED", "EXPIRED"] as const)(
    "a %s charge buys nothing and ends the purchase",
    async (status) => {
      const chargeGid = shopify.decide(await ordered(), { status });
      const declined = { ok: false, reason: "charge-declined", returnTo: "/app/create?products=1" };
      expect(await confirmCharge(ctx, { chargeGid })).toEqual(declined);
      expect(await confirmCharge(ctx, { chargeGid })).toEqual(declined);
      expect(await buy()).toEqual({ ok: false, reason: "charge-declined" });
      expect(await credits()).toBe(0);
      expect(await buy("click-2")).toMatchObject({ ok: true });
    },
  );

  test("a test charge buys nothing in production, and stays so", async () => {
    const chargeGid = shopify.decide(await ordered(), { status: "ACTIVE", test: true });
    for (let attempt = 1; attempt <= 2; attempt++) {
      expect(await confirmCharge(ctx, { chargeGid })).toMatchObject({
        ok: false,
        reason: "test-charge-refused",
      });
    }
    expect(await credits()).toBe(0);
  });

  test("on a development store charges are tests, count, and are marked", async () => {
    ctx = { ...ctx, ports: { ...ctx.ports, allowTestCharges: true } };
    const chargeGid = await ordered();
    expect(shopify.charges[0]?.test).toBe(true);
    shopify.approve();
    expect(await confirmCharge(ctx, { chargeGid })).toMatchObject({ ok: true, grantedCredits: 500 });
    expect((await readStatement(ctx, { limit: 1 })).lines[0]?.test).toBe(true);
  });
});

describe("charges that were not ordered", () => {
  test("another price than ordered grants nothing and is listed", async () => {
    const chargeGid = shopify.decide(await ordered(), { status: "ACTIVE", priceCents: 1 });
    expect(await confirmCharge(ctx, { chargeGid })).toEqual({ ok: false, reason: "charge-unexplained" });
    expect(await reconcileIntents(ctx)).toMatchObject({
      grantedCredits: 0,
      unexplainedCharges: [{ chargeGid, priceCents: 1, currency: "USD" }],
    });
    expect(await credits()).toBe(0);
  });

  test("a paid charge that we never asked for is listed, never granted, whatever its name says", async () => {
    const { chargeGid } = shopify.add({ name: "150,000 credits", status: "ACTIVE", priceCents: 90_000 });
    expect(await confirmCharge(ctx, { chargeGid })).toEqual({ ok: false, reason: "charge-unexplained" });
    expect(await reconcileIntents(ctx)).toMatchObject({
      grantedCredits: 0,
      unexplainedCharges: [{ chargeGid, priceCents: 90_000 }],
    });
    expect(await credits()).toBe(0);
  });

  test.each([
    "gid://shopify/AppPurchaseOneTime/999999999",
    "gid://shopify/AppSubscription/1",
    "",
    "1 OR 1=1",
  ])("%j is not found", async (chargeGid) => {
    expect(await confirmCharge(ctx, { chargeGid })).toEqual({ ok: false, reason: "not-found" });
  });

  test("another shop's paid charge cannot be claimed, even when Shopify answered for it", async () => {
    const chargeGid = await ordered();
    shopify.approve();
    await confirmCharge(ctx, { chargeGid });
    const thief = database.ctx(await database.newShop(), ctx.ports);
    await expect(confirmCharge(thief, { chargeGid })).rejects.toThrow();
    expect((await readBalance(thief)).availableCredits).toBe(0);
    expect(await onDataRequest(thief)).toEqual({
      intents: [],
      purchases: [],
      subscriptions: [],
      periods: [],
    });
  });
});

describe("a shop that leaves", () => {
  test("keeps what it bought, and a charge that was approved meanwhile is granted when it is back", async () => {
    const paid = await ordered("click-1");
    shopify.approve();
    await confirmCharge(ctx, { chargeGid: paid });
    const late = await ordered("click-2");
    await onUninstall(ctx);
    shopify.approve(late);
    expect(await credits()).toBe(500);
    await reconcileIntents(ctx);
    expect(await credits()).toBe(1000);
  });

  test("is forgotten except for what was bought and for how much", async () => {
    const paid = await ordered("click-1");
    shopify.approve();
    await confirmCharge(ctx, { chargeGid: paid });
    await ordered("click-2");
    await onRedact(ctx);
    expect(
      await database.asApp(
        "SELECT status, confirmation_url, return_to, credits FROM billing_intent ORDER BY created_at",
        [],
        ctx.shopId,
      ),
    ).toEqual([
      { status: "paid", confirmation_url: null, return_to: "/", credits: 500 },
      { status: "expired", confirmation_url: null, return_to: "/", credits: 500 },
    ]);
    expect(await credits()).toBe(500);
  });

  test("is told what is stored about its charges, without their approval pages", async () => {
    await ordered();
    const told = JSON.stringify(await onDataRequest(ctx));
    expect(told).toContain("pack-500");
    expect(told).not.toContain("shopify.test/approve");
  });
});

describe("the job", () => {
  const control = () => ({
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
    log: ctx.log,
  });

  test("looks at every installed shop with an open purchase, and one shop's fault stops no other", async () => {
    const ours = ctx;
    await ordered();
    shopify.approve();
    const faulty = database.ctx(await database.newShop(), {
      billing: new Shopify(),
      allowTestCharges: false,
    });
    await buy("click-1", {}, faulty);
    const gone = database.ctx(await database.newShop(), { billing: new Shopify(), allowTestCharges: false });
    await buy("click-1", {}, gone);
    await database.asApp("UPDATE shop SET uninstalled_at = now()", [], gone.shopId);

    const asked: string[] = [];
    const [registration] = billingRegistrations({
      db: database.db,
      ctxFor(shopId) {
        asked.push(shopId);
        if (shopId === faulty.shopId) throw new Error("its token is dead");
        return shopId === ours.shopId
          ? ours
          : database.ctx(shopId, { billing: new Shopify(), allowTestCharges: false });
      },
    });
    await registration?.handle({ v: 1 }, control());
    expect(asked).toContain(ours.shopId);
    expect(asked).toContain(faulty.shopId);
    expect(asked).not.toContain(gone.shopId);
    expect(await credits()).toBe(500);
  });

  test("a plan that can't be read is put off before it is asked for: it takes no other plan's turn in the next round", async () => {
    const due = (shopId: string) =>
      database.asOwner(
        "INSERT INTO billing_reading (shop_id, next_read_at) VALUES ($1, now() - interval '1 hour')",
        [shopId],
      );
    const listed = async () =>
      (await database.asApp("SELECT shop_id FROM billing_shops_to_renew()", [], ctx.shopId)).map(
        (row) => row["shop_id"],
      );
    shopify.readSubscriptions = () => Promise.reject(new ReplyLostError("nothing came"));
    await due(ctx.shopId);
    expect(await listed()).toContain(ctx.shopId);
    const [, renewal] = billingRegistrations({
      db: database.db,
      ctxFor: (shopId) =>
        shopId === ctx.shopId
          ? ctx
          : database.ctx(shopId, { billing: new Shopify(), allowTestCharges: false }),
    });
    await renewal?.handle({ v: 1 }, control());
    expect(await listed()).not.toContain(ctx.shopId);
    const rows = await database.asOwner(
      "SELECT next_read_at < now() + interval '6 minutes' AS soon FROM billing_reading WHERE shop_id = $1",
      [ctx.shopId],
    );
    expect(rows).toEqual([{ soon: true }]);
  });

  test("a webhook wakes it for one shop, and ten of them wake it once", async () => {
    for (let webhook = 0; webhook < 10; webhook++) await wakeBilling(ctx);
    const jobs = await database.asOwner(
      "SELECT data FROM pgboss.job WHERE name = 'billing.reconcile' AND data->>'shopId' = $1",
      [ctx.shopId],
    );
    expect(jobs).toEqual([{ data: { v: 1, shopId: ctx.shopId } }]);
  });

  test("a purchase that no charge can answer any more expires", async () => {
    loseReply("before");
    await buy();
    await database.asOwner(
      "UPDATE billing_intent SET created_at = now() - interval '73 hours' WHERE shop_id = $1",
      [ctx.shopId],
    );
    await reconcileIntents(ctx);
    expect(await buy()).toEqual({ ok: false, reason: "charge-declined" });
  });
});
