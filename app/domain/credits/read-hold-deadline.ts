import type { Ctx } from "#app/platform/ctx.ts";
import { readDeadline } from "./store.ts";

/**
 * Until when a run's hold lasts, and whether that is over by the database's clock; null when the run holds nothing.
 * What a run has not settled by then is released.
 */
export const readHoldDeadline = (
  ctx: Ctx,
  { runId }: { readonly runId: string },
): Promise<{ readonly deadlineAt: Date; readonly isOver: boolean } | null> => readDeadline(ctx, runId);
