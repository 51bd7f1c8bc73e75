/** Whatever a merchant does with plans, in any order: credits are never more than what Shopify billed for. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLANS, TRIAL } from "#app/domain/billing/schemas.ts";
import { readStatement, reconcileCredits } from "#app/domain/credits/index.server.ts";
import {
  type BillingScene,
  type BillingShop,
  DAY_MS,
  openBillingScene,
} from "#test/support/billing-scene.ts";

let scene: BillingScene;
beforeAll(async () => {
  scene = await openBillingScene();
});
afterAll(() => scene.close());

const cents = (amount: string) => Math.round(Number(amount) * 100);
const creditsAt = (priceCents: number) => PLANS.find((plan) => plan.priceCents === priceCents)?.credits ?? 0;

/** The reference: what Shopify billed, as credits. A prorated line pays for the difference on the days left. */
async function paidCredits(shop: BillingShop): Promise<number> {
  const prices = new Map((await shop.subscriptions()).map(({ id, price }) => [id, cents(price.amount)]));
  let paid = 0;
  let running = 0;
  for (const line of await shop.bill()) {
    const price = prices.get(line.chargeId) ?? 0;
    const share = line.kind === "cycle" ? 1 : price === running ? 0 : cents(line.amount) / (price - running);
    const days = Math.round(share * 30);
    paid += Math.floor(((creditsAt(price) - (line.kind === "cycle" ? 0 : creditsAt(running))) * days) / 30);
    running = price;
  }
  return paid;
}

async function gainedCredits(shop: BillingShop): Promise<number> {
  const { lines } = await readStatement(shop.ctx, { limit: 500 });
  return lines
    .filter(({ kind, reason }) => (kind === "grant" && !reason.startsWith("plan.trial")) || kind === "revoke")
    .reduce((sum, { amount }) => sum + amount, 0);
}

async function trialCredits(shop: BillingShop): Promise<number> {
  const { lines } = await readStatement(shop.ctx, { limit: 500 });
  return lines
    .filter(({ reason }) => reason.startsWith("plan.trial"))
    .reduce((sum, { amount }) => sum + amount, 0);
}

type Step =
  | { do: "choose" | "take"; plan: string }
  | { do: "approve" | "decline"; pick: number }
  | { do: "wait"; days: number }
  | { do: "read" | "cancel" | "uninstall" | "freeze" | "unfreeze" };

const planId = fc.constantFrom(...PLANS.map(({ offerId }) => offerId));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("take" as const), plan: planId }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("choose" as const), plan: planId }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("approve" as const), pick: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("decline" as const), pick: fc.nat(5) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.constantFrom(1, 3, 8, 16, 31) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("read" as const, "cancel", "uninstall") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("freeze" as const, "unfreeze") }) },
);

async function perform(shop: BillingShop, { double }: BillingScene, one: Step): Promise<void> {
  const all = await shop.subscriptions();
  const running = all.find(({ status }) => status === "ACTIVE" || status === "FROZEN");
  switch (one.do) {
    case "choose":
      await shop.choose(one.plan);
      return;
    case "take":
      if (!(await shop.choose(one.plan)).ok) return;
      await decide("approve", (await shop.subscriptions()).findLast(isOpen)?.id);
      await shop.read();
      return;
    case "approve":
    case "decline": {
      const open = all.filter(isOpen);
      await decide(one.do, open[one.pick % open.length]?.id);
      return;
    }
    case "wait":
      await double.advanceClock(one.days * DAY_MS);
      return;
    case "read":
      await shop.read();
      return;
    case "cancel":
      await shop.cancel();
      return;
    case "uninstall":
      await shop.uninstall();
      await shop.reinstall();
      return;
    case "freeze":
      if (running?.status === "ACTIVE") await double.freeze(running.id);
      return;
    case "unfreeze":
      if (running?.status === "FROZEN") await double.unfreeze(running.id);
      return;
  }
  async function decide(action: "approve" | "decline", id: string | undefined) {
    if (id !== undefined) await double[action](id);
  }
}

const isOpen = ({ status, waitsFor }: { status: string; waitsFor: string | null }) =>
  status === "PENDING" && waitsFor === null;

/** Sequences that once gained too much. */
const GREEDY: Step[][] = [
  // A paid period goes by unseen, and another plan goes on in it after a reinstall.
  [
    { do: "take", plan: "plan-starter" },
    { do: "wait", days: 31 },
    { do: "uninstall" },
    { do: "wait", days: 1 },
    { do: "take", plan: "plan-scale" },
  ],
  // A smaller plan that is approved during a freeze begins at once, and Shopify gives the larger one's money back.
  [
    { do: "take", plan: "plan-starter" },
    { do: "wait", days: 16 },
    { do: "take", plan: "plan-scale" },
    { do: "choose", plan: "plan-starter" },
    { do: "freeze" },
    { do: "approve", pick: 0 },
    { do: "wait", days: 1 },
  ],
];

const holds = async (property: fc.IAsyncProperty<[Step[]]>, numRuns: number, examples: Step[][] = []) => {
  const found = await fc.check(property, { numRuns, examples: examples.map((steps) => [steps]) });
  expect(found.failed, `${fc.defaultReportMessage(found)}\n${String(found.errorInstance)}`).toBe(false);
};

test("no sequence of plan changes, renewals, uninstalls and reinstalls gains more credits than was paid for", async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
    const shop = await scene.newShop();
    for (const [index, one] of steps.entries()) {
      const paidBefore = await paidCredits(shop);
      await perform(shop, scene, one);
      // Nobody can know of money that was given back before it is read; then its credits go too.
      if ((await paidCredits(shop)) < paidBefore) await shop.read();
      const [gained, paid] = [await gainedCredits(shop), await paidCredits(shop)];
      expect(gained, `after step ${index}`).toBeLessThanOrEqual(paid);
    }
    await shop.read();
    expect(await gainedCredits(shop)).toBeLessThanOrEqual(await paidCredits(shop));
    expect(await trialCredits(shop)).toBeLessThanOrEqual(TRIAL.credits);
    expect(await reconcileCredits(shop.ctx)).toEqual({ ok: true, differences: [] });
  });
  await holds(property, 20, GREEDY);
}, 240_000);

test("whoever is seen in time gains exactly what was paid for, to the credit", async () => {
  const seen = step.filter(({ do: what }) =>
    ["take", "wait", "cancel", "uninstall", "decline"].includes(what),
  );
  const property = fc.asyncProperty(fc.array(seen, { minLength: 3, maxLength: 8 }), async (steps) => {
    const shop = await scene.newShop();
    for (const [index, one] of steps.entries()) {
      await perform(shop, scene, one);
      await shop.read();
      expect(await gainedCredits(shop), `after step ${index}`).toBe(await paidCredits(shop));
    }
  });
  await holds(property, 12);
}, 240_000);
