import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { deleteDrafts, forgetFindings } from "./draft-store.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import { leaveOutSchema } from "./schemas.ts";
import { withPlan } from "./with-plan.ts";

/**
 * Takes lines out of a plan that wasn't started: those that a check hinders or makes a note of for one of `codes`, and
 * those of `assetIds`. Products of which others are left are looked at once more.
 *
 * @returns how many lines were left out
 * Refuses with `invalid-input`, `not-found`, and `publication-begun` when the plan was started or cancelled.
 */
export async function leaveOut(
  ctx: PublishingCtx,
  input: z.input<typeof leaveOutSchema>,
): Promise<
  | { ok: true; leftOutCount: number }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"publication-begun">
> {
  const parsed = leaveOutSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { changesetId, codes, assetIds } = parsed.data;
  return withPlan(ctx, changesetId, async (tx) => {
    const { count, leftProducts } = await deleteDrafts(tx, ctx.shopId, changesetId, { codes, assetIds });
    await forgetFindings(tx, ctx.shopId, changesetId, leftProducts);
    await enqueueChecks(ctx, tx, { changesetId });
    return { ok: true as const, leftOutCount: count };
  });
}
