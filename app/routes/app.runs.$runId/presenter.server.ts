/** A run: how far it is, what came of each item, what failed and why, what can be published. */
import type { ShopCtx } from "#app/composition.server.ts";
import { readAssets } from "#app/domain/assets/index.server.ts";
import { type Run, readFailures, readPace, readRun } from "#app/domain/generation/index.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { presentSkipped } from "#app/skipped.server.ts";
import { RUN_PAGE_SIZE, shownPage } from "#app/components/paging.ts";
import type { SkippedProducts } from "#app/components/SkippedList.tsx";
import type { ReadyCounts } from "#app/components/next-step.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";
import { readReadiness } from "#app/readiness.server.ts";

export interface TileView {
  readonly itemId: string;
  readonly title: string;
  readonly status: Run["items"][number]["status"];
  readonly sourceUrl: string;
  readonly result: PictureView | null;
}

export interface RunView extends Pick<
  Run,
  | "runId"
  | "status"
  | "quality"
  | "itemCount"
  | "counts"
  | "heldCredits"
  | "capturedCredits"
  | "returnedCredits"
> {
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly remainingMs: number | null;
  /** Counts from 1; the last one when a later one was asked for. */
  readonly page: number;
  readonly tiles: readonly TileView[];
  readonly failures: readonly {
    readonly key: string;
    readonly message: string;
    readonly itemCount: number;
    readonly titles: readonly string[];
  }[];
  readonly skipped: readonly SkippedProducts[];
  /** What can be done with the results; null while the run goes on. */
  readonly ready: ReadyCounts | null;
}

export async function presentRun(
  ctx: ShopCtx,
  { runId, page }: { readonly runId: string; readonly page: number },
): Promise<RunView> {
  const { run } = orThrow(
    await readRun(ctx, { runId, after: (page - 1) * RUN_PAGE_SIZE - 1, limit: RUN_PAGE_SIZE }),
  );
  const shown = shownPage(page, run.itemCount);
  if (shown !== page) return presentRun(ctx, { runId, page: shown });
  const isOver = run.status === "done" || run.status === "cancelled";
  const failures = await readFailures(ctx, { runId });
  return {
    runId,
    status: run.status,
    quality: run.quality,
    itemCount: run.itemCount,
    counts: run.counts,
    heldCredits: run.heldCredits,
    capturedCredits: run.capturedCredits,
    returnedCredits: run.returnedCredits,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    remainingMs: isOver ? null : await readPace(ctx, { runId }),
    page,
    tiles: await presentTiles(ctx, run.items),
    failures: failures.map(({ code, reason, message, itemCount, examples }) => ({
      key: `${code} ${reason ?? ""}`,
      message,
      itemCount,
      titles: examples.map(({ productTitle }) => productTitle),
    })),
    skipped: presentSkipped(run.skipped),
    ready: isOver ? await presentReadiness(ctx, runId) : null,
  };
}

async function presentTiles(ctx: ShopCtx, items: Run["items"]): Promise<TileView[]> {
  const made = items.filter(({ status }) => status === "done").map(({ itemId }) => itemId);
  const assets = await readAssets(ctx, { itemIds: made });
  const pictures = await presentPictures(ctx, [...assets.values()]);
  const byItem = new Map(pictures.map((picture) => [picture.itemId, picture]));
  return items.map(({ itemId, productTitle, status, sourceUrl }) => ({
    itemId,
    title: productTitle,
    status,
    sourceUrl,
    result: byItem.get(itemId) ?? null,
  }));
}

async function presentReadiness(ctx: ShopCtx, runId: string): Promise<ReadyCounts> {
  const readiness = (await readReadiness(ctx, { runIds: [runId] })).get(runId);
  if (!readiness) throw new Error("every run that is asked for gets an answer");
  const { passed, toLookAt, ...counts } = readiness;
  return {
    ...counts,
    passedCount: passed.length,
    toLookAtCount: toLookAt.length,
    firstToLookAt: toLookAt[0] ?? null,
  };
}
