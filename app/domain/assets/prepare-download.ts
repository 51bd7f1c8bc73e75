import { type Ctx, actorText, inTransaction } from "#app/platform/ctx.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { z } from "zod";
import {
  countPreparing,
  findDownloadAssets,
  findLatestDownloads,
  insertDownload,
  lockDownloads,
} from "./download-store.ts";
import { writeDownloadJob } from "./jobs/write-download.ts";
import { type Download, prepareDownloadSchema } from "./schemas.ts";
import { findAssets } from "./store.ts";

/** ZIPs of one shop that are prepared at the same time. */
const MOST_PREPARING = 5;

/**
 * Has a ZIP of several results prepared in the background. The same id again, from a second click or a second tab, is the
 * same ZIP. What was deleted since it was chosen is left out and counted, as it is when it is deleted later.
 *
 * @returns Refuses with `invalid-input`, `not-found` when one of them isn't the shop's or all were deleted, `key-reused`,
 *   and `downloads-in-progress`.
 */
export async function prepareDownload(
  ctx: Ctx,
  input: z.input<typeof prepareDownloadSchema>,
): Promise<
  | { ok: true; downloadId: string }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"key-reused">
  | Refusal<"downloads-in-progress", { limit: number }>
> {
  const parsed = prepareDownloadSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { downloadId, assetIds } = parsed.data;
  const { shopId } = ctx;
  return inTransaction(ctx, async (tx) => {
    await lockDownloads(tx, shopId);
    const earlier = await findDownloadAssets(tx, shopId, downloadId);
    if (earlier) {
      const isSame = earlier.length === assetIds.length && earlier.every((id) => assetIds.includes(id));
      return isSame ? { ok: true, downloadId } : refuse("key-reused");
    }
    if ((await countPreparing(tx, shopId)) >= MOST_PREPARING)
      return refuse("downloads-in-progress", { limit: MOST_PREPARING });
    const there = await findAssets(tx, shopId, { assetIds });
    if (there.length < assetIds.length || there.every(({ deletedAt }) => deletedAt !== null))
      return refuse("not-found");
    await insertDownload(tx, shopId, { downloadId, assetIds, actor: actorText(ctx.actor) });
    await ctx.jobs.enqueue(writeDownloadJob, [{ payload: { v: 1, shopId, downloadId }, group: shopId }], tx);
    return { ok: true, downloadId };
  });
}

/**
 * Has a ZIP prepared once more whose time is over, or which couldn't be made, of those of its results that are still
 * there.
 *
 * @param input `downloadId`: the earlier one; `again`: the id of the new one
 * @returns Refuses like `prepareDownload`; with `not-found` also when fewer than two of its results are left.
 */
export async function prepareDownloadAgain(
  ctx: Ctx,
  { downloadId, again }: { readonly downloadId: string; readonly again: string },
): Promise<Awaited<ReturnType<typeof prepareDownload>>> {
  return inTransaction(ctx, async (tx) => {
    const assetIds = await findDownloadAssets(tx, ctx.shopId, downloadId);
    if (!assetIds) return refuse("not-found");
    const there = await findAssets(tx, ctx.shopId, { assetIds });
    const left = new Set(there.filter((one) => one.deletedAt === null).map(({ assetId }) => assetId));
    if (left.size < 2) return refuse("not-found");
    const kept = assetIds.filter((assetId) => left.has(assetId));
    return prepareDownload({ ...ctx, tx }, { downloadId: again, assetIds: kept });
  });
}

/** The shop's newest ZIPs, whatever became of them. */
export const listDownloads = (ctx: Ctx, { limit }: { readonly limit: number }): Promise<Download[]> =>
  inTransaction(ctx, (tx) => findLatestDownloads(tx, ctx.shopId, limit));
