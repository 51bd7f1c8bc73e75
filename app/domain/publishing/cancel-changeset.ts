import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { cause } from "./failures.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { changesetIdSchema } from "./schemas.ts";
import { endQueued, endRoomless, findWaitingJobs, lockChangeset, setStatus } from "./steer-store.ts";
import { finishChangesets } from "./end-store.ts";

/**
 * Cancels a publication or a plan: products that nothing was done to end at once, those that were begun are finished. What
 * was published stays, and can be undone. A publication that has ended stays as it is.
 *
 * @returns how many products ended here. Refuses with `not-found`.
 */
export async function cancelChangeset(
  ctx: PublishingCtx,
  input: z.input<typeof changesetIdSchema>,
): Promise<{ ok: true; cancelledCount: number } | Refusal<"not-found">> {
  const parsed = changesetIdSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { changesetId } = parsed.data;
  const { shopId } = ctx;
  const cancelledCount = await ctx.db.tenant(shopId, async (tx) => {
    const changeset = await lockChangeset(tx, shopId, changesetId);
    if (!changeset) return null;
    if (changeset.status === "done" || changeset.status === "cancelled") return 0;
    await setStatus(tx, shopId, changesetId, { status: "cancelling" });
    await ctx.jobs.remove(publishProductsJob, await findWaitingJobs(tx, shopId, changesetId), tx);
    const count = await endQueued(tx, shopId, changesetId, {
      untouched: cause("cancelled"),
      begun: cause("cancelled-begun"),
    });
    await endRoomless(tx, shopId, changesetId, cause("cancelled-storage-full"));
    await finishChangesets(tx, shopId);
    return count;
  });
  if (cancelledCount === null) return refuse("not-found");
  ctx.log.info({ shopId, changesetId, cancelledCount }, "publication cancelled");
  return { ok: true, cancelledCount };
}
