/** What starting, pausing, resuming and cancelling a changeset writes. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Target } from "../review/schemas.ts";
import type { FailureCause } from "./failures.ts";
import type { ChangesetPause, ChangesetStatus } from "./schemas.ts";
import { databaseNow } from "./store.ts";

export interface SteeredChangeset {
  readonly status: ChangesetStatus;
  readonly pauseReason: ChangesetPause | null;
  readonly target: Target;
  /** How long it is until it is to begin; null: no time was set. Negative when that is past. */
  readonly startsInMs: number | null;
  /** Raised by every change of its lines. */
  readonly version: number;
}

/** A changeset, which nobody else steers until the transaction ends; null when there is none. */
export async function lockChangeset(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<SteeredChangeset | null> {
  const [row] = await tx.$queryRaw<SteeredChangeset[]>`
    SELECT status, pause_reason AS "pauseReason", target, version,
           (extract(epoch FROM starts_at - clock_timestamp()) * 1000)::float8 AS "startsInMs"
    FROM changeset WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Writes the status of a changeset whose row is held, with what belongs to it. */
export async function setStatus(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  to: { status: ChangesetStatus; pauseReason?: ChangesetPause; startsAt?: Date | null },
): Promise<void> {
  await tx.changeset.update({
    where: { shopId_changesetId: { shopId, changesetId } },
    data: {
      status: to.status,
      pauseReason: to.pauseReason ?? null,
      ...(to.startsAt !== undefined && { startsAt: to.startsAt }),
    },
    select: { changesetId: true },
  });
}

/** The jobs that wait for products of which nothing was begun. */
export async function findWaitingJobs(tx: Tx, shopId: ShopId, changesetId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ jobId: string }[]>`
    SELECT DISTINCT job_id AS "jobId" FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND status = 'queued'
      AND job_id IS NOT NULL`;
  return rows.map(({ jobId }) => jobId);
}

/** Products that nothing in the queue will publish any more. */
export async function forgetJobs(tx: Tx, shopId: ShopId, jobIds: readonly string[]): Promise<void> {
  if (jobIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE changeset_product SET job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND status = 'queued' AND job_id = ANY (${jobIds}::uuid[])`;
}

/** Open products of a changeset that have no job, one row for each of their pictures still to come, in their order. */
export async function findJobless(tx: Tx, shopId: ShopId, changesetId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ productGid: string }[]>`
    SELECT s.product_gid AS "productGid"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid
      AND p.status IN ('queued', 'publishing') AND p.job_id IS NULL
    ORDER BY s.position`;
  return rows.map(({ productGid }) => productGid);
}

/** Notes which job each product waits for. */
export async function assignJobs(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  jobs: readonly { readonly jobId: string; readonly productGids: readonly string[] }[],
): Promise<void> {
  const rows = jobs.flatMap(({ jobId, productGids }) => productGids.map((gid) => ({ gid, job_id: jobId })));
  await tx.$executeRaw`
    UPDATE changeset_product p SET job_id = n.job_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (gid text, job_id uuid)
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${changesetId}::uuid AND p.product_gid = n.gid`;
}

/** Ends what wasn't begun, and with `begun` what waits with something on its product already, to go on. */
export async function endQueued(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  { untouched, begun }: Readonly<Record<"untouched" | "begun", FailureCause>>,
): Promise<number> {
  const now = await databaseNow(tx);
  const open = await tx.$queryRaw<{ productGid: string; isBegun: boolean }[]>`
    SELECT product_gid AS "productGid", EXISTS (
      SELECT FROM changeset_step s WHERE s.shop_id = p.shop_id AND s.changeset_id = p.changeset_id
        AND s.product_gid = p.product_gid AND s.state IN ('attached', 'verified')) AS "isBegun"
    FROM changeset_product p
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND status = 'queued' FOR UPDATE`;
  for (const failure of [untouched, begun]) {
    const ended = open.filter(({ isBegun }) => isBegun === (failure === begun));
    const productGids = ended.map(({ productGid }) => productGid);
    if (productGids.length > 0) await endProducts(tx, { shopId, changesetId, productGids }, failure, now);
  }
  return open.length;
}

async function endProducts(
  tx: Tx,
  {
    shopId,
    changesetId,
    productGids,
  }: { shopId: ShopId; changesetId: string; productGids: readonly string[] },
  failure: FailureCause,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE changeset_step s
    SET state = 'failed', failure_code = ${failure.code}, failure_text = ${failure.said}, updated_at = ${now}
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid
      AND s.product_gid = ANY (${productGids}::text[])
      AND s.state IN ('draft', 'planned', 'uploaded', 'created', 'ready')`;
  await tx.$executeRaw`
    UPDATE changeset_product
    SET status = 'failed', finished_at = ${now}, failure_code = ${failure.code}, failure_text = ${failure.said},
        job_id = NULL
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid
      AND product_gid = ANY (${productGids}::text[])`;
}

/** Tells what there was no room for that its publication won't go on. */
export async function endRoomless(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  { code, said }: FailureCause,
): Promise<void> {
  const where = { shopId, changesetId, failureCode: "FILE_STORAGE_LIMIT_EXCEEDED" };
  const data = { failureCode: code, failureText: said };
  await tx.changesetStep.updateMany({ where: { ...where, state: "failed" }, data });
  await tx.changesetProduct.updateMany({ where: { ...where, status: "failed" }, data });
}

/** Failed pictures that there was no room for, to be tried again; not those that another publication took meanwhile. */
export async function findRoomless(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<{ assetId: string; productGid: string; fileName: string }[]> {
  return tx.$queryRaw`
    SELECT s.asset_id AS "assetId", s.product_gid AS "productGid", s.file_name AS "fileName"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.state = 'failed'
      AND s.failure_code = 'FILE_STORAGE_LIMIT_EXCEEDED' AND p.undo_status IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM changeset_step o WHERE o.shop_id = s.shop_id AND o.asset_id = s.asset_id
          AND o.product_gid = s.product_gid AND o.state NOT IN ('draft', 'failed', 'undone'))`;
}

/** Plans failed pictures once more, under further names: Shopify keeps the failed files, and their names. */
export async function planOnceMore(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  renamed: readonly { assetId: string; productGid: string; fileName: string }[],
): Promise<void> {
  const rows = JSON.stringify(
    renamed.map(({ assetId, productGid, fileName }) => ({
      asset_id: assetId,
      product_gid: productGid,
      file_name: fileName,
    })),
  );
  await tx.$executeRaw`
    UPDATE changeset_step s
    SET state = 'planned', file_name = n.file_name, resource_url = NULL, file_gid = NULL, failure_code = NULL,
        failure_text = NULL, updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${rows}::jsonb) AS n (asset_id uuid, product_gid text, file_name text)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.asset_id = n.asset_id
      AND s.product_gid = n.product_gid`;
  await tx.$executeRaw`
    UPDATE changeset_product p
    SET status = 'queued', finished_at = NULL, failure_code = NULL, failure_text = NULL, after = NULL, job_id = NULL,
        stage = 'arrange'
    FROM jsonb_to_recordset(${rows}::jsonb) AS n (product_gid text)
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${changesetId}::uuid AND p.product_gid = n.product_gid
      AND p.status = 'failed' AND p.undo_status IS NULL`;
}
