/** What saving an outline does and costs, in words. Pure. */
import { credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import type { OutlineTask } from "#app/domain/generation/index.server.ts";
import { t } from "#app/platform/i18n/translate.ts";

type Facts = Pick<OutlineTask, "way" | "quality" | "itemCount" | "priceCredits" | "correctionsLeft">;

export function saveLabel({ way, quality, itemCount, priceCredits }: Facts): string {
  if (way === "again" || priceCredits === 0) return t("outline.saveAgain");
  const price = { credits: credits(priceCredits) };
  return itemCount === 1
    ? t("outline.saveOne", price)
    : t(`outline.saveMany.${itemNoun(quality)}`, { ...price, count: itemCount });
}

export function costSentence({ way, quality, itemCount, priceCredits, correctionsLeft }: Facts): string {
  const noun = itemNoun(quality);
  if (way === "again")
    return correctionsLeft === 0
      ? t(`outline.usedUp.${noun}`)
      : t(`outline.free.${noun}`, { count: correctionsLeft ?? 0 });
  if (itemCount === 0) return t("outline.retried");
  return itemCount === 1
    ? t("outline.heldOne", { count: priceCredits })
    : t(`outline.heldMany.${noun}`, { credits: credits(priceCredits), count: itemCount });
}
