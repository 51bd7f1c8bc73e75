import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { checkAsset } from "./check-asset.ts";
import { findOutdated, postponeOutdated } from "./outdated-store.ts";
import type { ReviewPorts } from "./ports.ts";

/**
 * Judges some of the shop's results again that were judged by checks or rules which have changed since. One that can't
 * be judged now goes behind the others, so that it keeps none of them waiting.
 *
 * @param limit most results in one go
 * @returns how many were judged
 */
export async function recheckOutdated(
  ctx: Ctx<ReviewPorts>,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<{ checkedCount: number }> {
  const outdated = await inTransaction(ctx, (tx) => findOutdated(tx, ctx.shopId, { limit }));
  let checkedCount = 0;
  for (const { assetId, targets } of outdated) {
    signal.throwIfAborted();
    try {
      const checked = await checkAsset(ctx, { assetId, targets });
      if (checked.ok) checkedCount++;
      else await inTransaction(ctx, (tx) => postponeOutdated(tx, ctx.shopId, assetId));
    } catch (error) {
      ctx.log.warn({ err: error, shopId: ctx.shopId, assetId }, "a result could not be judged again");
      await inTransaction(ctx, (tx) => postponeOutdated(tx, ctx.shopId, assetId));
    }
  }
  return { checkedCount };
}
