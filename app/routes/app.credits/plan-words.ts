/** What a change of plan is called on its button, and what is said before it happens. Pure. */
import { counted, credits, price } from "#app/components/format.ts";
import { PERIOD_DAYS, type Plan } from "#app/domain/billing/offers.ts";
import type { PlanChange, PlanOffer, PlansView } from "#app/domain/billing/schemas.ts";

type CurrentPlan = NonNullable<PlansView["current"]>;
type WriteDate = (iso: string) => string;

/** A change that is explained in a dialog before it is ordered. */
export type ExplainedChange = Extract<PlanChange, { kind: "upgrade" | "downgrade" }>;
export const isExplained = (change: PlanChange): change is ExplainedChange =>
  change.kind === "upgrade" || change.kind === "downgrade";

/** Ids of the buttons that open dialogs. */
export const CANCEL_BUTTON_ID = "cancel-plan";
export const choiceButtonId = (offerId: string): string => `choose-${offerId}`;

/** "$9.00 every 30 days". */
export const pricePerPeriod = ({
  priceCents,
  currency,
}: {
  readonly priceCents: number;
  readonly currency: string;
}): string => `${price(priceCents, currency)} every ${PERIOD_DAYS} days`;

/** What the button of a plan says: shown, and to who hears it without its surroundings. */
export function buttonWords({ name }: Plan, change: PlanChange): { label: string; spoken: string } {
  switch (change.kind) {
    case "start": {
      if (change.trialDays === 0) break;
      const label = `Start ${change.trialDays}-day trial`;
      return { label, spoken: `${label} of ${name}` };
    }
    case "upgrade":
      return { label: "Upgrade", spoken: `Upgrade to ${name}` };
    case "downgrade":
      return { label: `Change to ${name}`, spoken: `Change to ${name}` };
    case "keep":
      return { label: `Keep ${name}`, spoken: `Keep ${name}` };
    case "current":
    case "refused":
  }
  return { label: `Choose ${name}`, spoken: `Choose ${name}` };
}

/** What the button does, in a few words above it. */
export function noteAbove(plan: Plan, change: PlanChange): string | null {
  switch (change.kind) {
    case "start":
      if (change.creditsNow === 0) return "No credits now: this period's were added before";
      return change.trialDays > 0
        ? `${credits(change.creditsNow)} now, first payment of ${price(plan.priceCents, plan.currency)} in ${change.trialDays} days`
        : `${credits(change.creditsNow)} now`;
    case "upgrade":
      return change.creditsNow === 0
        ? `No credits now, ${credits(plan.credits)} from the next period on`
        : `${credits(change.creditsNow)} now`;
    case "downgrade":
      return "From the next period on";
    case "keep":
      return "Calls off the change";
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
export function changeDialog(
  plan: Plan,
  change: ExplainedChange,
  current: CurrentPlan,
  writeDate: WriteDate,
): DialogWords {
  const stay = `Keep ${current.name}`;
  if (change.kind === "downgrade") {
    const end = change.startsAt === null ? "the end of the running period" : writeDate(change.startsAt);
    return {
      title: `Change to ${plan.name}?`,
      sentences: [
        `You keep ${current.name} and its credits until ${end}. From then on ${plan.name}: ${credits(plan.credits)} for ${pricePerPeriod(plan)}.`,
        "Credits that you have then stay until their own dates. Shopify asks you to approve the change.",
      ],
      confirm: "Continue in Shopify",
      stay,
    };
  }
  const next = current.periodEnd === null ? "the next period" : writeDate(current.periodEnd);
  return {
    title: `Upgrade to ${plan.name}?`,
    sentences: [
      change.creditsNow === 0
        ? `No credits are added now; ${credits(plan.credits)} from ${next} on.`
        : `${counted(change.creditsNow, "credit is", "credits are")} added now for the ${counted(change.daysLeft, "day")} left; ${credits(plan.credits)} from ${next} on. The credits that you have stay.`,
      current.isTrial
        ? `Your trial goes on until then. After it Shopify charges ${pricePerPeriod(plan)}.`
        : `Shopify charges the price difference for the days left, then ${pricePerPeriod(plan)}, and asks you to approve it.`,
    ],
    confirm: "Continue in Shopify",
    stay,
  };
}

/** What cancelling ends, what stays, and until when. */
export function cancelDialog(
  { current, scheduled }: { readonly current: CurrentPlan; readonly scheduled: PlansView["scheduled"] },
  planCredits: number,
  writeDate: WriteDate,
): DialogWords {
  const { name, isTrial, creditsUntil } = current;
  const until = creditsUntil === null ? "" : `, the last ones until ${writeDate(creditsUntil)}`;
  const ends = `Your ${isTrial ? "trial" : "plan"} ends now${scheduled ? `, and the change to ${scheduled.name} is called off` : ""}.`;
  return {
    title: `Cancel ${name}?`,
    sentences: isTrial
      ? [
          ends,
          creditsUntil === null
            ? "Credits that you have stay."
            : `Trial credits that you have stay until ${writeDate(creditsUntil)}; all others stay as they are.`,
          "Nothing is charged, and no new plan credits come. There is no second trial.",
        ]
      : [
          ends,
          planCredits === 0
            ? "None of its credits are left; all other credits stay."
            : `${counted(planCredits, "plan credit that you have stays", "plan credits that you have stay")}${until}; all other credits stay.`,
          "Nothing is refunded for the days left, and no new plan credits come.",
        ],
    confirm: "Cancel plan",
    stay: `Keep ${name}`,
  };
}
