import {
  type Again,
  type BatchWork,
  BUSY_PAUSE_MS,
  WAIT_BETWEEN_SLOTS_MS,
  accessFailure,
  batchWork,
  isProven,
  release,
} from "./batch-work.ts";
import { bringFiles, isOpen } from "./bring-files.ts";
import { type Goal, type Outcome, bringAbout } from "./bring-about.ts";
import { anchorsOf } from "./arrange.ts";
import type { PublishingCtx } from "./ctx.ts";
import { editedPlaces, wasTakenOff } from "./edited-places.ts";
import { cause, laterPublication } from "./failures.ts";
import type { FileTask } from "./file-tasks.ts";
import { touchedVariants } from "./goals.ts";
import { samePlace } from "./later-publications.ts";
import { type KeptMedium, findKept, saveKept } from "./kept-store.ts";
import { type BatchKey, type WorkerKey } from "./store.ts";
import { type ShownProduct, type Target, nextChange } from "./target.ts";
import { type ClaimedUndo, type UndoEnd, claimUndos, finishUndos, saveUndoBegun } from "./undo-store.ts";

/**
 * Undoes a publication on some products. Each is looked at first: one that was edited in between at the places that the
 * publication touched is left alone. From the first change on that is decided: whoever goes on after a crash reads what is
 * there and does what is missing.
 *
 * @returns `again` when Shopify needs time or another changeset is at one of these products
 * @throws whatever keeps Shopify from answering (to be tried again)
 */
export async function undoBatch(
  ctx: PublishingCtx,
  key: BatchKey,
  { signal, isLastAttempt }: { signal: AbortSignal; isLastAttempt: boolean },
): Promise<void | Again> {
  const claim = ctx.ids.next();
  const claimed = await ctx.db.tenant(ctx.shopId, (tx) => claimUndos(tx, ctx.shopId, key, claim));
  const work = batchWork(ctx, { changesetId: key.changesetId, claim }, signal);
  let areWaiting = false;
  try {
    areWaiting = await undoClaimed(work, claimed.products);
  } catch (error) {
    const why = accessFailure(error, isLastAttempt);
    await finish(
      work,
      claimed.products.map(({ productGid }) => ({ productGid, failure: why })),
    );
  }
  if (areWaiting) return { again: { afterMs: WAIT_BETWEEN_SLOTS_MS } };
  if (claimed.waitingCount > 0) return { again: { afterMs: BUSY_PAUSE_MS } };
}

/** Ends undoing whose job was tried to the end; it can be asked for once more. */
export async function settleUndo(ctx: PublishingCtx, key: BatchKey): Promise<void | Again> {
  const claim = ctx.ids.next();
  const claimed = await ctx.db.tenant(ctx.shopId, (tx) => claimUndos(tx, ctx.shopId, key, claim));
  const why = cause("undo-gave-up");
  await finish(
    { ctx, key: { changesetId: key.changesetId, claim } },
    claimed.products.map(({ productGid }) => ({ productGid, failure: why })),
  );
  if (claimed.waitingCount > 0) return { again: { afterMs: BUSY_PAUSE_MS } };
}

/** @returns whether Shopify needs more time for something of it */
async function undoClaimed(work: BatchWork, products: readonly ClaimedUndo[]): Promise<boolean> {
  const toUndo = await leaveEditedAlone(work, products);
  const kept = await readKept(work, toUndo);
  await takeOff(work, toUndo);
  const tasks = await putBack(work, kept);
  const isAhead = (task: FileTask) => isOpen(task) && !work.gone.has(task.productGid);
  const waiting = new Set(tasks.filter(isAhead).map(({ productGid }) => productGid));
  const ready = toUndo.filter(({ productGid }) => !waiting.has(productGid) && !work.lost.has(productGid));
  const goals = ready.map((product) => goalOf(product, restored(product, tasks)));
  const outcomes = await bringAbout(work, goals);
  await finish(
    work,
    goals.map(({ productGid, target }) => endOf(productGid, target, tasks, outcomes.get(productGid))),
  );
  const known = [...waiting].filter((gid) => !tasks.some((task) => task.productGid === gid && task.inDoubt));
  await release(work, known);
  return waiting.size > 0;
}

