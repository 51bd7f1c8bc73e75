import type { z } from "zod";
import type { Tx } from "#app/platform/db/db.ts";
import { type Refusal, refuse } from "#app/platform/errors.ts";
import { readPublicationVerdicts } from "../review/index.server.ts";
import type { Target } from "../review/schemas.ts";
import { type UnfitRefusal, whyUnfit } from "./choose-assets.ts";
import type { PublishingCtx } from "./ctx.ts";
import { beginDrafts, countDrafts, findDraftAssets, hinder } from "./draft-store.ts";
import { enqueueProducts } from "./enqueue-products.ts";
import { hinderClaims } from "./hinder-claims.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { findPublishedAssets, lockPlanning } from "./plan-store.ts";
import { MAX_SCHEDULE_DAYS, startChangesetSchema } from "./schemas.ts";
import { findWaitingJobs, forgetJobs, lockChangeset, setStatus } from "./steer-store.ts";
import { databaseNow } from "./store.ts";

const DAY_MS = 24 * 3_600_000;

export type StartRefusal =
  | Refusal<"invalid-input", { problem: string }>
  | Refusal<"not-found">
  /** It was started or cancelled already. */
  | Refusal<"publication-begun">
  /** Its lines are others than those of the version that was looked at. */
  | Refusal<"plan-changed">
  /** `count` products are still to be looked at. */
  | Refusal<"plan-unchecked", { count: number }>
  /** `count` lines can't be published as they are; the plan says why. */
  | Refusal<"plan-hindered", { count: number }>
  | UnfitRefusal;

/**
 * Starts a plan, now or at a time: every product was looked at, and no line is hindered. From then on its pictures count as
 * on their way. One that waits for its time is given another one. Whoever says which version of the plan was looked at
 * starts that one and no other.
 */
export async function startChangeset(
  ctx: PublishingCtx,
  input: z.input<typeof startChangesetSchema>,
): Promise<{ ok: true } | StartRefusal> {
  const parsed = startChangesetSchema.safeParse(input);
  if (!parsed.success)
    return refuse("invalid-input", { problem: parsed.error.issues[0]?.message ?? "unknown" });
  const { changesetId, startsAt, version } = parsed.data;
  const { shopId } = ctx;
  return ctx.db.tenant(shopId, async (tx): Promise<{ ok: true } | StartRefusal> => {
    await lockPlanning(tx, shopId);
    const changeset = await lockChangeset(tx, shopId, changesetId);
    if (!changeset) return refuse("not-found");
    if (changeset.status !== "planned" && changeset.status !== "scheduled")
      return refuse("publication-begun");
    if (version !== undefined && version !== changeset.version) return refuse("plan-changed");
    const at = startsAt === undefined ? null : new Date(startsAt);
    const startAfterMs = at === null ? 0 : Math.max(0, at.getTime() - (await databaseNow(tx)).getTime());
    if (startAfterMs > MAX_SCHEDULE_DAYS * DAY_MS)
      return refuse("invalid-input", { problem: "is too far ahead" });
    if (changeset.status === "planned") {
      const refusal = await beginPlan({ ...ctx, tx }, tx, changesetId, changeset.target);
      if (refusal) return refusal;
    } else {
      const jobIds = await findWaitingJobs(tx, shopId, changesetId);
      await forgetJobs(tx, shopId, await ctx.jobs.remove(publishProductsJob, jobIds, tx));
    }
    const status = startAfterMs > 0 ? "scheduled" : "publishing";
    await setStatus(tx, shopId, changesetId, { status, startsAt: startAfterMs > 0 ? at : null });
    await enqueueProducts(ctx, tx, { changesetId, startAfterMs });
    return { ok: true };
  });
}

/** Makes steps of the plan's drafts, unless something keeps one of them from being published. */
async function beginPlan(
  ctx: PublishingCtx,
  tx: Tx,
  changesetId: string,
  target: Target,
): Promise<StartRefusal | null> {
  const { shopId } = ctx;
  const assetIds = await findDraftAssets(tx, shopId, changesetId);
  if (assetIds.length === 0) return refuse("nothing-to-publish");
  const taken = await findPublishedAssets(tx, shopId, assetIds);
  await hinder(tx, shopId, changesetId, [...taken], "already-published");
  await hinderClaims(ctx, tx, { changesetId, target });
  const { uncheckedProducts, hinderedLines } = await countDrafts(tx, shopId, changesetId);
  if (uncheckedProducts > 0) return refuse("plan-unchecked", { count: uncheckedProducts });
  if (hinderedLines > 0) return refuse("plan-hindered", { count: hinderedLines });
  // Somebody may have answered otherwise since the products were looked at.
  const unfit = whyUnfit(await readPublicationVerdicts(ctx, { assetIds, target }));
  if (unfit) return unfit;
  await beginDrafts(tx, shopId, changesetId);
  return null;
}
