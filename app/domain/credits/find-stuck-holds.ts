import type { Ctx } from "#app/platform/ctx.ts";
import { type StuckHold, readStuckHolds } from "./store.ts";

/**
 * Holds of the shop that are more than an hour past their deadline: the sweep asked their owner and got no answer that
 * closes them. No credit is missing, so nothing is frozen; they are logged by name for a person to look at.
 */
export async function findStuckHolds(
  ctx: Ctx,
): Promise<{ readonly ok: true; readonly stuckHolds: readonly StuckHold[] }> {
  const stuckHolds = await readStuckHolds(ctx);
  if (stuckHolds.length > 0) {
    ctx.log.error(
      { shopId: ctx.shopId, runs: stuckHolds.map(({ runId }) => runId) },
      "credits are held past their deadline: nobody says what became of these runs",
    );
  }
  return { ok: true, stuckHolds };
}
