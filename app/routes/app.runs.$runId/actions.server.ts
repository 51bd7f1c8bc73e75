/** What a merchant does on a run's page: one handler for each intent. */
import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import {
  cancelRun,
  continueOrder,
  pauseRun,
  readFailedItems,
  readOrder,
  readRun,
  resumeRun,
  retryItems,
} from "#app/domain/generation/index.server.ts";
import {
  FAILURE_CODES,
  FAILURE_REASONS,
  MAX_RUN_ITEMS,
  continueOrderSchema,
  retryItemsSchema,
} from "#app/domain/generation/schemas.ts";
import { refused } from "#app/merchant-door.server.ts";
import { planPublication } from "#app/plan-publication.server.ts";
import { type WayOn, withWayOn } from "#app/way-on.server.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { t } from "#app/platform/i18n/translate.ts";

/** Which failed items of the run: all, those of one cause, or one. */
const wantedSchema = z.discriminatedUnion("which", [
  z.strictObject({ which: z.literal("all") }),
  z.strictObject({
    which: z.literal("group"),
    code: z.enum(FAILURE_CODES),
    reason: z.enum(FAILURE_REASONS).nullable(),
  }),
  z.strictObject({ which: z.literal("item"), itemId: z.uuid() }),
]);

export const runActionSchema = z.discriminatedUnion("intent", [
  z.strictObject({ intent: z.literal("pause") }),
  z.strictObject({ intent: z.literal("resume") }),
  z.strictObject({ intent: z.literal("cancel") }),
  continueOrderSchema.extend({ intent: z.literal("continue") }),
  z.strictObject({
    intent: z.literal("retry"),
    wanted: wantedSchema,
    quality: retryItemsSchema.shape.quality,
    engine: retryItemsSchema.shape.engine,
  }),
  z.strictObject({ intent: z.literal("publish"), key: z.uuid() }),
]);
export type RunAction = z.infer<typeof runActionSchema>;

type Retry = Extract<RunAction, { intent: "retry" }>;
type Answer = Response | null;

/** Does it, and answers with the way to another page, a refusal, or nothing: this page shows what came of it. */
export async function act(ctx: ShopCtx, runId: string, action: RunAction): Promise<Answer> {
  switch (action.intent) {
    case "pause":
      return answer(ctx, runId, await pauseRun(ctx, { runId }));
    case "cancel":
      return answer(ctx, runId, await cancelRun(ctx, { runId }));
    case "resume":
      return answer(ctx, runId, await resumeRun(ctx, { runId }));
    case "continue": {
      const { intent: _, ...input } = action;
      return answer(ctx, runId, await continueOrder(ctx, input));
    }
    case "retry":
      return answer(ctx, runId, await retry(ctx, runId, action));
    case "publish":
      return planPublication(ctx, { runId, key: action.key });
  }
}

async function retry(ctx: ShopCtx, runId: string, { wanted, quality, engine }: Retry) {
  const itemIds = await itemIdsOf(ctx, runId, wanted);
  if (itemIds?.length === 0) return refuse("nothing-to-retry");
  return retryItems(ctx, {
    runId,
    ...(itemIds && { itemIds }),
    ...(quality && { quality }),
    ...(engine && { engine }),
  });
}

/** The items meant; null: all that failed. */
async function itemIdsOf(ctx: ShopCtx, runId: string, wanted: Retry["wanted"]): Promise<string[] | null> {
  if (wanted.which === "all") return null;
  if (wanted.which === "item") return [wanted.itemId];
  const { code, reason } = wanted;
  const { items } = await readFailedItems(ctx, { runId, code, reason, limit: MAX_RUN_ITEMS });
  return items.filter(({ retriedIn }) => retriedIn === null).map(({ itemId }) => itemId);
}

/** Leads to the run that goes on, when that is another one; a refusal gets the way on that it has. */
async function answer(
  ctx: ShopCtx,
  runId: string,
  result: { readonly ok: true; readonly runId?: string } | Refusal,
): Promise<Answer> {
  if (result.ok) {
    const isElsewhere = result.runId !== undefined && result.runId !== runId;
    return isElsewhere ? redirect(`/app/runs/${result.runId}`) : null;
  }
  const goTo = await wayOn(ctx, runId, result);
  return refused(goTo ? withWayOn(result, goTo) : result);
}

async function wayOn(ctx: ShopCtx, runId: string, { reason }: Refusal): Promise<WayOn | null> {
  if (reason === "insufficient-credits") return { to: "/app/credits", text: t("runs.buyCredits") };
  if (reason !== "order-moved-on" && reason !== "nothing-to-retry") return null;
  // Another tab was quicker: its run is the order's newest.
  const read = await readRun(ctx, { runId, limit: 0 });
  const order = read.ok ? await readOrder(ctx, read.run) : read;
  const newest = order.ok ? order.order.runs.at(-1) : undefined;
  if (!newest || newest.runId === runId) return null;
  return { to: `/app/runs/${newest.runId}`, text: t("runs.openNewest") };
}
