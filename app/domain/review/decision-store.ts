/** Rows of people's answers: about pictures, and about whole orders. Both are only added to. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Cause, Decision, OrderAnswer, OrderQuestion, Target } from "./schemas.ts";
import type { StandingDecision } from "./verdict.ts";

/** What counts of all that was decided on a picture at a target. */
export interface NewestDecision extends StandingDecision {
  /** The newest decision, which a further one has to name. */
  readonly newestId: string;
  /** Of the answer that stands: after a withdrawal the one before, or the withdrawal itself when there is none. */
  readonly decisionId: string;
  readonly cause: Cause | null;
  readonly reason: string;
  readonly actor: string;
  readonly decidedAt: Date;
  /** The newest decision itself, also when it is a withdrawal. */
  readonly newest: {
    readonly decision: Decision;
    readonly cause: Cause | null;
    readonly reason: string;
    readonly actor: string;
    /** As an ISO date. */
    readonly seenUntil: string | null;
    readonly afterDecisionId: string | null;
  };
}

/**
 * The newest decision on each of several pictures for one target, with the answer that stands after it. A CASE, no
 * coalesce(): PostgreSQL takes that for a function that may leak, and under row-level security lets no such condition use
 * an index (contain_leaked_vars in its clauses.c): it read all the shop's decisions.
 */
export async function findNewestDecisions(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, NewestDecision>> {
  const rows = await tx.$queryRaw<(NewestDecision & { assetId: string })[]>`
    SELECT n.asset_id AS "assetId", n.decision_id AS "newestId", s.decision_id AS "decisionId", s.decision, s.cause,
           s.reason, s.actor, s.decided_at AS "decidedAt", s.seen_until AS "seenUntil",
           jsonb_build_object('decision', n.decision, 'cause', n.cause, 'reason', n.reason, 'actor', n.actor,
             'seenUntil', n.seen_until, 'afterDecisionId', n.after_decision_id) AS newest
    FROM (
      SELECT DISTINCT ON (asset_id) *
      FROM review_decision
      WHERE shop_id = ${shopId}::uuid AND target = ${wanted.target} AND asset_id = ANY (${wanted.assetIds}::uuid[])
      ORDER BY asset_id, decided_at DESC, decision_id DESC
    ) n
    JOIN review_decision s ON s.shop_id = ${shopId}::uuid
      AND s.decision_id = CASE WHEN n.standing_decision_id IS NULL THEN n.decision_id ELSE n.standing_decision_id END`;
  return new Map(rows.map(({ assetId, ...decision }) => [assetId, decision]));
}

/**
 * One answer about several pictures, each after the decision that was seen. Pictures are another room's; those that the
 * shop doesn't have are left out, and so are those on which somebody else has decided meanwhile. A withdrawal takes the
 * answer back that stands: what stood before that one stands again.
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
    rows: readonly {
      decisionId: string;
      assetId: string;
      seenUntil: string | null;
      afterDecisionId: string | null;
      wasOpened: boolean;
    }[];
  },
): Promise<Set<string>> {
  const { target, decision, cause = null, reason, actor, rows } = answer;
  const kept = await tx.$queryRaw<{ assetId: string }[]>`
    INSERT INTO review_decision (shop_id, decision_id, asset_id, target, decision, cause, reason, actor, seen_until,
      was_opened, after_decision_id, standing_decision_id)
    SELECT ${shopId}::uuid, d."decisionId", a.asset_id, ${target}, ${decision}, ${cause}::text, ${reason}, ${actor},
      d."seenUntil", d."wasOpened", d."afterDecisionId",
      CASE WHEN ${decision} = 'withdraw' THEN earlier.standing_decision_id ELSE d."decisionId" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS d ("decisionId" uuid, "assetId" uuid, "seenUntil" timestamptz, "wasOpened" boolean, "afterDecisionId" uuid)
    JOIN review_picture a ON a.shop_id = ${shopId}::uuid AND a.asset_id = d."assetId"
    LEFT JOIN review_decision seen ON seen.shop_id = ${shopId}::uuid AND seen.decision_id = d."afterDecisionId"
    LEFT JOIN review_decision standing
      ON standing.shop_id = ${shopId}::uuid AND standing.decision_id = seen.standing_decision_id
    LEFT JOIN review_decision earlier
      ON earlier.shop_id = ${shopId}::uuid AND earlier.decision_id = standing.after_decision_id
    ON CONFLICT (shop_id, asset_id, target, after_decision_id) DO NOTHING
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

/** Whether anybody ever answered about a picture or an order of the shop. */
export async function existsAnswer(tx: Tx, shopId: ShopId): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ exists: boolean }]>`
    SELECT EXISTS (SELECT FROM review_decision WHERE shop_id = ${shopId}::uuid)
      OR EXISTS (SELECT FROM review_order_answer WHERE shop_id = ${shopId}::uuid) AS exists`;
  return row.exists;
}
