import type { z } from "zod";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { renamedFile } from "#app/platform/file-names.ts";
import type { PublishingCtx } from "./ctx.ts";
import { enqueueProducts } from "./enqueue-products.ts";
import { lockPlanning } from "./plan-store.ts";
import { changesetIdSchema } from "./schemas.ts";
import { findRoomless, lockChangeset, planOnceMore, setStatus } from "./steer-store.ts";
import { finishChangesets } from "./end-store.ts";

/**
 * Lets a paused publication go on, what there was no room for included; at its time when that is still to come. One that
 * is not paused but under way stays so.
 * Refuses with `not-found`, and with `publication-over` when it has ended, is being cancelled, or wasn't started.
 */
export async function resumeChangeset(
  ctx: PublishingCtx,
  input: z.input<typeof changesetIdSchema>,
): Promise<{ ok: true } | Refusal<"not-found"> | Refusal<"publication-over">> {
  const parsed = changesetIdSchema.safeParse(input);
  if (!parsed.success) return refuse("not-found");
  const { changesetId } = parsed.data;
  const { shopId } = ctx;
  return ctx.db.tenant(shopId, async (tx) => {
    await lockPlanning(tx, shopId);
    const changeset = await lockChangeset(tx, shopId, changesetId);
    if (!changeset) return refuse("not-found");
    if (changeset.status === "publishing" || changeset.status === "scheduled") return { ok: true };
    if (changeset.status !== "paused") return refuse("publication-over");
    const startAfterMs = Math.max(0, changeset.startsInMs ?? 0);
    await setStatus(tx, shopId, changesetId, { status: startAfterMs > 0 ? "scheduled" : "publishing" });
    const roomless = await findRoomless(tx, shopId, changesetId);
    await planOnceMore(
      tx,
      shopId,
      changesetId,
      roomless.map((one) => ({ ...one, fileName: renamedFile(one.fileName, ctx.ids.next()) })),
    );
    await enqueueProducts(ctx, tx, { changesetId, startAfterMs });
    await finishChangesets(tx, shopId);
    return { ok: true };
  });
}
