import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBench, SHOP, type TestBench } from "./testing/harness.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const START = "2027-01-01T00:00:00Z";
const RETURN_URL = "https://admin.shopify.com/store/demo-shop/apps/test-api-key";

let bench: TestBench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await bench.double.reset();
  await bench.double.configure({ webhookBackoffMs: 5, accessTokenTtlSeconds: 10_000_000 });
  bench.sink.received.length = 0;
  bench.sink.answer = () => 200;
  await bench.double.sessionToken(SHOP);
  await bench.double.setClock(START);
  await bench.app.exchange();
});

const CREATE = `mutation ($name: String!, $amount: Decimal!, $interval: AppPricingInterval, $trialDays: Int,
  $behavior: AppSubscriptionReplacementBehavior, $returnUrl: URL!) {
  appSubscriptionCreate(name: $name, returnUrl: $returnUrl, test: true, trialDays: $trialDays, replacementBehavior: $behavior,
    lineItems: [{ plan: { appRecurringPricingDetails: { interval: $interval, price: { amount: $amount, currencyCode: USD } } } }]) {
    appSubscription { id name status test trialDays currentPeriodEnd createdAt returnUrl
      lineItems { id plan { pricingDetails { ... on AppRecurringPricing { interval price { amount currencyCode } } } } } }
    confirmationUrl
    userErrors { field message }
  }
}`;

async function subscribe(overrides: Record<string, unknown> = {}) {
  const { body } = await bench.app.graphql(CREATE, {
    name: "Studio",
    amount: "29.00",
    interval: "EVERY_30_DAYS",
    returnUrl: RETURN_URL,
    ...overrides,
  });
  return body.data.appSubscriptionCreate;
}

/** Creates and approves, and returns the id. */
async function approved(overrides: Record<string, unknown> = {}): Promise<string> {
  const { id } = (await subscribe(overrides)).appSubscription;
  await bench.double.approve(id);
  return id;
}

async function seenByApp() {
  const { body } = await bench.app.graphql(
    `{ currentAppInstallation {
      activeSubscriptions { id status currentPeriodEnd }
      allSubscriptions(first: 20, sortKey: ID) { nodes { id status currentPeriodEnd } }
    } }`,
  );
  const { activeSubscriptions, allSubscriptions } = body.data.currentAppInstallation;
  return { active: activeSubscriptions.map(toTheMinute), all: allSubscriptions.nodes.map(toTheMinute) };
}

/** The double's time goes on while a test runs: its seconds are the machine's speed. */
const toTheMinute = <Subscription extends { currentPeriodEnd: string | null }>(seen: Subscription) => ({
  ...seen,
  currentPeriodEnd: seen.currentPeriodEnd?.replace(/:\d\dZ$/, ":00Z") ?? null,
});

const bill = async () => (await bench.double.state(SHOP)).bill.map(({ kind, amount }) => `${kind} ${amount}`);
const after = (days: number) =>
  new Date(Date.parse(START) + days * DAY_MS).toISOString().replace(".000Z", "Z");

/** What the app was told, in the order in which Shopify decided it. */
async function told(): Promise<string[]> {
  const { webhooks } = await bench.double.state(SHOP);
  return webhooks
    .filter(({ topic }) => topic === "app_subscriptions/update")
    .map(({ payload }) => {
      const { name, status } = (payload as { app_subscription: { name: string; status: string } })
        .app_subscription;
      return `${name} ${status}`;
    });
}

