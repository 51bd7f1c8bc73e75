import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { forgetFindings } from "./draft-store.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import { changesetIdSchema } from "./schemas.ts";
import { withPlan } from "./with-plan.ts";

/**
 * Has every product of a plan looked at once more: something was reviewed, allowed or changed in the shop meanwhile.
 * Refuses with `not-found`, and with `publication-begun` when the plan was started or cancelled.
 */
export async function checkAgain(
  ctx: PublishingCtx,
  input: z.input<typeof changesetIdSchema>,
): Promise<{ ok: true } | Refusal<"not-found"> | Refusal<"publication-begun">> {
  const parsed = changesetIdSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { changesetId } = parsed.data;
  return withPlan(ctx, changesetId, async (tx) => {
    await forgetFindings(tx, ctx.shopId, changesetId, null);
    await enqueueChecks(ctx, tx, { changesetId });
    return { ok: true as const };
  });
}
