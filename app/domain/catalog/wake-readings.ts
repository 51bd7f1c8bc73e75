import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { readCatalogJob } from "./jobs/read-catalog.ts";
import { findWaitingForBulk } from "./store.ts";

/** Has the shop's readings that wait for Shopify looked at now: a webhook only wakes, it is never believed. */
export async function wakeReadings(ctx: Ctx): Promise<void> {
  const { shopId } = ctx;
  await inTransaction(ctx, async (tx) => {
    const readingIds = await findWaitingForBulk(tx, shopId);
    const entries = readingIds.map((readingId) => ({
      payload: { v: 1 as const, shopId, readingId },
      group: shopId,
      onceKey: readingId,
    }));
    await ctx.jobs.enqueue(readCatalogJob, entries, tx);
  });
}
