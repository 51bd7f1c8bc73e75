/** The numbers that limit a run, as they are typed and as they are meant; and what a run's first go comes to. Pure. */
import { counted } from "#app/components/format.ts";
import { wholeNumber } from "#app/components/whole-number.ts";
import { PILOT_ITEMS, type startRunSchema } from "#app/domain/generation/schemas.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import type { z } from "zod";
import type { LimitTexts } from "./create-settings.ts";

export const LIMIT_NAMES = {
  pilot: "number to begin with",
  budget: "budget",
  failPercent: "share that may fail",
} as const satisfies Record<keyof LimitTexts, string>;

export type LimitErrors = Partial<Record<keyof LimitTexts, string>>;
type LimitInput = Pick<z.input<typeof startRunSchema>, "pilotItems" | "budgetCredits" | "pauseAtFailPercent">;

/** The limits as a start takes them, or what is wrong with each. */
export function limitsOf(
  texts: LimitTexts,
  noun: ItemNoun,
): { readonly ok: true; readonly input: LimitInput } | { readonly ok: false; readonly errors: LimitErrors } {
  const pilot =
    texts.pilot === null
      ? ({ ok: true, value: null } as const)
      : wholeNumber(texts.pilot, {
          max: PILOT_ITEMS.most,
          empty: `Say how many ${noun}s to make first, for example ${PILOT_ITEMS.usual}.`,
        });
  const budget = wholeNumber(texts.budget, { max: MAX_INT4 });
  const failPercent = wholeNumber(texts.failPercent, { max: 100 });
  if (!pilot.ok || !budget.ok || !failPercent.ok) {
    return {
      ok: false,
      errors: {
        ...(!pilot.ok && { pilot: pilot.message }),
        ...(!budget.ok && { budget: budget.message }),
        ...(!failPercent.ok && { failPercent: failPercent.message }),
      },
    };
  }
  return {
    ok: true,
    input: {
      ...(pilot.value !== null && { pilotItems: pilot.value }),
      ...(budget.value !== null && { budgetCredits: budget.value }),
      ...(failPercent.value !== null && { pauseAtFailPercent: failPercent.value }),
    },
  };
}

/** What a start makes and holds at once, and what waits. */
export interface FirstRun {
  readonly nowItems: number;
  readonly nowCredits: number;
  readonly laterItems: number;
  readonly laterCredits: number;
  readonly isPilot: boolean;
  /** Items that the budget doesn't pay for; they belong to what waits. */
  readonly unpaidItems: number;
}

/** Splits an order as a start does: the pilot first, and never more than the budget pays for. */
export function firstRun(
  { itemCount, priceCredits }: { readonly itemCount: number; readonly priceCredits: number },
  { pilotItems, budgetCredits }: LimitInput,
): FirstRun {
  const isPilot = pilotItems !== undefined && pilotItems < itemCount;
  const payableItems = budgetCredits === undefined ? Infinity : Math.floor(budgetCredits / priceCredits);
  const nowItems = Math.min(isPilot ? pilotItems : itemCount, payableItems);
  const laterItems = itemCount - nowItems;
  return {
    nowItems,
    nowCredits: nowItems * priceCredits,
    laterItems,
    laterCredits: laterItems * priceCredits,
    isPilot,
    unpaidItems: Math.max(itemCount - payableItems, 0),
  };
}

/** Why the shop's daily limit keeps the first run from starting; null when it doesn't. */
export function dailySentence({ nowCredits }: FirstRun, dayLeftCredits: number | null): string | null {
  if (dayLeftCredits === null || nowCredits <= dayLeftCredits) return null;
  const left = dayLeftCredits === 0 ? "nothing" : counted(dayLeftCredits, "credit");
  return `Your shop's daily limit leaves ${left} for now, and this takes ${counted(nowCredits, "credit")}. No credits were used; make fewer first, raise the limit under Limits, or wait until what was ordered in the last 24 hours no longer counts.`;
}

/** What a budget does to an order; null when it pays for all of it. */
export function budgetSentence(
  { unpaidItems, nowItems }: FirstRun,
  priceCredits: number,
  noun: ItemNoun,
): string | null {
  if (unpaidItems === 0) return null;
  if (nowItems === 0)
    return `The budget doesn't pay for a single ${noun}: one takes ${counted(priceCredits, "credit")}. Raise it under Limits.`;
  return `The budget doesn't pay for ${counted(unpaidItems, noun)}: ${unpaidItems === 1 ? "it waits" : "they wait"} until you raise it.`;
}
