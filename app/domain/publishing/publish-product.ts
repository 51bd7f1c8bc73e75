import type { Tx } from "#app/platform/db/db.ts";
import { ShopAccessError } from "#app/platform/outside-errors.ts";
import { type StepEnd, type Work, advanceStep } from "./advance-step.ts";
import type { PublishingCtx } from "./ctx.ts";
import { type PublishingFailure, failure } from "./failures.ts";
import { publishProductJob } from "./jobs/publish-product.ts";
import type { ProductMedium } from "./ports.ts";
import { compareReadBack } from "./read-back.ts";
import { MAX_PRODUCT_MEDIA } from "./schemas.ts";
import {
  type ClaimedProduct,
  ClaimLostError,
  type ProductKey,
  claimProduct,
  finishProduct,
  releaseClaim,
  renewOldClaim,
  saveBefore,
} from "./store.ts";

/** Pause before a product that another changeset is publishing is tried again. */
const BUSY_PAUSE_MS = 3_000;
/** A product in other hands for so long has probably lost its job: it is queued once more. */
const STUCK_AFTER_MS = 30 * 60_000;
/** Pauses before the product is read back once more, when it doesn't show yet what we added. */
const READ_BACK_PAUSES_MS = [1_000, 3_000];

type Again = { readonly again: { readonly afterMs: number } };

/**
 * Publishes the pictures of one product of a changeset: what is there is recorded first, each picture is added behind it,
 * then the product is read back and compared. Safe to run again from any point, and beside another worker: whoever claims
 * the product last goes on, the other stops at its next write.
 *
 * @returns `again` when Shopify needs time or another changeset is at this product
 * @throws whatever keeps Shopify from answering (to be tried again); what was recorded stays true
 */
export async function publishProduct(
  ctx: PublishingCtx,
  key: ProductKey,
  { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean },
): Promise<void | Again> {
  const claim = ctx.ids.next();
  const claimed = await ctx.db.tenant(ctx.shopId, (tx) => claimProduct(tx, ctx.shopId, key, claim));
  if (claimed.outcome === "ended") return;
  if (claimed.outcome === "busy") {
    await queueStuck(ctx, { ...key, changesetId: claimed.changesetId });
    return { again: { afterMs: BUSY_PAUSE_MS } };
  }
  const work: Work = { ctx, key: { ...key, claim }, signal };
  try {
    return await publishClaimed(work, claimed);
  } catch (error) {
    // The claim is kept: the next worker knows that it has to look before it acts.
    if (error instanceof ClaimLostError) return;
    if (error instanceof ShopAccessError && (error.reason !== "reauthorize" || isLastAttempt))
      return finish(work, { failure: failure(error.reason) });
    throw error;
  }
}

/** Ends a product whose job was tried to the end: what is on the product stays recorded, the rest failed. */
export async function settleProduct(ctx: PublishingCtx, key: ProductKey): Promise<void> {
  const claim = ctx.ids.next();
  const claimed = await ctx.db.tenant(ctx.shopId, (tx) => claimProduct(tx, ctx.shopId, key, claim));
  if (claimed.outcome === "ended") return;
  // Not begun: the other changeset's work is none of ours, and neither is its claim.
  if (claimed.outcome === "busy") return queueAgain(ctx, key);
  await finish({ ctx, key: { ...key, claim } }, { failure: failure("gave-up") });
}

/** Queues a product once more whose claim is old; whoever asks within the next STUCK_AFTER_MS queues nothing. */
async function queueStuck(ctx: PublishingCtx, key: ProductKey): Promise<void> {
  await ctx.db.tenant(ctx.shopId, async (tx) => {
    if (!(await renewOldClaim(tx, ctx.shopId, key, STUCK_AFTER_MS))) return;
    await queueAgain(ctx, key, tx);
    ctx.log.warn({ stuckChangesetId: key.changesetId }, "a stuck product was queued once more");
  });
}

function queueAgain(ctx: PublishingCtx, { changesetId, productGid }: ProductKey, tx?: Tx): Promise<void> {
  const payload = { v: 1 as const, shopId: ctx.shopId, changesetId, productGid };
  return ctx.jobs.enqueue(publishProductJob, [{ payload, group: ctx.shopId }], tx);
}

async function publishClaimed(
  work: Work,
  { before: recorded, steps, inDoubt }: ClaimedProduct,
): Promise<void | Again> {
  const { ctx, key, signal } = work;
  const before = await snapshotBefore(work, recorded, steps);
  if (!before) return finish(work, { failure: failure("product-deleted") });
  const shown = new Set(before.map(({ mediaGid }) => mediaGid));
  const notThere = steps.filter(({ earlier }) => !earlier.some(({ fileGid }) => shown.has(fileGid ?? "")));
  const toAdd = notThere.filter(({ state }) => !["attached", "verified", "failed"].includes(state));
  if (toAdd.length > 0 && before.length + notThere.length > MAX_PRODUCT_MEDIA)
    return finish(work, { failure: failure("too-many-media") });

  const attached: { assetId: string; fileGid: string; altText: string }[] = [];
  for (const step of steps) {
    const result: StepEnd = await advanceStep(work, step, inDoubt);
    switch (result.end) {
      case "attached":
        attached.push({ assetId: step.assetId, altText: result.altText, fileGid: result.fileGid });
        continue;
      case "failed":
        continue;
      case "waiting":
        if (!result.inDoubt) await ctx.db.tenant(ctx.shopId, (tx) => releaseClaim(tx, ctx.shopId, key));
        return { again: { afterMs: result.afterMs } };
      case "product-failed":
        return finish(work, { failure: result.failure });
    }
  }
  if (attached.length === 0) return finish(work, {});

  for (const pauseMs of [...READ_BACK_PAUSES_MS, null]) {
    signal.throwIfAborted();
    const after = await ctx.ports.media.readProductMedia(key.productGid);
    if (!after) return finish(work, { failure: failure("product-deleted") });
    const readBack = compareReadBack(before, after, attached);
    if (readBack.matches)
      return finish(work, { after, verifiedAssetIds: attached.map(({ assetId }) => assetId) });
    if (pauseMs === null) return finish(work, { after, failure: failure(readBack.problem) });
    await ctx.clock.sleep(pauseMs, signal);
  }
}

/**
 * What the product showed before we touched it; null when it is gone. It is taken anew as long as nothing of ours can
 * have been added, so that the merchant's own changes in the meantime count as theirs.
 */
async function snapshotBefore(
  { ctx, key }: Work,
  recorded: readonly ProductMedium[] | null,
  steps: ClaimedProduct["steps"],
): Promise<readonly ProductMedium[] | null> {
  const mayBeTouched = steps.some(({ state }) => ["ready", "attached", "verified"].includes(state));
  if (recorded && mayBeTouched) return recorded;
  const before = await ctx.ports.media.readProductMedia(key.productGid);
  if (before) await ctx.db.tenant(ctx.shopId, (tx) => saveBefore(tx, ctx.shopId, key, before));
  return before;
}

async function finish(
  { ctx, key }: Pick<Work, "ctx" | "key">,
  end: {
    after?: readonly ProductMedium[];
    verifiedAssetIds?: readonly string[];
    failure?: PublishingFailure;
  },
): Promise<void> {
  await ctx.db.tenant(ctx.shopId, (tx) => finishProduct(tx, ctx.shopId, key, end));
  ctx.log.info(
    { productGid: key.productGid, failure: end.failure?.code ?? null },
    "a product's publication ended",
  );
}
