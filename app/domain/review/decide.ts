import type { z } from "zod";
import { actorText, type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { sqlState } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { readVerdicts } from "./read-verdicts.ts";
import { type Verdict, decideSchema } from "./schemas.ts";
import { insertDecision } from "./store.ts";

const FOREIGN_KEY_VIOLATION = "23503";

/**
 * Records a person's answer. It is never changed, only followed by a newer one: every decision keeps who and when.
 *
 * Refuses with `invalid-input`; `not-found` when the picture isn't the shop's; `not-checked` when an unchecked picture
 * is accepted; `blocked-by-rule` when a picture is accepted that a rule blocks.
 *
 * @returns the verdict that follows
 */
export async function decide(
  ctx: Ctx,
  input: z.input<typeof decideSchema>,
): Promise<
  | { ok: true; verdict: Verdict }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"not-checked">
  | Refusal<"blocked-by-rule", { checkIds: readonly string[] }>
> {
  const parsed = decideSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { assetId, target, decision } = parsed.data;
  const read = async (within: Ctx) =>
    (await readVerdicts(within, { assetIds: [assetId], target })).get(assetId);

  try {
    return await inTransaction(ctx, async (tx) => {
      const within = { ...ctx, tx };
      const checks = (await read(within))?.checks ?? [];
      if (decision === "accept") {
        if (checks.length === 0) return refuse("not-checked");
        const checkIds = checks.filter(({ outcome }) => outcome === "block").map(({ checkId }) => checkId);
        if (checkIds.length > 0) return refuse("blocked-by-rule", { checkIds });
      }
      await insertDecision(tx, ctx.shopId, {
        ...parsed.data,
        decisionId: ctx.ids.next(),
        actor: actorText(ctx.actor),
      });
      return { ok: true, verdict: (await read(within))?.verdict ?? "unchecked" };
    });
  } catch (error) {
    if (sqlState(error) === FOREIGN_KEY_VIOLATION || isPrismaForeignKeyError(error))
      return refuse("not-found");
    throw error;
  }
}

const isPrismaForeignKeyError = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === "P2003";
