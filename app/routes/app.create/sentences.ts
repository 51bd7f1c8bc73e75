/** What Create says about a selection and its reading. Pure. */
import type { ItemNoun } from "#app/components/item-noun.ts";
import { QUALITY_WORDS } from "#app/components/words.ts";
import type { Selection } from "#app/domain/catalog/schemas.ts";
import { enumerated, t } from "#app/platform/i18n/translate.ts";

/** How far a reading is. Without a total there is no share to be told. */
export function readingSentence(readCount: number, expectedCount: number | null): string {
  if (expectedCount !== null && expectedCount > 0)
    return t("create.readingOf", { done: Math.min(readCount, expectedCount), total: expectedCount });
  return readCount > 0 ? t("create.readingSoFar", { done: readCount }) : t("create.reading");
}

/** The share of a reading that is done, 0…1; null when it can't be told. */
export const readingShare = (readCount: number, expectedCount: number | null): number | null =>
  expectedCount !== null && expectedCount > 0 ? Math.min(readCount / expectedCount, 1) : null;

/** What is chosen; `productCount` once it is known. */
export function chosenSentence(selection: Selection, productCount: number | null): string {
  if ("productGids" in selection) return t("create.chosen.products", { count: selection.productGids.length });
  const chosen = chosenClause(selection);
  return productCount === null
    ? t("create.chosen.uncounted", { chosen })
    : t("create.chosen.counted", { chosen, count: productCount });
}

function chosenClause(selection: Exclude<Selection, { productGids: unknown }>): string {
  if ("collectionGids" in selection)
    return t("create.chosen.collections", { count: selection.collectionGids.length });
  if ("query" in selection) return t("create.chosen.search", { query: selection.query });
  if (!("lacking" in selection)) return t("create.chosen.all");
  const { lacking, within } = selection;
  const figures = {
    number: lacking.kind === "fewer-pictures-than" ? lacking.count : 0,
    px: lacking.kind === "main-picture-below" ? lacking.px : 0,
  };
  return within === undefined
    ? t(`create.chosen.lacking.${lacking.kind}`, figures)
    : t(`create.chosen.lackingWithin.${lacking.kind}`, { ...figures, count: within.collectionGids.length });
}

/** How many products a search finds. */
export function foundSentence(found: { readonly count: number; readonly isExact: boolean }): string {
  if (!found.isExact) return t("create.foundMore", { number: found.count });
  return found.count === 0 ? t("create.foundNone") : t("create.found", { count: found.count });
}

/** Products that can't take all their new media. */
export const fullSentence = (fullCount: number, noun: ItemNoun): string =>
  t(`create.full.${noun}`, { count: fullCount });

/** Some products by their titles, and how many more there are. */
export function titlesLine(titles: readonly string[], more: number): string {
  const line = enumerated(titles);
  return more > 0 ? t("create.andMore", { titles: line, number: more }) : line;
}

const FITTING = { "too-small-hd-fits": "hd", "too-small-standard-fits": "standard" } as const;

/** Which pictures have too few pixels for the chosen quality, and which one fits; null for other reasons. */
export function tooSmallSentence(skipped: {
  readonly reason: string;
  readonly count: number;
}): string | null {
  const fits = FITTING[skipped.reason as keyof typeof FITTING];
  if (fits === undefined) return null;
  return t(`create.tooSmall.${fits}`, {
    count: skipped.count,
    wanted: QUALITY_WORDS.ultra,
    fits: QUALITY_WORDS[fits],
  });
}

/** Why an order would make nothing, and the way on. */
export function emptySentence(skipped: readonly { readonly reason: string }[], noun: ItemNoun): string {
  const areAll = (isOne: (reason: string) => boolean) => skipped.every(({ reason }) => isOne(reason));
  if (skipped.length === 0) return t("create.empty.noProducts");
  if (areAll((reason) => reason === "already-made")) return t(`create.empty.made.${noun}`);
  if (areAll((reason) => reason in FITTING)) return t("create.empty.tooSmall");
  return t("create.empty.noPhoto");
}
