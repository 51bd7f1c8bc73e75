/** What a change of plan is called on its button, and what is said before it happens. Pure. */
import { credits, price } from "#app/components/format.ts";
import { PERIOD_DAYS, type Plan } from "#app/domain/billing/offers.ts";
import type { PlanChange, PlanOffer, PlansView } from "#app/domain/billing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

type CurrentPlan = NonNullable<PlansView["current"]>;
type WriteDate = (iso: string) => string;

/** A change that is explained in a dialog before it is ordered. */
export type ExplainedChange = Extract<PlanChange, { kind: "upgrade" | "downgrade" }>;
export const isExplained = (change: PlanChange): change is ExplainedChange =>
  change.kind === "upgrade" || change.kind === "downgrade";

/** Ids of the buttons that open dialogs. */
export const CANCEL_BUTTON_ID = "cancel-plan";
export const choiceButtonId = (offerId: string): string => `choose-${offerId}`;

interface Priced {
  readonly priceCents: number;
  readonly currency: string;
}

/** "$9.00 every 30 days". */
export const pricePerPeriod = ({ priceCents, currency }: Priced): string =>
  t("credits.pricePerPeriod", { price: price(priceCents, currency), count: PERIOD_DAYS });

/** "1,000 credits for $9.00 every 30 days". */
export const termsOf = (plan: Priced & { readonly credits: number }): string =>
  t("credits.terms", { credits: credits(plan.credits), price: pricePerPeriod(plan) });

/**
 * What the button of a plan says: shown, and to who hears it without its surroundings. What is heard begins with what is
 * shown, in every language.
 */
export function buttonWords({ name }: Plan, change: PlanChange): { label: string; spoken: string } {
  switch (change.kind) {
    case "start": {
      if (change.trialDays === 0) break;
      const days = change.trialDays;
      return { label: t("credits.startTrial", { days }), spoken: t("credits.startTrialOf", { days, name }) };
    }
    case "upgrade":
      return { label: t("credits.upgrade"), spoken: t("credits.upgradeTo", { name }) };
    case "downgrade":
      return alike(t("credits.changeTo", { name }));
    case "keep":
      return alike(t("credits.keep", { name }));
    case "current":
    case "refused":
  }
  return alike(t("credits.choose", { name }));
}

const alike = (label: string) => ({ label, spoken: label });

/** What the button does, in a few words above it. */
export function noteAbove(plan: Plan, change: PlanChange): string | null {
  switch (change.kind) {
    case "start":
      if (change.creditsNow === 0) return t("credits.addedBefore");
      return change.trialDays > 0
        ? t("credits.nowThenPaid", {
            credits: credits(change.creditsNow),
            price: price(plan.priceCents, plan.currency),
            days: change.trialDays,
          })
        : t("credits.now", { credits: credits(change.creditsNow) });
    case "upgrade":
      return change.creditsNow === 0
        ? t("credits.laterOnly", { credits: credits(plan.credits) })
        : t("credits.now", { credits: credits(change.creditsNow) });
    case "downgrade":
      return t("credits.fromNextPeriod");
    case "keep":
      return t("credits.callsOff");
    case "current":
    case "refused":
      return null;
  }
}

export interface Reason {
  /** Of the element that says it: buttons refer to it. */
  readonly id: string;
  readonly message: string;
  /** The plans that can't be chosen because of it. */
  readonly offerIds: readonly string[];
}

/** Whether a plan needs no button: the running one, and the one that is to follow it. */
export const isTaken = (
  { current, scheduled }: Pick<PlansView, "current" | "scheduled">,
  { offerId, change }: PlanOffer,
): boolean =>
  change.kind === "current" ||
  offerId === scheduled?.offerId ||
  (offerId === current?.offerId && change.kind === "refused");

