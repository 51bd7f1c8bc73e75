import type { ShopCtx } from "#app/composition.server.ts";
import { readDraft, startRun } from "#app/domain/generation/index.server.ts";
import { type Quality, WHITE_RECIPE } from "#app/domain/generation/schemas.ts";

/**
 * Starts a draft. However often and in however many tabs it is started, it becomes one run, whose id all of them get:
 * also a tab that chose another quality after the first one had started it. Refuses like `readDraft` and `startRun`.
 */
export async function startDraft(
  ctx: ShopCtx,
  input: { readonly draftId: string; readonly quality: Quality; readonly expectedItemCount: number },
) {
  const draft = await readDraft(ctx, input);
  if (!draft.ok) return draft;
  const started = await startRun(ctx, {
    selection: draft.selection,
    quality: input.quality,
    recipe: WHITE_RECIPE,
    idempotencyKey: input.draftId,
    expectedItemCount: input.expectedItemCount,
  });
  if (started.ok || started.reason !== "key-reused") return started;
  // Read again: the other tab may have been quicker only by a moment.
  const { runId } = { runId: null, ...(await readDraft(ctx, input)) };
  return runId === null ? started : { ok: true as const, runId };
}
