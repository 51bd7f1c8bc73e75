import { describe, expect, test } from "vitest";
import { PLANS, type Plan } from "./offers.ts";
import { type OpenChange, type Standing, beginsOf, cancellation, planChange } from "./plans.ts";

const [STARTER, GROWTH, SCALE, CATALOGUE] = PLANS as [Plan, Plan, Plan, Plan];
const NOW = new Date("2026-11-25T12:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

const nothing: Standing = { now: NOW, running: null, period: null, open: [] };
const on = (plan: Plan, change: Partial<Standing> = {}): Standing => ({
  ...nothing,
  running: { plan, isFrozen: false, periodEnd: inDays(15) },
  period: { periodEnd: inDays(15), planCredits: plan.credits, isTrial: false },
  ...change,
});
const open = (plan: Plan, change: Partial<OpenChange> = {}): OpenChange => ({
  plan,
  begins: "now",
  answerBy: inDays(1),
  ...change,
});

describe("choosing", () => {
  test.each<[string, Plan, Standing, object]>([
    [
      "a first plan starts the trial",
      GROWTH,
      nothing,
      { kind: "start", trialDays: 7, creditsNow: 100, daysLeft: null },
    ],
    [
      "a plan after an earlier one has no trial",
      GROWTH,
      { ...nothing, period: { periodEnd: inDays(-1), planCredits: 1000, isTrial: false } },
      { kind: "start", trialDays: 0, creditsNow: 4000, daysLeft: null },
    ],
    [
      "a plan while the trial of an ended one lasts gives nothing before it is paid",
      GROWTH,
      { ...nothing, period: { periodEnd: inDays(3), planCredits: 0, isTrial: true } },
      { kind: "start", trialDays: 0, creditsNow: 0, daysLeft: null },
    ],
    [
      "a dearer plan inside a paid period brings the difference",
      SCALE,
      { ...nothing, period: { periodEnd: inDays(15), planCredits: 4000, isTrial: false } },
      { kind: "start", trialDays: 0, creditsNow: 6000, daysLeft: 15 },
    ],
    ["a dearer plan is an upgrade", SCALE, on(GROWTH), { kind: "upgrade", creditsNow: 6000, daysLeft: 15 }],
    [
      "a dearer plan in the trial gives nothing before it is paid",
      SCALE,
      on(GROWTH, { period: { periodEnd: inDays(15), planCredits: 0, isTrial: true } }),
      { kind: "upgrade", creditsNow: 0, daysLeft: 15 },
    ],
    ["a cheaper plan waits", STARTER, on(GROWTH), { kind: "downgrade", startsAt: inDays(15).toISOString() }],
    [
      "a cheaper plan waits while an upgrade is open",
      STARTER,
      on(GROWTH, { open: [open(SCALE)] }),
      { kind: "downgrade", startsAt: inDays(15).toISOString() },
    ],
    [
      "the running plan calls a smaller one off",
      GROWTH,
      on(GROWTH, { open: [open(STARTER, { begins: "next-period" })] }),
      { kind: "keep" },
    ],
    [
      "an upgrade that is open already can be chosen again",
      SCALE,
      on(GROWTH, { open: [open(SCALE)] }),
      { kind: "upgrade", creditsNow: 6000, daysLeft: 15 },
    ],
  ])("%s", (_name, plan, standing, change) => {
    expect(planChange(plan, standing)).toEqual({ ok: true, ...change });
  });

  test.each<[string, Plan, Standing, object]>([
    ["the running plan", GROWTH, on(GROWTH), { reason: "plan-is-current", plan: "Growth" }],
    [
      "anything while the plan is frozen",
      SCALE,
      on(GROWTH, { running: { plan: GROWTH, isFrozen: true, periodEnd: null } }),
      { reason: "plan-frozen", plan: "Growth" },
    ],
    [
      "a second upgrade",
      CATALOGUE,
      on(GROWTH, { open: [open(SCALE)] }),
      { reason: "plan-change-open", plan: "Scale" },
    ],
    [
      "calling a smaller plan off while an upgrade is open",
      GROWTH,
      on(GROWTH, { open: [open(SCALE), open(STARTER, { begins: "next-period" })] }),
      { reason: "plan-change-open", plan: "Scale" },
    ],
    [
      "an upgrade while a still dearer plan is to follow, which could run by the time of the answer",
      GROWTH,
      on(STARTER, { open: [open(SCALE, { begins: "next-period" })] }),
      { reason: "plan-change-open", plan: "Scale" },
    ],
    [
      "calling a dearer plan off that is to follow",
      STARTER,
      on(STARTER, { open: [open(SCALE, { begins: "next-period", answerBy: null })] }),
      { reason: "plan-change-open", plan: "Scale" },
    ],
    [
      "a smaller plan inside a paid period",
      STARTER,
      { ...nothing, period: { periodEnd: inDays(15), planCredits: 4000, isTrial: false } },
      { reason: "plan-paid-until", plan: "Growth", until: inDays(15).toISOString() },
    ],
  ])("%s is refused", (_name, plan, standing, refusal) => {
    expect(planChange(plan, standing)).toEqual({ ok: false, ...refusal });
  });

  test("only what brings the merchant more begins while another plan runs", () => {
    expect(beginsOf({ kind: "upgrade", creditsNow: 1, daysLeft: 1 })).toBe("now");
    expect(beginsOf({ kind: "keep" })).toBe("now");
    expect(beginsOf({ kind: "downgrade", startsAt: null })).toBe("next-period");
    expect(beginsOf({ kind: "start", trialDays: 0, creditsNow: 0, daysLeft: null })).toBe("next-period");
  });
});

describe("cancelling", () => {
  test.each<[string, Standing, object]>([
    ["a running plan", on(GROWTH), { ok: true }],
    [
      "a frozen plan",
      on(GROWTH, { running: { plan: GROWTH, isFrozen: true, periodEnd: null } }),
      { ok: true },
    ],
    [
      "a plan with a smaller one approved after it",
      on(GROWTH, { open: [open(STARTER, { begins: "next-period", answerBy: null })] }),
      { ok: true },
    ],
    [
      "a plan while a change waits for its answer",
      on(GROWTH, { open: [open(STARTER, { begins: "next-period" })] }),
      { ok: false, reason: "plan-change-awaited", plan: "Starter", until: inDays(1).toISOString() },
    ],
    ["no plan", nothing, { ok: false, reason: "no-plan" }],
  ])("%s", (_name, standing, answer) => {
    expect(cancellation(standing)).toEqual(answer);
  });
});

test("plans are the product's: their price and their credits every 30 days", () => {
  expect(PLANS.map(({ name, priceCents, credits }) => [name, priceCents, credits])).toEqual([
    ["Starter", 9_00, 1_000],
    ["Growth", 29_00, 4_000],
    ["Scale", 99_00, 16_000],
    ["Catalogue", 399_00, 80_000],
  ]);
});

test("plans grow in price and in credits, so that a dearer one always brings more", () => {
  for (const [index, plan] of PLANS.entries()) {
    const next = PLANS[index + 1];
    if (!next) continue;
    expect(next.priceCents).toBeGreaterThan(plan.priceCents);
    expect(next.credits).toBeGreaterThan(plan.credits);
    expect(next.credits * plan.priceCents).toBeGreaterThan(plan.credits * next.priceCents);
  }
});
