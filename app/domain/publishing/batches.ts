/** Which products of a changeset are published by one job. Pure. */

/** Pictures in one batch: they are uploaded, created and added by one call of each kind. */
export const MAX_BATCH_STEPS = 25;

/**
 * Cuts products into batches of at most MAX_BATCH_STEPS pictures, in their order; a product is never cut, so that one with
 * more is a batch by itself.
 *
 * @param productGids one for each picture, a product's in a row or not
 */
export function batchesOf(productGids: readonly string[]): string[][] {
  const counts = new Map<string, number>();
  for (const productGid of productGids) counts.set(productGid, (counts.get(productGid) ?? 0) + 1);
  const batches: string[][] = [];
  let room = 0;
  for (const [productGid, count] of counts) {
    if (batches.length === 0 || count > room) {
      batches.push([]);
      room = MAX_BATCH_STEPS;
    }
    batches.at(-1)?.push(productGid);
    room -= count;
  }
  return batches;
}
