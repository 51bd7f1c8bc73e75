/**
 * Runs and what they add up to. Orders are in order-store.ts, items in the making in item-store.ts, what waits outside of
 * runs in plan-store.ts, steering in steer-store.ts, lists for pages in read-store.ts; no other files touch the database.
 */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { ItemStatus, PauseReason, RunStatus } from "./next-move.ts";
import type { OrderSettings } from "./order-store.ts";
import { type PlannedItem, type SkippedGroup, type SkippedProduct, groupSkipped } from "./plan.ts";
import {
  type FailureCode,
  type FailureReason,
  type Quality,
  type Ratio,
  type Recipe,
  type RunKind,
  recipeSchema,
} from "./schemas.ts";

export interface NewItem extends PlannedItem {
  readonly itemId: string;
  readonly jobId: string;
  readonly position: number;
  readonly priceCredits: number;
  readonly retryOf: string | null;
}

export interface NewRun {
  readonly runId: string;
  readonly orderId: string;
  readonly kind: RunKind;
  /** Another quality or engine than the order's. */
  readonly quality: Quality | null;
  readonly engine: string | null;
  readonly items: readonly NewItem[];
}

export async function insertRun(tx: Tx, shopId: ShopId, { items, ...run }: NewRun): Promise<void> {
  // Not by the client, which would fill in its own clock's time: the daily limit and the pace go by this one.
  await tx.$executeRaw`
    INSERT INTO generation_run (shop_id, run_id, order_id, kind, quality, engine, item_count)
    VALUES (${shopId}::uuid, ${run.runId}::uuid, ${run.orderId}::uuid, ${run.kind}, ${run.quality}, ${run.engine},
            ${items.length})`;
  for (let start = 0; start < items.length; start += BATCH_SIZE)
    await insertItems(tx, shopId, { runId: run.runId, items: items.slice(start, start + BATCH_SIZE) });
}

/** Items of one statement: enough to be fast, few enough that their text isn't felt in memory. */
const BATCH_SIZE = 1_000;

async function insertItems(
  tx: Tx,
  shopId: ShopId,
  { runId, items }: Pick<NewRun, "runId" | "items">,
): Promise<void> {
  // As one document: the parameters of an ordinary INSERT are limited, and slow to bind.
  await tx.$executeRaw`
    INSERT INTO generation_item
      (shop_id, item_id, run_id, retry_of, position, product_gid, product_title, sku, media_gid, source_url,
       price_credits, picture_role, option_name, option_value, ratio, variation, more_source_urls, made_key, job_id)
    SELECT ${shopId}::uuid, i."itemId", ${runId}::uuid, i."retryOf", i.position, i."productGid", i."productTitle",
           i.sku, i."mediaGid", i."sourceUrl", i."priceCredits", i."pictureRole", i."optionName", i."optionValue",
           i.ratio, i.variation, i."moreSourceUrls", i."madeKey", i."jobId"
    FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      AS i ("itemId" uuid, "retryOf" uuid, position integer, "productGid" text, "productTitle" text, sku text,
            "mediaGid" text, "sourceUrl" text, "priceCredits" integer, "pictureRole" text, "optionName" text,
            "optionValue" text, ratio text, variation integer, "moreSourceUrls" text[],
            "madeKey" text, "jobId" uuid)`;
}

export interface RunRow {
  readonly runId: string;
  readonly orderId: string;
  readonly kind: RunKind;
  readonly status: RunStatus;
  readonly pauseReason: PauseReason | null;
  readonly itemCount: number;
  readonly createdAt: Date;
  readonly orderedAt: Date;
  readonly finishedAt: Date | null;
  readonly quality: Quality;
  readonly recipe: Recipe;
  readonly settings: OrderSettings;
  readonly failPercent: number | null;
  readonly skipped: readonly SkippedGroup[];
}

/** What of its order a run's row is read with. */
export const WITH_ORDER = {
  order: {
    select: {
      createdAt: true,
      quality: true,
      recipe: true,
      settings: true,
      failPercent: true,
      skipped: true,
    },
  },
} as const;

export async function findRun(tx: Tx, shopId: ShopId, runId: string): Promise<RunRow | null> {
  const run = await tx.generationRun.findUnique({
    where: { shopId_runId: { shopId, runId } },
    include: WITH_ORDER,
  });
  return run && toRunRow(run);
}

/** A row as the room speaks of it. */
export function toRunRow(run: Prisma.GenerationRunGetPayload<{ include: typeof WITH_ORDER }>): RunRow {
  const { order } = run;
  return {
    runId: run.runId,
    orderId: run.orderId,
    kind: run.kind as RunKind,
    status: run.status as RunStatus,
    pauseReason: run.pauseReason as PauseReason | null,
    itemCount: run.itemCount,
    createdAt: run.createdAt,
    orderedAt: order.createdAt,
    finishedAt: run.finishedAt,
    quality: (run.quality ?? order.quality) as Quality,
    recipe: recipeSchema.parse(order.recipe),
    settings: order.settings as OrderSettings,
    failPercent: order.failPercent,
    skipped: toGroups(order.skipped as unknown as (SkippedGroup | SkippedProduct)[]),
  };
}

/** Orders from before left-out products were grouped list them one by one. */
const toGroups = (skipped: readonly (SkippedGroup | SkippedProduct)[]): readonly SkippedGroup[] =>
  skipped.every((one): one is SkippedGroup => "count" in one)
    ? skipped
    : groupSkipped(skipped as readonly SkippedProduct[]);

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
  readonly optionName: string | null;
  readonly optionValue: string | null;
  readonly ratio: Ratio;
  readonly variation: number;
  readonly status: ItemStatus;
  /** How much of it is made, 0…1, while it is being made and its engine says so. */
  readonly progress: number | null;
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
    omit: {
      shopId: true,
      runId: true,
      retryOf: true,
      mediaGid: true,
      pictureRole: true,
      moreSourceUrls: true,
      madeKey: true,
      jobId: true,
    },
    include: { attempts: { select: { progress: true }, orderBy: { number: "desc" }, take: 1 } },
  });
  return rows.map(({ attempts, ...row }) => ({
    ...row,
    progress: row.status === "running" ? (attempts[0]?.progress ?? null) : null,
  })) as ItemRow[];
}

/** Ends a run that has no open item left. Committed work counts only, so it is called after the item's own commit. */
export async function endRunIfComplete(tx: Tx, shopId: ShopId, runId: string): Promise<boolean> {
  const ended = await tx.$executeRaw`
    UPDATE generation_run
    SET status = CASE WHEN status = 'cancelling' THEN 'cancelled' ELSE 'done' END, pause_reason = NULL, finished_at = now()
    WHERE shop_id = ${shopId}::uuid AND run_id = ${runId}::uuid AND status IN ('running', 'paused', 'cancelling')
      AND NOT EXISTS (SELECT FROM generation_item i WHERE i.shop_id = ${shopId}::uuid AND i.run_id = ${runId}::uuid
                      AND i.status IN ('queued', 'running'))`;
  return ended > 0;
}

/** Runs that have not ended, oldest first. */
export async function findOpenRuns(tx: Tx, shopId: ShopId): Promise<string[]> {
  const rows = await tx.generationRun.findMany({
    where: { shopId, status: { in: ["running", "paused", "cancelling"] } },
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
