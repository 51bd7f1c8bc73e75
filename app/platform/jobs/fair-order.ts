/**
 * Start-time fair queueing: every job of a fair queue is given a start tag when it is enqueued, and the smallest tag is
 * served first. A group's jobs get consecutive tags, counted from where the queue stands now, so that groups take turns
 * however many jobs each has, in one slot as well as in many (Goyal, Vin and Cheng, SIGCOMM 1996, with all jobs of one
 * length). Pure.
 */

/** Largest tag that a priority (int4, negated) can hold; from there on jobs are served in the order of their coming. */
export const MAX_TAG = 2_147_483_647;

/** Where a queue stands. */
export interface FairState {
  /** Virtual time: the smallest tag that nobody has begun; without such a job the largest of those that were begun. */
  readonly nowTag: number;
  /** The largest tag of each group that nobody has begun. */
  readonly lastTags: ReadonlyMap<string, number>;
}

/**
 * @param groups the group of each new job, in the order in which they are to be served
 * @returns the start tag of each
 */
export function startTags(groups: readonly string[], { nowTag, lastTags }: FairState): number[] {
  const last = new Map(lastTags);
  return groups.map((group) => {
    const tag = Math.min(Math.max(nowTag, last.get(group) ?? 0) + 1, MAX_TAG);
    last.set(group, tag);
    return tag;
  });
}
