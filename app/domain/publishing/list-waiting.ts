import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type WaitingChangeset, findPlannedAssetIds, findWaitingChangesets } from "./waiting-store.ts";

export type { WaitingChangeset } from "./waiting-store.ts";

/** Older ones are in the list of publications: pages ask every second or two. */
const MAX_LOOKED_AT = 200;

/**
 * Publications that wait for their merchant: planned and not started, or paused, with something left to publish. Newest
 * first, `limit` at the most.
 */
export const listWaitingChangesets = (
  ctx: Ctx,
  { limit }: { readonly limit: number },
): Promise<WaitingChangeset[]> =>
  inTransaction(ctx, (tx) => findWaitingChangesets(tx, ctx.shopId, { maxLookedAt: MAX_LOOKED_AT, limit }));

/** Those of these results that lie in these plans, ready to be published with them. */
export async function listPlannedAssetIds(
  ctx: Ctx,
  wanted: { readonly assetIds: readonly string[]; readonly changesetIds: readonly string[] },
): Promise<Set<string>> {
  if (wanted.assetIds.length === 0 || wanted.changesetIds.length === 0) return new Set();
  return new Set(await inTransaction(ctx, (tx) => findPlannedAssetIds(tx, ctx.shopId, wanted)));
}
