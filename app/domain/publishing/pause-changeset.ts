import type { z } from "zod";
import type { Tx } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { type ChangesetPause, changesetIdSchema } from "./schemas.ts";
import { findWaitingJobs, forgetJobs, lockChangeset, setStatus } from "./steer-store.ts";

/**
 * Pauses a publication: products that were begun are finished, the rest waits. One that waits for its time waits for its
 * merchant as well; one that is paused already stays so.
 * Refuses with `not-found`, and with `publication-over` when it has ended, is being cancelled, or wasn't started.
 */
export async function pauseChangeset(
  ctx: PublishingCtx,
  input: z.input<typeof changesetIdSchema>,
): Promise<{ ok: true } | Refusal<"not-found"> | Refusal<"publication-over">> {
  const parsed = changesetIdSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { changesetId } = parsed.data;
  return ctx.db.tenant(ctx.shopId, async (tx) => {
    const changeset = await lockChangeset(tx, ctx.shopId, changesetId);
    if (!changeset) return refuse("not-found");
    if (changeset.status === "paused") return { ok: true };
    if (changeset.status !== "publishing" && changeset.status !== "scheduled")
      return refuse("publication-over");
    await pause(ctx, tx, changesetId, "merchant");
    return { ok: true };
  });
}

/** Pauses a publication whose files Shopify has no room for: the merchant makes some, then lets it go on. */
export async function pauseWhenStorageIsFull(
  ctx: PublishingCtx,
  { changesetId }: { readonly changesetId: string },
): Promise<void> {
  const didPause = await ctx.db.tenant(ctx.shopId, async (tx) => {
    const changeset = await lockChangeset(tx, ctx.shopId, changesetId);
    if (changeset?.status !== "publishing" && changeset?.status !== "paused") return false;
    await pause(ctx, tx, changesetId, "storage-full");
    return true;
  });
  if (didPause) ctx.log.warn({ changesetId }, "publication paused: the shop's file storage is full");
}

/** Marks the changeset and takes what waits out of the queue, so that nothing stands in another one's way. */
async function pause(
  ctx: PublishingCtx,
  tx: Tx,
  changesetId: string,
  pauseReason: ChangesetPause,
): Promise<void> {
  await setStatus(tx, ctx.shopId, changesetId, { status: "paused", pauseReason });
  const jobIds = await findWaitingJobs(tx, ctx.shopId, changesetId);
  await forgetJobs(tx, ctx.shopId, await ctx.jobs.remove(publishProductsJob, jobIds, tx));
}
