import type { z } from "zod";
import { actorText, type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type NewestDecision, findNewestDecisions, insertDecisions } from "./decision-store.ts";
import { summariseVerdicts } from "./read-verdicts.ts";
import {
  type Decision,
  MAX_DECISIONS,
  type Seen,
  type SeenPicture,
  type Verdict,
  decideAllSchema,
} from "./schemas.ts";
import { findBlockingChecks, findNewestOutcomes } from "./store.ts";
import { type DatedOutcome, newestFlagged } from "./verdict.ts";

/** Why an answer about one picture isn't kept. */
export type DecisionRefusal =
  | Refusal<"not-found">
  | Refusal<"not-checked">
  | Refusal<"blocked-by-rule", { checkIds: readonly string[] }>
  | Refusal<"found-since">
  | Refusal<"answered-meanwhile", AnsweredMeanwhile>;

/** Whose answer stands in the way: the newest one, which wasn't seen. */
interface AnsweredMeanwhile {
  readonly decision: Decision;
  readonly by: string;
  readonly at: string;
  /** It was the person themselves, in another tab. */
  readonly isOwn: boolean;
}

export interface DecidedAll {
  readonly ok: true;
  /** With the verdict that follows, and the decision's id, which a further one has to name. */
  readonly decided: readonly {
    readonly assetId: string;
    readonly verdict: Verdict;
    readonly decisionId: string;
  }[];
  readonly refused: readonly { readonly assetId: string; readonly refusal: DecisionRefusal }[];
}

/**
 * Records one answer about many pictures, MAX_DECISIONS in a transaction. It is never changed, only followed by a newer
 * one: every decision keeps who, when, and what they had seen. Each picture is judged by itself: `not-found` when it
 * isn't the shop's; `not-checked` when it is accepted unchecked; `blocked-by-rule` when it is accepted though a rule
 * blocks it; `found-since` when it is accepted and something was found that wasn't seen; `answered-meanwhile` when there
 * is a newer decision than the one that was seen. An answer that is sent again, because its reply was lost, is kept
 * once: the second time it says what was kept the first time.
 *
 * Refuses as a whole with `invalid-input`.
 */
export async function decideAll(
  ctx: Ctx,
  input: z.input<typeof decideAllSchema>,
): Promise<DecidedAll | Refusal<"invalid-input", { problem: string }>> {
  const parsed = decideAllSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { pictures, ...answer } = parsed.data;
  const all = [...new Map(pictures.map((picture) => [picture.assetId, picture])).values()];
  const decided: DecidedAll["decided"][number][] = [];
  const refused: DecidedAll["refused"][number][] = [];
  for (let start = 0; start < all.length; start += MAX_DECISIONS) {
    const some = await decideSome(ctx, all.slice(start, start + MAX_DECISIONS), answer);
    decided.push(...some.decided);
    refused.push(...some.refused);
  }
  return { ok: true, decided, refused };
}

type Answer = Omit<z.output<typeof decideAllSchema>, "pictures">;

