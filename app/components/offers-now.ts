/** What each pack and plan brings at once and takes today, and which of them covers a shortage best. Pure. */
import { type Pack, PACKS, PERIOD_DAYS, type Plan, PLANS } from "#app/domain/billing/offers.ts";
import type { PlanChange, PlansView } from "#app/domain/billing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { credits, price } from "./format.ts";

/** A change of plan that begins at once. */
export type PlanChangeNow = Extract<PlanChange, { kind: "start" | "upgrade" }>;

/** An offer that can be taken now. */
export type OfferNow = {
  readonly offerId: string;
  /** Credits that come at once. */
  readonly creditsNow: number;
  /** What Shopify charges today, before tax; inside a paid period the difference for the days that are left. */
  readonly todayCents: number;
} & (
  | { readonly kind: "pack"; readonly pack: Pack }
  | { readonly kind: "plan"; readonly plan: Plan; readonly change: PlanChangeNow }
);

/** Everything that can be bought now: the packs, then the plans that would begin at once, each from the smallest on. */
export function offersNow({
  current,
  paidUntil,
  offers,
}: Pick<PlansView, "current" | "paidUntil" | "offers">): OfferNow[] {
  const packs = PACKS.map((pack): OfferNow => {
    const { offerId, credits: creditsNow, priceCents: todayCents } = pack;
    return { kind: "pack", offerId, pack, creditsNow, todayCents };
  });
  const plans = offers.flatMap(({ offerId, change }): OfferNow[] => {
    const plan = PLANS.find((one) => one.offerId === offerId);
    if (!plan || (change.kind !== "start" && change.kind !== "upgrade")) return [];
    const { creditsNow } = change;
    const todayCents = todayCentsOf(plan, change, (current ?? paidUntil)?.priceCents ?? 0);
    return [{ kind: "plan", offerId, plan, change, creditsNow, todayCents }];
  });
  return [...packs, ...plans];
}

function todayCentsOf(plan: Plan, change: PlanChangeNow, currentCents: number): number {
  if (change.kind === "start" && change.trialDays > 0) return 0;
  if (change.daysLeft === null) return plan.priceCents;
  return Math.ceil(((plan.priceCents - currentCents) * change.daysLeft) / PERIOD_DAYS);
}

/** The offer that covers a shortage for the least money today; of equals the first, so a pack before a plan. */
export function cheapestCovering(shortCredits: number, offers: readonly OfferNow[]): OfferNow | null {
  const covering = offers.filter(({ creditsNow }) => creditsNow >= shortCredits);
  return covering.reduce<OfferNow | null>(
    (best, offer) => (best !== null && best.todayCents <= offer.todayCents ? best : offer),
    null,
  );
}

/** "500 credits for $6.00 cover it." What is paid again is never left out. */
export function coveringSentence(offer: OfferNow | null): string {
  if (offer === null) return t("words.offers.none");
  if (offer.kind === "pack") {
    const { pack } = offer;
    return t("words.offers.pack", {
      credits: credits(pack.credits),
      price: price(pack.priceCents, pack.currency),
    });
  }
  const { plan, change, creditsNow, todayCents } = offer;
  const figures = {
    plan: plan.name,
    credits: credits(creditsNow),
    today: price(todayCents, plan.currency),
    price: price(plan.priceCents, plan.currency),
    days: PERIOD_DAYS,
  };
  if (change.kind === "upgrade") return t("words.offers.upgrade", figures);
  if (change.trialDays > 0) return t("words.offers.trial", { ...figures, count: change.trialDays });
  return t(change.daysLeft === null ? "words.offers.plan" : "words.offers.planInPeriod", figures);
}
