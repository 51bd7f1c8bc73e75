import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { findNotedIds } from "./queue-store.ts";

/**
 * The newest pictures of which a check said anything else than a pass, or which a person has answered about, from before
 * `before`: the only ones whose verdict can be other than a pass, once they are checked.
 *
 * @returns at most `limit` ids, the newest first
 */
export const listNotedAssetIds = (
  ctx: Ctx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<string[]> => inTransaction(ctx, (tx) => findNotedIds(tx, ctx.shopId, page));
