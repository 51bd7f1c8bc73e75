/** Plans against the Shopify double: trial, periods, changes and ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { choosePlan, confirmCharge, readPlans } from "#app/domain/billing/index.server.ts";
import { captureItem, holdCredits, readBalance, reconcileCredits } from "#app/domain/credits/index.server.ts";
import { AdminUnavailableError } from "#app/platform/outside-errors.ts";
import {
  type BillingScene,
  type BillingShop,
  DAY_MS,
  openBillingScene,
} from "#test/support/billing-scene.ts";

let scene: BillingScene;
let shop: BillingShop;
beforeAll(async () => {
  scene = await openBillingScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  shop = await scene.newShop();
});

const changeOf = async (offerId: string) =>
  (await readPlans(shop.ctx)).offers.find((offer) => offer.offerId === offerId)?.change;

describe("a first plan", () => {
  test("begins with the one trial: 100 credits at once, the plan's with the first payment, and never again", async () => {
    expect(await changeOf("plan-growth")).toEqual({
      kind: "start",
      trialDays: 7,
      creditsNow: 100,
      daysLeft: null,
    });
    expect(await shop.take("plan-growth")).toMatchObject({
      state: "granted",
      name: "Growth",
      grantedCredits: 100,
    });
    expect(await readPlans(shop.ctx)).toMatchObject({ current: { name: "Growth", isTrial: true } });
    expect(await shop.bill()).toEqual([]);
    await scene.wait(7);
    await shop.read();
    expect(await shop.grants()).toEqual([
      ["Trial of Growth", 100],
      ["Growth: credits for 30 days", 4000],
    ]);
    expect((await readPlans(shop.ctx)).current).toMatchObject({ isTrial: false, status: "active" });
    await shop.cancel();
    await scene.wait(31);
    await shop.read();
    expect(await changeOf("plan-starter")).toEqual({
      kind: "start",
      trialDays: 0,
      creditsNow: 1000,
      daysLeft: null,
    });
    await shop.take("plan-starter");
    expect((await shop.asked()).trialDays).toBe(0);
    expect(await shop.credits()).toBe(5100);
  });

  test("that ends within its trial was never paid, and leaves the trial's credits", async () => {
    await shop.take("plan-scale");
    await shop.cancel();
    await scene.wait(40);
    await shop.read();
    expect(await shop.grants()).toEqual([["Trial of Scale", 100]]);
    expect(await shop.bill()).toEqual([]);
  });

  test("is asked for at its price every 30 days, named so that it is found again", async () => {
    await shop.choose("plan-starter");
    expect(await shop.asked()).toMatchObject({
      name: expect.stringMatching(/^Starter plan, ref\. [0-9a-f]{12}$/) as string,
      price: { amount: "9.00", currencyCode: "USD" },
      interval: "EVERY_30_DAYS",
      test: false,
    });
  });
});

describe("periods", () => {
  test("bring their credits once, however often and by however many they are read", async () => {
    await shop.onPlan("plan-starter");
    await Promise.all(Array.from({ length: 6 }, () => shop.read()));
    await scene.wait(30);
    await Promise.all(Array.from({ length: 6 }, () => shop.read()));
    expect(await shop.grants()).toEqual([
      ["Trial of Starter", 100],
      ["Starter: credits for 30 days", 1000],
      ["Starter: credits for 30 days", 1000],
    ]);
  });

  test("last until the end of the next one", async () => {
    await shop.onPlan("plan-starter");
    const [, plan] = (await readBalance(shop.ctx)).sources.toReversed();
    const { current: running } = await readPlans(shop.ctx);
    expect(plan ?? null).toMatchObject({ label: "Starter", expiresAt: running?.creditsUntil });
    expect(Date.parse(running?.creditsUntil ?? "") - Date.parse(running?.periodEnd ?? "")).toBe(30 * DAY_MS);
  });

  test("that passed unseen while the plan ran are brought too; those that passed frozen are not", async () => {
    await shop.onPlan("plan-starter");
    await scene.wait(60);
    await shop.read();
    expect((await shop.grants()).length).toBe(1 + 3);
    await scene.double.freeze((await shop.asked()).id);
    await shop.read();
    await scene.wait(60);
    await shop.read();
    expect((await shop.grants()).length).toBe(1 + 3);
    await scene.double.unfreeze((await shop.asked()).id);
    await shop.read();
    expect((await shop.grants()).length).toBe(1 + 4);
  });

  test("go on for a run that holds credits when its plan is frozen or ends", async () => {
    await shop.onPlan("plan-starter");
    const item = { itemId: shop.ctx.ids.next(), priceCredits: 15 };
    const runId = shop.ctx.ids.next();
    await holdCredits(shop.ctx, { runId, items: [item], reason: "Run started" });
    await scene.double.freeze((await shop.asked()).id);
    await shop.read();
    await scene.double.cancel((await shop.asked()).id);
    await shop.read();
    expect(
      await captureItem(shop.ctx, { runId, itemId: item.itemId, reason: "Picture stored" }),
    ).toMatchObject({
      outcome: "captured",
      credits: 15,
    });
    expect(await reconcileCredits(shop.ctx)).toEqual({ ok: true, differences: [] });
  });
});

describe("changing", () => {
  test("to a dearer plan brings the difference for the days left, at once", async () => {
    await shop.onPlan("plan-starter");
    await scene.wait(10);
    await shop.read();
    expect(await changeOf("plan-growth")).toEqual({ kind: "upgrade", creditsNow: 2000, daysLeft: 20 });
    expect(await shop.take("plan-growth")).toMatchObject({ state: "granted", grantedCredits: 2000 });
    expect((await shop.bill()).at(-1)).toMatchObject({ kind: "proration", amount: "13.33" });
    expect(await shop.current()).toBe("Growth");
    await scene.wait(20);
    await shop.read();
    expect((await shop.grants()).at(-1)).toEqual(["Growth: credits for 30 days", 4000]);
  });

  test("to a cheaper plan waits for the end of the period, and can be called off", async () => {
    await shop.onPlan("plan-growth");
    expect(await changeOf("plan-starter")).toMatchObject({ kind: "downgrade" });
    expect(await shop.take("plan-starter")).toMatchObject({ state: "scheduled", name: "Starter" });
    expect(await readPlans(shop.ctx)).toMatchObject({
      current: { name: "Growth" },
      scheduled: { name: "Starter" },
      unanswered: null,
    });
    expect(await changeOf("plan-growth")).toEqual({ kind: "keep" });
    await shop.take("plan-growth");
    await scene.wait(30);
    await shop.read();
    expect(await shop.current()).toBe("Growth");
    await shop.take("plan-starter");
    await scene.wait(30);
    await shop.read();
    expect(await shop.current()).toBe("Starter");
    expect((await readPlans(shop.ctx)).scheduled).toBeNull();
    expect((await shop.grants()).map(([, amount]) => amount)).toEqual([100, 4000, 4000, 1000]);
  });

  test("that would bring other credits by now than the merchant was told is refused, with the new figure", async () => {
    await shop.onPlan("plan-starter");
    const order = { offerId: "plan-growth", idempotencyKey: "told", returnTo: "/app", expectedCredits: 3000 };
    await scene.wait(10);
    expect(await choosePlan(shop.ctx, order)).toMatchObject({
      reason: "plan-brings-another",
      expected: 3000,
      found: 2000,
    });
    expect(await choosePlan(shop.ctx, { ...order, expectedCredits: 2000 })).toMatchObject({ ok: true });
  });

  test("that is declined, or expires, changes nothing", async () => {
    await shop.onPlan("plan-starter");
    for (const end of ["decline", "expire"] as const) {
      await shop.choose("plan-growth");
      const { id } = await shop.asked();
      await scene.double[end](id);
      expect(await confirmCharge(shop.ctx, { chargeGid: id })).toMatchObject({ reason: "charge-declined" });
    }
    expect(await shop.current()).toBe("Starter");
    expect((await readPlans(shop.ctx)).unanswered).toBeNull();
  });

  test("that was replaced by another is not said to be declined when its return page is opened again", async () => {
    await shop.onPlan("plan-starter");
    const { id: first } = await shop.asked();
    await shop.take("plan-growth");
    expect(await confirmCharge(shop.ctx, { chargeGid: first })).toMatchObject({
      reason: "plan-over",
      plan: "Starter",
    });
  });

  test("at once is one at a time: two tabs can't approve two upgrades, in either order", async () => {
    await shop.onPlan("plan-starter");
    const [one, two] = await Promise.all([shop.choose("plan-growth"), shop.choose("plan-catalogue")]);
    expect([one, two].map((answer) => (answer.ok ? "ok" : answer.reason)).toSorted()).toEqual([
      "ok",
      "plan-change-open",
    ]);
    await scene.double.decline((await shop.asked()).id);
    expect(await shop.take("plan-catalogue")).toMatchObject({ state: "granted" });
  });

  test("that was begun in another tab leads to the same page of Shopify", async () => {
    await shop.onPlan("plan-starter");
    const pages = await Promise.all([1, 2, 3].map(() => shop.choose("plan-growth")));
    expect(new Set(pages.map((page) => page.ok && page.confirmationUrl)).size).toBe(1);
    expect((await shop.subscriptions()).length).toBe(2);
  });

  test("two first plans that are both approved leave the second for the next period", async () => {
    await shop.choose("plan-catalogue");
    await shop.choose("plan-starter");
    const [dear, cheap] = (await shop.subscriptions()).map(({ id }) => id) as [string, string];
    await scene.double.approve(dear);
    await scene.double.approve(cheap);
    await shop.read();
    expect(await shop.current()).toBe("Catalogue");
    expect(await shop.grants()).toEqual([["Trial of Catalogue", 100]]);
  });

  test("at once waits for a dearer first plan that follows: approved after it began, money would come back for spent credits", async () => {
    await shop.choose("plan-starter");
    await shop.choose("plan-scale");
    const [cheap, dear] = (await shop.subscriptions()).map(({ id }) => id) as [string, string];
    await scene.double.approve(cheap);
    await scene.double.approve(dear);
    expect(await shop.choose("plan-growth")).toMatchObject({ reason: "plan-change-open", plan: "Scale" });
    await scene.wait(7);
    await shop.read();
    expect(await shop.current()).toBe("Scale");
  });

  test("is refused while Shopify has paused the plan", async () => {
    await shop.onPlan("plan-growth");
    await scene.double.freeze((await shop.asked()).id);
    expect(await shop.choose("plan-scale")).toEqual({ ok: false, reason: "plan-frozen", plan: "Growth" });
    expect((await readPlans(shop.ctx)).current).toMatchObject({ status: "frozen" });
    expect(await changeOf("plan-scale")).toMatchObject({ kind: "refused" });
  });
});

test("a plan brings what it brought when it was ordered, whatever it is sold for since", async () => {
  await shop.choose("plan-starter");
  await scene.database.asOwner("UPDATE billing_intent SET credits = 900 WHERE shop_id = $1", [
    shop.ctx.shopId,
  ]);
  await scene.double.approve((await shop.asked()).id);
  await scene.wait(7);
  await shop.read();
  expect((await shop.grants()).at(-1)).toEqual(["Starter: credits for 30 days", 900]);
  expect((await readPlans(shop.ctx)).current).toMatchObject({ name: "Starter", credits: 900 });
});

test.each([-5, 5])("a machine whose clock is %i minutes off gives the same credits", async (minutes) => {
  await shop.onPlan("plan-starter");
  await scene.wait(10);
  const clock = { ...shop.ctx.clock, nowMs: () => Date.now() + minutes * 60_000 };
  await shop.choose("plan-growth", "a-click", { ...shop.ctx, clock });
  const { id } = await shop.asked();
  await scene.double.approve(id);
  expect(await confirmCharge({ ...shop.ctx, clock }, { chargeGid: id })).toMatchObject({
    grantedCredits: 2000,
  });
});

describe("ending", () => {
  test("gives nothing back, keeps what was given, and ends the period's smaller plans", async () => {
    await shop.onPlan("plan-growth");
    const ended = await shop.cancel();
    expect(ended).toMatchObject({ ok: true, name: "Growth" });
    expect(await shop.credits()).toBe(4100);
    expect((await shop.bill()).map(({ amount }) => amount)).toEqual(["29.00"]);
    expect(await readPlans(shop.ctx)).toMatchObject({ current: null, paidUntil: { name: "Growth" } });
    expect(await shop.choose("plan-starter")).toMatchObject({ reason: "plan-paid-until", plan: "Growth" });
    expect(await shop.cancel()).toEqual({ ok: false, reason: "no-plan" });
    // The same plan goes on in the paid period, and a larger one brings the difference.
    expect(await changeOf("plan-growth")).toEqual({
      kind: "start",
      trialDays: 0,
      creditsNow: 0,
      daysLeft: 30,
    });
    await shop.take("plan-growth");
    expect(await shop.credits()).toBe(4100);
  });

  test("waits for an answer that is open on Shopify", async () => {
    await shop.onPlan("plan-growth");
    await shop.choose("plan-starter");
    expect(await shop.cancel()).toEqual({
      ok: false,
      reason: "plan-change-awaited",
      plan: "Starter",
      until: expect.any(String) as string,
    });
    await scene.double.decline((await shop.asked()).id);
    expect(await shop.cancel()).toMatchObject({ ok: true });
  });

  test("and choosing a smaller plan at the same moment: no page is left that would begin inside the paid period", async () => {
    await shop.onPlan("plan-scale");
    const { billing } = shop.ctx.ports;
    const cancelling = {
      ...shop.ctx,
      ports: {
        ...shop.ctx.ports,
        billing: {
          ...billing,
          async cancelSubscription(chargeGid: string) {
            expect(await shop.choose("plan-starter")).toEqual({ ok: false, reason: "charge-in-progress" });
            return billing.cancelSubscription(chargeGid);
          },
        },
      },
    };
    expect(await shop.cancel(undefined, cancelling)).toMatchObject({ ok: true });
    expect(await shop.choose("plan-starter")).toMatchObject({ reason: "plan-paid-until", plan: "Scale" });
    expect((await shop.subscriptions()).length).toBe(1);
  });

  test("need not wait for a change that Shopify was asked for in vain, nor need another change", async () => {
    await shop.onPlan("plan-starter");
    const inVain = async (key: string) => {
      await scene.double.addFault({
        shop: shop.domain,
        match: { operation: "appSubscriptionCreate" },
        kind: "drop-request",
      });
      expect(await shop.choose("plan-growth", key)).toMatchObject({ reason: "shopify-unavailable" });
    };
    await inVain("first");
    expect(await shop.choose("plan-scale")).toMatchObject({ ok: true });
    expect(await shop.choose("plan-growth", "first")).toMatchObject({ reason: "charge-declined" });
    await scene.double.decline((await shop.asked()).id);
    await shop.read();
    await inVain("second");
    expect((await readPlans(shop.ctx)).current).toMatchObject({ cancelRefusal: null });
    expect(await shop.cancel()).toMatchObject({ ok: true });
    expect(await shop.choose("plan-growth", "second")).toMatchObject({ reason: "charge-declined" });
  });

  test("need not wait for a smaller plan that must have been approved, because unanswered it would have expired", async () => {
    await shop.onPlan("plan-growth");
    await shop.take("plan-starter");
    // The wish may be older than the page on which it is answered.
    await scene.database.asOwner(
      "UPDATE billing_intent SET created_at = created_at - interval '50 hours' WHERE shop_id = $1",
      [shop.ctx.shopId],
    );
    expect(await shop.cancel()).toMatchObject({ reason: "plan-change-awaited" });
    await scene.database.asOwner(
      "UPDATE billing_subscription SET ordered_at = ordered_at - interval '50 hours' WHERE shop_id = $1",
      [shop.ctx.shopId],
    );
    expect(await shop.cancel()).toMatchObject({ ok: true });
    expect((await shop.asked()).status).toBe("CANCELLED");
  });

  test("a plan that another tab has changed meanwhile is not ended by the old page", async () => {
    await shop.onPlan("plan-starter");
    await shop.take("plan-growth");
    expect(await shop.cancel("plan-starter")).toEqual({
      ok: false,
      reason: "plan-is-another",
      plan: "Growth",
    });
    expect((await shop.asked()).status).toBe("ACTIVE");
  });

  test("that Shopify can't be reached for leaves the plan running and says so", async () => {
    await shop.onPlan("plan-growth");
    const unreachable = {
      ...shop.ctx,
      ports: {
        ...shop.ctx.ports,
        billing: {
          ...shop.ctx.ports.billing,
          cancelSubscription: () => Promise.reject(new AdminUnavailableError("Shopify failed (503).")),
        },
      },
    };
    expect(await shop.cancel(undefined, unreachable)).toEqual({ ok: false, reason: "shopify-unavailable" });
    expect(await shop.current()).toBe("Growth");
    expect(await shop.cancel()).toMatchObject({ ok: true });
  });

  test("whose answer is lost happened once", async () => {
    await shop.onPlan("plan-growth");
    await scene.double.addFault({
      shop: shop.domain,
      match: { operation: "appSubscriptionCancel" },
      kind: "drop-reply",
    });
    expect(await shop.cancel()).toMatchObject({ ok: true, name: "Growth" });
    expect((await shop.asked()).status).toBe("CANCELLED");
  });
});
