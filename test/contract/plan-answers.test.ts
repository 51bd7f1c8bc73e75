/** What Shopify says of plans, against its double: after a reinstall, lost, late or overtaken, and of other charges. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  billingRegistrations,
  confirmCharge,
  onDataRequest,
  onRedact,
  readPlans,
  reconcileIntents,
} from "#app/domain/billing/index.server.ts";
import { grantPack, grantWelcome, readStatement } from "#app/domain/credits/index.server.ts";
import { type BillingScene, type BillingShop, openBillingScene } from "#test/support/billing-scene.ts";

let scene: BillingScene;
let shop: BillingShop;
beforeAll(async () => {
  scene = await openBillingScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  shop = await scene.newShop();
});

describe("coming back", () => {
  test("within the paid period gives no second credits of it; packs are still there, no second welcome comes", async () => {
    const gidHmac = shop.domain;
    await grantWelcome(shop.ctx, { gidHmac });
    await grantPack(shop.ctx, {
      purchaseGid: `gid://shopify/AppPurchaseOneTime/9${Date.now()}`,
      credits: 500,
      offerName: "500 credits",
      test: false,
    });
    await shop.onPlan("plan-starter");
    const before = await shop.credits();
    await shop.uninstall();
    expect(await readPlans(shop.ctx)).toMatchObject({ current: null, paidUntil: { name: "Starter" } });
    await onRedact(shop.ctx);
    await shop.reinstall();
    await grantWelcome(shop.ctx, { gidHmac });
    await shop.take("plan-starter");
    expect(await shop.credits()).toBe(before);
    await scene.wait(30);
    await shop.read();
    expect(await shop.credits()).toBe(before + 1000);
  });

  test("before the uninstall was heard, to an installation that lists none of the old plans: they have ended", async () => {
    await shop.onPlan("plan-growth");
    await scene.double.uninstall(shop.domain);
    await shop.reinstall();
    const old = (await shop.asked()).id;
    const { billing } = shop.ctx.ports;
    const again = {
      ...shop.ctx,
      ports: {
        ...shop.ctx.ports,
        billing: {
          ...billing,
          async readSubscriptions() {
            const reading = await billing.readSubscriptions();
            return {
              ...reading,
              subscriptions: reading.subscriptions.filter(({ chargeGid }) => chargeGid !== old),
            };
          },
        },
      },
    };
    expect(await shop.cancel(undefined, again)).toEqual({ ok: false, reason: "no-plan" });
    expect(await shop.choose("plan-growth", "again", again)).toMatchObject({ ok: true });
  });

  test("an unanswered change from before can't be approved any more", async () => {
    await shop.onPlan("plan-starter");
    await shop.choose("plan-growth");
    await shop.uninstall();
    await shop.reinstall();
    expect((await readPlans(shop.ctx)).unanswered).toBeNull();
    await shop.read();
    expect(await shop.choose("plan-growth")).toMatchObject({ ok: true });
  });
});

test("a renewal, which no webhook tells, is found by the job when the plan is due, and brings its credits once", async () => {
  await shop.onPlan("plan-starter");
  await scene.wait(30);
  await scene.database.asOwner("UPDATE billing_reading SET next_read_at = now() WHERE shop_id = $1", [
    shop.ctx.shopId,
  ]);
  const [, renewal] = billingRegistrations({ db: scene.database.db, ctxFor: () => shop.ctx });
  const control = {
    signal: new AbortController().signal,
    attempt: 1,
    isLastAttempt: false,
    log: shop.ctx.log,
  };
  for (let round = 1; round <= 2; round++) await renewal?.handle({ v: 1 }, control);
  expect((await shop.grants()).map(([, amount]) => amount)).toEqual([100, 1000, 1000]);
  const [row] = await scene.database.asOwner(
    "SELECT next_read_at > now() + interval '23 hours' AS daily FROM billing_reading WHERE shop_id = $1",
    [shop.ctx.shopId],
  );
  expect(row).toEqual({ daily: true });
});

describe("answers", () => {
  test("that was dropped after the subscription was made: the same click finds what was approved and asks no second time", async () => {
    await scene.double.addFault({
      shop: shop.domain,
      match: { operation: "appSubscriptionCreate" },
      kind: "drop-reply",
    });
    expect(await shop.choose("plan-growth", "one-click")).toEqual({
      ok: false,
      reason: "shopify-unavailable",
    });
    await scene.double.approve((await shop.asked()).id);
    expect(await shop.choose("plan-growth", "one-click")).toMatchObject({
      ok: true,
      confirmationUrl: expect.stringMatching(/\/app\/create$/) as string,
    });
    expect((await shop.subscriptions()).length).toBe(1);
    expect(await shop.grants()).toEqual([["Trial of Growth", 100]]);
  });

  test("that is older than one taken in since is asked for again: the old plan does not come back", async () => {
    await shop.onPlan("plan-starter");
    await shop.choose("plan-catalogue");
    const { id } = await shop.asked();
    let isFirst = true;
    const { billing } = shop.ctx.ports;
    const slow = {
      ...shop.ctx,
      ports: {
        ...shop.ctx.ports,
        billing: {
          ...billing,
          async readSubscriptions() {
            const answer = await billing.readSubscriptions();
            if (!isFirst) return answer;
            isFirst = false;
            await scene.double.approve(id);
            await shop.read();
            return answer;
          },
        },
      },
    };
    await reconcileIntents(slow);
    expect(await shop.current()).toBe("Catalogue");
    expect((await shop.grants()).at(-1)).toEqual(["Upgrade to Catalogue for the days left", 79_000]);
    expect((await shop.grants()).length).toBe(3);
  });

  test("that nobody waited for are found by the reconciler", async () => {
    await shop.choose("plan-starter");
    await scene.double.approve((await shop.asked()).id);
    expect(await reconcileIntents(shop.ctx)).toMatchObject({ grantedCredits: 100, unexplainedCharges: [] });
  });
});

describe("charges", () => {
  test("that are tests bring nothing where they don't count, and are marked where they do", async () => {
    const tester = await scene.newShop({ allowTestCharges: true });
    expect(await tester.take("plan-starter")).toMatchObject({ state: "granted" });
    expect((await readStatement(tester.ctx, { limit: 1 })).lines[0]).toMatchObject({
      test: true,
      amount: 100,
    });

    await shop.choose("plan-starter", "a-test", {
      ...shop.ctx,
      ports: { ...shop.ctx.ports, allowTestCharges: true },
    });
    const { id } = await shop.asked();
    await scene.double.approve(id);
    expect(await confirmCharge(shop.ctx, { chargeGid: id })).toMatchObject({ reason: "test-charge-refused" });
    expect(await shop.credits()).toBe(0);
    expect(await shop.current()).toBeNull();
  });

  test("that nobody ordered here, or for another price, are listed and bring nothing", async () => {
    const { billing } = shop.ctx.ports;
    const order = {
      currency: "USD",
      returnUrl: "https://admin.shopify.com/x",
      test: false,
      trialDays: 0,
    } as const;
    await billing.createSubscription({ ...order, name: "Catalogue plan", priceCents: 100, begins: "now" });
    const { id } = await shop.asked();
    await scene.double.approve(id);
    expect(await reconcileIntents(shop.ctx)).toMatchObject({
      grantedCredits: 0,
      unexplainedCharges: [{ chargeGid: id, priceCents: 100 }],
    });
    expect(await confirmCharge(shop.ctx, { chargeGid: id })).toEqual({
      ok: false,
      reason: "charge-unexplained",
    });
    expect(await shop.credits()).toBe(0);
  });

  test("of another shop are not found", async () => {
    await shop.take("plan-starter");
    const stranger = await scene.newShop();
    const { id } = await shop.asked();
    expect(await confirmCharge(stranger.ctx, { chargeGid: id })).toEqual({ ok: false, reason: "not-found" });
  });

  test("are told to the shop that asks what is stored about it", async () => {
    await shop.take("plan-starter");
    const stored = JSON.stringify(await onDataRequest(shop.ctx));
    expect(stored).toContain((await shop.asked()).id);
    expect(stored).not.toContain("signature");
  });
});
