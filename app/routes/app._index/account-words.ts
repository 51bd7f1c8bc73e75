/** What Home says of the shop's plan. Pure. */
import { credits } from "#app/components/format.ts";
import { PERIOD_DAYS } from "#app/domain/billing/offers.ts";
import type { PlansView } from "#app/domain/billing/schemas.ts";

type Current = NonNullable<PlansView["current"]>;

export interface AccountView {
  readonly shopDomain: string | null;
  readonly current: Pick<Current, "name" | "credits" | "status" | "isTrial" | "periodEnd"> | null;
  readonly scheduled: { readonly name: string; readonly startsAt: string | null } | null;
  readonly paidUntil: { readonly name: string; readonly periodEnd: string } | null;
}

/** "Growth: 4,000 credits every 30 days". */
export const planWords = ({ current }: Pick<AccountView, "current">): string =>
  current === null ? "No plan" : `${current.name}: ${credits(current.credits)} every ${PERIOD_DAYS} days`;

/** What comes next for the plan, and on which day; null where nothing does. `at` null: Shopify hasn't told yet. */
export function nextOfPlan({
  current,
  scheduled,
  paidUntil,
}: AccountView): { readonly label: string; readonly text?: string; readonly at: string | null } | null {
  if (current === null)
    return paidUntil && { label: `${paidUntil.name} has ended`, text: "Paid until", at: paidUntil.periodEnd };
  if (current.status === "frozen")
    return { label: "Renewal", text: "Paused by Shopify: a bill is unpaid", at: null };
  if (scheduled !== null)
    return { label: `Changes to ${scheduled.name}`, at: scheduled.startsAt ?? current.periodEnd };
  return { label: current.isTrial ? "Trial until" : "Renews on", at: current.periodEnd };
}
