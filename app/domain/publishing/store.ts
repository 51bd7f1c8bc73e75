/** What the room writes, and reads in order to write; what pages read is in read-store.ts. No other file touches the database. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PublishingFailure } from "./failures.ts";
import type { ProductMedium } from "./ports.ts";
import type { ProductStatus, StepState } from "./schemas.ts";

/** Rows in one INSERT: far below the 32,767 parameters that PostgreSQL takes. */
const INSERT_BATCH = 1_000;

// ---------------------------------------------------------------- planning

export interface NewChangeset {
  readonly changesetId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly target: string;
  readonly actor: string;
}

export interface NewStep {
  readonly productGid: string;
  readonly assetId: string;
  readonly position: number;
  readonly fileName: string;
  readonly altText: string;
}

/** Makes the plans of one shop wait for each other until the transaction ends. */
export async function lockPlanning(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publishing.plan ${shopId}`}, 0))`;
}

export async function findChangesetByKey(
  tx: Tx,
  shopId: ShopId,
  idempotencyKey: string,
): Promise<{ changesetId: string; requestHash: string; productCount: number } | null> {
  const row = await tx.changeset.findUnique({
    where: { shopId_idempotencyKey: { shopId, idempotencyKey } },
    select: { changesetId: true, requestHash: true, _count: { select: { products: true } } },
  });
  return (
    row && { changesetId: row.changesetId, requestHash: row.requestHash, productCount: row._count.products }
  );
}

/** Those of the assets that are on their way to a product or on it. */
export async function findPublishedAssets(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.changesetStep.findMany({
    where: { shopId, assetId: { in: [...assetIds] }, state: { not: "failed" } },
    select: { assetId: true },
  });
  return new Set(rows.map(({ assetId }) => assetId));
}

export async function insertChangeset(
  tx: Tx,
  shopId: ShopId,
  changeset: NewChangeset,
  steps: readonly NewStep[],
): Promise<void> {
  const { changesetId } = changeset;
  await tx.changeset.create({ data: { ...changeset, shopId }, select: { changesetId: true } });
  const productGids = [...new Set(steps.map(({ productGid }) => productGid))];
  for (let start = 0; start < productGids.length; start += INSERT_BATCH) {
    const batch = productGids.slice(start, start + INSERT_BATCH);
    await tx.changesetProduct.createMany({
      data: batch.map((productGid) => ({ shopId, changesetId, productGid })),
    });
  }
  for (let start = 0; start < steps.length; start += INSERT_BATCH) {
    const batch = steps.slice(start, start + INSERT_BATCH);
    await tx.changesetStep.createMany({
      data: batch.map((step) => Object.assign({ shopId, changesetId }, step)),
    });
  }
}

// ---------------------------------------------------------------- publishing one product

/** Names one product of one changeset. */
export interface ProductKey {
  readonly changesetId: string;
  readonly productGid: string;
}

export interface Step {
  readonly assetId: string;
  readonly state: StepState;
  readonly fileName: string;
  readonly altText: string;
  readonly resourceUrl: string | null;
  readonly fileGid: string | null;
  /** How long ago the state was recorded, by the database's clock. */
  readonly ageMs: number;
  /** Publications of this picture on this product that failed after its upload, newest first. */
  readonly earlier: readonly EarlierTry[];
}

/** What a failed publication may have left on the shop. */
export interface EarlierTry {
  readonly fileName: string;
  readonly altText: string;
  /** Null when it was never known whether the file was made. */
  readonly fileGid: string | null;
}

export interface ClaimedProduct {
  readonly outcome: "claimed";
  /** True when an earlier worker never gave its claim back: the effect after a recorded state may have happened. */
  readonly inDoubt: boolean;
  readonly before: readonly ProductMedium[] | null;
  readonly steps: readonly Step[];
}

export type Claim =
  | ClaimedProduct
  /** Published, failed, or deleted with its changeset. */
  | { readonly outcome: "ended" }
  /** Another changeset is publishing this product. */
  | { readonly outcome: "busy"; readonly changesetId: string };

/**
 * Claims a product for one worker. Whoever claims last may write: a worker that was believed dead and goes on loses its
 * claim, and its next write throws ClaimLostError. Another changeset's product is never taken over.
 */
