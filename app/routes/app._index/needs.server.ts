/** What waits for the merchant: paused runs first, then publications, orders that can go on, and what finished runs left. */
import type { ShopCtx } from "#app/composition.server.ts";
import type { EndedRun, RunSummary, UnfinishedOrder } from "#app/domain/generation/index.server.ts";
import { type WaitingChangeset, listPlannedAssetIds } from "#app/domain/publishing/index.server.ts";
import type { Readiness } from "#app/readiness.server.ts";
import type { Need } from "./need-words.ts";

export async function gatherNeeds(
  ctx: ShopCtx,
  found: {
    readonly open: readonly RunSummary[];
    readonly waiting: readonly WaitingChangeset[];
    readonly unfinished: readonly UnfinishedOrder[];
    readonly ended: readonly EndedRun[];
    readonly readiness: ReadonlyMap<string, Readiness>;
  },
): Promise<Need[]> {
  const { open, waiting, unfinished, ended, readiness } = found;
  const planned = await listPlannedAssetIds(ctx, {
    assetIds: [...readiness.values()].flatMap(({ passed }) => passed),
    changesetIds: waiting.flatMap(({ changesetId, status }) => (status === "planned" ? changesetId : [])),
  });
  return [
    ...open.filter(({ status }) => status === "paused").map(pausedNeed),
    ...waiting.map(publicationNeed),
    ...unfinished.map(continueNeed),
    ...ended.flatMap((run) => needsOf(run, readiness.get(run.runId), planned)),
  ];
}

function pausedNeed({
  runId,
  kind,
  itemCount,
  quality,
  counts,
  heldCredits,
  pauseReason,
  createdAt,
}: RunSummary): Need {
  const isFailing = pauseReason === "failures";
  return {
    kind: isFailing ? "failing" : "paused",
    count: isFailing ? counts.failed : counts.queued,
    credits: heldCredits,
    run: { kind, itemCount, quality },
    startedAt: createdAt.toISOString(),
    to: `/app/runs/${runId}`,
  };
}

const publicationNeed = (waiting: WaitingChangeset): Need => ({
  kind:
    waiting.status === "planned"
      ? "planned"
      : waiting.pauseReason === "storage-full"
        ? "storage-full"
        : "publication-paused",
  count: waiting.resultCount,
  productCount: waiting.productCount,
  startedAt: waiting.createdAt.toISOString(),
  to: `/app/publications/${waiting.changesetId}`,
});

const continueNeed = (order: UnfinishedOrder): Need => ({
  kind: "continue",
  count: order.plannedItems,
  credits: order.plannedCredits,
  run: { kind: order.kind, itemCount: order.itemCount, quality: order.quality },
  startedAt: order.createdAt.toISOString(),
  to: `/app/runs/${order.runId}`,
});

/** What a finished run leaves to do. A run whose results are all published, or lie in a plan, asks for nothing. */
function needsOf(run: EndedRun, readiness: Readiness | undefined, planned: ReadonlySet<string>): Need[] {
  if (!readiness) return [];
  const { runId, kind, itemCount, quality, counts, returnedCredits } = run;
  const { passed, toLookAt, publishedCount, publishingCount, unconfirmedCount } = readiness;
  const origin = { run: { kind, itemCount, quality }, startedAt: run.createdAt.toISOString() };
  const to = `/app/runs/${runId}`;
  const needs: Need[] = [];
  if (toLookAt.length > 0)
    needs.push({
      ...origin,
      kind: "look",
      count: toLookAt.length,
      credits: 0,
      to: `/app/review?run=${runId}`,
    });
  const unplannedCount = passed.filter((assetId) => !planned.has(assetId)).length;
  if (unplannedCount > 0) needs.push({ ...origin, kind: "publish", count: unplannedCount, credits: 0, to });
  const isUntouched = publishedCount + publishingCount + unconfirmedCount === 0;
  if (counts.failed > 0 && isUntouched)
    needs.push({ ...origin, kind: "failed", count: counts.failed, credits: returnedCredits, to });
  return needs;
}
