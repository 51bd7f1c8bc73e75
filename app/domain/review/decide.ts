import type { z } from "zod";
import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { type DecisionRefusal, decideAll } from "./decide-all.ts";
import { type Verdict, decideSchema } from "./schemas.ts";

/**
 * Records a person's answer about one picture, like `decideAll`.
 *
 * Refuses with `invalid-input`; `not-found` when the picture isn't the shop's; `not-checked` when an unchecked picture
 * is accepted; `blocked-by-rule` when a picture is accepted that a rule blocks; `found-since` and `answered-meanwhile`
 * when something else is there than what was seen.
 *
 * @returns the verdict that follows
 */
export async function decide(
  ctx: Ctx,
  input: z.input<typeof decideSchema>,
): Promise<{ ok: true; verdict: Verdict } | Refusal<"invalid-input", { problem: string }> | DecisionRefusal> {
  const parsed = decideSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { assetId, seen, wasOpened, ...answer } = parsed.data;
  const all = await decideAll(ctx, { ...answer, pictures: [{ assetId, seen, wasOpened }] });
  if (!all.ok) return all;
  const [decided] = all.decided;
  if (decided) return { ok: true, verdict: decided.verdict };
  return all.refused[0]?.refusal ?? refuse("not-found");
}
