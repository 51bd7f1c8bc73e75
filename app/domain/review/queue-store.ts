/** Which pictures a person has to look at, whatever their number: nothing here reads a whole review. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import {
  ANY_TARGET,
  type Decision,
  MAX_QUEUE,
  MAX_SHOP_QUEUE,
  type Outcome,
  SECTIONS,
  type Target,
} from "./schemas.ts";

/** The place that pictures are judged for. */
type Judged = Pick<QueueScope, "target">;

/** Whose pictures: a run's, or the shop's newest. */
export interface QueueScope {
  readonly target: Target;
  readonly runId: string | null;
}

/** The newest pictures of the scope; ids follow time. It bounds the work, whatever the shop has made so far. */
const pictures = (shopId: ShopId, { runId }: Pick<QueueScope, "runId">): Prisma.Sql => Prisma.sql`
  SELECT asset_id FROM review_picture
  WHERE shop_id = ${shopId}::uuid ${runId === null ? Prisma.empty : Prisma.sql`AND run_id = ${runId}::uuid`}
  ORDER BY asset_id DESC LIMIT ${runId === null ? MAX_SHOP_QUEUE : MAX_QUEUE}`;

/** Of the picture of the row `p` the newest decision's id and the answer that stands, or nulls. */
const newestDecision = (shopId: ShopId, { target }: Judged): Prisma.Sql => Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT decision_id, standing_decision_id FROM review_decision
    WHERE shop_id = ${shopId}::uuid AND asset_id = p.asset_id AND target = ${target}
    ORDER BY decided_at DESC, decision_id DESC LIMIT 1
  ) n ON true
  LEFT JOIN review_decision d ON d.shop_id = ${shopId}::uuid AND d.decision_id = n.standing_decision_id`;

export interface OpenFinding {
  readonly assetId: string;
  /** When the newest finding of the picture that is open was made. */
  readonly reviewedAt: Date;
  /** The newest decision on the picture; null: there is none. */
  readonly decisionId: string | null;
  /** The checks whose notes on it are open. */
  readonly noteIds: readonly string[];
  readonly outcome: Exclude<Outcome, "pass">;
  readonly checkId: string;
}

/**
 * Each picture with something open, by its worst open finding: a person's first, then what a rule blocks, then notes;
 * the same finding together; among equal ones the checklist's order counts. Open means what `verdictOf` says: not rejected, and not accepted by somebody who saw it.
 */
export function findOpenFindings(tx: Tx, shopId: ShopId, scope: QueueScope): Promise<OpenFinding[]> {
  return tx.$queryRaw<OpenFinding[]>`
    SELECT asset_id AS "assetId", outcome, "checkId", "reviewedAt", "decisionId", "noteIds" FROM (
      SELECT DISTINCT ON (p.asset_id) p.asset_id, r.outcome, r.check_id AS "checkId",
        max(r.reviewed_at) OVER (PARTITION BY p.asset_id) AS "reviewedAt", n.decision_id AS "decisionId",
        coalesce(array_agg(r.check_id) FILTER (WHERE r.outcome = 'warn') OVER (PARTITION BY p.asset_id), '{}') AS "noteIds"
      FROM (${pictures(shopId, scope)}) p
      JOIN review_result r ON r.shop_id = ${shopId}::uuid AND r.asset_id = p.asset_id
        AND r.target IN (${ANY_TARGET}, ${scope.target}) AND r.outcome <> 'pass'
      ${newestDecision(shopId, scope)}
      WHERE d.decision IS DISTINCT FROM 'reject'
        AND (r.outcome = 'block' OR d.decision IS DISTINCT FROM 'accept' OR d.seen_until IS NULL OR d.seen_until < r.reviewed_at)
      ORDER BY p.asset_id, array_position(ARRAY['block', 'person', 'warn'], r.outcome),
        array_position(${[...SECTIONS]}::text[], r.section), r.check_id
    ) p
    WHERE ${isChecked(shopId, scope)}
    ORDER BY array_position(ARRAY['person', 'block', 'warn'], outcome), "checkId" COLLATE "C", asset_id`;
}

export interface QueueFigures {
  readonly pictureCount: number;
  /** No check blocks or asks; notes don't count. */
  readonly passedCount: number;
  /** Still being checked. What was judged for other places only isn't meant for this one, and doesn't count. */
  readonly uncheckedCount: number;
}

export interface SampledPicture {
  readonly assetId: string;
  /** The answer that stands; null: nobody has answered, or it was taken back. */
  readonly decision: Exclude<Decision, "withdraw"> | null;
  /** Whoever gave that answer had the picture open by itself. */
  readonly wasOpened: boolean;
}

/**
 * How many pictures of the scope there are, passed, or are still being checked, and a random sample of those that passed.
 * By the hash of their ids: it is the same at every look, and knows nothing of the picture.
 */
export async function lookThroughQueue(
  tx: Tx,
  shopId: ShopId,
  scope: QueueScope,
  sampleSize: number,
): Promise<QueueFigures & { readonly sample: readonly SampledPicture[] }> {
  const [looked] = await tx.$queryRaw<(QueueFigures & { sample: SampledPicture[] })[]>`
    WITH p AS MATERIALIZED (
      SELECT p.asset_id, ${isChecked(shopId, scope)} AS is_checked, ${isFlagged(shopId, scope)} AS is_flagged
      FROM (${pictures(shopId, scope)}) p)
    SELECT count(*)::integer AS "pictureCount",
      count(*) FILTER (WHERE is_checked AND NOT is_flagged)::integer AS "passedCount",
      count(*) FILTER (WHERE NOT is_checked AND NOT ${isJudgedElsewhere(shopId, scope)})::integer AS "uncheckedCount",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('assetId', p.asset_id, 'decision', d.decision,
                'wasOpened', coalesce(d.was_opened, false)) ORDER BY md5(p.asset_id::text)), '[]')
       FROM (SELECT asset_id FROM p WHERE is_checked AND NOT is_flagged
             ORDER BY md5(asset_id::text) LIMIT ${sampleSize}) p
       ${newestDecision(shopId, scope)}) AS sample
    FROM p`;
  if (looked === undefined) throw new Error("an aggregate has one row");
  return looked;
}

/** Whether the picture of the row `p` was judged for the target: what is known of itself is not enough there. */
const isChecked = (shopId: ShopId, { target }: Judged): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM review_result r
          WHERE r.shop_id = ${shopId}::uuid AND r.asset_id = p.asset_id AND r.target = ${target})`;
