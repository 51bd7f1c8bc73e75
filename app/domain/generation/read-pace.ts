import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { PACE_WINDOW, remainingMs } from "./pace.ts";
import { findEndings } from "./read-store.ts";
import { sumRun } from "./store.ts";

/**
 * How long a run still needs, in ms, measured from its latest endings by the database's clock; null as long as none of
 * its items has ended, 0 when all have.
 */
export async function readPace(ctx: Ctx, { runId }: { readonly runId: string }): Promise<number | null> {
  return inTransaction(ctx, async (tx) => {
    const { counts } = await sumRun(tx, ctx.shopId, runId);
    const endings = await findEndings(tx, ctx.shopId, { runId, limit: PACE_WINDOW });
    return remainingMs({ openItems: counts.queued + counts.running, ...endings });
  });
}
