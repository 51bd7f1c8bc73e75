import type { z } from "zod";
import { altText } from "#app/platform/alt-texts.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { readChosen } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import { findDraftAssets, forgetFindings, updateDrafts } from "./draft-store.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import { placing } from "./placing.ts";
import { changeAllLinesSchema } from "./schemas.ts";
import { withPlan } from "./with-plan.ts";

/**
 * Makes one choice for every line of a plan that wasn't started: place, variants, the template of alternative texts. What
 * was chosen for single lines of the same kind is replaced; what is left out stays. All products are looked at once more.
 *
 * Refuses with `invalid-input`, `not-found`, and `publication-begun` when the plan was started or cancelled.
 */
export async function changeAllLines(
  ctx: PublishingCtx,
  input: z.input<typeof changeAllLinesSchema>,
): Promise<
  | { ok: true }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"publication-begun">
> {
  const parsed = changeAllLinesSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { changesetId, placement, toVariants, altTemplate } = parsed.data;
  return withPlan(ctx, changesetId, async (tx) => {
    const assets = await readChosen({ ...ctx, tx }, await findDraftAssets(tx, ctx.shopId, changesetId));
    if (!assets) throw new Error("a line's picture is gone");
    const placeOf = placement === undefined ? null : placing(placement);
    const changes = assets.map((asset) => {
      const { assetId } = asset;
      const place = placeOf?.(asset);
      return {
        assetId,
        ...(place && { placement: place.placement, replacesGid: place.replacesGid ?? undefined }),
        ...(toVariants !== undefined && { toVariants }),
        ...(altTemplate !== undefined && { altText: altText(asset, altTemplate) }),
      };
    });
    await updateDrafts(tx, ctx.shopId, changesetId, changes);
    await forgetFindings(tx, ctx.shopId, changesetId, null);
    await enqueueChecks(ctx, tx, { changesetId });
    return { ok: true as const };
  });
}
