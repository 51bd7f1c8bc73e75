/** What saving an outline does and costs, in words. Pure. */
import { count, counted, credits } from "#app/components/format.ts";
import type { OutlineTask } from "#app/domain/generation/index.server.ts";

type Facts = Pick<OutlineTask, "way" | "itemCount" | "priceCredits" | "correctionsLeft">;

export const saveLabel = ({ way, itemCount, priceCredits }: Facts): string =>
  way === "again" || priceCredits === 0
    ? "Save and make it again"
    : `Save and make ${itemCount === 1 ? "it" : counted(itemCount, "picture")} for ${credits(priceCredits)}`;

export function costSentence({ way, itemCount, priceCredits, correctionsLeft }: Facts): string {
  if (way === "again") {
    return correctionsLeft === 0
      ? "This picture was made again as often as it goes. Generate the product again from another photo."
      : `Making it again uses no credits: this picture was paid for. The new one stands beside it. ${count(correctionsLeft ?? 0)} of these are left.`;
  }
  if (itemCount === 0) return "These pictures were tried again already. Look at the order's other runs.";
  const these = itemCount === 1 ? "the picture" : `the ${count(itemCount)} pictures of this photo`;
  return `${credits(priceCredits)} ${priceCredits === 1 ? "is" : "are"} held to make ${these}. Their credits came back when they failed, so each is paid once in all.`;
}
