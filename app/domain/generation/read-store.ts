/** What pages read of runs; store.ts has what the room writes, and reads in order to write. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FailureCode, FailureReason, Quality, RunKind } from "./schemas.ts";
import type { RunStatus } from "./next-move.ts";
import { type RunRow, WITH_ORDER, toRunRow } from "./store.ts";

/** Runs, newest first, from before the run `before`: ids follow time. */
export async function findRuns(
  tx: Tx,
  shopId: ShopId,
  page: { before: string | undefined; limit: number },
): Promise<RunRow[]> {
  const rows = await tx.generationRun.findMany({
    where: { shopId, ...(page.before !== undefined && { runId: { lt: page.before } }) },
    include: WITH_ORDER,
    orderBy: { runId: "desc" },
    take: page.limit,
  });
  return rows.map(toRunRow);
}

const OPEN = ["running", "paused", "cancelling"];

/** Runs that have not ended, newest first, and how many there are in all. */
export async function findLatestOpenRuns(
  tx: Tx,
  shopId: ShopId,
  limit: number,
): Promise<{ rows: RunRow[]; count: number }> {
  const where = { shopId, status: { in: OPEN } };
  const rows = await tx.generationRun.findMany({
    where,
    include: WITH_ORDER,
    orderBy: { runId: "desc" },
    take: limit,
  });
  const count = rows.length < limit ? rows.length : await tx.generationRun.count({ where });
  return { rows: rows.map(toRunRow), count };
}

export interface EndedRunRow {
  readonly runId: string;
  readonly kind: RunKind;
  readonly quality: Quality;
  readonly itemCount: number;
  readonly createdAt: Date;
}

/** Runs that have ended, newest first, until a limit is reached; the newest one whatever its size. */
export function findLatestEndedRuns(
  tx: Tx,
  shopId: ShopId,
  { maxRuns, maxItems }: { maxRuns: number; maxItems: number },
): Promise<EndedRunRow[]> {
  return tx.$queryRaw<EndedRunRow[]>`
    SELECT run_id AS "runId", kind, coalesce(run.quality, o.quality) AS quality, item_count AS "itemCount",
           run.created_at AS "createdAt"
    FROM (SELECT run_id, order_id, kind, quality, item_count, created_at,
                 sum(item_count) OVER newest_first AS items_so_far, row_number() OVER newest_first AS number
          FROM (SELECT * FROM generation_run
                WHERE shop_id = ${shopId}::uuid AND status NOT IN ('running', 'paused', 'cancelling')
                ORDER BY run_id DESC LIMIT ${maxRuns}) newest
          WINDOW newest_first AS (ORDER BY run_id DESC)) AS run
    JOIN generation_order o ON o.shop_id = ${shopId}::uuid AND o.order_id = run.order_id
    WHERE number = 1 OR items_so_far <= ${maxItems}
    ORDER BY number`;
}

/** An item that ended without a result, as a list of failures names it. */
export interface FailedItemRow {
  readonly itemId: string;
  readonly position: number;
  readonly productGid: string;
  readonly productTitle: string;
  readonly optionValue: string | null;
  readonly detail: string | null;
  /** The run in which it was tried again, or goes on. */
  readonly retriedIn: string | null;
}

export interface FailureGroup {
  readonly code: FailureCode;
  readonly reason: FailureReason | null;
  readonly itemCount: number;
  readonly creditsReturned: number;
  /** How many of them another run has taken up since, and which runs. */
  readonly retriedCount: number;
  readonly retriedIn: readonly string[];
  /** The first ones, in the run's order. */
  readonly examples: readonly FailedItemRow[];
}

/** Failed and cancelled items of a run by their cause, the most frequent first. */
export function findFailureGroups(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; examples: number },
): Promise<FailureGroup[]> {
  return tx.$queryRaw<FailureGroup[]>`
    WITH ended AS (
      SELECT i.*, again.run_id AS retried_in,
             row_number() OVER (PARTITION BY i.failure_code, i.failure_reason ORDER BY i.position) AS place
      FROM generation_item i
      LEFT JOIN generation_item again ON again.shop_id = i.shop_id AND again.retry_of = i.item_id
        AND again.failure_code IS DISTINCT FROM 'cancelled'
      WHERE i.shop_id = ${shopId}::uuid AND i.run_id = ${run.runId}::uuid AND i.status IN ('failed', 'cancelled'))
    SELECT failure_code AS code, failure_reason AS reason, count(*)::integer AS "itemCount",
           sum(credits_returned)::integer AS "creditsReturned", count(retried_in)::integer AS "retriedCount",
           to_jsonb(coalesce(array_agg(DISTINCT retried_in) FILTER (WHERE retried_in IS NOT NULL), '{}')) AS "retriedIn",
           jsonb_agg(jsonb_build_object('itemId', item_id, 'position', position, 'productGid', product_gid,
                                        'productTitle', product_title, 'optionValue', option_value,
                                        'detail', failure_detail, 'retriedIn', retried_in) ORDER BY position)
             FILTER (WHERE place <= ${run.examples}::integer) AS examples
    FROM ended GROUP BY failure_code, failure_reason
    ORDER BY count(*) DESC, failure_code, failure_reason`;
}

