/** What publications, their products and their undo are called, and how far they are. Pure. */
import { enumerated, t } from "#app/platform/i18n/translate.ts";
import type {
  ChangesetStatus,
  ProductStatus,
  PublicationStatus,
  UndoStatus,
} from "../domain/publishing/schemas.ts";
import type { ItemNoun } from "./item-noun.ts";
import { type Toned, toned } from "./toned.ts";

/** A result's way to its product. */
export const PUBLICATION_WORDS = {
  publishing: toned("words.publication.publishing", "info"),
  published: toned("words.publication.published", "success"),
  unconfirmed: toned("words.publication.unconfirmed", "attention"),
  failed: toned("words.publication.failed", "critical"),
  undone: toned("words.publication.undone", "info"),
} as const satisfies Record<PublicationStatus, Toned>;

/** What a publication adds; `result`: pictures and videos. */
export type PublishedNoun = ItemNoun | "result";

/**
 * A product of a publication; `unconfirmed`: it failed after its result was added; `cancelled`: nothing was done to it;
 * `left-out`: nothing was, because its results were rejected in review.
 */
export const PRODUCT_WORDS = {
  queued: toned("words.product.queued", "info"),
  publishing: PUBLICATION_WORDS.publishing,
  done: PUBLICATION_WORDS.published,
  unconfirmed: PUBLICATION_WORDS.unconfirmed,
  failed: PUBLICATION_WORDS.failed,
  cancelled: toned("words.product.cancelled", "info"),
  "left-out": toned("words.product.left-out", "info"),
} as const satisfies Record<ProductStatus | "unconfirmed" | "cancelled" | "left-out", Toned>;

/** What a publication that hasn't ended is called; null: it has. */
const OPEN_PUBLICATIONS = {
  planned: toned("words.changeset.planned", "info"),
  scheduled: toned("words.changeset.scheduled", "info"),
  publishing: toned("words.run.running", "info"),
  paused: toned("words.run.paused", "attention"),
  cancelling: toned("words.changeset.cancelling", "info"),
  done: null,
  cancelled: null,
} as const satisfies Record<ChangesetStatus, Toned | null>;

/** How far a product's undo is. */
export const UNDO_WORDS = {
  queued: toned("words.undo.queued", "info"),
  undoing: toned("words.undo.undoing", "info"),
  undone: toned("words.undo.undone", "info"),
  refused: toned("words.undo.refused", "attention"),
  failed: toned("words.undo.failed", "critical"),
} as const satisfies Record<UndoStatus, Toned>;

type Words = Toned & { readonly sentence: string };

/** A whole publication by its products: green only when every one shows what was added. */
export function publicationWords(
  status: ChangesetStatus,
  { done, failed, ...left }: Readonly<Record<ProductStatus, number>>,
  undo: Readonly<Partial<Record<UndoStatus, number>>> = {},
): Words {
  const total = done + failed + left.queued + left.publishing;
  const open = OPEN_PUBLICATIONS[status];
  if (status === "planned" || status === "scheduled")
    return { ...OPEN_PUBLICATIONS[status], sentence: t("words.nothingPublished") };
  if (open !== null)
    return {
      ...open,
      // Of what is being cancelled, most of what failed was only never begun.
      sentence: enumerated([
        t("words.productsDone", { done, count: total }),
        failed > 0 && status !== "cancelling" && t("words.needLook", { count: failed }),
      ]),
    };
  return undoneWords(total, undo) ?? endedWords(status, done, failed);
}

/** Of a publication that was undone, or is being: null for any other. */
function undoneWords(
  total: number,
  {
    queued = 0,
    undoing = 0,
    undone = 0,
    refused = 0,
    failed = 0,
  }: Readonly<Partial<Record<UndoStatus, number>>>,
): Words | null {
  const sentence = t("words.undoneOn", { done: undone, count: total });
  if (queued + undoing > 0) return { ...UNDO_WORDS.undoing, sentence };
  const toLookAt = refused + failed;
  if (undone + toLookAt === 0) return null;
  if (toLookAt > 0 && undone < total)
    return { label: t("words.undoneToLook", { count: toLookAt }), tone: "attention", sentence };
  return {
    label: t(undone === total ? "words.undoneWhole" : "words.undoneInPart"),
    tone: toLookAt === 0 ? "info" : "attention",
    sentence,
  };
}

function endedWords(status: ChangesetStatus, done: number, failed: number): Words {
  if (status === "cancelled")
    return {
      label: t("words.run.cancelled"),
      tone: "warning",
      sentence: done === 0 ? t("words.cancelledBefore") : t("words.addedThenCancelled", { count: done }),
    };
  const added = t("words.addedTo", { count: done });
  if (failed === 0) return { label: t("words.run.done"), tone: "success", sentence: added };
  return {
    label: t("words.finishedToLook", { count: failed }),
    tone: "attention",
    sentence:
      done === 0
        ? t("words.productsNeedLook", { count: failed })
        : enumerated([added, t("words.needLook", { count: failed })]),
  };
}
