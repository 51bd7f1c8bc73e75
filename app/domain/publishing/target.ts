/** What a product is to show, and the next change that leads there. Pure. */
import { type Anchored, movesTo } from "./arrange.ts";
import {
  MAX_VARIANT_PAIRS,
  type MediaMove,
  type ProductMedium,
  type ProductVariant,
  type VariantPair,
} from "./ports.ts";

export interface Target {
  /** Media that are not to be on it. */
  readonly absent: readonly string[];
  /** Media that go once all that replaces them is there: who removed some of that keeps what he had. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
  readonly anchored: readonly Anchored[];
  /** What variants are to show, null: nothing of their own; variants that aren't named stay as they are. */
  readonly links: ReadonlyMap<string, string | null>;
  /** The only pictures that variants let go of; left out: any. */
  readonly released?: ReadonlySet<string>;
}

export interface ShownProduct {
  readonly media: readonly ProductMedium[];
  /** Empty when they don't matter. */
  readonly variants: readonly ProductVariant[];
}

/** One call's worth of change. */
export type ProductChange =
  | { readonly kind: "move"; readonly moves: readonly MediaMove[] }
  | { readonly kind: "take-off"; readonly fileGids: readonly string[] }
  | { readonly kind: "unlink" | "link"; readonly pairs: readonly VariantPair[] };

/**
 * What a product needs next to become its target; null when it is there. Ours are put in order before what they replace
 * goes, so that shoppers never see a gap; variants let go of what they show before they get something else.
 */
export function nextChange(target: Target, { media, variants }: ShownProduct): ProductChange | null {
  const shown = media.map(({ mediaGid }) => mediaGid);
  const moves = movesTo(shown, target.anchored);
  if (moves.length > 0) return { kind: "move", moves };
  const replaced = [...target.replaced].flatMap(([gid, successors]) =>
    successors.every((successor) => shown.includes(successor)) ? [gid] : [],
  );
  const fileGids = [...target.absent, ...replaced].filter((gid) => shown.includes(gid));
  if (fileGids.length > 0) return { kind: "take-off", fileGids };
  const wrong = variants.flatMap(({ variantGid, mediaGid }) => {
    const wanted = target.links.get(variantGid);
    // What it is to show may have been removed: then it keeps what it has.
    const isDue =
      wanted !== undefined && wanted !== mediaGid && (wanted === null || isPicture(media, wanted));
    const isFree = mediaGid === null || target.released === undefined || target.released.has(mediaGid);
    return isDue && isFree ? [{ variantGid, shows: mediaGid, wanted }] : [];
  });
  const toUnlink = wrong.flatMap(({ variantGid, shows }) =>
    shows === null ? [] : [{ variantGid, mediaGid: shows }],
  );
  if (toUnlink.length > 0) return { kind: "unlink", pairs: toUnlink.slice(0, MAX_VARIANT_PAIRS) };
  const toLink = wrong.flatMap(({ variantGid, wanted }) =>
    wanted === null ? [] : [{ variantGid, mediaGid: wanted }],
  );
  return toLink.length > 0 ? { kind: "link", pairs: toLink.slice(0, MAX_VARIANT_PAIRS) } : null;
}

/** Variants show processed pictures of their own product, and nothing else. */
const isPicture = (media: readonly ProductMedium[], wanted: string): boolean =>
  media.some(({ mediaGid, kind, state }) => mediaGid === wanted && kind === "image" && state === "ready");
