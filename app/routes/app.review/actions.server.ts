/** What a person does on the review page: one handler for each intent. */
import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { readOrder, readRun, saveDraft } from "#app/domain/generation/index.server.ts";
import { WHITE_STYLE } from "#app/domain/generation/schemas.ts";
import { decideAllUnpublished } from "#app/domain/publishing/index.server.ts";
import { type decideAllSchema, MAX_QUEUE } from "#app/domain/review/schemas.ts";
import { refused } from "#app/merchant-door.server.ts";
import { answerOrder, orderAnswerSchema } from "#app/order-answers.server.ts";
import { planPublication } from "#app/plan-publication.server.ts";
import { refusalToHttp } from "#app/platform/errors.ts";
import { createPath } from "../app.create/create-settings.ts";
import { presentNow } from "./presenter.server.ts";

export const reviewActionSchema = z.discriminatedUnion("intent", [
  orderAnswerSchema.extend({ intent: z.literal("answer") }),
  z.strictObject({
    intent: z.literal("again"),
    runId: z.uuid(),
    productGids: z.array(z.string().max(200)).min(1).max(MAX_QUEUE),
  }),
  z.strictObject({ intent: z.literal("publish"), runId: z.uuid(), key: z.uuid() }),
]);
export type ReviewAction = z.infer<typeof reviewActionSchema>;

/**
 * Keeps the answer for an order, leads to the plan that publishes what passed, or leads to Create with the products that
 * are to be made again, in the way of the run that made them: its price comes first.
 */
export async function act(ctx: ShopCtx, action: ReviewAction) {
  if (action.intent === "answer") {
    const { intent: _, ...answer } = action;
    const answered = await answerOrder(ctx, answer);
    return answered.ok ? null : refused(answered);
  }
  if (action.intent === "publish") return planPublication(ctx, action);
  const read = await readRun(ctx, { runId: action.runId, limit: 0 });
  const ordered = read.ok ? await readOrder(ctx, { orderId: read.run.orderId }) : read;
  if (!ordered.ok) return refused(ordered);
  const { settings, quality, recipe, style } = ordered.order;
  const selection = { productGids: action.productGids };
  const saved = await saveDraft(ctx, { selection, pictures: settings.pictures });
  if (!saved.ok) return refused(saved);
  const { ratios = WHITE_STYLE.ratios, platforms = [], variations = 1, engine = null } = settings;
  return redirect(
    createPath(saved.draftId, {
      quality,
      style: style ?? { settings: { recipe, ratios: [...ratios], platforms: [...platforms] }, basedOn: null },
      variations,
      again: true,
      engine,
      pilot: null,
      budget: "",
      failPercent: "",
    }),
  );
}

/**
 * Keeps one answer about pictures; those about which it can't be kept are named, each with a sentence and as they are
 * now: the page may have shown them otherwise.
 */
export async function decidePictures(ctx: ShopCtx, input: z.output<typeof decideAllSchema>) {
  const all = await decideAllUnpublished(ctx, input);
  if (!all.ok) return refused(all);
  const now = await presentNow(
    ctx,
    input.target,
    all.refused.map(({ assetId }) => assetId),
  );
  return {
    ok: true as const,
    decided: all.decided.map(({ assetId, decisionId }) => ({ assetId, decisionId })),
    refused: all.refused.map(({ assetId, refusal }) => ({
      assetId,
      message: String(refusalToHttp(refusal).body["message"]),
      card: now.get(assetId) ?? null,
    })),
  };
}
