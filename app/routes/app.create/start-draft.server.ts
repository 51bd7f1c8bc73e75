import type { ShopCtx } from "#app/composition.server.ts";
import { startRun } from "#app/domain/generation/index.server.ts";
import type { Quality } from "#app/domain/generation/schemas.ts";

/** Starts a draft. However often and in however many tabs it is started, it becomes one run. */
export const startDraft = (
  ctx: ShopCtx,
  input: { readonly draftId: string; readonly quality: Quality; readonly expectedItemCount: number },
) => startRun(ctx, input);