/** Items of a run that ended for one cause, in their order, after a position. */
export function findEndedFor(
  tx: Tx,
  shopId: ShopId,
  page: { runId: string; code: FailureCode; reason: FailureReason | null; after: number; limit: number },
): Promise<FailedItemRow[]> {
  return tx.$queryRaw<FailedItemRow[]>`
    SELECT i.item_id AS "itemId", i.position, i.product_gid AS "productGid", i.product_title AS "productTitle",
           i.option_value AS "optionValue", i.failure_detail AS detail, again.run_id AS "retriedIn"
    FROM generation_item i
    LEFT JOIN generation_item again ON again.shop_id = i.shop_id AND again.retry_of = i.item_id
        AND again.failure_code IS DISTINCT FROM 'cancelled'
    WHERE i.shop_id = ${shopId}::uuid AND i.run_id = ${page.runId}::uuid AND i.status IN ('failed', 'cancelled')
      AND i.failure_code = ${page.code} AND i.failure_reason IS NOT DISTINCT FROM ${page.reason}
      AND i.position > ${page.after}
    ORDER BY i.position LIMIT ${page.limit}`;
}

/** The position of a run's item at a place that counts from 0; null behind its last one. Positions may have gaps. */
export async function findPosition(
  tx: Tx,
  shopId: ShopId,
  { runId, place }: { runId: string; place: number },
): Promise<number | null> {
  // Within one run, and by its index alone: an order has 10,000 pictures at the most.
  const [row] = await tx.$queryRaw<{ position: number }[]>`
    SELECT position FROM generation_item WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid
    ORDER BY position OFFSET ${place} LIMIT 1`;
  return row?.position ?? null;
}

/** How old a run and its latest endings are, by the database's clock; newest ending first. */
export async function findEndings(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; limit: number },
): Promise<{ runAgeMs: number; endingAgesMs: number[] }> {
  const ages = await tx.$queryRaw<{ ageMs: number; isRun: boolean }[]>`
    (SELECT (extract(epoch FROM clock_timestamp() - created_at) * 1000)::double precision AS "ageMs", true AS "isRun"
     FROM generation_run WHERE shop_id = ${shopId}::uuid AND run_id = ${run.runId}::uuid)
    UNION ALL
    (SELECT (extract(epoch FROM clock_timestamp() - finished_at) * 1000)::double precision, false
     FROM generation_item
     WHERE shop_id = ${shopId}::uuid AND run_id = ${run.runId}::uuid AND status IN ('done', 'failed')
     ORDER BY finished_at DESC LIMIT ${run.limit})`;
  return {
    runAgeMs: ages.find(({ isRun }) => isRun)?.ageMs ?? 0,
    endingAgesMs: ages.filter(({ isRun }) => !isRun).map(({ ageMs }) => ageMs),
  };
}

/** What of an item never changes. */
const FACTS = { itemId: true, runId: true, productGid: true, sourceUrl: true, priceCredits: true } as const;

/** One item's facts that never change, or null. */
export function findItem(tx: Tx, shopId: ShopId, itemId: string) {
  return tx.generationItem.findUnique({ where: { shopId_itemId: { shopId, itemId } }, select: FACTS });
}

/** The same of several; what isn't there is left out. */
export function findItems(tx: Tx, shopId: ShopId, itemIds: readonly string[]) {
  return tx.generationItem.findMany({ where: { shopId, itemId: { in: [...itemIds] } }, select: FACTS });
}

/** The product titles of some items. */
export function findTitles(tx: Tx, shopId: ShopId, itemIds: readonly string[]) {
  return tx.generationItem.findMany({
    where: { shopId, itemId: { in: [...itemIds] } },
    select: { itemId: true, productTitle: true },
  });
}

export interface OrderRun {
  readonly runId: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly itemCount: number;
  readonly failedCount: number;
}

/** The runs of an order, oldest first. */
export function findOrderRuns(tx: Tx, shopId: ShopId, orderId: string): Promise<OrderRun[]> {
  return tx.$queryRaw<OrderRun[]>`
    SELECT run_id AS "runId", kind, status, item_count AS "itemCount",
           (SELECT count(*) FROM generation_item i
            WHERE i.shop_id = r.shop_id AND i.run_id = r.run_id AND i.status = 'failed')::integer AS "failedCount"
    FROM generation_run r WHERE shop_id = ${shopId}::uuid AND order_id = ${orderId}::uuid ORDER BY run_id`;
}

export interface UnfinishedOrder {
  readonly orderId: string;
  readonly createdAt: Date;
  /** The newest of its runs. */
  readonly runId: string;
  readonly kind: RunKind;
  readonly quality: Quality;
  readonly itemCount: number;
  readonly plannedItems: number;
  readonly plannedCredits: number;
}

/** Orders of which something lies while none of their runs is open, newest first. */
export function findUnfinishedOrders(tx: Tx, shopId: ShopId, limit: number): Promise<UnfinishedOrder[]> {
  return tx.$queryRaw<UnfinishedOrder[]>`
    SELECT o.order_id AS "orderId", o.created_at AS "createdAt", latest.run_id AS "runId", latest.kind,
           o.quality, latest.item_count AS "itemCount", planned.items AS "plannedItems", planned.credits AS "plannedCredits"
    FROM (SELECT order_id, count(*)::integer AS items, sum(price_credits)::integer AS credits
          FROM generation_planned_item WHERE shop_id = ${shopId}::uuid GROUP BY order_id) planned
    JOIN generation_order o ON o.shop_id = ${shopId}::uuid AND o.order_id = planned.order_id
    JOIN LATERAL (SELECT run_id, kind, item_count FROM generation_run r
                  WHERE r.shop_id = o.shop_id AND r.order_id = o.order_id ORDER BY run_id DESC LIMIT 1) latest ON true
    WHERE NOT EXISTS (SELECT FROM generation_run r WHERE r.shop_id = o.shop_id AND r.order_id = o.order_id
                      AND r.status IN ('running', 'paused', 'cancelling'))
    ORDER BY o.order_id DESC LIMIT ${limit}`;
}
