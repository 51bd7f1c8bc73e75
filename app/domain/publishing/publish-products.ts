import type { Tx } from "#app/platform/db/db.ts";
import {
  type Again,
  type BatchWork,
  BUSY_PAUSE_MS,
  WAIT_BETWEEN_SLOTS_MS,
  accessFailure,
  batchWork,
  finish,
  release,
} from "./batch-work.ts";
import { bringFiles, isOpen } from "./bring-files.ts";
import type { PublishingCtx } from "./ctx.ts";
import { failUnfit } from "./fail-unfit.ts";
import { cause } from "./failures.ts";
import type { FileTask } from "./file-tasks.ts";
import { type BroughtProduct, finishBrought } from "./finish-products.ts";
import { publishProductsJob } from "./jobs/publish-products.ts";
import { type Replacement, keepMedia } from "./keep-media.ts";
import { pauseWhenStorageIsFull } from "./pause-changeset.ts";
import type { ProductMedium } from "./ports.ts";
import { MAX_PRODUCT_MEDIA } from "./schemas.ts";
import { snapshotBefore } from "./snapshot-before.ts";
import type { ProductEnd } from "./end-store.ts";
import {
  type BatchKey,
  type ClaimedBatch,
  type ClaimedProduct,
  type ProductKey,
  type Step,
  claimProducts,
  renewOldClaim,
} from "./store.ts";

/** A product in other hands for so long has probably lost its job: it is queued once more. */
const STUCK_AFTER_MS = 30 * 60_000;

/**
 * Publishes the pictures of some products of a changeset: what is there is recorded first, each picture is added, put in
 * its place and given to its variants, then the products are read back and compared. Safe to run again from any point, and
 * beside another worker: whoever claims a product last goes on with it, the other stops at its next write.
 *
 * @returns `again` when Shopify needs time, another changeset is at one of these products, or it isn't time yet
 * @throws whatever keeps Shopify from answering (to be tried again); what was recorded stays true
 */
export async function publishProducts(
  ctx: PublishingCtx,
  key: BatchKey,
  { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean },
): Promise<void | Again> {
  const claim = ctx.ids.next();
  const batch = await ctx.db.tenant(ctx.shopId, (tx) => claimProducts(tx, ctx.shopId, key, claim));
  for (const other of batch.busy) await queueStuck(ctx, other);
  const work = batchWork(ctx, { changesetId: key.changesetId, claim }, signal);
  let areWaiting = false;
  try {
    areWaiting = await publishClaimed(work, batch);
  } catch (error) {
    // The claims are kept: the next worker knows that it has to look before it acts.
    const why = accessFailure(error, isLastAttempt);
    await finish(
      work,
      batch.products.map(({ productGid }) => ({ productGid, failure: why })),
    );
  }
  if (batch.beginsInMs !== null) return { again: { afterMs: batch.beginsInMs } };
  if (areWaiting) return { again: { afterMs: WAIT_BETWEEN_SLOTS_MS } };
  if (batch.waiting.length > 0) return { again: { afterMs: BUSY_PAUSE_MS } };
}

/** Ends products whose job was tried to the end: what is on a product stays recorded, the rest failed. */
export async function settleProducts(ctx: PublishingCtx, key: BatchKey): Promise<void> {
  const claim = ctx.ids.next();
  const batch = await ctx.db.tenant(ctx.shopId, (tx) => claimProducts(tx, ctx.shopId, key, claim));
  // Not begun: the other changeset's work is none of ours, and neither is its claim.
  if (batch.waiting.length > 0) await queueAgain(ctx, { ...key, productGids: batch.waiting });
  const why = cause("gave-up");
  await finish(
    { ctx, key: { changesetId: key.changesetId, claim } },
    batch.products.map(({ productGid }) => ({ productGid, failure: why })),
  );
}

