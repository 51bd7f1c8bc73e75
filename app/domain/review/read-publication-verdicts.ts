import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findOrdersOf } from "./decision-store.ts";
import { readOrderAnswers } from "./read-order-answers.ts";
import { summariseVerdicts } from "./read-verdicts.ts";
import type { Target } from "./schemas.ts";
import { type PublicationVerdict, publicationVerdict } from "./verdict.ts";

export interface ReadPublicationVerdict extends PublicationVerdict {
  /** The run that made it; null for a picture that no order made, which has nothing to be answered for. */
  readonly runId: string | null;
}

/**
 * What publishing goes by: each picture's verdict for the target together with what a person answered for its order.
 * Every asked asset id is in the answer.
 */
export async function readPublicationVerdicts(
  ctx: Ctx,
  wanted: { readonly assetIds: readonly string[]; readonly target: Target },
): Promise<Map<string, ReadPublicationVerdict>> {
  return inTransaction(ctx, async (tx) => {
    const within = { ...ctx, tx };
    const verdicts = await summariseVerdicts(within, wanted);
    const orders = await findOrdersOf(tx, ctx.shopId, wanted.assetIds);
    const orderIds = [...new Set([...orders.values()].map(({ orderId }) => orderId))];
    const answers = await readOrderAnswers(within, { orderIds, target: wanted.target });
    return new Map(
      wanted.assetIds.map((assetId) => {
        const order = orders.get(assetId);
        const cover = order ? (answers.get(order.orderId)?.cover ?? "unanswered") : "covered";
        const verdict = publicationVerdict(verdicts.get(assetId) ?? "unchecked", cover);
        return [assetId, { ...verdict, runId: order?.runId ?? null }];
      }),
    );
  });
}
