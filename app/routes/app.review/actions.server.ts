/** What a person does on the review page: one handler for each intent. */
import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { ShopCtx } from "#app/composition.server.ts";
import { saveDraft } from "#app/domain/generation/index.server.ts";
import { decideAllUnpublished } from "#app/domain/publishing/index.server.ts";
import { type decideAllSchema, MAX_QUEUE } from "#app/domain/review/schemas.ts";
import { refused } from "#app/merchant-door.server.ts";
import { answerOrder, orderAnswerSchema } from "#app/order-answers.server.ts";
import { refusalToHttp } from "#app/platform/errors.ts";

export const reviewActionSchema = z.discriminatedUnion("intent", [
  orderAnswerSchema.extend({ intent: z.literal("answer") }),
  z.strictObject({
    intent: z.literal("again"),
    productGids: z.array(z.string().max(200)).min(1).max(MAX_QUEUE),
  }),
]);
export type ReviewAction = z.infer<typeof reviewActionSchema>;

/** Keeps the answer for an order, or leads to Create with the products that are to be made again: its price comes first. */
export async function act(ctx: ShopCtx, action: ReviewAction) {
  if (action.intent === "answer") {
    const { intent: _, ...answer } = action;
    const answered = await answerOrder(ctx, answer);
    return answered.ok ? null : refused(answered);
  }
  const saved = await saveDraft(ctx, { selection: { productGids: action.productGids } });
  if (!saved.ok) return refused(saved);
  return redirect(`/app/create?${new URLSearchParams({ draft: saved.draftId, again: "1" })}`);
}

/** Keeps one answer about pictures; those about which it can't be kept are named, each with a sentence. */
export async function decidePictures(ctx: ShopCtx, input: z.output<typeof decideAllSchema>) {
  const all = await decideAllUnpublished(ctx, input);
  if (!all.ok) return refused(all);
  return {
    ok: true as const,
    refused: all.refused.map(({ assetId, refusal }) => ({
      assetId,
      message: String(refusalToHttp(refusal).body["message"]),
    })),
  };
}