/** Why plans can't be chosen now, each sentence once. */
export function reasonsOf(plans: Pick<PlansView, "current" | "scheduled" | "offers">): Reason[] {
  const reasons: (Reason & { readonly offerIds: string[] })[] = [];
  for (const offer of plans.offers) {
    const { offerId, change } = offer;
    if (change.kind !== "refused" || isTaken(plans, offer)) continue;
    const known = reasons.find(({ message }) => message === change.message);
    if (known) known.offerIds.push(offerId);
    else reasons.push({ id: `why-not-${offerId}`, message: change.message, offerIds: [offerId] });
  }
  return reasons;
}

export interface DialogWords {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly confirm: string;
  readonly stay: string;
}

/** What an upgrade or a downgrade does to plan, credits and price. */
export const changeDialog = (
  plan: Plan,
  change: ExplainedChange,
  current: CurrentPlan,
  writeDate: WriteDate,
): DialogWords => ({
  ...(change.kind === "downgrade"
    ? downgradeWords(plan, change, current, writeDate)
    : upgradeWords(plan, change, current, writeDate)),
  confirm: t("credits.continueInShopify"),
  stay: t("credits.keep", { name: current.name }),
});

function downgradeWords(
  plan: Plan,
  { startsAt }: Extract<PlanChange, { kind: "downgrade" }>,
  { name }: CurrentPlan,
  writeDate: WriteDate,
) {
  const values = { name, next: plan.name, terms: termsOf(plan) };
  return {
    title: t("credits.changeToAsked", { name: plan.name }),
    sentences: [
      startsAt === null
        ? t("credits.staysUntilEnd", values)
        : t("credits.staysUntilDate", { ...values, date: writeDate(startsAt) }),
      t("credits.ownDates"),
    ],
  };
}

function upgradeWords(
  plan: Plan,
  { creditsNow, daysLeft }: Extract<PlanChange, { kind: "upgrade" }>,
  { periodEnd, isTrial }: CurrentPlan,
  writeDate: WriteDate,
) {
  const amount = creditsNow === 0 ? "none" : "some";
  const from = periodEnd === null ? "FromNextPeriod" : "FromDate";
  return {
    title: t("credits.upgradeToAsked", { name: plan.name }),
    sentences: [
      t(`credits.${amount}Added${from}`, {
        count: creditsNow,
        daysLeft: t("credits.forDaysLeft", { count: daysLeft }),
        credits: credits(plan.credits),
        ...(periodEnd !== null && { date: writeDate(periodEnd) }),
      }),
      t(isTrial ? "credits.trialGoesOn" : "credits.differenceCharged", { price: pricePerPeriod(plan) }),
    ],
  };
}

/** What cancelling ends, what stays, and until when. */
export function cancelDialog(
  { current, scheduled }: { readonly current: CurrentPlan; readonly scheduled: PlansView["scheduled"] },
  planCredits: number,
  writeDate: WriteDate,
): DialogWords {
  const { name, isTrial, creditsUntil } = current;
  const what = isTrial ? "trial" : "plan";
  const date = creditsUntil === null ? null : writeDate(creditsUntil);
  return {
    title: t("credits.cancelAsked", { name }),
    sentences: [
      scheduled
        ? t(`credits.endsAndCalledOff.${what}`, { name: scheduled.name })
        : t(`credits.endsNow.${what}`),
      isTrial ? trialCreditsStay(date) : planCreditsStay(planCredits, date),
      t(`credits.nothingMore.${what}`),
    ],
    confirm: t("credits.cancelPlan"),
    stay: t("credits.keep", { name }),
  };
}

const trialCreditsStay = (date: string | null): string =>
  date === null ? t("credits.creditsStay") : t("credits.trialCreditsStay", { date });

function planCreditsStay(count: number, date: string | null): string {
  if (count === 0) return t("credits.noPlanCredits");
  return date === null
    ? t("credits.planCreditsStay", { count })
    : t("credits.planCreditsStayUntil", { count, date });
}
