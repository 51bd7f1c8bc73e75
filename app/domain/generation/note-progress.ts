import type { GenerationCtx } from "./ctx.ts";
import { saveProgress } from "./item-store.ts";

/** How often a page that shows progress could tell a difference. */
const INTERVAL_MS = 1_000;

/**
 * What an engine tells how much of an attempt is done, 0…1. It is noted at most once a second, beside the work; a note
 * that can't be written is not worth an attempt.
 */
export function noteProgress(
  ctx: GenerationCtx,
  { itemId }: { readonly itemId: string },
  number: number,
): (share: number) => void {
  let notedMs = 0;
  return (share) => {
    const nowMs = ctx.clock.nowMs();
    if (nowMs - notedMs < INTERVAL_MS) return;
    notedMs = nowMs;
    const progress = Math.min(1, Math.max(0, share));
    ctx.db
      .tenant(ctx.shopId, (tx) => saveProgress(tx, ctx.shopId, { itemId, number, progress }))
      .catch((error: unknown) => ctx.log.warn({ err: error, itemId }, "progress could not be noted"));
  };
}
