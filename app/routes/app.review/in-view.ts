/** Whether something is before a person's eyes. Pure. */

/**
 * At least half of it is shown, or it fills half of the window.
 *
 * @param shownPx how much of its height lies in the window
 */
export const isInView = (shownPx: number, heightPx: number, windowPx: number): boolean =>
  shownPx > 0 && shownPx >= Math.min(heightPx, windowPx) / 2;
