/** What all failures of a run have in common. Pure. */
interface Group {
  readonly code: string;
  readonly itemCount: number;
  readonly retriedCount: number;
  readonly isAboutSource: boolean;
}

/**
 * How many pictures of these groups can be tried again, and whether the photo was the reason for any of them. What was
 * let go at its hold's deadline has not failed: its order is continued instead.
 */
export function failuresOf(groups: readonly Group[]): { retriableCount: number; isAboutSource: boolean } {
  const retriable = groups.filter(
    ({ code, itemCount, retriedCount }) => code !== "hold_expired" && retriedCount < itemCount,
  );
  return {
    retriableCount: retriable.reduce((sum, { itemCount, retriedCount }) => sum + itemCount - retriedCount, 0),
    isAboutSource: retriable.some(({ isAboutSource }) => isAboutSource),
  };
}
