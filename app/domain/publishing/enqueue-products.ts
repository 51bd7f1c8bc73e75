import type { Tx } from "#app/platform/db/db.ts";
import { batchesOf } from "./batches.ts";
import type { PublishingCtx } from "./ctx.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { assignJobs, findJobless } from "./steer-store.ts";

/** Queues every open product of a changeset that has no job, batch by batch, in the open transaction. */
export async function enqueueProducts(
  ctx: PublishingCtx,
  tx: Tx,
  { changesetId, startAfterMs = 0 }: { readonly changesetId: string; readonly startAfterMs?: number },
): Promise<void> {
  const { shopId } = ctx;
  const jobs = batchesOf(await findJobless(tx, shopId, changesetId)).map((productGids) => ({
    jobId: ctx.ids.next(),
    productGids,
  }));
  await assignJobs(tx, shopId, changesetId, jobs);
  await ctx.jobs.enqueue(
    publishProductsJob,
    jobs.map(({ jobId, productGids }) => ({
      jobId,
      payload: { v: 2 as const, shopId, changesetId, productGids },
      group: shopId,
      ...(startAfterMs > 0 && { startAfterMs }),
    })),
    tx,
  );
}
