/** What Create says about a selection and its reading. Pure. */
import { count, counted } from "#app/components/format.ts";
import type { ItemNoun } from "#app/components/item-noun.ts";
import type { Lacking, Selection } from "#app/domain/catalog/schemas.ts";

/** How far a reading is. Without a total there is no share to be told. */
export function readingSentence(readCount: number, expectedCount: number | null): string {
  if (expectedCount !== null && expectedCount > 0)
    return `Reading products: ${count(Math.min(readCount, expectedCount))} of about ${count(expectedCount)}`;
  return readCount > 0 ? `Reading products: ${count(readCount)} so far` : "Reading products";
}

/** The share of a reading that is done, 0…1; null when it can't be told. */
export const readingShare = (readCount: number, expectedCount: number | null): number | null =>
  expectedCount !== null && expectedCount > 0 ? Math.min(readCount / expectedCount, 1) : null;

/** What is chosen; `productCount` once it is known. */
export function chosenSentence(selection: Selection, productCount: number | null): string {
  const { kind, isMany } = kindOf(selection);
  if ("productGids" in selection)
    return `${counted(selection.productGids.length, "product is", "products are")} chosen.`;
  const known = productCount === null ? "" : `: ${counted(productCount, "product")}`;
  return `${kind} ${isMany ? "are" : "is"} chosen${known}.`;
}

function kindOf(selection: Selection): { kind: string; isMany: boolean } {
  if ("collectionGids" in selection) {
    const { length } = selection.collectionGids;
    return length === 1
      ? { kind: "A collection", isMany: false }
      : { kind: `${count(length)} collections`, isMany: true };
  }
  if ("query" in selection) return { kind: `What “${selection.query}” finds`, isMany: false };
  if ("lacking" in selection) {
    const within = selection.within?.collectionGids.length ?? 0;
    const where = within === 0 ? "" : ` in ${counted(within, "collection")}`;
    return { kind: `Products ${lackingWords(selection.lacking)}${where}, worst first,`, isMany: true };
  }
  return { kind: "All products", isMany: true };
}

function lackingWords(lacking: Lacking): string {
  switch (lacking.kind) {
    case "no-picture":
      return "without a picture";
    case "fewer-pictures-than":
      return `with fewer than ${count(lacking.count)} pictures`;
    case "main-picture-below":
      return `whose main picture is smaller than ${count(lacking.px)} pixels`;
    case "main-picture-not-square":
      return "whose main picture isn't square";
  }
}

/** How many products a search finds. */
export function foundSentence(found: { readonly count: number; readonly isExact: boolean }): string {
  if (!found.isExact) return `This search finds more than ${count(found.count)} products.`;
  if (found.count === 0) return "This search finds no product.";
  return `This search finds ${counted(found.count, "product")}.`;
}

/** Products that can't take all their new media. */
export const fullSentence = (fullCount: number, noun: ItemNoun): string =>
  `${counted(fullCount, "product has", "products have")} no room for all new ${noun}s: Shopify keeps at most 250 media of a product. These ${noun}s are made and charged, but they can't be published until media are removed in Shopify.`;

const FITTING = { "too-small-hd-fits": "HD", "too-small-standard-fits": "Standard" } as const;

/** Which pictures have too few pixels for the chosen quality, and which one fits; null for other reasons. */
export function tooSmallSentence(skipped: {
  readonly reason: string;
  readonly count: number;
}): string | null {
  const fits = FITTING[skipped.reason as keyof typeof FITTING];
  if (fits === undefined) return null;
  const quality = fits === "HD" ? "Ultra" : "this quality";
  return `${counted(skipped.count, "picture is", "pictures are")} too small for ${quality}; ${fits} fits.`;
}

/** Why an order would make nothing, and the way on. */
export function emptySentence(skipped: readonly { readonly reason: string }[], noun: ItemNoun): string {
  const areAll = (isOne: (reason: string) => boolean) => skipped.every(({ reason }) => isOne(reason));
  if (skipped.length === 0)
    return "There are no products in what you chose. Choose others, or add products to the collection.";
  if (areAll((reason) => reason === "already-made"))
    return `All of these ${noun}s were made before. Choose others, or make them again.`;
  if (areAll((reason) => reason in FITTING))
    return "All of these pictures are too small for this quality. Choose a quality that fits, or add larger photos.";
  return "None of these products has a photo that can be used. Choose others, or add photos to them.";
}