describe("a subscription", () => {
  test("is PENDING without a period until it is approved, then ACTIVE for 30 days; the app is told once", async () => {
    const { appSubscription, confirmationUrl, userErrors } = await subscribe();
    expect(userErrors).toEqual([]);
    expect(appSubscription).toMatchObject({
      status: "PENDING",
      test: true,
      trialDays: 0,
      currentPeriodEnd: null,
      lineItems: [
        {
          plan: {
            pricingDetails: { interval: "EVERY_30_DAYS", price: { amount: "29.00", currencyCode: "USD" } },
          },
        },
      ],
    });
    expect(confirmationUrl).toContain("/RecurringApplicationCharge/confirm_recurring_application_charge?");
    expect((await seenByApp()).active).toEqual([]);

    const number = appSubscription.id.split("/").at(-1);
    expect(await bench.double.approve(number)).toEqual({
      status: "ACTIVE",
      returnUrl: `${RETURN_URL}?charge_id=${number}`,
    });
    expect((await seenByApp()).active).toEqual([
      { id: appSubscription.id, status: "ACTIVE", currentPeriodEnd: after(30) },
    ]);
    expect(await bill()).toEqual(["cycle 29.00"]);
    await expect.poll(() => bench.sink.received.length).toBe(1);
    expect(bench.sink.received[0]!.headers["x-shopify-topic"]).toBe("app_subscriptions/update");
    expect(JSON.parse(bench.sink.received[0]!.body.toString())).toEqual({
      app_subscription: {
        admin_graphql_api_id: appSubscription.id,
        name: "Studio",
        status: "ACTIVE",
        admin_graphql_api_shop_id: expect.stringMatching(/^gid:\/\/shopify\/Shop\/\d+$/),
        created_at: expect.stringMatching(/^2027-01-01T00:00:\d\dZ$/),
        updated_at: expect.stringMatching(/^2027-01-01T00:00:\d\dZ$/),
        currency: "USD",
        capped_amount: null,
        price: "29.00",
        interval: "every_30_days",
        plan_handle: null,
      },
    });
    await expect(bench.double.decline(number)).rejects.toThrow("not pending");
  });

  test("can be declined, and expires when nobody decides for two days", async () => {
    const declined = (await subscribe()).appSubscription.id;
    expect((await bench.double.decline(declined)).status).toBe("DECLINED");
    const forgotten = (await subscribe({ name: "Forgotten" })).appSubscription.id;
    await bench.double.advanceClock(2 * DAY_MS - 60_000);
    expect((await seenByApp()).all.at(-1)).toMatchObject({ id: forgotten, status: "PENDING" });
    await bench.double.advanceClock(60_000);
    expect((await seenByApp()).all.map(({ status }: { status: string }) => status)).toEqual([
      "DECLINED",
      "EXPIRED",
    ]);
    expect(await told()).toEqual(["Studio DECLINED", "Forgotten EXPIRED"]);
    expect(await bill()).toEqual([]);
  });

  test("renews by the clock, cycle for cycle, without a webhook, and survives a crash", async () => {
    await approved();
    await bench.double.advanceClock(30 * DAY_MS - 1_000);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(30));
    await bench.double.advanceClock(1_000);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(60));
    await bench.crashAndRestart();
    expect((await bench.double.state(SHOP)).now.slice(0, 10)).toBe(after(30).slice(0, 10));
    await bench.double.advanceClock(65 * DAY_MS);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(120));
    expect(await bill()).toEqual(Array.from({ length: 4 }, () => "cycle 29.00"));
    expect(await told()).toEqual(["Studio ACTIVE"]);
  });

  test("is renewed by hand without moving the time", async () => {
    const id = await approved();
    await bench.double.renew(id);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(60));
    await expect(bench.double.renew("gid://shopify/AppSubscription/7")).rejects.toThrow("404");
  });

  test("freezes and goes on: frozen it is not active, has no period and is not renewed", async () => {
    const id = await approved();
    expect((await bench.double.freeze(id)).status).toBe("FROZEN");
    await bench.double.advanceClock(40 * DAY_MS);
    expect(await seenByApp()).toEqual({
      active: [],
      all: [{ id, status: "FROZEN", currentPeriodEnd: null }],
    });
    await expect(bench.double.freeze(id)).rejects.toThrow("409");
    await bench.double.unfreeze(id);
    await bench.double.advanceClock(0);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(60));
    expect(await told()).toEqual(["Studio ACTIVE", "Studio FROZEN", "Studio ACTIVE"]);
  });

  test("has a trial counted from its creation, and is billed when that ends", async () => {
    const { id } = (await subscribe({ trialDays: 7 })).appSubscription;
    await bench.double.advanceClock(DAY_MS);
    await bench.double.approve(id);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(7));
    expect(await bill()).toEqual([]);
    await bench.double.advanceClock(6 * DAY_MS);
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(37));
    expect(await bill()).toEqual(["cycle 29.00"]);
  });

  test("is refused without a name, below the smallest price, and with an impossible trial", async () => {
    for (const [input, field] of [
      [{ name: " " }, "name"],
      [{ amount: "0.49" }, "lineItems"],
      [{ trialDays: -1 }, "trialDays"],
      [{ trialDays: 1001 }, "trialDays"],
    ] as const) {
      expect(await subscribe(input)).toMatchObject({
        appSubscription: null,
        userErrors: [{ field: [field] }],
      });
    }
    expect((await seenByApp()).all).toEqual([]);
  });
});

