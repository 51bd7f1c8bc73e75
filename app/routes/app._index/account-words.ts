/** What Home says of the shop's plan. Pure. */
import { credits } from "#app/components/format.ts";
import { PERIOD_DAYS } from "#app/domain/billing/offers.ts";
import type { PlansView } from "#app/domain/billing/schemas.ts";
import { t } from "#app/platform/i18n/translate.ts";

type Current = NonNullable<PlansView["current"]>;

export interface AccountView {
  readonly shopDomain: string | null;
  readonly current: Pick<Current, "name" | "credits" | "status" | "isTrial" | "periodEnd"> | null;
  readonly scheduled: { readonly name: string; readonly startsAt: string | null } | null;
  readonly paidUntil: { readonly name: string; readonly periodEnd: string } | null;
}

/** "Growth: 4,000 credits every 30 days". */
export const planWords = ({ current }: Pick<AccountView, "current">): string =>
  current === null
    ? t("home.noPlan")
    : t("home.planOf", { plan: current.name, credits: credits(current.credits), days: PERIOD_DAYS });

/** What comes next for the plan, and on which day; null where nothing does. `at` null: Shopify hasn't told yet. */
export function nextOfPlan({
  current,
  scheduled,
  paidUntil,
}: AccountView): { readonly label: string; readonly text?: string; readonly at: string | null } | null {
  if (current === null)
    return (
      paidUntil && {
        label: t("home.planEnded", { plan: paidUntil.name }),
        text: t("home.paidUntil"),
        at: paidUntil.periodEnd,
      }
    );
  if (current.status === "frozen") return { label: t("home.renewal"), text: t("home.unpaid"), at: null };
  if (scheduled !== null)
    return {
      label: t("home.changesTo", { plan: scheduled.name }),
      at: scheduled.startsAt ?? current.periodEnd,
    };
  return { label: current.isTrial ? t("home.trialUntil") : t("home.renewsOn"), at: current.periodEnd };
}
