import { type OrderSums, payableItems } from "#app/domain/generation/budget.ts";
import type { Quality } from "#app/domain/generation/schemas.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import { language, t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";

/** What going on with an order would make and hold. Pure. */
export interface Continuation {
  readonly itemCount: number;
  readonly credits: number;
  /** The budget that is sent; null: none any more; undefined: as before. */
  readonly budgetCredits?: number | null;
  /** Why the budget that was typed can't be used. */
  readonly problem?: string;
}

interface Left extends OrderSums {
  readonly quality: Quality;
  readonly budgetCredits: number | null;
}

/** What the order goes on with under the budget in `text`, as it was typed; null: it has none and gets none. */
export function continuation(order: Left, text: string | null): Continuation {
  const eachCredits = order.plannedItems === 0 ? 0 : order.plannedCredits / order.plannedItems;
  const all = { itemCount: order.plannedItems, credits: order.plannedCredits };
  if (text === null) return all;
  const typed = ungrouped(text);
  if (typed === "") return { ...all, budgetCredits: null };
  if (!/^\d{1,10}$/.test(typed) || Number(typed) < 1 || Number(typed) > MAX_INT4)
    return { itemCount: 0, credits: 0, problem: t("runs.budgetNotNumber") };
  const budgetCredits = Number(typed);
  const itemCount = payableItems(budgetCredits, order);
  return {
    itemCount,
    credits: itemCount * eachCredits,
    ...(budgetCredits !== order.budgetCredits && { budgetCredits }),
    ...(itemCount === 0 && { problem: t(`runs.budgetTooSmall.${itemNoun(order.quality)}`) }),
  };
}

/** Without blanks, and without what the language at hand sets between thousands: "1,200" or "1.200". */
function ungrouped(text: string): string {
  const parts = new Intl.NumberFormat(language()).formatToParts(1_000_000);
  const between = parts.find(({ type }) => type === "group")?.value ?? ",";
  return text.replaceAll(/\s/g, "").replaceAll(between, "");
}
