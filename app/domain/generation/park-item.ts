import type { GenerationCtx } from "./ctx.ts";
import * as steering from "./steer-store.ts";

/**
 * Lets go of an item whose run is paused: its job ends, and resuming gives it another. The run's row is locked for it,
 * so that a resume that comes at the same time either finds the item parked or is found here.
 * @returns false when the run is not paused any more
 */
export function parkItem(
  ctx: GenerationCtx,
  { itemId, runId }: { readonly itemId: string; readonly runId: string },
): Promise<boolean> {
  return ctx.db.tenant(ctx.shopId, async (tx) => {
    if ((await steering.readRunStatus(tx, ctx.shopId, runId)) !== "paused") return false;
    await steering.parkItem(tx, ctx.shopId, itemId);
    return true;
  });
}
