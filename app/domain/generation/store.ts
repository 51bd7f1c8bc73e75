/** Orders, runs and drafts. Items in the making are in item-store.ts, lists for pages in read-store.ts; no other file touches the database. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type Selection, selectionSchema } from "../catalog/schemas.ts";
import type { ItemStatus, RunStatus } from "./next-move.ts";
import type { PlannedItem, SkippedProduct } from "./plan.ts";
import type { FailureCode, FailureReason, Quality, Recipe } from "./schemas.ts";

// ---------------------------------------------------------------- orders and runs

export interface NewOrder {
  readonly orderId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly skipped: readonly SkippedProduct[];
  readonly actor: string;
}

export interface NewItem extends PlannedItem {
  readonly itemId: string;
  readonly position: number;
  readonly priceCredits: number;
}

/**
 * Inserts an order unless its key is taken. Waits for another transaction that is inserting the same key.
 * @returns false when the key is taken
 */
export async function insertOrder(tx: Tx, shopId: ShopId, order: NewOrder): Promise<boolean> {
  const { recipe, skipped, ...columns } = order;
  const { count } = await tx.generationOrder.createMany({
    data: { ...columns, shopId, recipe, skipped: skipped as unknown as Prisma.InputJsonArray },
    skipDuplicates: true,
  });
  return count === 1;
}

export async function insertRun(
  tx: Tx,
  shopId: ShopId,
  run: { runId: string; orderId: string; items: readonly NewItem[] },
): Promise<void> {
  const { runId, orderId, items } = run;
  await tx.generationRun.create({
    data: { shopId, runId, orderId, itemCount: items.length },
    select: { runId: true },
  });
  // One statement whatever the number of items: the parameters of an ordinary INSERT are limited, and slow to bind.
  await tx.$executeRaw`
    INSERT INTO generation_item
      (shop_id, item_id, run_id, position, product_gid, product_title, sku, media_gid, source_url, price_credits)
    SELECT ${shopId}::uuid, i."itemId", ${runId}::uuid, i.position, i."productGid", i."productTitle", i.sku, i."mediaGid",
           i."sourceUrl", i."priceCredits"
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      AS i ("itemId" uuid, position integer, "productGid" text, "productTitle" text, sku text, "mediaGid" text,
            "sourceUrl" text, "priceCredits" integer)`;
}

/** The order that has this key, with its first run. */
export async function findOrderByKey(
  tx: Tx,
  shopId: ShopId,
  idempotencyKey: string,
): Promise<{ requestHash: string; runId: string } | null> {
  const order = await tx.generationOrder.findUnique({
    where: { shopId_idempotencyKey: { shopId, idempotencyKey } },
    select: { requestHash: true, runs: { select: { runId: true }, orderBy: { runId: "asc" }, take: 1 } },
  });
  if (!order) return null;
  const run = order.runs[0];
  if (!run) throw new Error("an order without a run was committed");
  return { requestHash: order.requestHash, runId: run.runId };
}

export interface RunRow {
  readonly runId: string;
  readonly status: RunStatus;
  readonly itemCount: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly skipped: readonly SkippedProduct[];
}

export async function findRun(tx: Tx, shopId: ShopId, runId: string): Promise<RunRow | null> {
  const run = await tx.generationRun.findUnique({
    where: { shopId_runId: { shopId, runId } },
    include: { order: { select: { quality: true, recipe: true, skipped: true } } },
  });
  return run && toRunRow(run);
}

/** A row as the room speaks of it. */
export function toRunRow(
  run: Prisma.GenerationRunGetPayload<{
    include: { order: { select: { quality: true; recipe: true; skipped: true } } };
  }>,
): RunRow {
  return {
    runId: run.runId,
    status: run.status as RunStatus,
    itemCount: run.itemCount,
    createdAt: run.createdAt,
    finishedAt: run.finishedAt,
    quality: run.order.quality as Quality,
    recipe: run.order.recipe as Recipe,
    skipped: run.order.skipped as unknown as SkippedProduct[],
  };
}

export interface RunTotals {
  readonly counts: Readonly<Record<ItemStatus, number>>;
  readonly capturedCredits: number;
  readonly returnedCredits: number;
  readonly heldCredits: number;
}

export async function sumRun(tx: Tx, shopId: ShopId, runId: string): Promise<RunTotals> {
  const totals = (await sumRuns(tx, shopId, [runId])).get(runId);
  if (!totals) throw new Error("every run that is asked for gets totals");
  return totals;
}

/** Counts and credits of several runs; each of them is in the answer. */
export async function sumRuns(
  tx: Tx,
  shopId: ShopId,
  runIds: readonly string[],
): Promise<Map<string, RunTotals>> {
  const rows = await tx.generationItem.groupBy({
    by: ["runId", "status"],
    where: { shopId, runId: { in: [...runIds] } },
    _count: { _all: true },
    _sum: { priceCredits: true, creditsReturned: true },
  });
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return new Map(runIds.map((runId) => [runId, totalsOf(byRun.get(runId) ?? [])]));
}

function totalsOf(
  rows: readonly {
    status: string;
    _count: { _all: number };
    _sum: { priceCredits: number | null; creditsReturned: number | null };
  }[],
): RunTotals {
  const counts: Record<ItemStatus, number> = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  let capturedCredits = 0;
  let returnedCredits = 0;
  let heldCredits = 0;
  for (const row of rows) {
    const status = row.status as ItemStatus;
    counts[status] = row._count._all;
    if (status === "done") capturedCredits += row._sum.priceCredits ?? 0;
    else if (status === "queued" || status === "running") heldCredits += row._sum.priceCredits ?? 0;
    returnedCredits += row._sum.creditsReturned ?? 0;
  }
  return { counts, capturedCredits, returnedCredits, heldCredits };
}

