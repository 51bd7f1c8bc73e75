/** Home: balance, what is under way, what waits for the merchant, and what came out last. */
import type { ShopCtx } from "#app/composition.server.ts";
import { LOW_BALANCE_DAYS, type LowBalance, lowBalance } from "#app/components/low-balance.ts";
import { type PaceFigures, styleWords } from "#app/components/run-words.ts";
import { readPreference, readUnreadCount } from "#app/domain/account/index.server.ts";
import { listLatestAssets } from "#app/domain/assets/index.server.ts";
import { readBalance, readUse } from "#app/domain/credits/index.server.ts";
import {
  type EndedRun,
  type RunSummary,
  type UnfinishedOrder,
  listEndedRuns,
  listOpenRuns,
  listUnfinishedOrders,
  readPace,
} from "#app/domain/generation/index.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { type PictureView, presentPictures } from "#app/pictures.server.ts";
import { type Readiness, readReadiness } from "#app/readiness.server.ts";

const SHOWN_RUNS = 20;
const SHOWN_NEEDS = 20;
/** What is looked at for needs, at every poll: it bounds the work, whatever the shop has made so far. */
const LOOKED_AT = { maxRuns: 200, maxItems: 1_000 };
const LATEST_RESULTS = 12;

/** Something that waits for the merchant, one line and one way to go. */
export interface Need {
  readonly kind: "failing" | "paused" | "continue" | "look" | "publish" | "failed";
  readonly count: number;
  readonly credits: number;
  /** The run that it came from. */
  readonly run: Pick<RunSummary, "kind" | "itemCount" | "quality">;
  readonly startedAt: string;
  readonly to: string;
}

export interface HomeView {
  readonly balance: { availableCredits: number; heldCredits: number; frozenReason: string | null };
  /** Figures of the note that credits run low; null while runs go on and move them. */
  readonly lowBalance: LowBalance | null;
  /** Notifications that nobody has read. */
  readonly unreadCount: number;
  readonly isNew: boolean;
  /** Something is on its way that this page will show. */
  readonly isUnderWay: boolean;
  readonly runs: readonly OpenRun[];
  readonly moreRunsCount: number;
  readonly needs: readonly Need[];
  readonly moreNeedsCount: number;
  readonly latest: readonly PictureView[];
}
type OpenRun = Pick<RunSummary, "runId" | "kind" | "itemCount" | "quality" | "status" | "counts"> & {
  readonly style: string;
  /** Null for a run that isn't running. */
  readonly pace: PaceFigures | null;
};

export async function presentHome(ctx: ShopCtx): Promise<HomeView> {
  const open = await listOpenRuns(ctx, { limit: SHOWN_RUNS });
  const ended = await listEndedRuns(ctx, LOOKED_AT);
  const readiness = await readReadiness(ctx, { runIds: ended.map(({ runId }) => runId) });
  const unfinished = await listUnfinishedOrders(ctx, { limit: SHOWN_NEEDS });
  const needs = [
    ...open.runs.filter(({ status }) => status === "paused").map(pausedNeed),
    ...unfinished.map(continueNeed),
    ...ended.flatMap((run) => needsOf(run, readiness.get(run.runId))),
  ];
  const { assets } = orThrow(await listLatestAssets(ctx, { limit: LATEST_RESULTS }));
  const { availableCredits, heldCredits, frozenReason } = await readBalance(ctx);
  return {
    balance: { availableCredits, heldCredits, frozenReason },
    lowBalance: open.count > 0 ? null : await presentLowBalance(ctx, availableCredits),
    unreadCount: await readUnreadCount(ctx),
    isNew: open.count + ended.length === 0,
    isUnderWay:
      open.count > 0 ||
      [...readiness.values()].some(
        ({ uncheckedCount, publishingCount }) => uncheckedCount + publishingCount > 0,
      ),
    runs: await Promise.all(
      open.runs.map(async (run): Promise<OpenRun> => {
        const { runId, kind, itemCount, quality, status, counts } = run;
        const openItems = counts.queued + counts.running;
        const pace = status === "running" ? await readPace(ctx, { runId, openItems }) : null;
        return { runId, kind, itemCount, quality, status, counts, style: styleWords(run), pace };
      }),
    ),
    moreRunsCount: open.count - open.runs.length,
    needs: needs.slice(0, SHOWN_NEEDS),
    moreNeedsCount: Math.max(needs.length - SHOWN_NEEDS, 0),
    latest: await presentPictures(ctx, assets),
  };
}

async function presentLowBalance(ctx: ShopCtx, availableCredits: number): Promise<LowBalance | null> {
  const usedCredits = await readUse(ctx, { days: LOW_BALANCE_DAYS });
  return lowBalance(
    { availableCredits, usedCredits },
    await readPreference(ctx, { key: "lowBalanceDismissed" }),
  );
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

const continueNeed = (order: UnfinishedOrder): Need => ({
  kind: "continue",
  count: order.plannedItems,
  credits: order.plannedCredits,
  run: { kind: order.kind, itemCount: order.itemCount, quality: order.quality },
  startedAt: order.createdAt.toISOString(),
  to: `/app/runs/${order.runId}`,
});

/** What a finished run leaves to do. A run whose results are all published asks for nothing. */
function needsOf(run: EndedRun, readiness: Readiness | undefined): Need[] {
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
  if (passed.length > 0) needs.push({ ...origin, kind: "publish", count: passed.length, credits: 0, to });
  const isUntouched = publishedCount + publishingCount + unconfirmedCount === 0;
  if (counts.failed > 0 && isUntouched)
    needs.push({ ...origin, kind: "failed", count: counts.failed, credits: returnedCredits, to });
  return needs;
}
