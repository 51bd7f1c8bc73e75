/** Rows of people's answers: about pictures, and about whole orders. Both are only added to. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Cause, Decision, OrderAnswer, OrderQuestion, Target } from "./schemas.ts";
import type { DatedDecision } from "./verdict.ts";

/** The newest decision on each of several pictures for one target. */
export async function findNewestDecisions(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, DatedDecision>> {
  const rows = await tx.$queryRaw<(DatedDecision & { assetId: string })[]>`
    SELECT DISTINCT ON (asset_id) asset_id AS "assetId", decision, decided_at AS "decidedAt"
    FROM review_decision
    WHERE shop_id = ${shopId}::uuid AND target = ${wanted.target} AND asset_id = ANY (${wanted.assetIds}::uuid[])
    ORDER BY asset_id, decided_at DESC, decision_id DESC`;
  return new Map(rows.map(({ assetId, ...decision }) => [assetId, decision]));
}

/**
 * One answer about several pictures. Pictures are another room's; those that the shop doesn't have are left out.
 * @returns the pictures whose answer was kept
 */
export async function insertDecisions(
  tx: Tx,
  shopId: ShopId,
  answer: {
    target: Target;
    decision: Decision;
    cause?: Cause | undefined;
    reason: string;
    actor: string;
    rows: readonly { decisionId: string; assetId: string }[];
  },
): Promise<Set<string>> {
  const { target, decision, cause = null, reason, actor, rows } = answer;
  const kept = await tx.$queryRaw<{ assetId: string }[]>`
    INSERT INTO review_decision (shop_id, decision_id, asset_id, target, decision, cause, reason, actor)
    SELECT ${shopId}::uuid, d."decisionId", a.asset_id, ${target}, ${decision}, ${cause}::text, ${reason}, ${actor}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d ("decisionId" uuid, "assetId" uuid)
    JOIN review_picture a ON a.shop_id = ${shopId}::uuid AND a.asset_id = d."assetId"
    RETURNING asset_id AS "assetId"`;
  return new Set(kept.map(({ assetId }) => assetId));
}

/** What was asked and answered for an order; `answeredAt` and `actor` of the newest answer. */
export interface OrderAnswerRow {
  readonly orderId: string;
  readonly question: OrderQuestion;
  readonly answer: OrderAnswer;
  readonly actor: string;
  readonly answeredAt: Date;
}

/** The newest answer to each question, for several orders and one target. */
export function findOrderAnswers(
  tx: Tx,
  shopId: ShopId,
  wanted: { orderIds: readonly string[]; target: Target },
): Promise<OrderAnswerRow[]> {
  return tx.$queryRaw<OrderAnswerRow[]>`
    SELECT DISTINCT ON (order_id, question)
      order_id AS "orderId", question, answer, actor, answered_at AS "answeredAt"
    FROM review_order_answer
    WHERE shop_id = ${shopId}::uuid AND target = ${wanted.target} AND order_id = ANY (${wanted.orderIds}::uuid[])
    ORDER BY order_id, question, answered_at DESC, answer_id DESC`;
}

/** The order that each of several pictures was made for; one that was made for none is left out. */
export async function findOrdersOf(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<Map<string, { orderId: string; runId: string }>> {
  const rows = await tx.$queryRaw<{ assetId: string; orderId: string; runId: string }[]>`
    SELECT asset_id AS "assetId", order_id AS "orderId", run_id AS "runId" FROM review_picture
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${assetIds}::uuid[]) AND order_id IS NOT NULL`;
  return new Map(rows.map(({ assetId, ...order }) => [assetId, order]));
}

/** How many of these pictures are the order's. */
export async function countOrderPictures(
  tx: Tx,
  shopId: ShopId,
  { orderId, assetIds }: { orderId: string; assetIds: readonly string[] },
): Promise<number> {
  const orders = await findOrdersOf(tx, shopId, assetIds);
  return [...orders.values()].filter((order) => order.orderId === orderId).length;
}

/** The order and its style are another room's; foreign keys tie the answers to them. */
export async function insertOrderAnswers(
  tx: Tx,
  shopId: ShopId,
  answers: readonly {
    answerId: string;
    orderId: string;
    styleId: string | null;
    styleVersion: number | null;
    target: Target;
    question: OrderQuestion;
    answer: OrderAnswer;
    sampleAssetIds: string[];
    actor: string;
  }[],
): Promise<void> {
  await tx.reviewOrderAnswer.createMany({ data: answers.map((answer) => ({ ...answer, shopId })) });
}
