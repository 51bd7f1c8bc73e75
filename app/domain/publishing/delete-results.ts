import type { z } from "zod";
import { inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { deleteAssets } from "../assets/index.server.ts";
import { chosenAssetsSchema } from "../assets/schemas.ts";
import type { PublishingCtx } from "./ctx.ts";
import { deleteDrafts, findAssetsUnderWay, findPlansOf, forgetFindings } from "./draft-store.ts";
import { enqueueChecks } from "./enqueue-checks.ts";
import { lockPlanning } from "./plan-store.ts";
import { lockChangeset } from "./steer-store.ts";

/**
 * Deletes results for good, like assets' `deleteAssets`, unless a publication still needs the file of one of them: then
 * none is deleted. What is on a product stays there. Plans that name a deleted result go on without it. Nothing is
 * published meanwhile: a publication that is being planned or started at this moment is waited for.
 *
 * @returns how many were deleted; one that is deleted already, or isn't the shop's, doesn't count.
 * Refuses with `invalid-input` and `publication-under-way`, whose `count` says how many are on their way.
 */
export async function deleteResults(
  ctx: PublishingCtx,
  input: z.input<typeof chosenAssetsSchema>,
): Promise<
  | { ok: true; deletedCount: number }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"publication-under-way", { count: number }>
> {
  const parsed = chosenAssetsSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { assetIds } = parsed.data;
  const { shopId } = ctx;
  return inTransaction(ctx, async (tx) => {
    await lockPlanning(tx, shopId);
    const underWay = await findAssetsUnderWay(tx, shopId, assetIds);
    if (underWay.length > 0) return refuse("publication-under-way", { count: underWay.length });
    for (const changesetId of await findPlansOf(tx, shopId, assetIds)) {
      await lockChangeset(tx, shopId, changesetId);
      const { leftProducts } = await deleteDrafts(tx, shopId, changesetId, { codes: [], assetIds });
      await forgetFindings(tx, shopId, changesetId, leftProducts);
      await enqueueChecks(ctx, tx, { changesetId });
    }
    return { ok: true, ...(await deleteAssets({ ...ctx, tx }, { assetIds })) };
  });
}
