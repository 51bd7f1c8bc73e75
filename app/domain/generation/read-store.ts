/** What pages read of runs; store.ts has what the room writes, and reads in order to write. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FailureCode, FailureReason, RunKind } from "./schemas.ts";
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
    SELECT run_id AS "runId", item_count AS "itemCount", created_at AS "createdAt"
    FROM (SELECT run_id, item_count, created_at, sum(item_count) OVER newest_first AS items_so_far,
                 row_number() OVER newest_first AS number
          FROM generation_run WHERE shop_id = ${shopId}::uuid AND status NOT IN ('running', 'paused', 'cancelling')
          WINDOW newest_first AS (ORDER BY run_id DESC)) AS run
    WHERE number = 1 OR (number <= ${maxRuns} AND items_so_far <= ${maxItems})
    ORDER BY number`;
}

export interface FailureGroup {
  readonly code: FailureCode;
  readonly reason: FailureReason | null;
  readonly itemCount: number;
  readonly creditsReturned: number;
  /** The first ones, in the run's order. */
  readonly examples: readonly { readonly productGid: string; readonly productTitle: string }[];
}

/** Failed and cancelled items of a run by their cause, the most frequent first. */
export function findFailureGroups(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; examples: number },
): Promise<FailureGroup[]> {
  return tx.$queryRaw<FailureGroup[]>`
    SELECT failure_code AS code, failure_reason AS reason, count(*)::integer AS "itemCount",
           sum(credits_returned)::integer AS "creditsReturned",
           to_jsonb((array_agg(jsonb_build_object('productGid', product_gid, 'productTitle', product_title)
                               ORDER BY position))[1:${run.examples}::integer]) AS examples
    FROM generation_item
    WHERE shop_id = ${shopId}::uuid AND run_id = ${run.runId}::uuid AND status IN ('failed', 'cancelled')
    GROUP BY failure_code, failure_reason
    ORDER BY count(*) DESC, failure_code, failure_reason`;
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

/** One item's facts that never change, or null. */
export function findItem(tx: Tx, shopId: ShopId, itemId: string) {
  return tx.generationItem.findUnique({
    where: { shopId_itemId: { shopId, itemId } },
    select: { itemId: true, runId: true, productGid: true, sourceUrl: true, priceCredits: true },
  });
}

/** The product titles of some items. */
export function findTitles(tx: Tx, shopId: ShopId, itemIds: readonly string[]) {
  return tx.generationItem.findMany({
    where: { shopId, itemId: { in: [...itemIds] } },
    select: { itemId: true, productTitle: true },
  });
}

/** The runs of an order, oldest first. */
export async function findOrderRuns(
  tx: Tx,
  shopId: ShopId,
  orderId: string,
): Promise<{ runId: string; kind: RunKind; status: RunStatus; itemCount: number }[]> {
  const rows = await tx.generationRun.findMany({
    where: { shopId, orderId },
    select: { runId: true, kind: true, status: true, itemCount: true },
    orderBy: { runId: "asc" },
  });
  return rows as { runId: string; kind: RunKind; status: RunStatus; itemCount: number }[];
}
