import type { Tx } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { lockChangeset } from "./steer-store.ts";

/** Does something to a plan that nobody starts meanwhile; a refusal undoes it. */
export async function withPlan<Result extends { readonly ok: boolean }>(
  ctx: PublishingCtx,
  changesetId: string,
  act: (tx: Tx) => Promise<Result>,
): Promise<Result | Refusal<"not-found"> | Refusal<"publication-begun">> {
  let refused: Result | undefined;
  try {
    return await ctx.db.tenant(ctx.shopId, async (tx) => {
      const changeset = await lockChangeset(tx, ctx.shopId, changesetId);
      if (!changeset) return refuse("not-found");
      if (changeset.status !== "planned") return refuse("publication-begun");
      const result = await act(tx);
      if (result.ok) return result;
      refused = result;
      throw new Error("refused: nothing is changed");
    });
  } catch (error) {
    if (refused) return refused;
    throw error;
  }
}
