/** A run: how far it is, what came of each item, what failed and why, what its order has left, what can be published. */
import type { ShopCtx } from "#app/composition.server.ts";
import { readAssets } from "#app/domain/assets/index.server.ts";
import {
  type Failures,
  type Order,
  type Run,
  readFailedItems,
  readFailures,
  readOrder,
  readPace,
  readRun,
} from "#app/domain/generation/index.server.ts";
import { readOrderAnswers } from "#app/domain/review/index.server.ts";
import { OWN_SHOP } from "#app/domain/review/schemas.ts";
import type { FailureCode, FailureReason, Quality } from "#app/domain/generation/schemas.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { presentSkipped } from "#app/skipped.server.ts";
import { RUN_PAGE_SIZE, shownPage } from "#app/components/paging.ts";
import { type PaceFigures, pictureFacts, styleWords } from "#app/components/run-words.ts";
import type { SkippedProducts } from "#app/components/SkippedList.tsx";
import type { ReadyCounts } from "#app/components/next-step.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";
import { readReadiness } from "#app/readiness.server.ts";

export interface TileView {
  readonly itemId: string;
  readonly title: string;
  readonly facts: string;
  readonly status: Run["items"][number]["status"];
  /** How much of it is made, 0…1, while its engine says so. */
  readonly progress: number | null;
  readonly sourceUrl: string;
  readonly result: PictureView | null;
}

export type FailuresView = Failures;
export type FailedItemView = Failures["examples"][number];
export type OrderView = Pick<
  Order,
  | "orderId"
  | "quality"
  | "budgetCredits"
  | "boundCredits"
  | "plannedItems"
  | "plannedCredits"
  | "payableItems"
  | "runs"
>;

export interface RunView extends Pick<
  Run,
  | "runId"
  | "kind"
  | "status"
  | "pauseReason"
  | "quality"
  | "failPercent"
  | "itemCount"
  | "counts"
  | "heldCredits"
  | "capturedCredits"
  | "returnedCredits"
> {
  /** Quality, style and proportions. */
  readonly style: string;
  readonly heldUntil: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Null for a run that isn't running. */
  readonly pace: PaceFigures | null;
  /** Items wait, and no worker is there to make them. */
  readonly lacksWorkers: boolean;
  /** Counts from 1; the last one when a later one was asked for. */
  readonly page: number;
  readonly tiles: readonly TileView[];
  /** Without what was cancelled: nothing went wrong with that. */
  readonly failures: readonly FailuresView[];
  /** Null for an order that is this run and nothing else. */
  readonly order: OrderView | null;
  /** What can be done with the results; null while the run goes on. */
  readonly ready: ReadyCounts | null;
}

/** What of a run's page never changes while it is open. */
export interface RunPageView {
  readonly run: RunView;
  readonly skipped: readonly SkippedProducts[];
  /** Engines that can make such results, and in which qualities. */
  readonly engines: readonly { readonly name: string; readonly qualities: readonly Quality[] }[];
}

interface Asked {
  readonly runId: string;
  readonly page: number;
}

export async function presentRunPage(ctx: ShopCtx, asked: Asked): Promise<RunPageView> {
  const run = await readShown(ctx, asked);
  const engines = ctx.ports.engines.filter(({ capabilities }) =>
    capabilities.recipes.includes(run.recipe.name),
  );
  return {
    run: await present(ctx, run, asked.page),
    skipped: presentSkipped(run.skipped),
    engines: engines.map(({ name, capabilities }) => ({ name, qualities: capabilities.qualities })),
  };
}

/** What of a run's page changes, for the page that is open: asked for every other second. */
export const presentRun = async (ctx: ShopCtx, asked: Asked): Promise<RunView> =>
  present(ctx, await readShown(ctx, asked), asked.page);

async function readShown(ctx: ShopCtx, { runId, page }: Asked): Promise<Run> {
  const skip = (page - 1) * RUN_PAGE_SIZE;
  const { run } = orThrow(await readRun(ctx, { runId, skip, limit: RUN_PAGE_SIZE }));
  const shown = shownPage(page, run.itemCount);
  return shown === page ? run : readShown(ctx, { runId, page: shown });
}

async function present(ctx: ShopCtx, run: Run, askedPage: number): Promise<RunView> {
  const { runId, counts } = run;
  const isOver = run.status === "done" || run.status === "cancelled";
  const openItems = counts.queued + counts.running;
  const endedBadly = counts.failed + counts.cancelled > 0;
  const [pace, tiles, failures, order, ready] = await Promise.all([
    run.status === "running" ? readPace(ctx, { runId, openItems }) : null,
    presentTiles(ctx, run),
    endedBadly ? readFailures(ctx, { runId }) : [],
    readOrder(ctx, run),
    isOver ? presentReadiness(ctx, run) : null,
  ]);
  return {
    runId,
    kind: run.kind,
    status: run.status,
    pauseReason: run.pauseReason,
    quality: run.quality,
    failPercent: run.failPercent,
    itemCount: run.itemCount,
    counts,
    heldCredits: run.heldCredits,
    capturedCredits: run.capturedCredits,
    returnedCredits: run.returnedCredits,
    style: styleWords(run),
    heldUntil: run.heldUntil?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    pace,
    lacksWorkers: pace !== null && !pace.hasWorkers && counts.queued > 0,
    page: shownPage(askedPage, run.itemCount),
    tiles,
    failures: failures.filter(({ code }) => code !== "cancelled"),
    order: presentOrder(orThrow(order).order),
    ready,
  };
}

function presentOrder(order: Order): OrderView | null {
  const { orderId, quality, budgetCredits, boundCredits, plannedItems, plannedCredits, payableItems, runs } =
    order;
  if (runs.length === 1 && plannedItems === 0) return null;
  return { orderId, quality, budgetCredits, boundCredits, plannedItems, plannedCredits, payableItems, runs };
}

/** A page of the items that failed for one cause. */
export const presentFailed = (
  ctx: ShopCtx,
  runId: string,
  query: URLSearchParams,
): Promise<{ readonly items: readonly FailedItemView[]; readonly next: number | null }> =>
  readFailedItems(ctx, {
    runId,
    // What is no code, reason or position is no group, and has no items.
    code: query.get("code") as FailureCode,
    reason: query.get("reason") as FailureReason | null,
    after: Number(query.get("after") ?? -1),
  });

async function presentTiles(ctx: ShopCtx, { items, settings }: Run): Promise<TileView[]> {
  const made = items.filter(({ status }) => status === "done").map(({ itemId }) => itemId);
  const assets = await readAssets(ctx, { itemIds: made });
  const pictures = await presentPictures(ctx, [...assets.values()]);
  const byItem = new Map(pictures.map((picture) => [picture.itemId, picture]));
  return items.map((item) => ({
    itemId: item.itemId,
    title: item.productTitle,
    facts: pictureFacts(item, settings),
    status: item.status,
    progress: item.progress,
    sourceUrl: item.sourceUrl,
    result: byItem.get(item.itemId) ?? null,
  }));
}

async function presentReadiness(ctx: ShopCtx, { runId, orderId }: Run): Promise<ReadyCounts> {
  const readiness = (await readReadiness(ctx, { runIds: [runId] })).get(runId);
  if (!readiness) throw new Error("every run that is asked for gets an answer");
  const answers = await readOrderAnswers(ctx, { orderIds: [orderId], target: OWN_SHOP });
  const { passed, toLookAt, ...counts } = readiness;
  return {
    ...counts,
    runId,
    cover: answers.get(orderId)?.cover ?? "unanswered",
    passedCount: passed.length,
    toLookAtCount: toLookAt.length,
  };
}