const isJudgedElsewhere = (shopId: ShopId, { target }: QueueScope): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM review_state s
          WHERE s.shop_id = ${shopId}::uuid AND s.asset_id = p.asset_id AND s.target NOT IN (${ANY_TARGET}, ${target}))`;
const isFlagged = (shopId: ShopId, { target }: QueueScope): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM review_result r
          WHERE r.shop_id = ${shopId}::uuid AND r.asset_id = p.asset_id AND r.target IN (${ANY_TARGET}, ${target})
            AND r.outcome IN ('person', 'block'))`;

export interface OrderSample {
  readonly assetIds: readonly string[];
  /** Of how many they were drawn. */
  readonly publishableCount: number;
}

/** A random sample of an order's pictures that were checked, that no rule blocks and nobody rejected; by the hash of their ids. */
export async function findOrderSample(
  tx: Tx,
  shopId: ShopId,
  { orderId, target, size }: { orderId: string; target: Target; size: number },
): Promise<OrderSample> {
  const rows = await tx.$queryRaw<{ assetId: string; publishableCount: number }[]>`
    SELECT p.asset_id AS "assetId", (count(*) OVER ())::integer AS "publishableCount"
    FROM (
      SELECT asset_id FROM review_picture
      WHERE shop_id = ${shopId}::uuid AND order_id = ${orderId}::uuid
      ORDER BY asset_id DESC LIMIT ${MAX_QUEUE}
    ) p
    ${newestDecision(shopId, { target })}
    WHERE ${isChecked(shopId, { target })} AND d.decision IS DISTINCT FROM 'reject'
      AND NOT EXISTS (SELECT FROM review_result r
                      WHERE r.shop_id = ${shopId}::uuid AND r.asset_id = p.asset_id
                        AND r.target IN (${ANY_TARGET}, ${target}) AND r.outcome = 'block')
    ORDER BY md5(p.asset_id::text) LIMIT ${size}`;
  return {
    assetIds: rows.map(({ assetId }) => assetId),
    publishableCount: rows[0]?.publishableCount ?? 0,
  };
}

/** The places for which any picture of the scope was judged. */
export async function findQueuePlaces(
  tx: Tx,
  shopId: ShopId,
  scope: Pick<QueueScope, "runId">,
): Promise<Target[]> {
  const rows = await tx.$queryRaw<{ target: Target }[]>`
    SELECT DISTINCT s.target FROM (${pictures(shopId, scope)}) p
    JOIN review_state s ON s.shop_id = ${shopId}::uuid AND s.asset_id = p.asset_id AND s.target <> ${ANY_TARGET}`;
  return rows.map(({ target }) => target);
}

/**
 * The newest pictures with a finding other than a pass or an answer of a person, at whatever place, from before the
 * picture `before`: only these can have another verdict than a pass. In the order of their indexes.
 */
export async function findNotedIds(
  tx: Tx,
  shopId: ShopId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<string[]> {
  const last = before ?? "ffffffff-ffff-ffff-ffff-ffffffffffff";
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT asset_id AS "assetId" FROM (
      (SELECT DISTINCT asset_id FROM review_result
       WHERE shop_id = ${shopId}::uuid AND outcome <> 'pass' AND asset_id < ${last}::uuid
       ORDER BY asset_id DESC LIMIT ${limit})
      UNION
      (SELECT DISTINCT asset_id FROM review_decision
       WHERE shop_id = ${shopId}::uuid AND asset_id < ${last}::uuid
       ORDER BY asset_id DESC LIMIT ${limit})
    ) noted ORDER BY asset_id DESC LIMIT ${limit}`;
  return rows.map(({ assetId }) => assetId);
}
