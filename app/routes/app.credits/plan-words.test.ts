import { expect, test } from "vitest";
import { PLANS, type PlanChange, type PlansView } from "#app/domain/billing/schemas.ts";
import { LANGUAGES } from "#app/platform/i18n/languages.ts";
import { inLanguage } from "#app/platform/i18n/spoken-language.ts";
import { buttonWords, cancelDialog, changeDialog, isTaken, noteAbove, reasonsOf } from "./plan-words.ts";

const [starter, growth, scale] = PLANS;
if (!starter || !growth || !scale) throw new Error("plans are missing");

const current: NonNullable<PlansView["current"]> = {
  ...growth,
  test: false,
  status: "active",
  isTrial: false,
  periodEnd: "2026-12-12T10:00:00Z",
  creditsUntil: "2027-01-11T10:00:00Z",
  cancelRefusal: null,
};
const writeDate = (iso: string) => iso.slice(0, 10);
const upgrade = { kind: "upgrade", creditsNow: 6000, daysLeft: 15 } as const;
const said = ({ sentences }: { readonly sentences: readonly string[] }) => sentences.join(" ");

test.each<[PlanChange, string, string, string | null]>([
  [
    { kind: "start", trialDays: 7, creditsNow: 100, daysLeft: null },
    "Start 7-day trial",
    "Start 7-day trial of Growth",
    "100 credits now, first payment of $29.00 in 7 days",
  ],
  [
    { kind: "start", trialDays: 0, creditsNow: 4000, daysLeft: null },
    "Choose Growth",
    "Choose Growth",
    "4,000 credits now",
  ],
  [
    { kind: "start", trialDays: 0, creditsNow: 0, daysLeft: null },
    "Choose Growth",
    "Choose Growth",
    "No credits now: this period's were added before",
  ],
  [upgrade, "Upgrade", "Upgrade to Growth", "6,000 credits now"],
  [
    { ...upgrade, creditsNow: 0 },
    "Upgrade",
    "Upgrade to Growth",
    "No credits now, 4,000 credits from the next period on",
  ],
  [{ kind: "downgrade", startsAt: null }, "Change to Growth", "Change to Growth", "From the next period on"],
  [{ kind: "keep" }, "Keep Growth", "Keep Growth", "Calls off the change"],
  [{ kind: "refused", message: "Not now." }, "Choose Growth", "Choose Growth", null],
])("a plan's button says what it does: %j", (change, label, spoken, note) => {
  expect(buttonWords(growth, change)).toEqual({ label, spoken });
  // Who speaks to the page says what stands there.
  expect(spoken).toContain(label);
  expect(noteAbove(growth, change)).toBe(note);
});

test("why plans can't be chosen is said once for all that share the reason", () => {
  const refused = (message: string) => ({ kind: "refused", message }) as const;
  const plans = {
    current: { ...current, offerId: "b" },
    scheduled: { offerId: "e", name: "E", startsAt: null },
    offers: [
      { offerId: "a", change: refused("A bill is unpaid.") },
      { offerId: "b", change: refused("A bill is unpaid.") },
      { offerId: "c", change: refused("Another reason.") },
      { offerId: "d", change: refused("A bill is unpaid.") },
      { offerId: "e", change: refused("A bill is unpaid.") },
    ],
  };
  expect(reasonsOf(plans)).toEqual([
    { id: "why-not-a", message: "A bill is unpaid.", offerIds: ["a", "d"] },
    { id: "why-not-c", message: "Another reason.", offerIds: ["c"] },
  ]);
  // The running plan and the next one need no button, and so no reason.
  expect(plans.offers.filter((offer) => isTaken(plans, offer)).map(({ offerId }) => offerId)).toEqual([
    "b",
    "e",
  ]);
});

test("an upgrade says what comes now, what comes later, and what is charged", () => {
  expect(said(changeDialog(scale, upgrade, current, writeDate))).toBe(
    "6,000 credits are added now for the 15 days left; 16,000 credits from 2026-12-12 on. The credits that you have stay. Shopify charges the price difference for the days left, then $99.00 every 30 days, and asks you to approve it.",
  );
  expect(said(changeDialog(scale, { ...upgrade, creditsNow: 1, daysLeft: 1 }, current, writeDate))).toMatch(
    /^1 credit is added now for the 1 day left;/,
  );
});

test("an upgrade within a trial adds and costs nothing before the trial ends", () => {
  const trial = { ...current, isTrial: true };
  expect(said(changeDialog(scale, { ...upgrade, creditsNow: 0 }, trial, writeDate))).toBe(
    "No credits are added now; 16,000 credits from 2026-12-12 on. Your trial goes on until then. After it Shopify charges $99.00 every 30 days.",
  );
});

test.each([
  ["2026-12-12T10:00:00Z", "2026-12-12"],
  [null, "the end of the running period"],
])("a downgrade says until when everything stays: %s", (startsAt, end) => {
  expect(said(changeDialog(starter, { kind: "downgrade", startsAt }, current, writeDate))).toBe(
    `You keep Growth and its credits until ${end}. From then on Starter: 1,000 credits for $9.00 every 30 days. Credits that you have then stay until their own dates. Shopify asks you to approve the change.`,
  );
});

test.each([
  [
    { current, scheduled: null },
    3985,
    "Your plan ends now. 3,985 plan credits that you have stay, the last ones until 2027-01-11; all other credits stay. Nothing is refunded for the days left, and no new plan credits come.",
  ],
  [
    { current, scheduled: { offerId: starter.offerId, name: "Starter", startsAt: null } },
    0,
    "Your plan ends now, and the change to Starter is called off. None of its credits are left; all other credits stay. Nothing is refunded for the days left, and no new plan credits come.",
  ],
  [
    { current: { ...current, isTrial: true }, scheduled: null },
    0,
    "Your trial ends now. Trial credits that you have stay until 2027-01-11; all others stay as they are. Nothing is charged, and no new plan credits come. There is no second trial.",
  ],
])("cancelling says what ends, what stays and until when: %#", (plans, planCredits, sentences) => {
  expect(said(cancelDialog(plans, planCredits, writeDate))).toBe(sentences);
});

test.each(LANGUAGES)("in %s, what is heard of a button begins with what is shown", (language) => {
  const changes: PlanChange[] = [
    { kind: "start", trialDays: 7, creditsNow: 100, daysLeft: null },
    upgrade,
    { kind: "keep" },
  ];
  for (const change of changes) {
    const { label, spoken } = inLanguage(language, () => buttonWords(growth, change));
    expect(spoken.startsWith(label)).toBe(true);
  }
});

test("in German a sentence bends to its figures", () => {
  const german = (daysLeft: number, creditsNow: number) =>
    inLanguage("de", () =>
      said(changeDialog(scale, { ...upgrade, daysLeft, creditsNow }, current, writeDate)),
    );
  expect(german(15, 6000)).toContain("6.000 Credits kommen jetzt für die restlichen 15 Tage hinzu;");
  expect(german(1, 1)).toContain("1 Credit kommt jetzt für den letzten Tag hinzu;");
});
