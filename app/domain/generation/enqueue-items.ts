import type { Tx } from "#app/platform/db/db.ts";
import type { GenerationCtx } from "./ctx.ts";
import { generateItemJob } from "./jobs/generate-item.ts";

/** Puts items into the queue, in their run's order, each under the job id that its row keeps. */
export function enqueueItems(
  ctx: GenerationCtx,
  tx: Tx,
  items: readonly { readonly itemId: string; readonly jobId: string; readonly position: number }[],
): Promise<void> {
  return ctx.jobs.enqueue(
    generateItemJob,
    items
      .toSorted((one, other) => one.position - other.position)
      .map(({ itemId, jobId }) => ({
        payload: { v: 1 as const, shopId: ctx.shopId, itemId },
        group: ctx.shopId,
        jobId,
      })),
    tx,
  );
}