export async function claimProduct(tx: Tx, shopId: ShopId, key: ProductKey, claim: string): Promise<Claim> {
  const { changesetId, productGid } = key;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`publishing.claim ${shopId} ${productGid}`}, 0))`;
  const rows = await tx.$queryRaw<
    {
      changeset_id: string;
      status: ProductStatus;
      claim: string | null;
      before: ProductMedium[] | null;
    }[]
  >`
    SELECT changeset_id, status, claim, before
    FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND product_gid = ${productGid}
      AND (changeset_id = ${changesetId}::uuid OR status = 'publishing')
    FOR UPDATE`;
  const own = rows.find((row) => row.changeset_id === changesetId);
  if (!own || own.status === "done" || own.status === "failed") return { outcome: "ended" };
  const other = rows.find((row) => row.changeset_id !== changesetId);
  if (other) return { outcome: "busy", changesetId: other.changeset_id };
  await tx.$executeRaw`
    UPDATE changeset_product SET status = 'publishing', claim = ${claim}::uuid, claimed_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ${productGid}`;
  return {
    outcome: "claimed",
    inDoubt: own.claim !== null,
    before: own.before,
    steps: await findSteps(tx, shopId, key),
  };
}

async function findSteps(tx: Tx, shopId: ShopId, { changesetId, productGid }: ProductKey): Promise<Step[]> {
  return tx.$queryRaw<Step[]>`
    SELECT s.asset_id AS "assetId", s.state, s.file_name AS "fileName", s.alt_text AS "altText",
           s.resource_url AS "resourceUrl", s.file_gid AS "fileGid",
           (extract(epoch FROM clock_timestamp() - s.updated_at) * 1000)::float8 AS "ageMs",
           (SELECT coalesce(jsonb_agg(jsonb_build_object('fileName', e.file_name, 'altText', e.alt_text, 'fileGid', e.file_gid)
                                      ORDER BY e.changeset_id DESC), '[]')
            FROM changeset_step e
            WHERE e.shop_id = s.shop_id AND e.asset_id = s.asset_id AND e.product_gid = s.product_gid
              AND e.changeset_id <> s.changeset_id AND e.state = 'failed' AND e.resource_url IS NOT NULL) AS earlier
    FROM changeset_step s
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.product_gid = ${productGid}
    ORDER BY s.position`;
}

/**
 * Counts a product's claim as made now when it is older than `ageMs`. True for the one caller who did, so that of many
 * who find it old only one acts; the claim itself stays whose it is.
 */
export async function renewOldClaim(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGid }: ProductKey,
  ageMs: number,
): Promise<boolean> {
  const rows = await tx.$executeRaw`
    UPDATE changeset_product SET claimed_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ${productGid}
      AND status = 'publishing' AND claimed_at < clock_timestamp() - ${ageMs / 1000} * interval '1 second'`;
  return rows === 1;
}

/** Another worker has claimed the product, or it has ended: whoever gets this stops without another effect. */
export class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}

/** Holds the product's row for this transaction; throws ClaimLostError unless `claim` is the one that counts. */
async function assertClaim(tx: Tx, shopId: ShopId, key: ProductKey, claim: string): Promise<void> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT 1 FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${key.changesetId}::uuid AND product_gid = ${key.productGid}
      AND claim = ${claim}::uuid
    FOR UPDATE`;
  if (rows.length === 0) throw new ClaimLostError("This product is in other hands now.");
}

export interface ClaimedKey extends ProductKey {
  readonly claim: string;
}

/** Gives the claim back: every recorded state is exactly what happened. */
export async function releaseClaim(tx: Tx, shopId: ShopId, { claim, ...key }: ClaimedKey): Promise<void> {
  await tx.changesetProduct.updateMany({ where: { shopId, ...key, claim }, data: { claim: null } });
}

export async function saveBefore(
  tx: Tx,
  shopId: ShopId,
  { claim, ...key }: ClaimedKey,
  before: readonly ProductMedium[],
): Promise<void> {
  await assertClaim(tx, shopId, key, claim);
  await tx.changesetProduct.update({
    where: { shopId_changesetId_productGid: { shopId, ...key } },
    data: { before: toJson(before) },
    select: { productGid: true },
  });
}

export interface StepChange {
  readonly state: Exclude<StepState, "failed">;
  readonly resourceUrl?: string;
  readonly fileGid?: string;
  readonly altText?: string;
}

/** Records what is now known to have happened to one picture. */
export async function saveStep(
  tx: Tx,
  shopId: ShopId,
  { claim, ...key }: ClaimedKey,
  assetId: string,
  change: StepChange | { readonly state: "failed"; readonly failure: PublishingFailure },
): Promise<void> {
  await assertClaim(tx, shopId, key, claim);
  const { state, ...rest } = change;
  const data = "failure" in rest ? { failureCode: rest.failure.code, failureText: rest.failure.text } : rest;
  await tx.changesetStep.update({
    where: { shopId_changesetId_productGid_assetId: { shopId, ...key, assetId } },
    data: { state, ...data, updatedAt: await databaseNow(tx) },
    select: { assetId: true },
  });
}

