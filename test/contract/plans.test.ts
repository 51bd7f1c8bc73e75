/** Plans against the Shopify double: trial, periods, changes, ends, and answers that get lost, late or overtaken. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  choosePlan,
  confirmCharge,
  onDataRequest,
  onRedact,
  readPlans,
  reconcileIntents,
} from "#app/domain/billing/index.server.ts";
import {
  captureItem,
  grantPack,
  grantWelcome,
  holdCredits,
  readBalance,
  readStatement,
  reconcileCredits,
} from "#app/domain/credits/index.server.ts";
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

const wait = (days: number) => scene.double.advanceClock(days * DAY_MS);
const current = async () => (await readPlans(shop.ctx)).current?.name ?? null;
const grants = async (by = shop) =>
  (await readStatement(by.ctx, { limit: 100 })).lines
    .filter(({ kind }) => kind !== "expire")
    .map(({ reason, amount }) => [reason, amount])
    .toReversed();
const changeOf = async (offerId: string) =>
  (await readPlans(shop.ctx)).offers.find((offer) => offer.offerId === offerId)?.change;
/** A shop whose trial is over and whose plan is paid. */
async function onPlan(offerId: string): Promise<void> {
  await shop.take(offerId);
  await wait(7);
  await shop.read();
}

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
    await wait(7);
    await shop.read();
    expect(await grants()).toEqual([
      ["Trial of Growth", 100],
      ["Growth: credits for 30 days", 4000],
    ]);
    expect((await readPlans(shop.ctx)).current).toMatchObject({ isTrial: false, status: "active" });
    await shop.cancel();
    await wait(31);
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
    await wait(40);
    await shop.read();
    expect(await grants()).toEqual([["Trial of Scale", 100]]);
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
    await onPlan("plan-starter");
    await Promise.all(Array.from({ length: 6 }, () => shop.read()));
    await wait(30);
    await Promise.all(Array.from({ length: 6 }, () => shop.read()));
    expect(await grants()).toEqual([
      ["Trial of Starter", 100],
      ["Starter: credits for 30 days", 1000],
      ["Starter: credits for 30 days", 1000],
    ]);
  });

  test("last until the end of the next one", async () => {
    await onPlan("plan-starter");
    const [, plan] = (await readBalance(shop.ctx)).sources.toReversed();
    const { current: running } = await readPlans(shop.ctx);
    expect(plan ?? null).toMatchObject({ label: "Starter", expiresAt: running?.creditsUntil });
    expect(Date.parse(running?.creditsUntil ?? "") - Date.parse(running?.periodEnd ?? "")).toBe(30 * DAY_MS);
  });

  test("that passed unseen while the plan ran are brought too; those that passed frozen are not", async () => {
    await onPlan("plan-starter");
    await wait(60);
    await shop.read();
    expect((await grants()).length).toBe(1 + 3);
    await scene.double.freeze((await shop.asked()).id);
    await shop.read();
    await wait(60);
    await shop.read();
    expect((await grants()).length).toBe(1 + 3);
    await scene.double.unfreeze((await shop.asked()).id);
    await shop.read();
    expect((await grants()).length).toBe(1 + 4);
  });

  test("go on for a run that holds credits when its plan is frozen or ends", async () => {
    await onPlan("plan-starter");
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
    await onPlan("plan-starter");
    await wait(10);
    await shop.read();
    expect(await changeOf("plan-growth")).toEqual({ kind: "upgrade", creditsNow: 2000, daysLeft: 20 });
    expect(await shop.take("plan-growth")).toMatchObject({ state: "granted", grantedCredits: 2000 });
    expect((await shop.bill()).at(-1)).toMatchObject({ kind: "proration", amount: "13.33" });
    expect(await current()).toBe("Growth");
    await wait(20);
    await shop.read();
    expect((await grants()).at(-1)).toEqual(["Growth: credits for 30 days", 4000]);
  });

  test("to a cheaper plan waits for the end of the period, and can be called off", async () => {
    await onPlan("plan-growth");
    expect(await changeOf("plan-starter")).toMatchObject({ kind: "downgrade" });
    expect(await shop.take("plan-starter")).toMatchObject({ state: "scheduled", name: "Starter" });
    expect(await readPlans(shop.ctx)).toMatchObject({
      current: { name: "Growth" },
      scheduled: { name: "Starter" },
      unanswered: null,
    });
    expect(await changeOf("plan-growth")).toEqual({ kind: "keep" });
    await shop.take("plan-growth");
    await wait(30);
    await shop.read();
    expect(await current()).toBe("Growth");
    await shop.take("plan-starter");
    await wait(30);
    await shop.read();
    expect(await current()).toBe("Starter");
    expect((await readPlans(shop.ctx)).scheduled).toBeNull();
    expect((await grants()).map(([, amount]) => amount)).toEqual([100, 4000, 4000, 1000]);
  });

  test("that would bring other credits by now than the merchant was told is refused, with the new figure", async () => {
    await onPlan("plan-starter");
    const order = { offerId: "plan-growth", idempotencyKey: "told", returnTo: "/app", expectedCredits: 3000 };
    await wait(10);
    expect(await choosePlan(shop.ctx, order)).toMatchObject({
      reason: "plan-brings-another",
      expected: 3000,
      found: 2000,
    });
    expect(await choosePlan(shop.ctx, { ...order, expectedCredits: 2000 })).toMatchObject({ ok: true });
  });

  test("that is declined, or expires, changes nothing", async () => {
    await onPlan("plan-starter");
    for (const end of ["decline", "expire"] as const) {
      await shop.choose("plan-growth");
      const { id } = await shop.asked();
      await scene.double[end](id);
      expect(await confirmCharge(shop.ctx, { chargeGid: id })).toMatchObject({ reason: "charge-declined" });
    }
    expect(await current()).toBe("Starter");
    expect((await readPlans(shop.ctx)).unanswered).toBeNull();
  });

  test("that was replaced by another is not said to be declined when its return page is opened again", async () => {
    await onPlan("plan-starter");
    const { id: first } = await shop.asked();
    await shop.take("plan-growth");
    expect(await confirmCharge(shop.ctx, { chargeGid: first })).toMatchObject({
      reason: "plan-over",
      plan: "Starter",
    });
  });

  test("at once is one at a time: two tabs can't approve two upgrades, in either order", async () => {
    await onPlan("plan-starter");
    const [one, two] = await Promise.all([shop.choose("plan-growth"), shop.choose("plan-catalogue")]);
    expect([one, two].map((answer) => (answer.ok ? "ok" : answer.reason)).toSorted()).toEqual([
      "ok",
      "plan-change-open",
    ]);
    await scene.double.decline((await shop.asked()).id);
    expect(await shop.take("plan-catalogue")).toMatchObject({ state: "granted" });
  });

  test("that was begun in another tab leads to the same page of Shopify", async () => {
    await onPlan("plan-starter");
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
    expect(await current()).toBe("Catalogue");
    expect(await grants()).toEqual([["Trial of Catalogue", 100]]);
  });

  test("at once waits for a dearer first plan that follows: approved after it began, money would come back for spent credits", async () => {
    await shop.choose("plan-starter");
    await shop.choose("plan-scale");
    const [cheap, dear] = (await shop.subscriptions()).map(({ id }) => id) as [string, string];
    await scene.double.approve(cheap);
    await scene.double.approve(dear);
    expect(await shop.choose("plan-growth")).toMatchObject({ reason: "plan-change-open", plan: "Scale" });
    await wait(7);
    await shop.read();
    expect(await current()).toBe("Scale");
  });

  test("is refused while Shopify has paused the plan", async () => {
    await onPlan("plan-growth");
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
  await wait(7);
  await shop.read();
  expect((await grants()).at(-1)).toEqual(["Starter: credits for 30 days", 900]);
  expect((await readPlans(shop.ctx)).current).toMatchObject({ name: "Starter", credits: 900 });
});