const decideSome = (ctx: Ctx, pictures: readonly SeenPicture[], answer: Answer): Promise<DecidedAll> =>
  inTransaction(ctx, async (tx) => {
    const { target, decision } = answer;
    const wanted = { assetIds: pictures.map(({ assetId }) => assetId), target };
    const refusals = new Map<string, DecisionRefusal>();
    const repeats = new Map<string, string>();
    const newest = await findNewestDecisions(tx, ctx.shopId, wanted);
    // Only an acceptance goes by what was found.
    const outcomes =
      decision === "accept" ? await findNewestOutcomes(tx, ctx.shopId, wanted) : new Map<string, never>();
    for (const { assetId, seen } of pictures) {
      const other = newest.get(assetId);
      if (other && isRepeat(ctx, other, seen, answer)) repeats.set(assetId, other.newestId);
      else if (other && other.newestId !== seen.decisionId)
        refusals.set(assetId, answeredMeanwhile(ctx, other));
    }
    if (decision === "accept")
      for (const [assetId, refusal] of await unacceptable({ ...ctx, tx }, pictures, target, outcomes))
        if (!refusals.has(assetId) && !repeats.has(assetId)) refusals.set(assetId, refusal);
    const ids = new Map(wanted.assetIds.map((assetId) => [assetId, ctx.ids.next()]));
    const kept = await insertDecisions(tx, ctx.shopId, {
      ...answer,
      actor: actorText(ctx.actor),
      rows: pictures
        .filter(({ assetId }) => !refusals.has(assetId) && !repeats.has(assetId))
        .map(({ assetId, seen, wasOpened = false }) => ({
          assetId,
          wasOpened,
          decisionId: ids.get(assetId) ?? ctx.ids.next(),
          seenUntil: seenUntil(seen.reviewedAt, outcomes.get(assetId)),
          afterDecisionId: newest.get(assetId)?.newestId ?? null,
        })),
    });
    // What was neither refused nor kept isn't the shop's, or was decided in the same moment.
    const late = await findNewestDecisions(tx, ctx.shopId, wanted);
    for (const { assetId, seen } of pictures) {
      if (kept.has(assetId) || repeats.has(assetId) || refusals.has(assetId)) continue;
      const other = late.get(assetId);
      if (other && isRepeat(ctx, other, seen, answer)) repeats.set(assetId, other.newestId);
      else refusals.set(assetId, other ? answeredMeanwhile(ctx, other) : refuse("not-found"));
    }
    const standing = [...kept, ...repeats.keys()];
    const after = await summariseVerdicts({ ...ctx, tx }, { target, assetIds: standing });
    return {
      ok: true,
      decided: standing.map((assetId) => ({
        assetId,
        verdict: after.get(assetId) ?? "unchecked",
        decisionId: repeats.get(assetId) ?? ids.get(assetId) ?? "",
      })),
      refused: [...refusals].map(([assetId, refusal]) => ({ assetId, refusal })),
    };
  });

/** Whether the newest decision is this very answer: the same person's, with the same words, of the same sight. */
function isRepeat(ctx: Ctx, { newest }: NewestDecision, seen: Seen, answer: Answer): boolean {
  const time = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  return (
    newest.afterDecisionId === seen.decisionId &&
    newest.actor === actorText(ctx.actor) &&
    newest.decision === answer.decision &&
    newest.cause === (answer.cause ?? null) &&
    newest.reason === answer.reason &&
    time(newest.seenUntil) === time(seen.reviewedAt)
  );
}

/** Which pictures can't be accepted as they were seen, and why. */
async function unacceptable(
  ctx: Ctx & Required<Pick<Ctx, "tx">>,
  pictures: readonly SeenPicture[],
  target: Answer["target"],
  outcomes: ReadonlyMap<string, readonly DatedOutcome[]>,
): Promise<Map<string, DecisionRefusal>> {
  const wanted = { assetIds: pictures.map(({ assetId }) => assetId), target };
  const blocking = await findBlockingChecks(ctx.tx, ctx.shopId, wanted);
  const refusals = new Map<string, DecisionRefusal>();
  for (const { assetId, seen } of pictures) {
    const found = outcomes.get(assetId);
    const checkIds = blocking.get(assetId);
    const newest = newestFlagged(found ?? []);
    if (!found) refusals.set(assetId, refuse("not-checked"));
    else if (checkIds) refusals.set(assetId, refuse("blocked-by-rule", { checkIds }));
    else if (newest && (seen.reviewedAt === null || newest > new Date(seen.reviewedAt)))
      refusals.set(assetId, refuse("found-since"));
  }
  return refusals;
}

/** Nobody has seen what wasn't found yet, whatever day the page names: a later finding is asked again. */
function seenUntil(reviewedAt: string | null, found: readonly DatedOutcome[] = []): string | null {
  const newest = found.toSorted((one, other) => Number(other.reviewedAt) - Number(one.reviewedAt))[0];
  if (reviewedAt === null || !newest || new Date(reviewedAt) <= newest.reviewedAt) return reviewedAt;
  return newest.reviewedAt.toISOString();
}

function answeredMeanwhile(
  ctx: Ctx,
  { decision, actor, decidedAt }: NewestDecision,
): Refusal<"answered-meanwhile", AnsweredMeanwhile> {
  const isOwn = actor === actorText(ctx.actor);
  return refuse("answered-meanwhile", { decision, by: actor, at: decidedAt.toISOString(), isOwn });
}
