import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { z } from "zod";
import { setFavouriteAt } from "./history-store.ts";

/**
 * Marks a result as a favourite, or takes the mark away. Saying the same twice changes nothing.
 *
 * Refuses with `not-found`, also for an id that is none and for a result that was deleted.
 */
export async function setFavourite(
  ctx: Ctx,
  { assetId, isFavourite }: { readonly assetId: string; readonly isFavourite: boolean },
): Promise<{ ok: true; isFavourite: boolean } | Refusal<"not-found">> {
  if (!z.uuid().safeParse(assetId).success) return refuse("not-found");
  const isThere = await inTransaction(ctx, (tx) => setFavouriteAt(tx, ctx.shopId, { assetId, isFavourite }));
  return isThere ? { ok: true, isFavourite } : refuse("not-found");
}
