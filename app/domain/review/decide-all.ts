import type { z } from "zod";
import { actorText, type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { insertDecisions } from "./decision-store.ts";
import { summariseVerdicts } from "./read-verdicts.ts";
import { MAX_DECISIONS, type Verdict, decideAllSchema } from "./schemas.ts";
import { findBlockingChecks, findNewestOutcomes } from "./store.ts";

/** Why an answer about one picture isn't kept. */
export type DecisionRefusal =
  Refusal<"not-found"> | Refusal<"not-checked"> | Refusal<"blocked-by-rule", { checkIds: readonly string[] }>;

export interface DecidedAll {
  readonly ok: true;
  /** With the verdict that follows. */
  readonly decided: readonly { readonly assetId: string; readonly verdict: Verdict }[];
  readonly refused: readonly { readonly assetId: string; readonly refusal: DecisionRefusal }[];
}

/**
 * Records one answer about many pictures, MAX_DECISIONS in a transaction. It is never changed, only followed by a newer
 * one: every decision keeps who and when. Each picture is judged by itself: `not-found` when it isn't the shop's;
 * `not-checked` when it is accepted unchecked; `blocked-by-rule` when it is accepted though a rule blocks it.
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
  const { assetIds, ...answer } = parsed.data;
  const all = [...new Set(assetIds)];
  const decided: DecidedAll["decided"][number][] = [];
  const refused: DecidedAll["refused"][number][] = [];
  for (let start = 0; start < all.length; start += MAX_DECISIONS) {
    const some = await decideSome(ctx, all.slice(start, start + MAX_DECISIONS), answer);
    decided.push(...some.decided);
    refused.push(...some.refused);
  }
  return { ok: true, decided, refused };
}

type Answer = Omit<z.output<typeof decideAllSchema>, "assetIds">;

const decideSome = (ctx: Ctx, assetIds: readonly string[], answer: Answer): Promise<DecidedAll> =>
  inTransaction(ctx, async (tx) => {
    const wanted = { assetIds, target: answer.target };
    const refusals = new Map<string, DecisionRefusal>();
    if (answer.decision === "accept") {
      const outcomes = await findNewestOutcomes(tx, ctx.shopId, wanted);
      const blocking = await findBlockingChecks(tx, ctx.shopId, wanted);
      for (const assetId of assetIds) {
        const checkIds = blocking.get(assetId);
        if (!outcomes.has(assetId)) refusals.set(assetId, refuse("not-checked"));
        else if (checkIds) refusals.set(assetId, refuse("blocked-by-rule", { checkIds }));
      }
    }
    const kept = await insertDecisions(tx, ctx.shopId, {
      ...answer,
      actor: actorText(ctx.actor),
      rows: assetIds
        .filter((assetId) => !refusals.has(assetId))
        .map((assetId) => ({ assetId, decisionId: ctx.ids.next() })),
    });
    for (const assetId of assetIds)
      if (!kept.has(assetId) && !refusals.has(assetId)) refusals.set(assetId, refuse("not-found"));
    const after = await summariseVerdicts({ ...ctx, tx }, { ...wanted, assetIds: [...kept] });
    return {
      ok: true,
      decided: [...kept].map((assetId) => ({ assetId, verdict: after.get(assetId) ?? "unchecked" })),
      refused: [...refusals].map(([assetId, refusal]) => ({ assetId, refusal })),
    };
  });
