import type { Ctx } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { fold, writeThaw } from "./store.ts";

/**
 * Lets a frozen shop spend again after a difference was explained and mended. Who thawed it and why stays on record.
 * @returns whether there was a freeze to end; refuses `spending-frozen` while the books still disagree.
 */
export async function thawCredits(
  ctx: Ctx,
  { reason }: { readonly reason: string },
): Promise<{ readonly ok: true; readonly thawed: boolean } | Refusal<"spending-frozen">> {
  await fold(ctx);
  const outcome = await writeThaw(ctx, reason);
  if (outcome === "disagree") return refuse("spending-frozen");
  if (outcome === "thawed") ctx.log.warn({ shopId: ctx.shopId, actor: ctx.actor, reason }, "spending thawed");
  return { ok: true, thawed: outcome === "thawed" };
}
