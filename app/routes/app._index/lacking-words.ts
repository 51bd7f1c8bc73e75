/** What Home says of products that lack pictures. Pure. */
import { count, counted } from "#app/components/format.ts";
import type { LackingGlance } from "#app/domain/catalog/index.server.ts";

type Counts = Pick<LackingGlance, "lookedAtCount" | "isAll" | "oneCount" | "noneCount">;

/** "9 products have only one picture. 3 more have none and need a photo first."; null: nothing lacks. */
export function lackingSentence({ lookedAtCount, isAll, oneCount, noneCount }: Counts): string | null {
  const among = isAll ? "" : ` of your ${count(lookedAtCount)} newest`;
  const products = (some: number, one: string, many: string) =>
    `${count(some)}${among} ${some === 1 && among === "" ? "product" : "products"} ${some === 1 ? one : many}`;
  if (oneCount === 0 && noneCount === 0) return null;
  const none = noneCount === 0 ? "" : counted(noneCount, "more has", "more have");
  if (oneCount > 0)
    return `${products(oneCount, "has", "have")} only one picture.${none && ` ${none} none and need${noneCount === 1 ? "s" : ""} a photo first.`}`;
  return `${products(noneCount, "has", "have")} no picture. Add a photo to ${noneCount === 1 ? "it" : "each"} first, then more can be made of it.`;
}

/** How many the names leave out. */
export const unnamedCount = ({ oneCount, noneCount, worst }: LackingGlance): number =>
  oneCount + noneCount - worst.length;
