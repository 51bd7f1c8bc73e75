/** What Home says of products that lack pictures. Pure. */
import type { LackingGlance } from "#app/domain/catalog/index.server.ts";
import { sentences, t } from "#app/platform/i18n/translate.ts";

type Counts = Pick<LackingGlance, "lookedAtCount" | "isAll" | "oneCount" | "noneCount">;

/** "9 products have only one picture. 3 more have none and need a photo first."; null: nothing lacks. */
export function lackingSentence({ lookedAtCount, isAll, oneCount, noneCount }: Counts): string | null {
  const among = isAll ? "" : "OfNewest";
  if (oneCount > 0)
    return sentences(
      t(`home.onlyOne${among}`, { count: oneCount, newest: lookedAtCount }),
      noneCount > 0 && t("home.moreWithNone", { count: noneCount }),
    );
  return noneCount > 0 ? t(`home.none${among}`, { count: noneCount, newest: lookedAtCount }) : null;
}

/** How many the names leave out. */
export const unnamedCount = ({ oneCount, noneCount, worst }: LackingGlance): number =>
  oneCount + noneCount - worst.length;