/** What a later publication of ours rests on stays until that one is undone. */
function endBehindLater(product: ClaimedUndo): UndoEnd[] {
  const later = product.hasBegun ? null : product.history.lastOn(product);
  if (!later) return [];
  const { changesetId, createdAt } = later;
  return [
    {
      productGid: product.productGid,
      failure: laterPublication(createdAt),
      places: [{ what: "later-publication", changesetId }],
    },
  ];
}

/** Those that weren't edited where the publication touched them, or of which something was undone already. */
async function leaveEditedAlone(work: BatchWork, products: readonly ClaimedUndo[]): Promise<ClaimedUndo[]> {
  const ends: UndoEnd[] = products.flatMap(endBehindLater);
  const isBehind = (product: ClaimedUndo) => ends.some(({ productGid }) => productGid === product.productGid);
  const fresh = products.filter((one) => !one.hasBegun && !isBehind(one));
  const { media } = work.ctx.ports;
  const gids = fresh.map(({ productGid }) => productGid);
  const shown = gids.length > 0 ? await media.readProducts(gids) : new Map();
  const variants = gids.length > 0 ? await media.readVariants(gids) : new Map();
  for (const product of fresh) {
    const { productGid } = product;
    const now = shown.get(productGid);
    if (!now) ends.push({ productGid, failure: cause("undo-product-deleted") });
    else {
      const places = editedPlaces(product, { media: now, variants: variants.get(productGid) ?? [] });
      if (places.length > 0) ends.push({ productGid, failure: cause("undo-edited"), places });
    }
  }
  await finish(work, ends);
  const left = new Set(ends.map(({ productGid }) => productGid));
  const toUndo = products.filter(({ productGid }) => !left.has(productGid));
  const held = await work.ctx.db.tenant(work.ctx.shopId, (tx) =>
    saveUndoBegun(
      tx,
      work.ctx.shopId,
      work.key,
      toUndo.map(({ productGid }) => productGid),
    ),
  );
  return toUndo.filter(({ productGid }) => held.has(productGid));
}

const readKept = ({ ctx, key }: BatchWork, products: readonly ClaimedUndo[]): Promise<KeptTask[]> =>
  ctx.db.tenant(ctx.shopId, async (tx) => {
    const productGids = products.map(({ productGid }) => productGid);
    const kept = await findKept(tx, ctx.shopId, { changesetId: key.changesetId, productGids });
    return kept.flatMap((medium) => {
      const product = products.find(({ productGid }) => productGid === medium.productGid);
      // What was to be replaced by a picture that failed was never taken off, nor what was found there at the end.
      const isReplaced = product?.ours.some(({ replacesGid }) => replacesGid === medium.mediaGid);
      const mayBeOff = product && (product.after === null || wasTakenOff(product, medium.mediaGid));
      return isReplaced && mayBeOff ? [{ ...medium, inDoubt: product.inDoubt }] : [];
    });
  });

type KeptTask = KeptMedium & { readonly inDoubt: boolean };

/** Takes ours off their products; their variants show nothing then. */
async function takeOff(work: BatchWork, products: readonly ClaimedUndo[]): Promise<void> {
  await bringAbout(
    work,
    products.map((product) => ({
      productGid: product.productGid,
      target: {
        absent: toTakeOff(product),
        replaced: new Map(),
        anchored: [],
        links: new Map(),
      },
      mayChange: () => true,
    })),
  );
}

const toTakeOff = ({ ours, strays }: ClaimedUndo): string[] => [
  ...ours.map(({ mediaGid }) => mediaGid),
  ...strays,
];

/**
 * Puts back what was taken off: the files themselves, or new ones from the bytes that were kept where the merchant deleted
 * them.
 */
