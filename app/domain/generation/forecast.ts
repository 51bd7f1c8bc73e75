/** How long a run is going to take, from what was measured. Pure. */

/**
 * @param meanItemMs mean time from an item's submit to its end, measured; null: nothing was measured yet
 * @param slots items that all live workers together can make at once
 * @param shopLimit items of one shop that may be made at once
 * @returns the time in ms for `itemCount` items when no other shop is served; null when it can't be told
 */
export function forecastMs({
  itemCount,
  meanItemMs,
  slots,
  shopLimit,
}: {
  readonly itemCount: number;
  readonly meanItemMs: number | null;
  readonly slots: number;
  readonly shopLimit: number;
}): number | null {
  const atOnce = Math.min(slots, shopLimit);
  if (meanItemMs === null || atOnce === 0) return null;
  return Math.ceil(itemCount / atOnce) * meanItemMs;
}
