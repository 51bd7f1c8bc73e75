/** Every run of the shop, newest first, page by page. */
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { type RunSummary, listRuns } from "#app/domain/generation/index.server.ts";
import { styleWords } from "#app/components/run-words.ts";
import { orThrow } from "#app/merchant-door.server.ts";

const PAGE_SIZE = 20;

export interface RunsView {
  readonly runs: readonly (Pick<
    RunSummary,
    "runId" | "kind" | "status" | "pauseReason" | "quality" | "itemCount" | "counts"
  > & {
    /** Quality, style and proportions. */
    readonly style: string;
    readonly createdAt: string;
    /** When its order was placed: tells which runs belong together. Null for a run that is a whole order. */
    readonly orderedAt: string | null;
  })[];
  readonly isFirstPage: boolean;
  /** Key of the next page; null on the last. */
  readonly next: string | null;
}

/** An address whose key is none, or is behind the last run, shows the first page. */
export async function presentRuns(ctx: ShopCtx, before: string | null): Promise<RunsView> {
  const key = z.uuid().safeParse(before).data;
  const { runs, next } = orThrow(await listRuns(ctx, { limit: PAGE_SIZE, ...(key && { before: key }) }));
  if (key && runs.length === 0) return presentRuns(ctx, null);
  return {
    runs: runs.map((run) => ({
      runId: run.runId,
      kind: run.kind,
      status: run.status,
      pauseReason: run.pauseReason,
      quality: run.quality,
      itemCount: run.itemCount,
      counts: run.counts,
      style: styleWords(run),
      createdAt: run.createdAt.toISOString(),
      orderedAt: run.kind === "whole" ? null : run.orderedAt.toISOString(),
    })),
    isFirstPage: key === undefined,
    next,
  };
}
