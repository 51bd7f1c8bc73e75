import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type NewestDecision, findNewestDecisions } from "./decision-store.ts";
import type { Seen, Target, Verdict } from "./schemas.ts";
import { tellFinding } from "./phrases.ts";
import { findFindings, findNewestOutcomes } from "./store.ts";
import { type DatedFinding, newestFlagged, verdictOf } from "./verdict.ts";

/** The answer of a person that stands. */
type StandingAnswer = Pick<NewestDecision, "cause" | "reason" | "actor" | "decidedAt" | "seenUntil"> & {
  readonly decision: "accept" | "reject";
};

export interface ReadVerdict {
  readonly verdict: Verdict;
  readonly checks: readonly DatedFinding[];
  /** Null: nobody has answered, or the answer was taken back. */
  readonly answer: StandingAnswer | null;
  /** What a decision has to name that goes by this. */
  readonly seen: Seen;
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
      const checks = (findings.get(assetId) ?? []).map(tellFinding);
      const newest = decisions.get(assetId) ?? null;
      const seen = {
        reviewedAt: newestFlagged(checks)?.toISOString() ?? null,
        decisionId: newest?.newestId ?? null,
      };
      return [assetId, { verdict: verdictOf(checks, newest), checks, answer: answerOf(newest), seen }];
    }),
  );
}

function answerOf(newest: NewestDecision | null): StandingAnswer | null {
  if (newest === null || newest.decision === "withdraw") return null;
  const { decision, cause, reason, actor, decidedAt, seenUntil } = newest;
  return { decision, cause, reason, actor, decidedAt, seenUntil };
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
