/** What saving an outline does and costs, in words. Pure. */
import { count, counted, credits } from "#app/components/format.ts";
import { itemNoun } from "#app/components/item-noun.ts";
import type { OutlineTask } from "#app/domain/generation/index.server.ts";

type Facts = Pick<OutlineTask, "way" | "quality" | "itemCount" | "priceCredits" | "correctionsLeft">;

export const saveLabel = ({ way, quality, itemCount, priceCredits }: Facts): string =>
  way === "again" || priceCredits === 0
    ? "Save and make it again"
    : `Save and make ${itemCount === 1 ? "it" : counted(itemCount, itemNoun(quality))} for ${credits(priceCredits)}`;

export function costSentence({ way, quality, itemCount, priceCredits, correctionsLeft }: Facts): string {
  if (way === "again") {
    return correctionsLeft === 0
      ? `This ${itemNoun(quality)} was made again as often as it goes. Generate the product again from another photo.`
      : `Making it again uses no credits: this ${itemNoun(quality)} was paid for. The new one stands beside it. You can do this ${counted(correctionsLeft ?? 0, "more time")}.`;
  }
  if (itemCount === 0) return "It was tried again already. Look at the order's other runs.";
  const held = `${credits(priceCredits)} ${priceCredits === 1 ? "is" : "are"} held for`;
  return itemCount === 1
    ? `${held} it. Its credits came back when it failed, so it is paid once in all.`
    : `${held} the ${count(itemCount)} ${itemNoun(quality)}s of this photo. Their credits came back when they failed, so each is paid once in all.`;
}
