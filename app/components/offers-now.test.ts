import { expect, test } from "vitest";
import { PLANS, type PlanChange, type PlansView } from "#app/domain/billing/schemas.ts";
import { cheapestCovering, coveringSentence, offersNow } from "./offers-now.ts";

type View = Pick<PlansView, "current" | "paidUntil" | "offers">;
const REFUSED: PlanChange = { kind: "refused", message: "Not now." };

/** The plans of a shop whose plan is `currentId`, with what choosing each would do; the rest can't be chosen. */
const plansOf = (changes: Readonly<Record<string, PlanChange>>, currentId?: string): View => {
  const current = PLANS.find(({ offerId }) => offerId === currentId);
  return {
    current: current
      ? {
          ...current,
          test: false,
          status: "active",
          isTrial: false,
          periodEnd: null,
          creditsUntil: null,
          cancelRefusal: null,
        }
      : null,
    paidUntil: null,
    offers: PLANS.map(({ offerId }) => ({ offerId, change: changes[offerId] ?? REFUSED })),
  };
};
const starts = (trialDays: number, creditsOf: (planCredits: number) => number): View =>
  plansOf(
    Object.fromEntries(
      PLANS.map(({ offerId, credits }) => [
        offerId,
        { kind: "start" as const, trialDays, creditsNow: creditsOf(credits), daysLeft: null },
      ]),
    ),
  );
const trials = starts(7, () => 100);
const firsts = starts(0, (credits) => credits);
const paidBefore = starts(0, () => 0);
const growing = plansOf(
  {
    "plan-starter": { kind: "downgrade", startsAt: null },
    "plan-growth": { kind: "current" },
    "plan-scale": { kind: "upgrade", creditsNow: 6000, daysLeft: 15 },
    "plan-catalogue": { kind: "upgrade", creditsNow: 38_000, daysLeft: 15 },
  },
  "plan-growth",
);

/** A Starter period is paid for 15 more days, and its plan was cancelled. */
const returning: View = {
  ...plansOf({ "plan-scale": { kind: "start", trialDays: 0, creditsNow: 7500, daysLeft: 15 } }),
  paidUntil: { name: "Starter", priceCents: 900, periodEnd: "2026-12-12T10:00:00.000Z" },
};

test.each([
  ["only the rest of a paid period counts: $45 for 7,500", 2001, returning, "plan-scale"],
  ["a trial costs nothing today, if its credits are enough", 100, trials, "plan-starter"],
  ["a trial's credits aren't enough, whatever the plan gives later", 101, trials, "pack-500"],
  ["a pack is cheaper than the smallest plan", 500, firsts, "pack-500"],
  ["a plan is cheaper than the next pack", 501, firsts, "plan-starter"],
  ["the largest plan is cheaper than the largest pack", 80_000, firsts, "plan-catalogue"],
  ["more than any plan brings", 80_001, firsts, "pack-150000"],
  ["a plan whose credits of this period were given before brings nothing", 501, paidBefore, "pack-2000"],
  ["an upgrade's prorated price counts: $35 for 6,000", 2001, growing, "plan-scale"],
  ["an upgrade that brings too little", 6001, growing, "pack-10000"],
  ["plans that can't be chosen don't count", 501, plansOf({}), "pack-2000"],
])("the cheapest offer that covers a shortage today: %s", (_, short, plans, offerId) => {
  expect(cheapestCovering(short, offersNow(plans))?.offerId).toBe(offerId);
});

test("of equally cheap offers the pack is taken", () => {
  const [pack, plan] = [
    { kind: "pack", offerId: "pack", creditsNow: 500, todayCents: 600 },
    { kind: "plan", offerId: "plan", creditsNow: 900, todayCents: 600 },
  ] as ReturnType<typeof offersNow>;
  expect(pack && plan && cheapestCovering(400, [pack, plan])).toBe(pack);
});

test("nothing that is sold covers more than the largest pack holds", () => {
  expect(cheapestCovering(150_001, offersNow(firsts))).toBeNull();
});

test.each([
  [500, firsts, "500 credits for $6.00 cover it."],
  [501, firsts, "The Starter plan covers it: 1,000 credits for $9.00 every 30 days."],
  [
    25,
    trials,
    "A 7-day trial of the Starter plan covers it: 100 credits now, then $9.00 every 30 days unless you cancel.",
  ],
  [
    2001,
    growing,
    "Upgrading to the Scale plan covers it: 6,000 credits now for about $35.00, then $99.00 every 30 days.",
  ],
  [
    2001,
    returning,
    "The Scale plan covers it: 7,500 credits now for about $45.00, then $99.00 every 30 days.",
  ],
  [150_001, firsts, "No single offer covers it; packs can be bought one after the other."],
])("what covers %i credits is said with every price: %#", (short, plans, sentence) => {
  expect(coveringSentence(cheapestCovering(short, offersNow(plans)))).toBe(sentence);
});
