/** The only file of the room that touches the database. */
import type { Asset as AssetRow, Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Asset, AssetMimeType } from "./schemas.ts";

export interface StoredAsset extends Asset {
  readonly fileKey: string;
  /** A video's still picture. */
  readonly posterKey: string | null;
}

/** An asset as others see it: where its files lie stays here. */
export function withoutKeys({ fileKey: _, posterKey: __, ...asset }: StoredAsset): Asset {
  return asset;
}

export async function insertAsset(
  tx: Tx,
  shopId: ShopId,
  asset: Omit<StoredAsset, "createdAt" | "favouriteAt" | "deletedAt">,
): Promise<void> {
  const { recipe, evidence, ...columns } = asset;
  await tx.asset.create({
    data: {
      ...columns,
      shopId,
      recipe: recipe as unknown as Prisma.InputJsonObject,
      evidence: evidence as Prisma.InputJsonObject,
    },
    select: { assetId: true },
  });
}

/** Whether a file of the shop bears the name, in whatever case: some file systems know no difference. */
export async function isNameTaken(tx: Tx, shopId: ShopId, fileName: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`
    SELECT 1 FROM asset WHERE shop_id = ${shopId}::uuid AND lower(file_name) = lower(${fileName})`;
  return rows.length > 0;
}

export async function findAsset(tx: Tx, shopId: ShopId, assetId: string): Promise<StoredAsset | null> {
  const row = await tx.asset.findUnique({ where: { shopId_assetId: { shopId, assetId } } });
  return row && toAsset(row);
}

/** Assets of a run in order of their ids (which follow time), after `after`, `limit` at the most. */
export async function findRunAssets(
  tx: Tx,
  shopId: ShopId,
  page: { runId: string; after: string | undefined; limit: number },
): Promise<StoredAsset[]> {
  const rows = await tx.asset.findMany({
    where: {
      shopId,
      deletedAt: null,
      runId: page.runId,
      ...(page.after !== undefined && { assetId: { gt: page.after } }),
    },
    orderBy: { assetId: "asc" },
    take: page.limit,
  });
  return rows.map(toAsset);
}

/** The ids of several runs' assets in their order, by run; a run without assets is left out. */
export async function findAssetIdsByRun(
  tx: Tx,
  shopId: ShopId,
  runIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ runId: string; assetIds: string[] }[]>`
    SELECT run_id AS "runId", array_agg(asset_id::text ORDER BY asset_id) AS "assetIds"
    FROM asset WHERE shop_id = ${shopId}::uuid AND run_id = ANY (${runIds}::uuid[]) AND deleted_at IS NULL
    GROUP BY run_id`;
  return new Map(rows.map(({ runId, assetIds }) => [runId, assetIds]));
}

/** The shop's assets, newest first, from before the asset `before`: ids follow time. */
export async function findLatestAssets(
  tx: Tx,
  shopId: ShopId,
  page: { before: string | undefined; limit: number },
): Promise<StoredAsset[]> {
  const rows = await tx.asset.findMany({
    where: { shopId, deletedAt: null, ...(page.before !== undefined && { assetId: { lt: page.before } }) },
    orderBy: { assetId: "desc" },
    take: page.limit,
  });
  return rows.map(toAsset);
}

export async function findAssets(
  tx: Tx,
  shopId: ShopId,
  wanted: { assetIds: readonly string[] } | { itemIds: readonly string[] },
): Promise<StoredAsset[]> {
  const where =
    "assetIds" in wanted
      ? { assetId: { in: [...wanted.assetIds] } }
      : { itemId: { in: [...wanted.itemIds] } };
  return (await tx.asset.findMany({ where: { shopId, ...where } })).map(toAsset);
}

export async function findAllAssets(tx: Tx, shopId: ShopId): Promise<StoredAsset[]> {
  return (await tx.asset.findMany({ where: { shopId }, orderBy: { assetId: "asc" } })).map(toAsset);
}

/** Everything of the shop's: results, titles of products, prepared ZIPs. How many results there were. */
export async function deleteAllAssets(tx: Tx, shopId: ShopId): Promise<number> {
  await tx.download.deleteMany({ where: { shopId } });
  await tx.assetProduct.deleteMany({ where: { shopId } });
  return (await tx.asset.deleteMany({ where: { shopId } })).count;
}

/** Columns that only filters and the sweep of files read are left out. */
function toAsset({
  shopId: _,
  isVideo: __,
  skuKey: ___,
  recipeName: ____,
  fileRemovedAt: _____,
  ...row
}: AssetRow): StoredAsset {
  return {
    ...row,
    mimeType: row.mimeType as AssetMimeType,
    recipe: row.recipe as unknown as Asset["recipe"],
    evidence: row.evidence as unknown as Asset["evidence"],
  };
}
