/** What planning writes, and reads in order to write. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PlacementName } from "./schemas.ts";

export interface NewChangeset {
  readonly changesetId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly target: string;
  readonly actor: string;
  /** Left out: it begins at once. */
  readonly status?: "planned";
}

export interface NewStep {
  readonly productGid: string;
  readonly assetId: string;
  readonly position: number;
  readonly fileName: string;
  readonly altText: string;
  readonly placement?: PlacementName;
  readonly replacesGid?: string | null;
  readonly toVariants?: boolean;
  /** Of a plan; left out: it is published at once. */
  readonly state?: "draft";
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
    where: { shopId, assetId: { in: [...assetIds] }, state: { notIn: ["draft", "failed", "undone"] } },
    select: { assetId: true },
  });
  return new Set(rows.map(({ assetId }) => assetId));
}

/** Whether a changeset waits for its time, paused meanwhile or not: nothing of it was begun. */
export const WAITS_FOR_ITS_TIME = Prisma.sql`
  (c.status = 'scheduled' OR (c.status = 'paused' AND c.starts_at > clock_timestamp()))`;

/** Those of the assets whose publication waits for its time. None of these begins before the transaction ends. */
export async function holdScheduled(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<Set<string>> {
  const held = await tx.$queryRaw<{ changesetId: string }[]>`
    SELECT changeset_id AS "changesetId" FROM changeset c
    WHERE shop_id = ${shopId}::uuid AND ${WAITS_FOR_ITS_TIME} AND changeset_id IN (
      SELECT changeset_id FROM changeset_step
      WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${assetIds}::uuid[]) AND state = 'planned')
    ORDER BY changeset_id FOR SHARE`;
  const rows = await tx.changesetStep.findMany({
    where: {
      shopId,
      assetId: { in: [...assetIds] },
      changesetId: { in: held.map(({ changesetId }) => changesetId) },
      state: "planned",
    },
    select: { assetId: true },
  });
  return new Set(rows.map(({ assetId }) => assetId));
}

/** Writes a changeset with its products and steps: one statement each from JSON, far faster than rows with parameters. */
export async function insertChangeset(
  tx: Tx,
  shopId: ShopId,
  changeset: NewChangeset,
  steps: readonly NewStep[],
): Promise<void> {
  const { changesetId } = changeset;
  await tx.changeset.create({ data: { ...changeset, shopId }, select: { changesetId: true } });
  await tx.$executeRaw`
    INSERT INTO changeset_product (shop_id, changeset_id, product_gid)
    SELECT ${shopId}::uuid, ${changesetId}::uuid, gid
    FROM jsonb_array_elements_text(${JSON.stringify([...new Set(steps.map(({ productGid }) => productGid))])}::jsonb) gid`;
  const rows = steps.map((step) => ({
    product_gid: step.productGid,
    asset_id: step.assetId,
    position: step.position,
    file_name: step.fileName,
    alt_text: step.altText,
    placement: step.placement ?? "append",
    replaces_gid: step.replacesGid ?? null,
    to_variants: step.toVariants ?? false,
    state: step.state ?? "planned",
  }));
  await tx.$executeRaw`
    INSERT INTO changeset_step (shop_id, changeset_id, product_gid, asset_id, position, file_name, alt_text, placement,
                                replaces_gid, to_variants, state)
    SELECT ${shopId}::uuid, ${changesetId}::uuid, product_gid, asset_id, position, file_name, alt_text, placement,
           replaces_gid, to_variants, state
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n (product_gid text, asset_id uuid, position integer, file_name text, alt_text text, placement text,
            replaces_gid text, to_variants boolean, state text)`;
}