test.each([-5, 5])("a machine whose clock is %i minutes off gives the same credits", async (minutes) => {
  await onPlan("plan-starter");
  await wait(10);
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
    await onPlan("plan-growth");
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
    await onPlan("plan-growth");
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
    await onPlan("plan-scale");
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
    await onPlan("plan-starter");
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
    await onPlan("plan-growth");
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
    await onPlan("plan-starter");
    await shop.take("plan-growth");
    expect(await shop.cancel("plan-starter")).toEqual({
      ok: false,
      reason: "plan-is-another",
      plan: "Growth",
    });
    expect((await shop.asked()).status).toBe("ACTIVE");
  });

  test("that Shopify can't be reached for leaves the plan running and says so", async () => {
    await onPlan("plan-growth");
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
    expect(await current()).toBe("Growth");
    expect(await shop.cancel()).toMatchObject({ ok: true });
  });

  test("whose answer is lost happened once", async () => {
    await onPlan("plan-growth");
    await scene.double.addFault({
      shop: shop.domain,
      match: { operation: "appSubscriptionCancel" },
      kind: "drop-reply",
    });
    expect(await shop.cancel()).toMatchObject({ ok: true, name: "Growth" });
    expect((await shop.asked()).status).toBe("CANCELLED");
  });
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
    await onPlan("plan-starter");
    const before = await shop.credits();
    await shop.uninstall();
    expect(await readPlans(shop.ctx)).toMatchObject({ current: null, paidUntil: { name: "Starter" } });
    await onRedact(shop.ctx);
    await shop.reinstall();
    await grantWelcome(shop.ctx, { gidHmac });
    await shop.take("plan-starter");
    expect(await shop.credits()).toBe(before);
    await wait(30);
    await shop.read();
    expect(await shop.credits()).toBe(before + 1000);
  });

  test("before the uninstall was heard, to an installation that lists none of the old plans: they have ended", async () => {
    await onPlan("plan-growth");
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
    await onPlan("plan-starter");
    await shop.choose("plan-growth");
    await shop.uninstall();
    await shop.reinstall();
    expect((await readPlans(shop.ctx)).unanswered).toBeNull();
    await shop.read();
    expect(await shop.choose("plan-growth")).toMatchObject({ ok: true });
  });
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
    expect(await grants()).toEqual([["Trial of Growth", 100]]);
  });

  test("that is older than one taken in since is asked for again: the old plan does not come back", async () => {
    await onPlan("plan-starter");
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
    expect(await current()).toBe("Catalogue");
    expect((await grants()).at(-1)).toEqual(["Upgrade to Catalogue for the days left", 79_000]);
    expect((await grants()).length).toBe(3);
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
    expect(await current()).toBeNull();
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
