import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { renamedFile } from "#app/platform/file-names.ts";
import { batchesOf } from "./batches.ts";
import type { PublishingCtx } from "./ctx.ts";
import { undoProductsJob } from "./jobs/undo-products.ts";
import { findKeptFailed, putBackOnceMore } from "./kept-store.ts";
import { undoProductsSchema } from "./schemas.ts";
import { lockChangeset } from "./steer-store.ts";
import { findUndoable, queueUndo } from "./undo-store.ts";

/**
 * Undoes a publication on some products or on all, at any time: what was added is taken off, what was taken off is put
 * back, order and variants become what they were. A product that was edited in between at those places is left alone and
 * listed; it can be undone once that was changed back. What couldn't be put back before is tried once more. What is being undone, or was, isn't undone twice.
 *
 * @returns how many products are now to be undone, and how many of the chosen ones are still being published
 * Refuses with `invalid-input`, `not-found`, `still-publishing` when none of them has ended, and `nothing-to-undo`.
 */
export async function undoProducts(
  ctx: PublishingCtx,
  input: z.input<typeof undoProductsSchema>,
): Promise<
  | { ok: true; undoingCount: number; stillPublishingCount: number }
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  | Refusal<"still-publishing">
  | Refusal<"nothing-to-undo">
> {
  const parsed = undoProductsSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { changesetId, productGids } = parsed.data;
  const { shopId } = ctx;
  return ctx.db.tenant(shopId, async (tx) => {
    const changeset = await lockChangeset(tx, shopId, changesetId);
    if (!changeset) return refuse("not-found");
    if (changeset.status === "planned") return refuse("nothing-to-undo");
    const found = await findUndoable(tx, shopId, changesetId, productGids ?? null);
    const ended = found.filter(({ hasEnded }) => hasEnded);
    const wanted = ended
      .filter(({ undoStatus }) => undoStatus === null || undoStatus === "refused" || undoStatus === "failed")
      .map(({ productGid }) => productGid);
    const stillPublishingCount = found.length - ended.length;
    if (wanted.length === 0) return refuse(stillPublishingCount > 0 ? "still-publishing" : "nothing-to-undo");
    await queueUndo(tx, shopId, changesetId, wanted);
    const lost = await findKeptFailed(tx, shopId, { changesetId, productGids: wanted });
    const renamed = lost.map((one) => ({ ...one, fileName: renamedFile(one.fileName, ctx.ids.next()) }));
    await putBackOnceMore(tx, shopId, changesetId, renamed);
    await ctx.jobs.enqueue(
      undoProductsJob,
      batchesOf(wanted).map((batch) => ({
        payload: { v: 1 as const, shopId, changesetId, productGids: batch },
        group: shopId,
      })),
      tx,
    );
    return { ok: true, undoingCount: wanted.length, stillPublishingCount };
  });
}
