import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type ReadVerdict, readVerdicts } from "./read-verdicts.ts";
import { TARGETS, type Target } from "./schemas.ts";
import { findJudgedTargets } from "./store.ts";

/** A result's verdict at every place for which it was judged, in the order of the places; none before it was judged. */
export async function readPlaces(
  ctx: Ctx,
  { assetId }: { readonly assetId: string },
): Promise<(ReadVerdict & { readonly target: Target })[]> {
  return inTransaction(ctx, async (tx) => {
    const judged = new Set(await findJudgedTargets(tx, ctx.shopId, assetId));
    const places: (ReadVerdict & { readonly target: Target })[] = [];
    for (const target of TARGETS.filter((one) => judged.has(one))) {
      const verdict = (await readVerdicts({ ...ctx, tx }, { assetIds: [assetId], target })).get(assetId);
      if (verdict) places.push({ target, ...verdict });
    }
    return places;
  });
}