describe("a replacement", () => {
  test("upgrade keeps the cycle, bills the difference for the days left, and ends the old one after the new began", async () => {
    const small = await approved({ name: "Small", amount: "5.00" });
    await bench.double.advanceClock(15 * DAY_MS);
    const large = await approved({ name: "Large", amount: "15.00" });
    expect(await seenByApp()).toEqual({
      active: [{ id: large, status: "ACTIVE", currentPeriodEnd: after(30) }],
      all: [
        { id: small, status: "CANCELLED", currentPeriodEnd: null },
        { id: large, status: "ACTIVE", currentPeriodEnd: after(30) },
      ],
    });
    expect(await bill()).toEqual(["cycle 5.00", "proration 5.00"]);
    expect(await told()).toEqual(["Small ACTIVE", "Large ACTIVE", "Small CANCELLED"]);
  });

  test("downgrade by STANDARD between monthly plans is immediate, with a credit for the days left", async () => {
    await approved({ name: "Large", amount: "20.00" });
    await bench.double.advanceClock(15 * DAY_MS);
    const small = await approved({ name: "Small", amount: "10.00" });
    expect((await seenByApp()).active).toEqual([
      { id: small, status: "ACTIVE", currentPeriodEnd: after(30) },
    ]);
    expect(await bill()).toEqual(["cycle 20.00", "proration -5.00"]);
  });

  test("by APPLY_ON_NEXT_BILLING_CYCLE waits for the end of the cycle, and does not expire meanwhile", async () => {
    const large = await approved({ name: "Large", amount: "20.00" });
    const { id: small } = (
      await subscribe({ name: "Small", amount: "10.00", behavior: "APPLY_ON_NEXT_BILLING_CYCLE" })
    ).appSubscription;
    expect((await bench.double.approve(small)).status).toBe("PENDING");
    await expect(bench.double.approve(small)).rejects.toThrow("not pending");
    await bench.double.advanceClock(29 * DAY_MS);
    expect((await seenByApp()).active).toEqual([
      { id: large, status: "ACTIVE", currentPeriodEnd: after(30) },
    ]);
    await bench.double.advanceClock(DAY_MS);
    expect((await seenByApp()).active).toEqual([
      { id: small, status: "ACTIVE", currentPeriodEnd: after(60) },
    ]);
    expect(await bill()).toEqual(["cycle 20.00", "cycle 10.00"]);
    expect(await told()).toEqual(["Large ACTIVE", "Small ACTIVE", "Large CANCELLED"]);
  });

  test.each([
    ["from a year to a cheaper year waits", "ANNUAL", "100.00", "ANNUAL", "90.00", "PENDING"],
    ["from a year to a dearer year does not", "ANNUAL", "100.00", "ANNUAL", "110.00", "ACTIVE"],
    ["from a year to a month waits", "ANNUAL", "100.00", "EVERY_30_DAYS", "20.00", "PENDING"],
    ["from a month to a year does not", "EVERY_30_DAYS", "20.00", "ANNUAL", "100.00", "ACTIVE"],
    ["by the same plan waits", "EVERY_30_DAYS", "20.00", "EVERY_30_DAYS", "20.00", "PENDING"],
  ])("by STANDARD %s", async (_what, fromInterval, fromAmount, interval, amount, status) => {
    await approved({ interval: fromInterval, amount: fromAmount });
    const { id } = (await subscribe({ interval, amount })).appSubscription;
    expect((await bench.double.approve(id)).status).toBe(status);
  });

  test("during a trial keeps the trial's end and bills nothing before", async () => {
    await approved({ name: "Small", amount: "5.00", trialDays: 7 });
    await bench.double.advanceClock(3 * DAY_MS);
    await approved({ name: "Large", amount: "15.00", trialDays: 7 });
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(7));
    expect(await bill()).toEqual([]);
    await bench.double.advanceClock(4 * DAY_MS);
    expect(await bill()).toEqual(["cycle 15.00"]);
  });
});