export interface ItemRow {
  readonly itemId: string;
  readonly position: number;
  readonly productGid: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly sourceUrl: string;
  readonly priceCredits: number;
  readonly status: ItemStatus;
  readonly failureCode: FailureCode | null;
  readonly failureReason: FailureReason | null;
  readonly failureDetail: string | null;
  readonly creditsReturned: number;
  readonly finishedAt: Date | null;
}

export async function findRunItems(
  tx: Tx,
  shopId: ShopId,
  page: { runId: string; afterPosition: number; limit: number },
): Promise<ItemRow[]> {
  const rows = await tx.generationItem.findMany({
    where: { shopId, runId: page.runId, position: { gt: page.afterPosition } },
    orderBy: { position: "asc" },
    take: page.limit,
    omit: { shopId: true, runId: true, retryOf: true, mediaGid: true },
  });
  return rows as ItemRow[];
}

/**
 * Marks a run as cancelled-to-be and takes its row's lock, so that two cancels come one after the other.
 * @returns the run's status afterwards, or null when there is no such run
 */
export async function requestCancel(tx: Tx, shopId: ShopId, runId: string): Promise<RunStatus | null> {
  const [row] = await tx.$queryRaw<{ status: RunStatus }[]>`
    UPDATE generation_run SET status = CASE WHEN status = 'running' THEN 'cancelling' ELSE status END
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid RETURNING status`;
  return row?.status ?? null;
}

/**
 * Locks the items of a run that no engine works on. An item that a worker is taking in this instant is left out: the
 * worker reads the run's status after that and cancels the item itself, or makes it.
 */
export function lockQueuedItems(
  tx: Tx,
  shopId: ShopId,
  runId: string,
): Promise<{ itemId: string; priceCredits: number }[]> {
  return tx.$queryRaw`
    SELECT item_id AS "itemId", price_credits AS "priceCredits" FROM generation_item
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status = 'queued'
    ORDER BY item_id FOR UPDATE SKIP LOCKED`;
}

/** Ends items whose credits were released in this transaction. */
export async function markCancelled(tx: Tx, shopId: ShopId, itemIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE generation_item
    SET status = 'cancelled', failure_code = 'cancelled', credits_returned = price_credits, finished_at = now()
    WHERE shop_id = ${shopId}::uuid AND item_id = ANY (${itemIds}::uuid[])`;
}

/** Ends a run that has no open item left. Committed work counts only, so it is called after the item's own commit. */
export async function endRunIfComplete(tx: Tx, shopId: ShopId, runId: string): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE generation_run
    SET status = CASE WHEN status = 'cancelling' THEN 'cancelled' ELSE 'done' END, finished_at = now()
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status IN ('running', 'cancelling')
      AND NOT EXISTS (SELECT FROM generation_item i WHERE i.shop_id = ${shopId}::uuid AND i.run_id = ${runId}::uuid
                      AND i.status IN ('queued', 'running'))`;
  return ended > 0;
}

/** Runs that have not ended, oldest first. */
export async function findOpenRuns(tx: Tx, shopId: ShopId): Promise<string[]> {
  const rows = await tx.generationRun.findMany({
    where: { shopId, status: { in: ["running", "cancelling"] } },
    select: { runId: true },
    orderBy: { runId: "asc" },
  });
  return rows.map(({ runId }) => runId);
}

/** Which of these ids are items of the shop. */
export async function findKnownItemIds(
  tx: Tx,
  shopId: ShopId,
  itemIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.generationItem.findMany({
    where: { shopId, itemId: { in: [...itemIds] } },
    select: { itemId: true },
  });
  return new Set(rows.map(({ itemId }) => itemId));
}

export async function findOpenItemIds(tx: Tx, shopId: ShopId, runId: string): Promise<string[]> {
  const rows = await tx.generationItem.findMany({
    where: { shopId, runId, status: { in: ["queued", "running"] } },
    select: { itemId: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ itemId }) => itemId);
}

// ---------------------------------------------------------------- drafts

/** Keeps a selection, and lets go of those that nobody has ordered for a month. */
export async function insertDraft(
  tx: Tx,
  shopId: ShopId,
  draft: { draftId: string; selection: Selection },
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM generation_draft WHERE shop_id = ${shopId}::uuid AND created_at < now() - interval '30 days'`;
  await tx.generationDraft.create({ data: { ...draft, shopId }, select: { draftId: true } });
}

export async function findDraft(tx: Tx, shopId: ShopId, draftId: string): Promise<Selection | null> {
  const row = await tx.generationDraft.findUnique({ where: { shopId_draftId: { shopId, draftId } } });
  return row && selectionSchema.parse(row.selection);
}

// ---------------------------------------------------------------- the shop as a whole

/** Deletes all orders of the shop with everything under them. */
export async function deleteEverything(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.generationAttempt.deleteMany({ where: { shopId } });
  await tx.generationItem.deleteMany({ where: { shopId } });
  await tx.generationRun.deleteMany({ where: { shopId } });
  await tx.generationOrder.deleteMany({ where: { shopId } });
  await tx.generationDraft.deleteMany({ where: { shopId } });
}

export async function findEverything(
  tx: Tx,
  shopId: ShopId,
): Promise<{ orders: object[]; drafts: object[] }> {
  const orders = await tx.generationOrder.findMany({
    where: { shopId },
    include: { runs: { include: { items: { include: { attempts: true } } } } },
    orderBy: { orderId: "asc" },
  });
  return {
    orders,
    drafts: await tx.generationDraft.findMany({ where: { shopId }, orderBy: { draftId: "asc" } }),
  };
}
