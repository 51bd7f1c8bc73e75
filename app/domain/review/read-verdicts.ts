import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import type { Target, Verdict } from "./schemas.ts";
import { findNewestDecisions } from "./decision-store.ts";
import { findFindings, findNewestOutcomes } from "./store.ts";
import { type DatedFinding, verdictOf } from "./verdict.ts";

export interface ReadVerdict {
  readonly verdict: Verdict;
  readonly checks: readonly DatedFinding[];
}

/**
 * The verdicts on several pictures for one target. Every asked asset id is in the answer; one that was never checked,
 * or is not of this shop, is `unchecked`.
 */
export async function readVerdicts(
  ctx: Ctx,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, ReadVerdict>> {
  if (wanted.assetIds.length === 0) return new Map();
  const [findings, decisions] = await inTransaction(ctx, async (tx) => [
    await findFindings(tx, ctx.shopId, wanted),
    await findNewestDecisions(tx, ctx.shopId, wanted),
  ]);
  return new Map(
    wanted.assetIds.map((assetId) => {
      const checks = findings.get(assetId) ?? [];
      return [assetId, { verdict: verdictOf(checks, decisions.get(assetId) ?? null), checks }];
    }),
  );
}

/** The same for thousands of pictures at once, and no more than the verdict of each. */
export async function summariseVerdicts(
  ctx: Ctx,
  wanted: { assetIds: readonly string[]; target: Target },
): Promise<Map<string, Verdict>> {
  if (wanted.assetIds.length === 0) return new Map();
  const [outcomes, decisions] = await inTransaction(ctx, async (tx) => [
    await findNewestOutcomes(tx, ctx.shopId, wanted),
    await findNewestDecisions(tx, ctx.shopId, wanted),
  ]);
  return new Map(
    wanted.assetIds.map((assetId) => [
      assetId,
      verdictOf(outcomes.get(assetId) ?? [], decisions.get(assetId) ?? null),
    ]),
  );
}