describe("the end", () => {
  const CANCEL = `mutation ($id: ID!, $prorate: Boolean) {
    appSubscriptionCancel(id: $id, prorate: $prorate) { appSubscription { status currentPeriodEnd } userErrors { field message } }
  }`;
  const cancel = async (id: string, prorate: boolean) =>
    (await bench.app.graphql(CANCEL, { id, prorate })).body.data.appSubscriptionCancel;

  test("by the app gives nothing back without prorating, and the cycle goes on for a later subscription", async () => {
    const id = await approved();
    expect(await cancel(id, false)).toEqual({
      appSubscription: { status: "CANCELLED", currentPeriodEnd: null },
      userErrors: [],
    });
    expect((await cancel(id, false)).userErrors[0].field).toEqual(["id"]);
    expect((await cancel("gid://shopify/AppSubscription/7", false)).userErrors[0].field).toEqual(["id"]);
    await bench.double.advanceClock(10 * DAY_MS);
    await approved();
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(30));
    expect(await bill()).toEqual(["cycle 29.00", "proration 0.00"]);
  });

  test("by the app with prorating gives back the days left and begins a new cycle later", async () => {
    const id = await approved({ amount: "30.00" });
    await bench.double.advanceClock(10 * DAY_MS);
    await cancel(id, true);
    await approved({ amount: "30.00" });
    expect((await seenByApp()).active[0].currentPeriodEnd).toBe(after(40));
    expect(await bill()).toEqual(["cycle 30.00", "proration -20.00", "cycle 30.00"]);
  });

  test("by Shopify takes what waited along", async () => {
    const id = await approved({ name: "Large", amount: "20.00" });
    await approved({ name: "Small", amount: "10.00", behavior: "APPLY_ON_NEXT_BILLING_CYCLE" });
    expect((await bench.double.cancel(id)).status).toBe("CANCELLED");
    expect(await told()).toEqual(["Large ACTIVE", "Large CANCELLED", "Small CANCELLED"]);
  });

  test("by uninstalling is silent; reinstalled within the cycle, a new subscription has the old period", async () => {
    const id = await approved();
    await bench.double.uninstall(SHOP);
    expect((await bench.double.state(SHOP)).subscriptions).toMatchObject([{ id, status: "CANCELLED" }]);
    expect(await told()).toEqual(["Studio ACTIVE"]);
    await bench.double.advanceClock(5 * DAY_MS);
    await bench.app.exchange();
    expect(await seenByApp()).toEqual({
      active: [],
      all: [{ id, status: "CANCELLED", currentPeriodEnd: null }],
    });
    const again = await approved();
    expect(again).not.toBe(id);
    expect((await seenByApp()).active).toEqual([
      { id: again, status: "ACTIVE", currentPeriodEnd: after(30) },
    ]);
  });
});

test("node(id:) finds a subscription", async () => {
  const id = await approved();
  const { body } = await bench.app.graphql(
    "query ($id: ID!) { node(id: $id) { ... on AppSubscription { name status currentPeriodEnd } } }",
    { id },
  );
  expect(toTheMinute(body.data.node)).toEqual({
    name: "Studio",
    status: "ACTIVE",
    currentPeriodEnd: after(30),
  });
});
