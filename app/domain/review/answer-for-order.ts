import type { z } from "zod";
import { actorText, type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { countOrderPictures, insertOrderAnswers } from "./decision-store.ts";
import { readOrderAnswers } from "./read-order-answers.ts";
import { type OrderCover, answerForOrderSchema } from "./schemas.ts";

/**
 * Records what a person says of a whole order, having looked at a sample of its pictures: whether the packaging is shown
 * truthfully, whether the accessories are those that come with the product. The answer covers every picture of the
 * order, also those that are made later. It is never changed, only followed by a newer one.
 *
 * Refuses with `invalid-input`; `not-found` when the order isn't the shop's, or a picture of the sample isn't the order's.
 *
 * @returns what the order's answers say together now
 */
export async function answerForOrder(
  ctx: Ctx,
  input: z.input<typeof answerForOrderSchema>,
): Promise<
  { ok: true; cover: OrderCover } | Refusal<"invalid-input", { problem: string }> | Refusal<"not-found">
> {
  const parsed = answerForOrderSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { orderId, style, target, answers, sampleAssetIds } = parsed.data;
  const sample = [...new Set(sampleAssetIds)];
  return inTransaction(ctx, async (tx) => {
    const found = await countOrderPictures(tx, ctx.shopId, { orderId, assetIds: sample });
    if (found < sample.length) return refuse("not-found");
    const shared = {
      orderId,
      target,
      styleId: style?.styleId ?? null,
      styleVersion: style?.version ?? null,
      sampleAssetIds: sample,
      actor: actorText(ctx.actor),
    };
    await insertOrderAnswers(
      tx,
      ctx.shopId,
      answers.map((answer) => ({ ...shared, ...answer, answerId: ctx.ids.next() })),
    );
    const read = await readOrderAnswers({ ...ctx, tx }, { orderIds: [orderId], target });
    return { ok: true, cover: read.get(orderId)?.cover ?? "unanswered" };
  });
}
