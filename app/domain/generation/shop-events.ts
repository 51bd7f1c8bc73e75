/** What this room does when a shop leaves, is to be forgotten, or asks what is stored about it. */
import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { cancelRun } from "./cancel-run.ts";
import type { GenerationCtx } from "./ctx.ts";
import { abandonItem } from "./make-item.ts";
import { deleteEverything, findEverything } from "./shop-store.ts";
import { findOpenItemIds, findOpenRuns } from "./store.ts";

/** Cancels every open run: what waits returns its credits now, what an engine is making is finished. */
export async function onUninstall(ctx: GenerationCtx): Promise<void> {
  const runIds = await inTransaction(ctx, (tx) => findOpenRuns(tx, ctx.shopId));
  for (const runId of runIds) await cancelRun(ctx, { runId });
}

/**
 * Closes every hold, then deletes titles, addresses and attempts. Belongs before the assets' redaction, which deletes
 * the files. May be run again.
 */
export async function onRedact(ctx: GenerationCtx): Promise<void> {
  const runIds = await inTransaction(ctx, (tx) => findOpenRuns(tx, ctx.shopId));
  for (const runId of runIds) {
    await cancelRun(ctx, { runId });
    const itemIds = await inTransaction(ctx, (tx) => findOpenItemIds(tx, ctx.shopId, runId));
    for (const itemId of itemIds) await abandonItem(ctx, { itemId });
  }
  await inTransaction(ctx, (tx) => deleteEverything(tx, ctx.shopId));
}

/** Everything that this room stores about the shop. */
export async function onDataRequest(
  ctx: Ctx,
): Promise<{ orders: object[]; drafts: object[]; styles: object[]; outlines: object[] }> {
  return inTransaction(ctx, (tx) => findEverything(tx, ctx.shopId));
}
