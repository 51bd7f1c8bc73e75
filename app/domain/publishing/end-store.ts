/** How products of a changeset end, and the changeset with the last of them. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FailureCause } from "./failures.ts";
import type { ProductMedium } from "./ports.ts";
import { failedStep } from "./product-outcome.ts";
import type { StepState } from "./schemas.ts";
import { type ProductKey, type WorkerKey, databaseNow, holdClaims, toJson } from "./store.ts";

export interface ProductEnd {
  readonly productGid: string;
  readonly after?: readonly ProductMedium[];
  readonly verifiedAssetIds?: readonly string[];
  readonly failure?: FailureCause;
}

/**
 * Ends products that are still this worker's. With a failure, pictures that are not on the product yet fail with it;
 * those that are stay recorded as attached. Without one, a product fails with its first failed picture, or is done.
 * What a person rejected meanwhile is left out, which fails a product only when nothing else was to be published.
 */
export async function finishProducts(
  tx: Tx,
  shopId: ShopId,
  { changesetId, claim }: WorkerKey,
  ends: readonly ProductEnd[],
): Promise<void> {
  // Lock order everywhere: changeset, then products, then steps.
  await tx.$executeRaw`
    SELECT 1 FROM changeset WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid FOR UPDATE`;
  const productGids = ends.map(({ productGid }) => productGid);
  const held = await holdClaims(tx, shopId, { changesetId, productGids, claim });
  const now = await databaseNow(tx);
  for (const end of ends)
    if (held.has(end.productGid)) await finishProduct(tx, shopId, changesetId, end, now);
  await finishChangesets(tx, shopId);
}

async function finishProduct(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  { productGid, after, verifiedAssetIds = [], failure }: ProductEnd,
  now: Date,
): Promise<void> {
  const key = { shopId, changesetId, productGid };
  await tx.changesetStep.updateMany({
    where: { ...key, assetId: { in: [...verifiedAssetIds] }, state: "attached" },
    data: { state: "verified", updatedAt: now },
  });
  if (failure) await failOpenSteps(tx, shopId, { changesetId, productGid }, failure, now);
  const steps = await tx.changesetStep.findMany({ where: key, orderBy: { position: "asc" } });
  const failed = failedStep(steps.map(({ state, ...step }) => ({ ...step, state: state as StepState })));
  const { failureCode, failureText } = failure
    ? { failureCode: failure.code, failureText: failure.said }
    : (failed ?? { failureCode: null, failureText: null });
  await tx.changesetProduct.update({
    where: { shopId_changesetId_productGid: key },
    data: {
      status: failureCode === null ? "done" : "failed",
      claim: null,
      finishedAt: now,
      failureCode,
      failureText,
      ...(after && { after: toJson(after) }),
    },
    select: { productGid: true },
  });
}

/** Fails what is on no product yet. */
export async function failOpenSteps(
  tx: Tx,
  shopId: ShopId,
  key: Partial<ProductKey>,
  failure: FailureCause,
  now: Date,
): Promise<void> {
  await tx.changesetStep.updateMany({
    where: { shopId, ...key, state: { in: ["draft", "planned", "uploaded", "created", "ready"] } },
    data: { state: "failed", failureCode: failure.code, failureText: failure.said, updatedAt: now },
  });
}

/**
 * A changeset is done, or cancelled, when the last of its products has ended. One that waits for room in the shop's storage
 * goes on with those that failed for that.
 */
export async function finishChangesets(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`
    UPDATE changeset c
    SET status = CASE WHEN c.status = 'cancelling' THEN 'cancelled' ELSE 'done' END, pause_reason = NULL,
        finished_at = clock_timestamp()
    WHERE c.shop_id = ${shopId}::uuid
      AND (c.status IN ('publishing', 'cancelling') OR (c.status = 'paused' AND c.pause_reason = 'merchant'))
      AND NOT EXISTS (
        SELECT 1 FROM changeset_product p
        WHERE p.shop_id = c.shop_id AND p.changeset_id = c.changeset_id AND p.status IN ('queued', 'publishing'))`;
}
