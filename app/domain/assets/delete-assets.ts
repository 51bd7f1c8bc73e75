import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { markDeleted } from "./history-store.ts";
import { sweepFilesJob } from "./jobs/sweep-files.ts";

/**
 * Deletes results for good: nobody sees them any more from the moment this commits, and their files go as soon as a worker
 * comes to it, again and again until they are gone. The rows stay: the books and publications name them.
 *
 * Whether a publication needs a file is publishing's to know, whose `deleteResults` asks first. Results that are deleted
 * already, or are none of the shop's, are passed over.
 *
 * @param input `assetIds`: UUIDs, at most MAX_CHOSEN
 * @returns how many were deleted
 */
export function deleteAssets(
  ctx: Ctx,
  { assetIds }: { readonly assetIds: readonly string[] },
): Promise<{ deletedCount: number }> {
  return inTransaction(ctx, async (tx) => {
    const deleted = await markDeleted(tx, ctx.shopId, assetIds);
    if (deleted.length > 0)
      await ctx.jobs.enqueue(sweepFilesJob, [{ payload: { v: 1 }, group: "system", onceKey: "all" }], tx);
    return { deletedCount: deleted.length };
  });
}
