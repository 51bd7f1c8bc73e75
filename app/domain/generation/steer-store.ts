/** What steering a run writes: pausing, resuming, cancelling, and letting go of what has not started. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PauseReason, RunStatus } from "./next-move.ts";

/**
 * Marks a run as cancelled-to-be and takes its row's lock, so that two cancels come one after the other.
 * @returns the run's status afterwards, or null when there is no such run
 */
export async function requestCancel(tx: Tx, shopId: ShopId, runId: string): Promise<RunStatus | null> {
  const [row] = await tx.$queryRaw<{ status: RunStatus }[]>`
    UPDATE generation_run
    SET status = CASE WHEN status IN ('running', 'paused') THEN 'cancelling' ELSE status END, pause_reason = NULL
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid RETURNING status`;
  return row?.status ?? null;
}

/** Pauses a run that is running, and takes its row's lock. False when it is not running. */
export async function markPaused(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; reason: PauseReason },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE generation_run SET status = 'paused', pause_reason = ${run.reason}
    WHERE shop_id = ${shopId}::uuid AND run_id = ${run.runId}::uuid AND status = 'running'`;
  return count > 0;
}

/** Lets a paused run go on, and takes its row's lock; its failures don't pause it again when they had. */
export async function markResumed(tx: Tx, shopId: ShopId, runId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE generation_run
    SET status = 'running', watches_failures = watches_failures AND pause_reason <> 'failures', pause_reason = NULL
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status = 'paused'`;
  return count > 0;
}

/** Whether too many of a run's ended items have failed, by its order's limit. */
export async function hasFailedTooOften(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; fewestItems: number },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ tooOften: boolean }[]>`
    SELECT count(*) >= least(${run.fewestItems}::integer, r.item_count)
           AND count(*) FILTER (WHERE i.status = 'failed') * 100 > o.fail_percent * count(*) AS "tooOften"
    FROM generation_run r
    JOIN generation_order o USING (shop_id, order_id)
    JOIN generation_item i ON i.shop_id = r.shop_id AND i.run_id = r.run_id AND i.status IN ('done', 'failed')
    WHERE r.shop_id = ${shopId}::uuid AND r.run_id = ${run.runId}::uuid AND r.status = 'running'
      AND r.watches_failures AND o.fail_percent IS NOT NULL
    GROUP BY r.item_count, o.fail_percent`;
  return row?.tooOften ?? false;
}

/** The status of a run, which nobody changes until the transaction ends. */
export async function readRunStatus(tx: Tx, shopId: ShopId, runId: string): Promise<RunStatus | null> {
  const [row] = await tx.$queryRaw<{ status: RunStatus }[]>`
    SELECT status FROM generation_run WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid FOR SHARE`;
  return row?.status ?? null;
}

export interface QueuedItem {
  readonly itemId: string;
  readonly priceCredits: number;
  readonly jobId: string | null;
}

/**
 * Locks the items of a run that no engine works on. An item that a worker is taking in this instant is left out: the
 * worker reads the run's status after that and lets go of the item itself, or makes it.
 */
export function lockQueuedItems(tx: Tx, shopId: ShopId, runId: string): Promise<QueuedItem[]> {
  return tx.$queryRaw`
    SELECT item_id AS "itemId", price_credits AS "priceCredits", job_id AS "jobId" FROM generation_item
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status = 'queued'
    ORDER BY item_id FOR UPDATE SKIP LOCKED`;
}

/** Ends items whose credits were released in this transaction. */
export async function markUnmade(
  tx: Tx,
  shopId: ShopId,
  { itemIds, code }: { itemIds: readonly string[]; code: "cancelled" | "hold_expired" | "not_begun" },
): Promise<void> {
  // What failed can be tried again; the others are made by continuing their order, or not wanted any more.
  const status = code === "not_begun" ? "failed" : "cancelled";
  await tx.$executeRaw`
    UPDATE generation_item
    SET status = ${status}, failure_code = ${code}, credits_returned = price_credits, finished_at = now(),
        job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND item_id = ANY (${itemIds}::uuid[])`;
}

/** Whether a run makes its items as their order says, not in another quality or by another engine. */
export async function isAsOrdered(tx: Tx, shopId: ShopId, runId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM generation_run r JOIN generation_order o USING (shop_id, order_id)
    WHERE r.shop_id = ${shopId}::uuid AND r.run_id = ${runId}::uuid
      AND r.quality IS NULL AND r.engine IS NOT DISTINCT FROM (o.settings ->> 'engine')`;
  return rows.length > 0;
}

/** Items that nothing in the queue will make any more. */
export async function forgetJobs(tx: Tx, shopId: ShopId, jobIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_item SET job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND status = 'queued' AND job_id = ANY (${jobIds}::uuid[])`;
}

/** The job of a queued item has ended without making it. */
export async function parkItem(tx: Tx, shopId: ShopId, itemId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_item SET job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid AND status = 'queued'`;
}

/** Gives every queued item of a run that has no job a new one, and says which. */
export function assignJobs(
  tx: Tx,
  shopId: ShopId,
  runId: string,
): Promise<{ itemId: string; jobId: string; position: number }[]> {
  return tx.$queryRaw`
    UPDATE generation_item SET job_id = gen_random_uuid()
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status = 'queued' AND job_id IS NULL
    RETURNING item_id AS "itemId", job_id AS "jobId", position`;
}
