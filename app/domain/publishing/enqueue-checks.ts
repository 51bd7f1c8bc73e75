import type { Tx } from "#app/platform/db/db.ts";
import { batchesOf } from "./batches.ts";
import type { PublishingCtx } from "./ctx.ts";
import { checkPlanJob } from "./jobs/check-plan.ts";
import { findUnchecked } from "./draft-store.ts";

/** Queues a look at every product of a plan that wasn't checked since it was changed, in the open transaction. */
export async function enqueueChecks(
  ctx: PublishingCtx,
  tx: Tx,
  { changesetId }: { readonly changesetId: string },
): Promise<void> {
  const { shopId } = ctx;
  const batches = batchesOf(await findUnchecked(tx, shopId, changesetId));
  await ctx.jobs.enqueue(
    checkPlanJob,
    batches.map((productGids) => ({
      payload: { v: 1 as const, shopId, changesetId, productGids },
      group: shopId,
    })),
    tx,
  );
}
