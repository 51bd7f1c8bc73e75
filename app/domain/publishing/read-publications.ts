import { type Ctx, inTransaction } from "#app/platform/ctx.ts";
import {
  type Publication,
  type PublicationSummary,
  findPublications,
  findPublishedIds,
  findPublicationSummaries,
} from "./read-store.ts";

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

/**
 * The newest pictures that are on a product or on their way to one, from before `before`, `limit` at the most.
 * @returns their ids, the newest first
 */
export const listPublishedAssetIds = (
  ctx: Ctx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<string[]> => inTransaction(ctx, (tx) => findPublishedIds(tx, ctx.shopId, page));

/** The same for thousands of pictures at once, and no more than the status of each. */
export async function summarisePublications(
  ctx: Ctx,
  { assetIds }: { readonly assetIds: readonly string[] },
): Promise<Map<string, PublicationSummary>> {
  if (assetIds.length === 0) return new Map();
  const summaries = await inTransaction(ctx, (tx) => findPublicationSummaries(tx, ctx.shopId, assetIds));
  return new Map(summaries.map((summary) => [summary.assetId, summary]));
}
