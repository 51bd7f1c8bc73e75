/** Media that were taken off products, with where their bytes are, and how far their way back is. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { FileTask } from "./file-tasks.ts";
import type { StepState } from "./schemas.ts";
import { type BatchKey, type StepChange, type WorkerKey, holdClaims } from "./store.ts";

export interface NewKeptMedium {
  readonly productGid: string;
  readonly mediaGid: string;
  readonly altText: string;
  readonly fileKey: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mimeType: string;
  /** Under which it is made again, when it must be: unique to this changeset. */
  readonly fileName: string;
}

export interface KeptMedium extends NewKeptMedium, Pick<FileTask, "resourceUrl" | "fileGid" | "ageMs"> {
  readonly state: StepState;
}

export async function findKept(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
): Promise<KeptMedium[]> {
  return tx.$queryRaw<KeptMedium[]>`
    SELECT product_gid AS "productGid", media_gid AS "mediaGid", alt_text AS "altText", file_key AS "fileKey", sha256,
           size_bytes AS "sizeBytes", mime_type AS "mimeType", file_name AS "fileName", state,
           resource_url AS "resourceUrl", file_gid AS "fileGid",
           (extract(epoch FROM clock_timestamp() - updated_at) * 1000)::float8 AS "ageMs"
    FROM changeset_kept_medium
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid
      AND product_gid = ANY (${productGids}::text[])
    ORDER BY product_gid, media_gid`;
}

/** Writes down where a medium's bytes are kept. What was kept before stays. */
export async function insertKept(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  kept: NewKeptMedium,
): Promise<void> {
  await tx.changesetKeptMedium.createMany({ data: [{ shopId, changesetId, ...kept }], skipDuplicates: true });
}

/** Media that couldn't be put back. */
export async function findKeptFailed(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
): Promise<Pick<KeptMedium, "productGid" | "mediaGid" | "fileName">[]> {
  return tx.changesetKeptMedium.findMany({
    where: { shopId, changesetId, productGid: { in: [...productGids] }, state: "failed" },
    select: { productGid: true, mediaGid: true, fileName: true },
  });
}

/** Plans them once more, under further names: Shopify keeps the failed files, and their names. */
export async function putBackOnceMore(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  renamed: readonly Pick<KeptMedium, "productGid" | "mediaGid" | "fileName">[],
): Promise<void> {
  const rows = renamed.map(({ productGid, mediaGid, fileName }) => ({
    product_gid: productGid,
    media_gid: mediaGid,
    file_name: fileName,
  }));
  await tx.$executeRaw`
    UPDATE changeset_kept_medium k
    SET state = 'planned', file_name = n.file_name, resource_url = NULL, file_gid = NULL, failure_code = NULL,
        failure_text = NULL, updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (product_gid text, media_gid text, file_name text)
    WHERE k.shop_id = ${shopId}::uuid AND k.changeset_id = ${changesetId}::uuid
      AND k.product_gid = n.product_gid AND k.media_gid = n.media_gid`;
}

/** Records how far media are on their way back; answers with the products that are still this worker's. */
export async function saveKept(
  tx: Tx,
  shopId: ShopId,
  key: WorkerKey,
  changes: readonly (Omit<StepChange, "assetId"> & { readonly mediaGid: string })[],
): Promise<Set<string>> {
  const productGids = [...new Set(changes.map(({ productGid }) => productGid))];
  const held = await holdClaims(tx, shopId, { ...key, productGids });
  const rows = changes
    .filter(({ productGid }) => held.has(productGid))
    .map(({ mediaGid, productGid, state, resourceUrl, fileGid, failure }) => ({
      media_gid: mediaGid,
      product_gid: productGid,
      state,
      resource_url: resourceUrl,
      file_gid: fileGid,
      failure_code: failure?.code,
      failure_text: failure?.said,
    }));
  await tx.$executeRaw`
    UPDATE changeset_kept_medium k
    SET state = n.state, resource_url = coalesce(n.resource_url, k.resource_url),
        file_gid = coalesce(n.file_gid, k.file_gid), failure_code = n.failure_code, failure_text = n.failure_text,
        updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n (media_gid text, product_gid text, state text, resource_url text, file_gid text, failure_code text,
            failure_text text)
    WHERE k.shop_id = ${shopId}::uuid AND k.changeset_id = ${key.changesetId}::uuid
      AND k.product_gid = n.product_gid AND k.media_gid = n.media_gid`;
  return held;
}
