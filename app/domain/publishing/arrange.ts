/** Where media stand on a product: the planned order, and the moves that lead to it. Pure. */
import type { MediaMove } from "./ports.ts";
import type { PlacementName } from "./schemas.ts";

/** One of ours and where it is to stand; `id` names it, as a medium or, before there is one, as an asset. */
export interface Placed {
  readonly id: string;
  readonly placement: PlacementName;
  /** With `replace`: the medium whose place it takes. */
  readonly replacesGid: string | null;
}

/**
 * The order that was planned: the product's media as they were, without those that are replaced, and ours in their places.
 * Several of one placement, or in the place of one medium, stand in the order of the lines. A medium that isn't there any
 * more is replaced at the end.
 */
export function arrangedOrder(before: readonly string[], lines: readonly Placed[]): string[] {
  const placed = (placement: PlacementName) =>
    lines.filter((line) => line.placement === placement).map(({ id }) => id);
  const successors = Map.groupBy(lines, ({ replacesGid }) => replacesGid);
  const [main = [], ...others] = before.map((gid) => successors.get(gid)?.map(({ id }) => id) ?? [gid]);
  const homeless = lines.filter(({ replacesGid }) => replacesGid !== null && !before.includes(replacesGid));
  return [
    ...placed("first"),
    ...main,
    ...placed("after-main"),
    ...others.flat(),
    ...homeless.map(({ id }) => id),
    ...placed("append"),
  ];
}

/** A medium that is to stand directly behind another one: behind the first of `after` that is there, or in front. */
export interface Anchored {
  readonly mediaGid: string;
  readonly after: readonly string[];
}

/** What of an order has to be brought about: each of `moved` behind whatever stands before it there, nearest first. */
export function anchorsOf(order: readonly string[], moved: ReadonlySet<string>): Anchored[] {
  return order.flatMap((mediaGid, index) =>
    moved.has(mediaGid) ? [{ mediaGid, after: order.slice(0, index).toReversed() }] : [],
  );
}

/** The moves that bring anchored media to their places, done one after the other; none when they stand there. */
export function movesTo(current: readonly string[], anchored: readonly Anchored[]): MediaMove[] {
  let order = [...current];
  const moves: MediaMove[] = [];
  for (const { mediaGid, after } of anchored) {
    const from = order.indexOf(mediaGid);
    if (from === -1) continue;
    const others = order.filter((gid) => gid !== mediaGid);
    const anchor = after.find((gid) => others.includes(gid));
    const position = anchor === undefined ? 0 : others.indexOf(anchor) + 1;
    if (position === from) continue;
    moves.push({ mediaGid, position });
    order = others.toSpliced(position, 0, mediaGid);
  }
  return moves;
}

/** Whether media that two lists share stand in the same order in both. */
export function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  const shared = other.filter((gid) => one.includes(gid));
  const ours = one.filter((gid) => other.includes(gid));
  return shared.every((gid, index) => gid === ours[index]);
}
