import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import { type Publication, findPublications } from "./read-store.ts";

/**
 * Where pictures were published: for each that ever was, its newest way to a product. A picture that was never
 * published, or is not the shop's, is not in the answer.
 */
export async function readPublications(
  ctx: Ctx,
  { assetIds }: { readonly assetIds: readonly string[] },
): Promise<Map<string, Publication>> {
  if (assetIds.length === 0) return new Map();
  const newestFirst = await inTransaction(ctx, (tx) => findPublications(tx, ctx.shopId, assetIds));
  return new Map(newestFirst.toReversed().map((publication) => [publication.assetId, publication]));
}
