/** Home: balance, what is under way, what waits for the merchant, and what came out last. */
import type { ShopCtx } from "#app/composition.server.ts";
import { listLatestAssets } from "#app/domain/assets/index.server.ts";
import { readBalance } from "#app/domain/credits/index.server.ts";
import { type RunSummary, listRuns, readPace } from "#app/domain/generation/index.server.ts";
import { orThrow } from "#app/merchant-door.server.ts";
import { type PictureView, presentPictures, readyToPublish } from "#app/pictures.server.ts";

const RECENT_RUNS = 10;
const LATEST_RESULTS = 12;

/** Something that waits for the merchant, one line and one way to go. */
export interface Need {
  readonly kind: "look" | "publish" | "failed";
  readonly count: number;
  readonly credits: number;
  /** The run that it came from. */
  readonly runSize: number;
  readonly startedAt: string;
  readonly to: string;
}

export interface HomeView {
  readonly balance: { availableCredits: number; heldCredits: number; frozenReason: string | null };
  readonly isNew: boolean;
  readonly runs: readonly OpenRun[];
  readonly needs: readonly Need[];
  readonly latest: readonly PictureView[];
}
type OpenRun = Pick<RunSummary, "runId" | "status" | "quality" | "counts"> & { remainingMs: number | null };

export async function presentHome(ctx: ShopCtx): Promise<HomeView> {
  const { runs } = orThrow(await listRuns(ctx, { limit: RECENT_RUNS }));
  const { assets } = orThrow(await listLatestAssets(ctx, { limit: LATEST_RESULTS }));
  const { availableCredits, heldCredits, frozenReason } = await readBalance(ctx);
  const open = runs.filter(isOpen);
  const needs = await Promise.all(runs.filter((run) => !isOpen(run)).map((run) => needsOf(ctx, run)));
  return {
    balance: { availableCredits, heldCredits, frozenReason },
    isNew: runs.length === 0,
    runs: await Promise.all(
      open.map(async ({ runId, status, quality, counts }) => ({
        runId,
        status,
        quality,
        counts,
        remainingMs: await readPace(ctx, { runId }),
      })),
    ),
    needs: needs.flat(),
    latest: await presentPictures(ctx, assets),
  };
}

const isOpen = ({ status }: RunSummary): boolean => status === "running" || status === "cancelling";

/** What a finished run leaves to do. A run whose pictures are all published asks for nothing. */
async function needsOf(ctx: ShopCtx, run: RunSummary): Promise<Need[]> {
  const { runId, counts, returnedCredits } = run;
  const origin = { runSize: run.itemCount, startedAt: run.createdAt.toISOString() };
  const { passed, toLookAt, publishedCount } = await readyToPublish(ctx, runId);
  const to = `/app/runs/${runId}`;
  const needs: Need[] = [];
  const firstToLookAt = toLookAt[0];
  if (firstToLookAt)
    needs.push({
      ...origin,
      kind: "look",
      count: toLookAt.length,
      credits: 0,
      to: `/app/results/${firstToLookAt}`,
    });
  if (passed.length > 0) needs.push({ ...origin, kind: "publish", count: passed.length, credits: 0, to });
  const isUntouched = publishedCount === 0;
  if (counts.failed > 0 && isUntouched)
    needs.push({ ...origin, kind: "failed", count: counts.failed, credits: returnedCredits, to });
  return needs;
}
