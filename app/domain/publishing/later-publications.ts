/** How publications of one product come after one another: which rest on which, and what stands where. Pure. */
import { type OurMedium, type VariantLink, touchedVariants } from "./goals.ts";

/** What a publication left on a product. */
export interface PublishedPart {
  readonly links: readonly VariantLink[];
  readonly ours: readonly OurMedium[];
}

/**
 * Whether a publication went on where an earlier one had left something: it replaced what the earlier one's undo would take
 * off or give back to a variant, or gave something else to a variant of it. It has to be undone first: only then is there
 * what the earlier one is to be undone from.
 *
 * @param isLater whether it ended after the earlier one
 */
export function restsOn(
  other: PublishedPart & { readonly isLater: boolean },
  earlier: PublishedPart,
): boolean {
  const ours = new Set(earlier.ours.map(({ mediaGid }) => mediaGid));
  const touched = touchedVariants(earlier.links, earlier.ours);
  const needed = new Set([...ours, ...touched.flatMap(({ before }) => before ?? [])]);
  return (
    other.ours.some(({ replacesGid }) => replacesGid !== null && needed.has(replacesGid)) ||
    touchedVariants(other.links, other.ours).some(
      ({ variantGid, before }) =>
        (before !== null && ours.has(before)) ||
        (other.isLater && touched.some((one) => one.variantGid === variantGid)),
    )
  );
}

/** What became of a product's media in all its publications. */
export interface MediaHistory {
  /**
   * Each of ours with what it replaced, those of one publication in the order of its lines, and each medium with the file
   * that was made of it when it was put back.
   */
  readonly successions: readonly (readonly [former: string, successor: string])[];
  /** Media that were made again from the bytes that were kept, by their former names. */
  readonly madeAgain: ReadonlyMap<string, string>;
  /** Ours that undoing took off. */
  readonly undone: ReadonlySet<string>;
}

/**
 * A medium and all that stood or stand in its place, the medium first. Of several that stand there side by side the last
 * comes first, each with what took its own place since: what stands behind the place stands behind that one.
 */
export function samePlace({ successions }: Pick<MediaHistory, "successions">, mediaGid: string): string[] {
  const place = new Set<string>();
  const visit = (gid: string): void => {
    if (place.has(gid)) return;
    place.add(gid);
    for (const [former, successor] of successions.toReversed()) {
      if (former === gid) visit(successor);
      if (successor === gid) visit(former);
    }
  };
  visit(mediaGid);
  return [...place];
}

/** What a medium is called now. */
export function nowCalled({ madeAgain }: Pick<MediaHistory, "madeAgain">, mediaGid: string): string {
  let gid = mediaGid;
  for (let next = madeAgain.get(gid); next !== undefined; next = madeAgain.get(gid)) gid = next;
  return gid;
}
