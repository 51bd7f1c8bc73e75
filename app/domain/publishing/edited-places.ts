/** What a merchant changed where a publication changed something: a product that was is not undone. Pure. */
import { isSameOrder } from "./arrange.ts";
import { type OurMedium, type TouchedVariant, type VariantLink, touchedVariants } from "./goals.ts";
import { type MediaHistory, samePlace } from "./later-publications.ts";
import type { ProductMedium } from "./ports.ts";
import type { ShownProduct } from "./target.ts";

/** A place that was edited since: `mediaGid` or `variantGid` names it, where there is one. */
export interface EditedPlace {
  readonly what:
    /** Our picture has another alt text. */
    | "alt-text"
    /** Our picture became the main one, or the media that we put in order were put in another one. */
    | "order"
    /** A variant that we gave a picture shows neither it nor what it showed before. */
    | "variant"
    /** Our picture is shown by a variant that we didn't give it to. */
    | "assigned"
    /** What we took off is on the product again, beside ours. */
    | "put-back"
    /** Kept with undos of before 2026-11-29 alone: our picture, which stood for something that we took off, was gone. */
    | "removed"
    /** No edit of the merchant's: our own publication `changesetId` went on with what this one left. */
    | "later-publication";
  readonly changesetId?: string;
  readonly mediaGid?: string;
  readonly variantGid?: string;
}

export interface PublishedProduct {
  readonly before: readonly ProductMedium[];
  /** What it showed once everything was done; null when it was never seen so. */
  readonly after: readonly ProductMedium[] | null;
  readonly links: readonly VariantLink[];
  readonly ours: readonly OurMedium[];
  /** Whether it was read back as it was planned; otherwise what we didn't come to is no edit. */
  readonly isProven: boolean;
  /** What became of its media in other publications. */
  readonly history: MediaHistory;
}

/**
 * Where a product was edited since it was published, only at places that the publication touched: what the merchant
 * added or changed elsewhere doesn't matter. One of ours that was simply removed is none, nor is what follows
 * from that: a variant shows nothing, another of ours moved up. Neither is a variant that shows what it did before, nor
 * what we took off when it is there again instead of ours: undoing would do just that.
 */
export function editedPlaces(published: PublishedProduct, { media, variants }: ShownProduct): EditedPlace[] {
  const { before, after, links, ours, isProven, history } = published;
  const places: EditedPlace[] = [];
  const shown = new Map(media.map((medium) => [medium.mediaGid, medium]));
  const wasMain = after?.[0]?.mediaGid;
  // What other publications' undo took off left its place to ours.
  const isLeft = ({ mediaGid }: ProductMedium) =>
    !history.undone.has(mediaGid) || samePlace(history, mediaGid).some((gid) => shown.has(gid));
  // Whose place one of ours took stands in front of nothing any more.
  const isReplaced = ({ mediaGid }: ProductMedium) =>
    ours.some(({ replacesGid }) => replacesGid === mediaGid) &&
    !(after ?? media).some((medium) => medium.mediaGid === mediaGid);
  const stoodInFront = before.filter((medium) => isLeft(medium) && !isReplaced(medium));
  for (const { mediaGid, altText, placement, replacesGid } of ours) {
    const medium = shown.get(mediaGid);
    if (medium && medium.alt !== altText) places.push({ what: "alt-text", mediaGid });
    const isMain = media[0]?.mediaGid === mediaGid;
    if (isMain && wasMain !== mediaGid && placement === "append" && stoodInFront.length > 0)
      places.push({ what: "order", mediaGid });
    if (medium && replacesGid !== null && shown.has(replacesGid) && wasTakenOff(published, replacesGid))
      places.push({ what: "put-back", mediaGid: replacesGid });
  }
  const isArranged = ours.some(({ placement }) => placement !== "append");
  if (isArranged && after && !isSameOrder(gidsOf(after), gidsOf(media))) places.push({ what: "order" });
  const touched = touchedVariants(links, ours);
  // Nothing: what it was given was removed, or the publication never came to it.
  const isAsGiven = ({ given }: TouchedVariant, mediaGid: string | null) =>
    mediaGid === given || (mediaGid === null && (!isProven || !shown.has(given ?? "")));
  for (const { variantGid, mediaGid } of variants) {
    const link = touched.find((one) => one.variantGid === variantGid);
    if (link && !isAsGiven(link, mediaGid) && mediaGid !== link.before)
      places.push({ what: "variant", variantGid });
    if (!link && ours.some((one) => one.mediaGid === mediaGid)) places.push({ what: "assigned", variantGid });
  }
  return places;
}

/**
 * Whether the publication came so far as to take off what it was to replace. Where it was ended before the product was read
 * back nobody knows, and what is there counts as left there.
 */
export const wasTakenOff = ({ after }: Pick<PublishedProduct, "after">, replacesGid: string): boolean =>
  after !== null && !after.some(({ mediaGid }) => mediaGid === replacesGid);

const gidsOf = (media: readonly ProductMedium[]): string[] => media.map(({ mediaGid }) => mediaGid);
