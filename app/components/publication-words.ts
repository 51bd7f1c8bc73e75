/** What publications, their products and their undo are called, and how far they are. Pure. */
import type {
  ChangesetStatus,
  ProductStatus,
  PublicationStatus,
  UndoStatus,
} from "../domain/publishing/schemas.ts";
import { count, counted } from "./format.ts";
import type { ItemNoun } from "./item-noun.ts";
import type { Tone } from "./words.ts";

/** A result's way to its product. */
export const PUBLICATION_WORDS = {
  publishing: { label: "Publishing", tone: "info" },
  published: { label: "Published", tone: "success" },
  unconfirmed: { label: "Check the product", tone: "attention" },
  failed: { label: "Not published", tone: "critical" },
  undone: { label: "Taken off again", tone: "info" },
} as const satisfies Record<PublicationStatus, { label: string; tone: Tone }>;

/** What a publication adds; `result`: pictures and videos. */
export type PublishedNoun = ItemNoun | "result";

/**
 * A product of a publication; `unconfirmed`: it failed after its result was added; `cancelled`: nothing was done to it;
 * `left-out`: nothing was, because its results were rejected in review.
 */
export const PRODUCT_WORDS = {
  queued: { label: "Waiting", tone: "info" },
  publishing: PUBLICATION_WORDS.publishing,
  done: PUBLICATION_WORDS.published,
  unconfirmed: PUBLICATION_WORDS.unconfirmed,
  failed: PUBLICATION_WORDS.failed,
  cancelled: { label: "Cancelled", tone: "info" },
  "left-out": { label: "Left out", tone: "info" },
} as const satisfies Record<
  ProductStatus | "unconfirmed" | "cancelled" | "left-out",
  { label: string; tone: Tone }
>;

/** What a publication that hasn't ended is called; null: it has. */
const OPEN_PUBLICATION_LABELS = {
  planned: "Planned",
  scheduled: "Scheduled",
  publishing: "In progress",
  paused: "Paused",
  cancelling: "Being cancelled",
  done: null,
  cancelled: null,
} as const satisfies Record<ChangesetStatus, string | null>;

/** How far a product's undo is. */
export const UNDO_WORDS = {
  queued: { label: "Undo waits", tone: "info" },
  undoing: { label: "Being undone", tone: "info" },
  undone: { label: "Undone", tone: "info" },
  refused: { label: "Left as it is", tone: "attention" },
  failed: { label: "Undo needs your look", tone: "critical" },
} as const satisfies Record<UndoStatus, { label: string; tone: Tone }>;

type Words = { label: string; tone: Tone; sentence: string };

/** A whole publication by its products: green only when every one shows what was added. */
export function publicationWords(
  status: ChangesetStatus,
  { done, failed, ...left }: Readonly<Record<ProductStatus, number>>,
  undo: Readonly<Partial<Record<UndoStatus, number>>> = {},
): Words {
  const total = done + failed + left.queued + left.publishing;
  const open = OPEN_PUBLICATION_LABELS[status];
  if (status === "planned" || status === "scheduled")
    return { label: OPEN_PUBLICATION_LABELS[status], tone: "info", sentence: "Nothing is published yet" };
  if (open !== null)
    return {
      label: open,
      tone: status === "paused" ? "attention" : "info",
      // Of what is being cancelled, most of what failed was only never begun.
      sentence: [
        `${count(done)} of ${counted(total, "product")} done`,
        ...(failed > 0 && status !== "cancelling"
          ? [counted(failed, "needs your look", "need your look")]
          : []),
      ].join(", "),
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
  if (queued + undoing > 0)
    return {
      label: "Being undone",
      tone: "info",
      sentence: `Undone on ${count(undone)} of ${counted(total, "product")}`,
    };
  if (undone + refused + failed === 0) return null;
  const isWhole = refused + failed === 0;
  return {
    label:
      undone === total
        ? "Undone"
        : isWhole
          ? "Undone in part"
          : `Undone, ${count(refused + failed)} to look at`,
    tone: isWhole ? "info" : "attention",
    sentence: `Undone on ${count(undone)} of ${counted(total, "product")}`,
  };
}

function endedWords(status: ChangesetStatus, done: number, failed: number): Words {
  const added = `Added to ${counted(done, "product")}`;
  if (status === "cancelled")
    return {
      label: "Cancelled",
      tone: "warning",
      sentence: done === 0 ? "Cancelled before any product was done" : `${added}, then cancelled`,
    };
  if (failed === 0) return { label: "Finished", tone: "success", sentence: added };
  return {
    label: `Finished, ${count(failed)} to look at`,
    tone: "attention",
    sentence:
      done === 0
        ? counted(failed, "product needs your look", "products need your look")
        : `${added}, ${counted(failed, "needs your look", "need your look")}`,
  };
}
