import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { PACE_WINDOW, perMinute, remainingMs } from "./pace.ts";
import { findEndings } from "./read-store.ts";

export interface Pace {
  /** How long the run still needs; null as long as nothing of it has ended. */
  readonly remainingMs: number | null;
  /** How many of its pictures end in a minute at the moment; null as long as that can't be said. */
  readonly perMinute: number | null;
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
  return inTransaction(ctx, async (tx) => {
    const endings = await findEndings(tx, ctx.shopId, { runId, limit: PACE_WINDOW });
    return { remainingMs: remainingMs({ openItems, ...endings }), perMinute: perMinute(endings) };
  });
}
