/** One item and its attempts, as the worker that makes it reads and writes them. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { AttemptState, ItemStatus, RunStatus } from "./next-move.ts";
import type { EngineFailure } from "./ports.ts";
import {
  type FailureCode,
  type PlatformId,
  type Quality,
  type Ratio,
  type Recipe,
  recipeSchema,
} from "./schemas.ts";

/** An item as a worker needs it. */
export interface WorkItem {
  readonly itemId: string;
  readonly runId: string;
  readonly runStatus: RunStatus;
  readonly status: ItemStatus;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly mediaGid: string;
  readonly sourceUrl: string;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly ratio: Ratio;
  readonly variation: number;
  readonly moreSourceUrls: readonly string[];
  readonly optionName: string | null;
  readonly optionValue: string | null;
  /** Where its style means it to be sold. */
  readonly platforms: readonly PlatformId[];
  /** The engine that the merchant asked for; null: the first one that can. */
  readonly wantedEngine: string | null;
  /** 0 for a picture that is made again with a corrected outline: nothing is held for it. */
  readonly priceCredits: number;
  /** The hash of the photo whose picture it corrects; null: it corrects none. */
  readonly correctedSha256: string | null;
  readonly attempts: readonly WorkAttempt[];
}

export interface WorkAttempt extends AttemptState {
  readonly sourceSha256: string | null;
  readonly failureCode: FailureCode | null;
  /** Time since its submit, by the database's clock. */
  readonly ageMs: number;
}

export async function findWorkItem(tx: Tx, shopId: ShopId, itemId: string): Promise<WorkItem | null> {
  const [item] = await tx.$queryRaw<Omit<WorkItem, "attempts">[]>`
    SELECT i.item_id AS "itemId", i.run_id AS "runId", r.status AS "runStatus", i.status,
           i.product_gid AS "productGid", i.product_title AS "productTitle", i.sku,
           i.media_gid AS "mediaGid", i.source_url AS "sourceUrl", coalesce(r.quality, o.quality) AS quality, o.recipe, i.ratio, i.variation,
           i.more_source_urls AS "moreSourceUrls", i.option_name AS "optionName", i.option_value AS "optionValue",
           r.engine AS "wantedEngine", coalesce(o.settings -> 'platforms', '[]') AS platforms,
           i.price_credits AS "priceCredits", a.source_sha256 AS "correctedSha256"
    FROM generation_item i
    JOIN generation_run r USING (shop_id, run_id)
    JOIN generation_order o USING (shop_id, order_id)
    LEFT JOIN asset a ON a.shop_id = i.shop_id AND a.item_id = i.corrects
    WHERE i.shop_id = ${shopId}::uuid AND i.item_id = ${itemId}::uuid`;
  if (!item) return null;
  const attempts = await tx.$queryRaw<WorkAttempt[]>`
    SELECT number, engine, state, ref, source_sha256 AS "sourceSha256", failure ->> 'code' AS "failureCode",
           (extract(epoch FROM clock_timestamp() - started_at) * 1000)::double precision AS "ageMs"
    FROM generation_attempt WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid ORDER BY number`;
  return { ...item, recipe: recipeSchema.parse(item.recipe), attempts };
}

/** Locks an item's row until the transaction ends. Null when the item is gone. */
export async function lockItem(
  tx: Tx,
  shopId: ShopId,
  itemId: string,
): Promise<{ status: ItemStatus } | null> {
  const [row] = await tx.$queryRaw<{ status: ItemStatus }[]>`
    SELECT status FROM generation_item
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** How many attempts an item has had. Ask under its lock: a count from before another worker was waited for is old. */
export async function countAttempts(tx: Tx, shopId: ShopId, itemId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::integer AS count FROM generation_attempt
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid`;
  return row?.count ?? 0;
}

/** Begins an attempt, now by the database's clock: its age is counted by the same one. */
export async function insertAttempt(
  tx: Tx,
  shopId: ShopId,
  attempt: { itemId: string; number: number; engine: string; sourceSha256: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH begun AS (
      UPDATE generation_item SET status = 'running'
      WHERE shop_id = ${shopId}::uuid AND item_id = ${attempt.itemId}::uuid)
    INSERT INTO generation_attempt (shop_id, item_id, number, engine, state, source_sha256)
    VALUES (${shopId}::uuid, ${attempt.itemId}::uuid, ${attempt.number}, ${attempt.engine}, 'submitting',
            ${attempt.sourceSha256})`;
}

/** The same attempt is submitted once more because it never reached the engine. False when it has moved on. */
export async function restartAttempt(
  tx: Tx,
  shopId: ShopId,
  attempt: { itemId: string; number: number; sourceSha256: string },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE generation_attempt SET source_sha256 = ${attempt.sourceSha256}, started_at = now()
    WHERE shop_id = ${shopId}::uuid AND item_id = ${attempt.itemId}::uuid AND number = ${attempt.number}
      AND state = 'submitting'`;
  return count === 1;
}

/** Notes how much of an open attempt is done, 0…1. */
export async function saveProgress(
  tx: Tx,
  shopId: ShopId,
  attempt: { itemId: string; number: number; progress: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_attempt SET progress = ${attempt.progress}
    WHERE shop_id = ${shopId}::uuid AND item_id = ${attempt.itemId}::uuid AND number = ${attempt.number}
      AND state = 'submitting'`;
}

/** Stores the ref of work that goes on at the engine. */
export async function savePendingRef(
  tx: Tx,
  shopId: ShopId,
  attempt: { itemId: string; number: number; ref: string },
): Promise<void> {
  await tx.generationAttempt.updateMany({
    where: { shopId, itemId: attempt.itemId, number: attempt.number, state: "submitting" },
    data: { state: "pending", ref: attempt.ref },
  });
}

/**
 * Ends an attempt, or without a number whichever is open.
 * @returns false when none was open: whoever ended it goes on with the item
 */
export async function endAttempt(
  tx: Tx,
  shopId: ShopId,
  attempt: { itemId: string; number: number | null; failure?: EngineFailure },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE generation_attempt
    SET state = ${attempt.failure ? "failed" : "done"}, finished_at = now(),
        failure = ${attempt.failure ? JSON.stringify(attempt.failure) : null}::jsonb
    WHERE shop_id = ${shopId}::uuid AND item_id = ${attempt.itemId}::uuid
      AND number = coalesce(${attempt.number}::integer, number) AND state IN ('submitting', 'pending')`;
  return count > 0;
}

export async function requeueItem(tx: Tx, shopId: ShopId, itemId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_item SET status = 'queued' WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid`;
}

export async function endItemDone(tx: Tx, shopId: ShopId, itemId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_item SET status = 'done', finished_at = now(), job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid`;
}

export async function endItemFailed(
  tx: Tx,
  shopId: ShopId,
  item: { itemId: string; failure: EngineFailure; creditsReturned: number },
): Promise<void> {
  const { itemId, failure, creditsReturned } = item;
  await tx.$executeRaw`
    UPDATE generation_item
    SET status = ${failure.code === "cancelled" ? "cancelled" : "failed"}, finished_at = now(), job_id = NULL,
        failure_code = ${failure.code}, failure_reason = ${failure.reason ?? null},
        failure_detail = ${failure.detail ?? null}, credits_returned = ${creditsReturned}
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid`;
}
