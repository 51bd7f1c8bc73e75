/** What a changeset's lines make of a product: its order, its variants, and the proof afterwards. Pure. */
import { anchorsOf, arrangedOrder, isSameOrder } from "./arrange.ts";
import type { ProductMedium, ProductVariant } from "./ports.ts";
import type { PlacementName } from "./schemas.ts";
import { type ShownProduct, type Target, nextChange } from "./target.ts";

/** A line of which it matters what it does to variants. */
export interface VariantLine {
  readonly assetId: string;
  readonly toVariants: boolean;
  readonly replacesGid: string | null;
  readonly optionName: string | null;
  readonly optionValue: string | null;
  readonly isVideo: boolean;
}

/** A variant that may come to show something else, and what it showed before. */
export interface VariantLink {
  readonly variantGid: string;
  readonly before: string | null;
  /** What it is to show: the first of these that is on the product. None: a video takes its picture's place. */
  readonly assetIds: readonly string[];
}

/**
 * The variants that lines concern, whether these succeed or not: those of a line's option value that is assigned to
 * variants, and those that show what a line replaces. The first line that wants a variant gets it, and when it fails the
 * first successor of what the variant shows. Videos can't be shown by variants.
 */
export function linksOf(lines: readonly VariantLine[], variants: readonly ProductVariant[]): VariantLink[] {
  return variants.flatMap((variant) => {
    const wanting = lines.find((one) => one.toVariants && !one.isVideo && isOfOption(variant, one));
    const replacing = lines.filter(
      ({ replacesGid }) => replacesGid !== null && replacesGid === variant.mediaGid,
    );
    if (!wanting && replacing.length === 0) return [];
    const assetIds = [wanting, ...replacing].flatMap((one) => (one && !one.isVideo ? [one.assetId] : []));
    return [{ variantGid: variant.variantGid, before: variant.mediaGid, assetIds: [...new Set(assetIds)] }];
  });
}

/** A variant that a publication changed: what it showed before, and what it was given, null for nothing. */
export interface TouchedVariant {
  readonly variantGid: string;
  readonly before: string | null;
  readonly given: string | null;
}

/** The variants that get one of ours, or lose what they show, once `ours` are on the product. */
export function touchedVariants(
  links: readonly VariantLink[],
  ours: readonly Pick<OurMedium, "assetId" | "mediaGid" | "replacesGid">[],
): TouchedVariant[] {
  const gidOf = new Map(ours.map(({ assetId, mediaGid }) => [assetId, mediaGid]));
  const takenOff = new Set(ours.map(({ replacesGid }) => replacesGid));
  return links.flatMap(({ variantGid, before, assetIds }) => {
    const [given = null] = assetIds.flatMap((assetId) => gidOf.get(assetId) ?? []);
    const isTouched = given !== null || (before !== null && takenOff.has(before));
    return isTouched ? [{ variantGid, before, given }] : [];
  });
}

const same = (one: string, other: string | null): boolean => one.toLowerCase() === other?.toLowerCase();

export const isOfOption = (
  { options }: ProductVariant,
  { optionName, optionValue }: Pick<VariantLine, "optionName" | "optionValue">,
): boolean => options.some(({ name, value }) => same(name, optionName) && same(value, optionValue));

/** One of ours that is on its product. */
export interface OurMedium {
  readonly assetId: string;
  readonly mediaGid: string;
  readonly altText: string;
  readonly placement: PlacementName;
  readonly replacesGid: string | null;
}

export interface ProductPlan {
  /** The product's media before we touched it, none of ours among them. */
  readonly before: readonly ProductMedium[];
  readonly links: readonly VariantLink[];
}

/**
 * A product's media but ours: an earlier publication that didn't know that it had added a picture left it there, and this
 * one goes on with it.
 */
export const withoutOurs = <Medium extends { readonly mediaGid: string }>(
  media: readonly Medium[],
  ours: readonly Pick<OurMedium, "mediaGid">[],
): Medium[] => media.filter(({ mediaGid }) => !ours.some((one) => one.mediaGid === mediaGid));

/** What a product is to show once `ours` were added to it. Lines that failed replace nothing and are shown by no variant. */
export function publicationTarget({ before, links }: ProductPlan, ours: readonly OurMedium[]): Target {
  const lines = ours.map(({ mediaGid, ...line }) => ({ ...line, id: mediaGid }));
  const order = arrangedOrder(
    before.map(({ mediaGid }) => mediaGid),
    lines,
  );
  const placed = new Set(lines.flatMap(({ id, placement }) => (placement === "append" ? [] : [id])));
  return {
    absent: [],
    replaced: successorsOf(ours),
    anchored: anchorsOf(order, placed),
    links: new Map(
      touchedVariants(links, ours).flatMap(({ variantGid, given }) =>
        given === null ? [] : [[variantGid, given] as const],
      ),
    ),
  };
}

function successorsOf(ours: readonly OurMedium[]): Map<string, string[]> {
  const successors = new Map<string, string[]>();
  for (const { replacesGid, mediaGid } of ours)
    if (replacesGid !== null) successors.set(replacesGid, [...(successors.get(replacesGid) ?? []), mediaGid]);
  return successors;
}

/** Whether what the merchant had still stands in its order: only then is anything of it rearranged. */
export const isUnedited = ({ before }: ProductPlan, { media }: ShownProduct): boolean =>
  isSameOrder(gidsOf(before), gidsOf(media));

const gidsOf = (media: readonly ProductMedium[]): string[] => media.map(({ mediaGid }) => mediaGid);

export type ReadBackProblem = "media-changed" | "medium-missing" | "not-arranged" | "variant-deleted";

/**
 * The promise of publishing: everything that was there and wasn't to be replaced is still there, in its order and with its
 * alt texts; each of ours stands in its place, ready and with its alt text; variants show what was planned.
 *
 * @returns what is wrong, or null
 */
export function readBackProblem(
  plan: ProductPlan,
  ours: readonly OurMedium[],
  shown: ShownProduct,
): ReadBackProblem | null {
  const gids = gidsOf(shown.media);
  const target = publicationTarget(plan, ours);
  for (const { mediaGid, altText } of ours) {
    const medium = shown.media.find((one) => one.mediaGid === mediaGid);
    if (!medium || medium.state !== "ready" || medium.alt !== altText) return "medium-missing";
  }
  const theirs = plan.before.filter(({ mediaGid }) => !target.replaced.has(mediaGid));
  const areThere = theirs.every(({ mediaGid, alt }) =>
    shown.media.some((one) => one.mediaGid === mediaGid && one.alt === alt),
  );
  const appended = ours
    .filter(({ placement }) => placement === "append")
    .map(({ mediaGid }) => gids.indexOf(mediaGid));
  const lastOfTheirs = Math.max(-1, ...theirs.map(({ mediaGid }) => gids.indexOf(mediaGid)));
  if (!areThere || !isUnedited(plan, shown) || appended.some((index) => index < lastOfTheirs))
    return "media-changed";
  if (nextChange(target, shown) !== null) return "not-arranged";
  const variants = new Set(shown.variants.map(({ variantGid }) => variantGid));
  return [...target.links.keys()].every((variantGid) => variants.has(variantGid)) ? null : "variant-deleted";
}
