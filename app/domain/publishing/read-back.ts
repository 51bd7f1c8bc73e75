/** Compares what a product shows with what was there before and what we added. Pure. */
import type { ProductMedium } from "./ports.ts";

export type ReadBack =
  | { readonly matches: true }
  | { readonly matches: false; readonly problem: "media-changed" | "medium-missing" };

/**
 * The promise of publishing: everything that was there is still there, in front and in its order, and each of ours
 * stands behind it, ready and with its alt text.
 */
export function compareReadBack(
  before: readonly ProductMedium[],
  after: readonly ProductMedium[],
  ours: readonly { fileGid: string; altText: string }[],
): ReadBack {
  for (const { fileGid, altText } of ours) {
    const medium = after.find(({ mediaGid }) => mediaGid === fileGid);
    if (!medium || medium.state !== "ready" || medium.alt !== altText)
      return { matches: false, problem: "medium-missing" };
  }
  const untouched = before.every((medium, index) => {
    const now = after[index];
    return now !== undefined && now.mediaGid === medium.mediaGid && now.alt === medium.alt;
  });
  return untouched ? { matches: true } : { matches: false, problem: "media-changed" };
}