/** Queues a product once more whose claim is old; whoever asks within the next STUCK_AFTER_MS queues nothing. */
async function queueStuck(ctx: PublishingCtx, { changesetId, productGid }: ProductKey): Promise<void> {
  await ctx.db.tenant(ctx.shopId, async (tx) => {
    if (!(await renewOldClaim(tx, ctx.shopId, { changesetId, productGid }, STUCK_AFTER_MS))) return;
    await queueAgain(ctx, { changesetId, productGids: [productGid] }, tx);
    ctx.log.warn({ stuckChangesetId: changesetId }, "a stuck product was queued once more");
  });
}

function queueAgain(ctx: PublishingCtx, { changesetId, productGids }: BatchKey, tx?: Tx): Promise<void> {
  const payload = { v: 2 as const, shopId: ctx.shopId, changesetId, productGids: [...productGids] };
  return ctx.jobs.enqueue(publishProductsJob, [{ payload, group: ctx.shopId }], tx);
}

/** @returns whether Shopify needs more time for something of it */
async function publishClaimed(
  work: BatchWork,
  { products, target }: Pick<ClaimedBatch, "products" | "target">,
): Promise<boolean> {
  const plans = await snapshotBefore(work, products);
  const ends: ProductEnd[] = [];
  const toBring: BroughtProduct[] = [];
  for (const product of products) {
    const plan = plans.get(product.productGid);
    if (!plan) work.gone.add(product.productGid);
    else if (isOverfull(product, plan.before))
      ends.push({ productGid: product.productGid, failure: cause("too-many-media") });
    else toBring.push({ product, plan, tasks: product.steps.map((step) => taskOf(step, product)) });
  }
  const tasks = toBring.flatMap((one) => one.tasks);
  if (target) await failUnfit(work, tasks, target);
  await keepMedia(work, toBring.flatMap(replacementsOf));
  await bringFiles(work, tasks);
  await pauseWhenFull(work, tasks);
  const isOurs = ({ productGid }: { productGid: string }) => !work.lost.has(productGid);
  const why = cause("product-deleted");
  for (const productGid of work.gone) ends.push({ productGid, failure: why });
  await finish(work, ends.filter(isOurs));

  const left = toBring.filter(({ product }) => isOurs(product) && !work.gone.has(product.productGid));
  const waiting = left.filter(({ tasks }) => tasks.some(isOpen));
  await finishBrought(
    work,
    left.filter((one) => !waiting.includes(one)),
  );
  const known = waiting.filter(({ tasks }) => !tasks.some(({ inDoubt }) => inDoubt));
  await release(
    work,
    known.map(({ product }) => product.productGid),
  );
  return waiting.length > 0;
}

const taskOf = ({ assetId, ...step }: Step, { inDoubt }: ClaimedProduct): FileTask => ({
  ...step,
  taskId: assetId,
  inDoubt,
});

const replacementsOf = ({ product, plan, tasks }: BroughtProduct): Replacement[] =>
  product.steps.flatMap((step, index) => {
    const task = tasks[index];
    return task ? [{ task, step, before: plan.before }] : [];
  });

/** Whether a product would have more media than Shopify allows, counting what an earlier try left there once. */
function isOverfull({ steps }: ClaimedProduct, before: readonly ProductMedium[]): boolean {
  const shown = new Set(before.map(({ mediaGid }) => mediaGid));
  const notThere = steps.filter(({ earlier }) => !earlier.some(({ fileGid }) => shown.has(fileGid ?? "")));
  const toAdd = notThere.filter(({ state }) => !["attached", "verified", "failed"].includes(state));
  return toAdd.length > 0 && before.length + notThere.length > MAX_PRODUCT_MEDIA;
}

/** Shopify takes no more files: what isn't begun waits until the merchant has made room. */
async function pauseWhenFull({ ctx, key }: BatchWork, tasks: readonly FileTask[]): Promise<void> {
  if (tasks.some(({ failureCode }) => failureCode === "FILE_STORAGE_LIMIT_EXCEEDED"))
    await pauseWhenStorageIsFull(ctx, key);
}
