/** The numbers that limit a run, as they are typed and as they are meant; and what a run's first go comes to. Pure. */
import { credits } from "#app/components/format.ts";
import { wholeNumber } from "#app/components/whole-number.ts";
import { PILOT_ITEMS, type startRunSchema } from "#app/domain/generation/schemas.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { t } from "#app/platform/i18n/translate.ts";
import { MAX_INT4 } from "#app/platform/schemas.ts";
import type { z } from "zod";
import type { LimitTexts } from "./create-settings.ts";

export const LIMIT_NAMES = wordsByName<keyof LimitTexts>({
  pilot: "create.limitName.pilot",
  budget: "create.limitName.budget",
  failPercent: "create.limitName.failPercent",
});

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
          empty: t(`create.sayPilot.${noun}`, { number: PILOT_ITEMS.usual }),
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
  const needed = credits(nowCredits);
  return dayLeftCredits === 0
    ? t("create.dayUsedUp", { needed })
    : t("create.dayTooSmall", { left: credits(dayLeftCredits), needed });
}

/** What a budget does to an order; null when it pays for all of it. */
export function budgetSentence(
  { unpaidItems, nowItems }: FirstRun,
  priceCredits: number,
  noun: ItemNoun,
): string | null {
  if (unpaidItems === 0) return null;
  return nowItems === 0
    ? t(`create.budgetTooSmall.${noun}`, { price: credits(priceCredits) })
    : t(`create.budgetPaysLess.${noun}`, { count: unpaidItems });
}
