/** What planning writes, and reads in order to write. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PlacementName } from "./schemas.ts";

/** Rows in one INSERT: far below the 32,767 parameters that PostgreSQL takes. */
const INSERT_BATCH = 1_000;

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
