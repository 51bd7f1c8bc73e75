/** What a plan's and a publication's page says: places, what undo does, what it left alone. Pure. */
import type { ChangesetPause, PlacementName, PlanPlacement } from "#app/domain/publishing/schemas.ts";
import { wordsByName } from "#app/platform/i18n/by-key.ts";
import { enumerated, t } from "#app/platform/i18n/translate.ts";

export const PLACE_WORDS = wordsByName<PlacementName>({
  append: "publications.place.append",
  first: "publications.place.first",
  "after-main": "publications.place.after-main",
  replace: "publications.place.replace",
});

export const PLAN_PLACE_WORDS = wordsByName<PlanPlacement>({
  append: "publications.place.append-all",
  first: "publications.place.first",
  "after-main": "publications.place.after-main",
  "replace-source": "publications.place.replace-source",
});

export const PAUSE_SENTENCES = wordsByName<ChangesetPause>({
  merchant: "publications.paused.merchant",
  "storage-full": "publications.paused.storage-full",
});

/** Of a result whose publication hasn't begun. */
export const rejectedSince = (): string => t("publications.rejectedSince");

/** How many results were left out of a publication when it began. */
export const leftOutSentence = (leftOutCount: number): string =>
  t("publications.leftOutSince", { count: leftOutCount });

/** What undoing is about. */
export interface UndoFigures {
  readonly productCount: number;
  readonly resultCount: number;
  readonly replacedCount: number;
}

/** What an undo will do, sentence by sentence, before it does it. */
export function undoSentences({ productCount, resultCount, replacedCount }: UndoFigures): string[] {
  const isOne = productCount === 1;
  return [
    isOne
      ? t("publications.undoTakesOffOne", { count: resultCount })
      : t("publications.undoTakesOff", {
          count: resultCount,
          products: t("publications.theirProducts", { count: productCount }),
        }),
    ...(replacedCount > 0 ? [t("publications.undoPutsBack", { count: replacedCount })] : []),
    t("publications.undoBringsBack"),
    isOne ? t("publications.undoSparesOne") : t("publications.undoSpares"),
  ];
}

const EDIT_SENTENCES: Readonly<Record<string, string>> = wordsByName({
  "alt-text": "publications.edit.alt-text",
  order: "publications.edit.order",
  variant: "publications.edit.variant",
  assigned: "publications.edit.assigned",
  "put-back": "publications.edit.put-back",
  "later-publication": "publications.edit.later-publication",
  removed: "publications.edit.removed",
});

/** Where a product was edited, one sentence for each kind of edit. */
export const editSentences = (places: readonly { readonly what: string }[]): string[] => [
  ...new Set(places.map(({ what }) => EDIT_SENTENCES[what] ?? t("publications.edit.other"))),
];

/** How far an undo is: null when nothing is undone or was. */
export function undoProgress(
  counts: Readonly<Partial<Record<"queued" | "undoing" | "undone" | "refused" | "failed", number>>>,
): { readonly sentence: string; readonly share: number; readonly isOver: boolean } | null {
  const { queued = 0, undoing = 0, undone = 0, refused = 0, failed = 0 } = counts;
  const total = queued + undoing + undone + refused + failed;
  if (total === 0) return null;
  const ended = undone + refused + failed;
  const isOver = ended === total;
  const sentence = enumerated([
    isOver
      ? t("publications.undoneOn", { count: undone })
      : t("publications.undoing", { ended, count: total }),
    ...(refused > 0 ? [t("publications.undoLeft", { count: refused })] : []),
    ...(failed > 0 ? [t("publications.undoToLookAt", { count: failed })] : []),
  ]);
  return { sentence, share: ended / total, isOver };
}
