/** Findings of checks, and what the whole room stores about a shop. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { ANY_TARGET, type Finding, type Target } from "./schemas.ts";
import type { DatedFinding, DatedOutcome } from "./verdict.ts";

/**
 * Replaces the findings of a picture for one target, or of the picture itself, and notes by what it was judged. A finding
 * that says the same as before keeps its date, so that a person's answer to it stays an answer; findings of checks that
 * no longer run go.
 */
export async function replaceFindings(
  tx: Tx,
  shopId: ShopId,
  review: {
    assetId: string;
    target: Target | typeof ANY_TARGET;
    findings: readonly Finding[];
    basis: string;
  },
): Promise<void> {
  const { assetId, target, findings, basis } = review;
  const rows = findings.map((finding) => ({ ...finding, evidence: JSON.stringify(finding.evidence) }));
  await tx.reviewResult.deleteMany({
    where: { shopId, assetId, target, checkId: { notIn: rows.map(({ checkId }) => checkId) } },
  });
  await tx.$executeRaw`
    INSERT INTO review_result AS kept
      (shop_id, asset_id, target, check_id, check_version, rule_version, section, outcome, evidence)
    SELECT ${shopId}::uuid, ${assetId}::uuid, ${target}, f."checkId", f."checkVersion", f."ruleVersion", f.section,
           f.outcome, f.evidence::jsonb
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS f ("checkId" text, "checkVersion" integer, "ruleVersion" integer, section text, outcome text, evidence text)
    ORDER BY f."checkId"
    ON CONFLICT (shop_id, asset_id, target, check_id) DO UPDATE
      SET check_version = excluded.check_version, rule_version = excluded.rule_version, section = excluded.section,
          outcome = excluded.outcome, evidence = excluded.evidence,
          reviewed_at = CASE WHEN kept.outcome = excluded.outcome AND kept.check_version = excluded.check_version
                                  AND kept.rule_version = excluded.rule_version
                             THEN kept.reviewed_at ELSE now() END`;
  await tx.$executeRaw`
    INSERT INTO review_state (shop_id, asset_id, target, basis)
    VALUES (${shopId}::uuid, ${assetId}::uuid, ${target}, ${basis})
    ON CONFLICT (shop_id, asset_id, target) DO UPDATE SET basis = excluded.basis, checked_at = now()`;
}

/**
 * Findings of several pictures for one target, and of the pictures themselves, by asset id. A picture that was never
 * judged for the target is left out: what is known of itself is not enough there.
 */
export async function findFindings(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, DatedFinding[]>> {
  const rows = await tx.$queryRaw<(DatedFinding & { assetId: string })[]>`
    SELECT asset_id AS "assetId", check_id AS "checkId", check_version AS "checkVersion", rule_version AS "ruleVersion",
           section, outcome, evidence, reviewed_at AS "reviewedAt"
    FROM (SELECT *, bool_or(target = ${wanted.target}) OVER (PARTITION BY asset_id) AS is_judged
          FROM review_result
          WHERE shop_id = ${shopId}::uuid AND target IN (${ANY_TARGET}, ${wanted.target})
            AND asset_id = ANY (${wanted.assetIds}::uuid[])) r
    WHERE is_judged
    ORDER BY asset_id, check_id`;
  return Map.groupBy(rows, ({ assetId }) => assetId);
}

/** The places for which a picture was judged. */
export async function findJudgedTargets(tx: Tx, shopId: ShopId, assetId: string): Promise<Target[]> {
  const rows = await tx.reviewState.findMany({
    where: { shopId, assetId, target: { not: ANY_TARGET } },
    select: { target: true },
  });
  return rows.map(({ target }) => target as Target);
}

/**
 * For each of thousands of pictures the newest date of every outcome it got: enough for its verdict, and one or two rows
 * a picture whatever the number of checks. Picture by picture through the primary key: asked for all at once, PostgreSQL
 * reads the whole table, whose length is the shop's history.
 */
export async function findNewestOutcomes(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, DatedOutcome[]>> {
  const rows = await tx.$queryRaw<(DatedOutcome & { assetId: string })[]>`
    SELECT wanted.asset_id AS "assetId", newest.outcome, newest."reviewedAt"
    FROM unnest(${wanted.assetIds}::uuid[]) AS wanted (asset_id)
    CROSS JOIN LATERAL (
      SELECT outcome, max(reviewed_at) AS "reviewedAt" FROM review_result
      WHERE shop_id = ${shopId}::uuid AND asset_id = wanted.asset_id AND target IN (${ANY_TARGET}, ${wanted.target})
      GROUP BY outcome) newest
    WHERE EXISTS (SELECT FROM review_result
                  WHERE shop_id = ${shopId}::uuid AND asset_id = wanted.asset_id AND target = ${wanted.target})`;
  return Map.groupBy(rows, ({ assetId }) => assetId);
}

/** Of thousands of pictures those that a rule blocks, with the checks that say so. */
export async function findBlockingChecks(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ assetId: string; checkIds: string[] }[]>`
    SELECT asset_id AS "assetId", array_agg(check_id ORDER BY check_id) AS "checkIds"
    FROM review_result
    WHERE shop_id = ${shopId}::uuid AND target IN (${ANY_TARGET}, ${wanted.target})
      AND asset_id = ANY (${wanted.assetIds}::uuid[]) AND outcome = 'block'
    GROUP BY asset_id`;
  return new Map(rows.map(({ assetId, checkIds }) => [assetId, checkIds]));
}

export async function deleteEverything(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.reviewResult.deleteMany({ where: { shopId } });
  await tx.reviewState.deleteMany({ where: { shopId } });
  await tx.reviewDecision.deleteMany({ where: { shopId } });
  await tx.reviewOrderAnswer.deleteMany({ where: { shopId } });
}

export async function findEverything(tx: Tx, shopId: ShopId) {
  return {
    results: await tx.reviewResult.findMany({
      where: { shopId },
      orderBy: [{ assetId: "asc" }, { checkId: "asc" }],
    }),
    decisions: await tx.reviewDecision.findMany({ where: { shopId }, orderBy: { decisionId: "asc" } }),
    orderAnswers: await tx.reviewOrderAnswer.findMany({ where: { shopId }, orderBy: { answerId: "asc" } }),
  } satisfies Record<string, object[]>;
}
