import { type OrderSums, payableItems } from "#app/domain/generation/budget.ts";
import type { Quality } from "#app/domain/generation/schemas.ts";
import { itemNoun } from "#app/components/item-noun.ts";
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
  const typed = text.trim().replaceAll(/[,\s]/g, "");
  if (typed === "") return { ...all, budgetCredits: null };
  if (!/^\d{1,10}$/.test(typed) || Number(typed) < 1 || Number(typed) > MAX_INT4)
    return {
      itemCount: 0,
      credits: 0,
      problem: "Enter a whole number of credits, or nothing for no budget.",
    };
  const budgetCredits = Number(typed);
  const itemCount = payableItems(budgetCredits, order);
  return {
    itemCount,
    credits: itemCount * eachCredits,
    ...(budgetCredits !== order.budgetCredits && { budgetCredits }),
    ...(itemCount === 0 && {
      problem: `This budget pays for no further ${itemNoun(order.quality)}. Enter a larger one.`,
    }),
  };
}
