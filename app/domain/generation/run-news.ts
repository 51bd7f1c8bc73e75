import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { RunNews } from "./ports.ts";
import { findFailureGroups } from "./read-store.ts";
import { findRun, sumRun } from "./store.ts";

const MOST_CAUSES = 3;
const TITLES = 3;

/** What there is to tell of a run that has just ended; null when the merchant cancelled it and knows. */
export async function readRunNews(tx: Tx, shopId: ShopId, runId: string): Promise<RunNews | null> {
  const run = await findRun(tx, shopId, runId);
  if (!run || run.status !== "done") return null;
  const { counts } = await sumRun(tx, shopId, runId);
  const groups = counts.failed === 0 ? [] : await findFailureGroups(tx, shopId, { runId, examples: TITLES });
  const failed = groups.filter(({ code }) => code !== "cancelled");
  return {
    runId,
    quality: run.quality,
    itemCount: run.itemCount,
    doneCount: counts.done,
    failedCount: counts.failed,
    returnedCredits: failed.reduce((sum, { creditsReturned }) => sum + creditsReturned, 0),
    causes: failed.slice(0, MOST_CAUSES).map(({ code, reason, examples }) => ({
      code,
      reason,
      titles: examples.map(({ productTitle }) => productTitle),
    })),
  };
}