/**
 * Ends a product. With a failure, pictures that are not on the product yet fail with it; those that are stay recorded as
 * attached. Without one, the product fails with its first failed picture, or is done.
 */
export async function finishProduct(
  tx: Tx,
  shopId: ShopId,
  { claim, ...key }: ClaimedKey,
  end: {
    after?: readonly ProductMedium[];
    verifiedAssetIds?: readonly string[];
    failure?: PublishingFailure;
  },
): Promise<void> {
  // Lock order everywhere: changeset, then product, then steps.
  await tx.$executeRaw`
    SELECT 1 FROM changeset WHERE shop_id = ${shopId}::uuid AND changeset_id = ${key.changesetId}::uuid FOR UPDATE`;
  await assertClaim(tx, shopId, key, claim);
  const now = await databaseNow(tx);
  await tx.changesetStep.updateMany({
    where: { shopId, ...key, assetId: { in: [...(end.verifiedAssetIds ?? [])] }, state: "attached" },
    data: { state: "verified", updatedAt: now },
  });
  if (end.failure) await failOpenSteps(tx, shopId, key, end.failure, now);
  const failed = await tx.changesetStep.findFirst({
    where: { shopId, ...key, state: "failed" },
    orderBy: { position: "asc" },
    select: { failureCode: true, failureText: true },
  });
  const failureCode = end.failure?.code ?? failed?.failureCode ?? null;
  await tx.changesetProduct.update({
    where: { shopId_changesetId_productGid: { shopId, ...key } },
    data: {
      status: failureCode === null ? "done" : "failed",
      claim: null,
      finishedAt: now,
      failureCode,
      failureText: end.failure?.text ?? failed?.failureText ?? null,
      ...(end.after && { after: toJson(end.after) }),
    },
    select: { productGid: true },
  });
  await finishChangesets(tx, shopId);
}

async function failOpenSteps(
  tx: Tx,
  shopId: ShopId,
  key: Partial<ProductKey>,
  failure: PublishingFailure,
  now: Date,
): Promise<void> {
  await tx.changesetStep.updateMany({
    where: { shopId, ...key, state: { in: ["planned", "uploaded", "created", "ready"] } },
    data: { state: "failed", failureCode: failure.code, failureText: failure.text, updatedAt: now },
  });
}

/** A changeset is done when the last of its products has ended. */
async function finishChangesets(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.$executeRaw`
    UPDATE changeset c SET status = 'done', finished_at = clock_timestamp()
    WHERE c.shop_id = ${shopId}::uuid AND c.status = 'publishing'
      AND NOT EXISTS (
        SELECT 1 FROM changeset_product p
        WHERE p.shop_id = c.shop_id AND p.changeset_id = c.changeset_id AND p.status IN ('queued', 'publishing'))`;
}

async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("The database told no time.");
  return row.now;
}

const toJson = (media: readonly ProductMedium[]): Prisma.InputJsonArray =>
  media.map((medium) => ({ ...medium }));

// ---------------------------------------------------------------- the shop's life

/** Ends everything that is not published yet; workers that are at it lose their claims. */
export async function endOpenProducts(tx: Tx, shopId: ShopId, failure: PublishingFailure): Promise<number> {
  await tx.$executeRaw`
    SELECT 1 FROM changeset WHERE shop_id = ${shopId}::uuid AND status = 'publishing' ORDER BY changeset_id FOR UPDATE`;
  const now = await databaseNow(tx);
  const { count } = await tx.changesetProduct.updateMany({
    where: { shopId, status: { in: ["queued", "publishing"] } },
    data: {
      status: "failed",
      claim: null,
      finishedAt: now,
      failureCode: failure.code,
      failureText: failure.text,
    },
  });
  await failOpenSteps(tx, shopId, {}, failure, now);
  await finishChangesets(tx, shopId);
  return count;
}

export async function deleteAllChangesets(tx: Tx, shopId: ShopId): Promise<number> {
  return (await tx.changeset.deleteMany({ where: { shopId } })).count;
}

export async function findAllChangesets(tx: Tx, shopId: ShopId): Promise<object[]> {
  return tx.changeset.findMany({
    where: { shopId },
    orderBy: { changesetId: "asc" },
    include: {
      products: { orderBy: { productGid: "asc" }, include: { steps: { orderBy: { position: "asc" } } } },
    },
  });
}
