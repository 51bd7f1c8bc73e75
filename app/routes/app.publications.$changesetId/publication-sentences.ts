/** What a plan's and a publication's page says: places, what undo does, what it left alone. Pure. */
import { count, counted } from "#app/components/format.ts";
import type { ChangesetPause, PlacementName, PlanPlacement } from "#app/domain/publishing/schemas.ts";

export const PLACE_WORDS = {
  append: "After the media it has",
  first: "First",
  "after-main": "After the main picture",
  replace: "In place of another picture",
} as const satisfies Record<PlacementName, string>;

export const PLAN_PLACE_WORDS = {
  append: "After the media they have",
  first: "First",
  "after-main": "After the main picture",
  "replace-source": "In place of the original photo",
} as const satisfies Record<PlanPlacement, string>;

export const PAUSE_SENTENCES = {
  merchant: "Paused. Products that were begun are finished; the others wait until you let it go on.",
  "storage-full":
    "The shop's file storage is full, so the publication was paused. Publishing costs no credits. Free some space or change the Shopify plan, then resume it.",
} as const satisfies Record<ChangesetPause, string>;

/** Of a result whose publication hasn't begun. */
export const REJECTED_SINCE =
  "This result was rejected in review, so it won't be published; the others will be. Take the answer back if it was wrong.";

/** How many results were left out of a publication when it began. */
export const leftOutSentence = (leftOutCount: number): string =>
  `${counted(leftOutCount, "result was", "results were")} left out, because ${leftOutCount === 1 ? "it was" : "they were"} rejected in review before.`;

/** What undoing is about. */
export interface UndoFigures {
  readonly productCount: number;
  readonly resultCount: number;
  readonly replacedCount: number;
}

/** What an undo will do, sentence by sentence, before it does it. */
export function undoSentences({ productCount, resultCount, replacedCount }: UndoFigures): string[] {
  const their = productCount === 1 ? "its product" : `their ${counted(productCount, "product")}`;
  return [
    `${counted(resultCount, "result is", "results are")} taken off ${resultCount === 1 ? "its product" : their}. The files stay under Content → Files.`,
    ...(replacedCount > 0
      ? [
          `${counted(replacedCount, "picture that was replaced is", "pictures that were replaced are")} put back.`,
        ]
      : []),
    "Order, alt texts and the pictures of variants become what they were.",
    `${productCount === 1 ? "If the product" : "A product that"} was edited since, where this publication changed something, ${productCount === 1 ? "it " : ""}is left as it is, and listed.`,
  ];
}

const PLACE_SENTENCES: Readonly<Record<string, string>> = {
  "alt-text": "The alt text of a result was changed.",
  order: "The media were put in another order.",
  variant: "A variant that showed a result shows something else.",
  assigned: "A result was assigned to a variant.",
  "put-back": "A picture that had been replaced is on the product again.",
  "later-publication": "A later publication went on with what this one had published here.",
  removed: "A result that stood for another picture was removed.",
};

/** Where a product was edited, one sentence for each kind of edit. */
export const editSentences = (places: readonly { readonly what: string }[]): string[] => [
  ...new Set(places.map(({ what }) => PLACE_SENTENCES[what] ?? "Something that was published was changed.")),
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
  const notes = [
    ...(refused > 0 ? [`${count(refused)} left as ${refused === 1 ? "it is" : "they are"}`] : []),
    ...(failed > 0 ? [counted(failed, "needs your look", "need your look")] : []),
  ];
  const begun = isOver
    ? `Undone on ${counted(undone, "product")}`
    : `Undoing: ${count(ended)} of ${counted(total, "product")}`;
  return { sentence: [begun, ...notes].join(", "), share: ended / total, isOver };
}
