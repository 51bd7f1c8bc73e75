/** One worker's hold on products of a changeset, and how it writes down what becomes of their pictures. */
import { createHash } from "node:crypto";
import { readAssetFile, readAssets } from "../assets/index.server.ts";
import { ShopAccessError } from "#app/platform/outside-errors.ts";
import type { PublishingCtx } from "./ctx.ts";
import { type FailureCause, cause } from "./failures.ts";
import type { FileWork } from "./file-tasks.ts";
import { type ProductEnd, finishProducts } from "./end-store.ts";
import { type WorkerKey, releaseClaims, saveSteps } from "./store.ts";

/** Pause before a product that another changeset is at is tried again. */
export const BUSY_PAUSE_MS = 3_000;
/** Pause before files that Shopify needs longer for are looked at again. */
export const WAIT_BETWEEN_SLOTS_MS = 5_000;

/** A batch's job is to come again. */
export type Again = { readonly again: { readonly afterMs: number } };

export interface BatchWork extends FileWork {
  readonly key: WorkerKey;
}

export function batchWork(ctx: PublishingCtx, key: WorkerKey, signal: AbortSignal): BatchWork {
  return {
    ctx,
    key,
    signal,
    lost: new Set(),
    gone: new Set(),
    describe: (tasks) => readAssets(ctx, { assetIds: tasks.map(({ taskId }) => taskId) }),
    async load({ taskId }) {
      const file = await readAssetFile(ctx, { assetId: taskId });
      return file.ok && isProven(file.bytes, file.asset) ? file.bytes : null;
    },
    save: (changes) =>
      ctx.db.tenant(ctx.shopId, (tx) =>
        saveSteps(
          tx,
          ctx.shopId,
          key,
          changes.map(([{ taskId, productGid }, change]) => ({ assetId: taskId, productGid, ...change })),
        ),
      ),
  };
}

/** Whether bytes are those that were recorded. */
export const isProven = (
  bytes: Uint8Array,
  { sizeBytes, sha256 }: { readonly sizeBytes: number; readonly sha256: string },
): boolean => bytes.byteLength === sizeBytes && createHash("sha256").update(bytes).digest("hex") === sha256;

/**
 * What all products of a batch end with, because the shop gives no access and waiting brings none.
 * @throws the error itself when it is another one, or when a later try may find the permission renewed
 */
export function accessFailure(error: unknown, isLastAttempt: boolean): FailureCause {
  if (!(error instanceof ShopAccessError) || (error.reason === "reauthorize" && !isLastAttempt)) throw error;
  return cause(error.reason);
}

/** Ends products that are still this worker's. */
export async function finish(
  { ctx, key }: Pick<BatchWork, "ctx" | "key">,
  ends: readonly ProductEnd[],
): Promise<void> {
  if (ends.length === 0) return;
  await ctx.db.tenant(ctx.shopId, (tx) => finishProducts(tx, ctx.shopId, key, ends));
  for (const { productGid, failure: why } of ends)
    ctx.log.info({ productGid, failure: why?.code ?? null }, "a product's publication ended");
}

/** Gives products back whose recorded states are exactly what happened. */
export async function release(
  { ctx, key }: Pick<BatchWork, "ctx" | "key">,
  productGids: readonly string[],
): Promise<void> {
  if (productGids.length === 0) return;
  await ctx.db.tenant(ctx.shopId, (tx) => releaseClaims(tx, ctx.shopId, { ...key, productGids }));
}
