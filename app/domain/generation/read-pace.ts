import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { readCapacity } from "#app/platform/jobs/worker-presence.ts";
import { PACE_WINDOW, perMinute, remainingMs } from "./pace.ts";
import { findEndings } from "./read-store.ts";

export interface Pace {
  /** How long the run still needs; null as long as nothing of it has ended. */
  readonly remainingMs: number | null;
  /** How many of its pictures end in a minute at the moment; null as long as that can't be said. */
  readonly perMinute: number | null;
  /** False when no worker is there to make any. */
  readonly hasWorkers: boolean;
}

/**
 * How fast a run is, measured from its latest endings by the database's clock.
 *
 * @param run `openItems`: how many of its items have not ended, as the caller has just read it
 */
export async function readPace(
  ctx: Ctx,
  { runId, openItems }: { readonly runId: string; readonly openItems: number },
): Promise<Pace> {
  const [endings, { slots }] = await Promise.all([
    inTransaction(ctx, (tx) => findEndings(tx, ctx.shopId, { runId, limit: PACE_WINDOW })),
    readCapacity(ctx),
  ]);
  return {
    remainingMs: remainingMs({ openItems, ...endings }),
    perMinute: perMinute(endings),
    hasWorkers: slots > 0,
  };
}