async function putBack(work: BatchWork, kept: readonly KeptTask[]): Promise<FileTask[]> {
  if (kept.length === 0) return [];
  const { media } = work.ctx.ports;
  const statuses = await media.readFiles(kept.map(({ mediaGid }) => mediaGid));
  const tasks = kept.map((medium): FileTask => {
    const { mediaGid, productGid, fileName, altText, ageMs, inDoubt } = medium;
    const isThere = statuses.get(mediaGid)?.state === "ready" && medium.state === "planned";
    return {
      taskId: mediaGid,
      productGid,
      earlier: [],
      fileName,
      altText,
      ageMs,
      // It may be on its product already, put there by whoever was at it before.
      inDoubt: inDoubt || isThere,
      state: isThere ? "ready" : medium.state,
      resourceUrl: medium.resourceUrl,
      fileGid: isThere ? mediaGid : medium.fileGid,
    };
  });
  const byId = new Map(kept.map((medium) => [`${medium.productGid} ${medium.mediaGid}`, medium]));
  const mediumOf = ({ productGid, taskId }: FileTask) => byId.get(`${productGid} ${taskId}`);
  await bringFiles(
    {
      ...work,
      describe: async (some) =>
        new Map(some.flatMap((task) => (mediumOf(task) ? [[task.taskId, mediumOf(task) as KeptTask]] : []))),
      async load(task) {
        const medium = mediumOf(task);
        const bytes = medium ? await work.ctx.ports.files.get(medium.fileKey) : null;
        return medium && bytes && isProven(bytes, medium) ? bytes : null;
      },
      save: (changes) =>
        work.ctx.db.tenant(work.ctx.shopId, (tx) =>
          saveKept(
            tx,
            work.ctx.shopId,
            work.key,
            changes.map(([{ taskId, productGid, fileGid }, change]) => ({
              mediaGid: taskId,
              productGid,
              ...(fileGid !== null && { fileGid }),
              ...change,
            })),
          ),
        ),
    },
    tasks,
  );
  return tasks;
}

/** The media that now stand for those that were taken off. */
function restored({ productGid }: ClaimedUndo, tasks: readonly FileTask[]): Map<string, string> {
  return new Map(
    tasks
      .filter((task) => task.productGid === productGid && task.state === "attached")
      .map(({ taskId, fileGid }) => [taskId, fileGid ?? taskId]),
  );
}

function goalOf(product: ClaimedUndo, back: ReadonlyMap<string, string>): Goal {
  const { productGid, before, links, ours, history } = product;
  const order = before.map(({ mediaGid }) => back.get(mediaGid) ?? mediaGid);
  return {
    productGid,
    target: {
      absent: toTakeOff(product),
      replaced: new Map(),
      // Other publications may have put something else in the places before theirs, or have been undone since.
      anchored: anchorsOf(order, new Set(back.values())).map(({ mediaGid, after }) => ({
        mediaGid,
        after: after.flatMap((gid) => samePlace(history, gid)),
      })),
      links: new Map(
        touchedVariants(links, ours).map(({ variantGid, before: was }) => [
          variantGid,
          was === null ? null : (back.get(was) ?? was),
        ]),
      ),
      // What a merchant gave a variant since an undo that failed is his.
      released: new Set(toTakeOff(product)),
    },
    mayChange: () => true,
  };
}

function endOf(
  productGid: string,
  target: Target,
  tasks: readonly FileTask[],
  outcome: Outcome | undefined,
): UndoEnd {
  if (!outcome) throw new Error(`nothing came of ${productGid}`);
  if ("failure" in outcome) return { productGid, failure: outcome.failure };
  const lost = tasks.filter((task) => task.productGid === productGid && task.state === "failed");
  const isFull = lost.some(({ failureCode }) => failureCode === "FILE_STORAGE_LIMIT_EXCEEDED");
  if (lost.length > 0)
    return { productGid, failure: cause(isFull ? "undo-storage-full" : "undo-not-put-back") };
  return isUndone(target, outcome) ? { productGid } : { productGid, failure: cause("undo-not-as-before") };
}

const isUndone = (target: Target, shown: ShownProduct): boolean => nextChange(target, shown) === null;

async function finish(
  { ctx, key }: { readonly ctx: PublishingCtx; readonly key: WorkerKey },
  ends: readonly UndoEnd[],
): Promise<void> {
  if (ends.length === 0) return;
  await ctx.db.tenant(ctx.shopId, (tx) => finishUndos(tx, ctx.shopId, key, ends));
  for (const { productGid, failure: why } of ends)
    ctx.log.info({ productGid, failure: why?.code ?? null }, "a product's undo ended");
}
