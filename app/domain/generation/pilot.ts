/** Which pictures of an order are made first, so that the rest can be judged by them. Pure. */

/** What a sample is spread over. */
export interface PilotCandidate {
  readonly productGid: string;
  readonly productType: string;
  readonly collectionGid: string | null;
}

/**
 * Chooses a sample that is spread over collections and product types: one product of each kind in turn, with all its
 * pictures, until the sample is full. Within a kind the order stays, so that the worst come first when they were asked
 * for in that order.
 *
 * @param candidates one entry an item, in the order's order
 * @param itemCount how many items the sample has; fewer when there are no more
 * @returns the places of the chosen items, ascending
 */
export function choosePilot(candidates: readonly PilotCandidate[], itemCount: number): number[] {
  const products = Map.groupBy(candidates.keys(), (place) => candidates[place]!.productGid);
  const kinds = [
    ...Map.groupBy(products.values(), ([first]) => {
      const { collectionGid, productType } = candidates[first!]!;
      return JSON.stringify([collectionGid, productType]);
    }).values(),
  ];
  const chosen: number[] = [];
  const rounds = Math.max(0, ...kinds.map(({ length }) => length));
  for (let round = 0; round < rounds; round++)
    for (const ofKind of kinds) chosen.push(...(ofKind[round] ?? []).slice(0, itemCount - chosen.length));
  return chosen.toSorted((one, other) => one - other);
}
