/** Where a merchant goes on after a refusal: a page finds it in the answer, as `Problem` says. */
import type { Problem } from "./components/keep-page.ts";
import type { Refusal } from "./platform/errors.ts";
import { t } from "./platform/i18n/translate.ts";

export type WayOn = NonNullable<Problem["goTo"]>;

export const withWayOn = (refusal: Refusal, goTo: WayOn): Refusal => Object.assign({}, refusal, { goTo });

/** Publishing was refused for what a person answers for an order: the way there. */
export function withReview(refusal: Refusal): Refusal {
  const { reason } = refusal;
  if (reason !== "order-unanswered" && reason !== "order-denied") return refusal;
  const { runId } = refusal as Refusal<typeof reason, { runId: string }>;
  return withWayOn(refusal, { to: `/app/review?run=${runId}`, text: t("refusals.openReview") });
}
