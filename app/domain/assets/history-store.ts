/** What history reads, favours and deletes: every reading goes through a bounded number of results, whatever it finds. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { type HistoryFilter, MAX_TITLE_MATCHES } from "./schemas.ts";
import { idBounds } from "./id-bounds.ts";

/** A filter whose title has become products; null: all of them. */
export interface ReadyFilter extends Omit<HistoryFilter, "title" | "productGids"> {
  readonly productGids: readonly string[] | null;
}

/**
 * Products (of `among`; null: of all) of which there are results and whose title holds the text, at most one more than
 * MAX_TITLE_MATCHES.
 */
export async function findProductsByTitle(
  tx: Tx,
  shopId: ShopId,
  { title, among }: { title: string; among: readonly string[] | null },
): Promise<string[]> {
  const place = among === null ? Prisma.sql`true` : Prisma.sql`product_gid = ANY (${[...among]}::text[])`;
  const rows = await tx.$queryRaw<{ productGid: string }[]>`
    SELECT product_gid AS "productGid" FROM asset_product
    WHERE shop_id = ${shopId}::uuid AND position(lower(${title}) IN title_key) > 0 AND ${place}
    ORDER BY title_key, product_gid LIMIT ${MAX_TITLE_MATCHES + 1}`;
  return rows.map(({ productGid }) => productGid);
}

/** A result that was looked at, and whether the whole filter takes it. */
export interface Candidate {
  readonly assetId: string;
  readonly matches: boolean;
}

/**
 * The newest results, from before the result `before`, that one condition of the filter takes: the one that takes fewest,
 * for which an index holds them in order. The other conditions are answered result by result, so that no reading goes
 * through more than `limit`.
 */
export function findCandidates(
  tx: Tx,
  shopId: ShopId,
  { filter, before, limit }: { filter: ReadyFilter; before: string | undefined; limit: number },
): Promise<Candidate[]> {
  const { first, others } = conditionsOf(filter);
  const bounds = idBounds(filter);
  const place = and([
    ...[before, bounds.before].flatMap((id) =>
      id === undefined ? [] : [Prisma.sql`asset_id < ${id}::uuid`],
    ),
    ...(bounds.from === undefined ? [] : [Prisma.sql`asset_id >= ${bounds.from}::uuid`]),
  ]);
  const looked = (led: Prisma.Sql) => Prisma.sql`
    SELECT asset_id, (${and(others)}) AS matches FROM asset a
    WHERE shop_id = ${shopId}::uuid AND deleted_at IS NULL
      AND is_video = ${filter.medium === "video"} AND ${led} AND ${place}
    ORDER BY asset_id DESC LIMIT ${limit}`;
  // Each product's newest, and the newest of these: one index holds the results of one product in order.
  const all =
    first === "products"
      ? Prisma.sql`
    SELECT l.asset_id, l.matches FROM unnest(${[...(filter.productGids ?? [])]}::text[]) AS p (gid)
    CROSS JOIN LATERAL (${looked(Prisma.sql`product_gid = p.gid`)}) l
    ORDER BY l.asset_id DESC LIMIT ${limit}`
      : looked(first);
  return tx.$queryRaw<Candidate[]>`SELECT asset_id AS "assetId", matches FROM (${all}) c`;
}

/** Those of these results that the filter takes, newest first. */
export async function findMatches(
  tx: Tx,
  shopId: ShopId,
  { filter, assetIds }: { filter: ReadyFilter; assetIds: readonly string[] },
): Promise<string[]> {
  const { first, others } = conditionsOf(filter);
  const all =
    first === "products"
      ? [Prisma.sql`product_gid = ANY (${[...(filter.productGids ?? [])]}::text[])`, ...others]
      : [first, ...others];
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT asset_id AS "assetId" FROM asset a
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${[...assetIds]}::uuid[]) AND deleted_at IS NULL
      AND is_video = ${filter.medium === "video"} AND ${and(all)}
    ORDER BY asset_id DESC`;
  return rows.map(({ assetId }) => assetId);
}

/** The newest results of a product, pictures and videos; an index holds each of the two in order. */
export async function findProductAssetIds(
  tx: Tx,
  shopId: ShopId,
  { productGid, limit }: { readonly productGid: string; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT l.asset_id AS "assetId" FROM unnest(ARRAY[false, true]) AS m (is_video)
    CROSS JOIN LATERAL (
      SELECT asset_id FROM asset
      WHERE shop_id = ${shopId}::uuid AND deleted_at IS NULL
        AND product_gid = ${productGid} AND is_video = m.is_video
      ORDER BY asset_id DESC LIMIT ${limit}) l
    ORDER BY l.asset_id DESC LIMIT ${limit}`;
  return rows.map(({ assetId }) => assetId);
}

const and = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], " AND ");

/** The conditions in the order of how few results each usually takes. */
function conditionsOf({ sku, productGids, runId, isFavourite, recipe, quality, from, to }: ReadyFilter): {
  first: Prisma.Sql | "products";
  others: Prisma.Sql[];
} {
  const sqls: (Prisma.Sql | "products")[] = [
    ...(sku === undefined ? [] : [Prisma.sql`sku_key = lower(${sku})`]),
    ...(productGids === null ? [] : ["products" as const]),
    ...(runId === undefined ? [] : [Prisma.sql`run_id = ${runId}::uuid`]),
    ...(isFavourite === undefined ? [] : [Prisma.sql`favourite_at IS NOT NULL`]),
    ...(recipe === undefined ? [] : [Prisma.sql`recipe_name = ${recipe}`]),
    ...(quality === undefined ? [] : [Prisma.sql`quality = ${quality}`]),
  ];
  const [first = Prisma.sql`true`, ...rest] = sqls;
  const others = rest.map((sql) =>
    sql === "products" ? Prisma.sql`product_gid = ANY (${[...(productGids ?? [])]}::text[])` : sql,
  );
  if (from !== undefined) others.push(Prisma.sql`created_at >= ${from}::timestamptz`);
  if (to !== undefined) others.push(Prisma.sql`created_at < ${to}::timestamptz`);
  return { first, others };
}

/** Marks a result as a favourite, or no longer; one that was deleted is none. Whether there is such a result. */
export async function setFavouriteAt(
  tx: Tx,
  shopId: ShopId,
  { assetId, isFavourite }: { assetId: string; isFavourite: boolean },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE asset SET favourite_at = CASE WHEN ${isFavourite} THEN coalesce(favourite_at, now()) END
    WHERE shop_id = ${shopId}::uuid AND asset_id = ${assetId}::uuid AND deleted_at IS NULL`;
  return count > 0;
}

/** Marks results as deleted; those that are already, or are none of the shop's, are passed over. */
export async function markDeleted(tx: Tx, shopId: ShopId, assetIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    UPDATE asset SET deleted_at = now(), favourite_at = NULL
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${[...assetIds]}::uuid[]) AND deleted_at IS NULL
    RETURNING asset_id AS "assetId"`;
  return rows.map(({ assetId }) => assetId);
}

export interface FileToRemove {
  readonly assetId: string;
  readonly sha256: string;
  /** Null when another result has the same file, as those may that were made before keys named their item. */
  readonly fileKey: string | null;
  readonly posterKey: string | null;
}

/** Deleted results whose files may still be there. */
export function findFilesToRemove(tx: Tx, shopId: ShopId, limit: number): Promise<FileToRemove[]> {
  return tx.$queryRaw<FileToRemove[]>`
    SELECT asset_id AS "assetId", sha256,
      CASE WHEN NOT EXISTS (
        SELECT FROM asset o WHERE o.shop_id = ${shopId}::uuid AND o.file_key = a.file_key AND o.deleted_at IS NULL
      ) THEN file_key END AS "fileKey",
      CASE WHEN NOT EXISTS (
        SELECT FROM asset o WHERE o.shop_id = ${shopId}::uuid AND o.poster_key = a.poster_key AND o.deleted_at IS NULL
          AND o.poster_key IS NOT NULL
      ) THEN poster_key END AS "posterKey"
    FROM asset a
    WHERE shop_id = ${shopId}::uuid AND deleted_at IS NOT NULL AND file_removed_at IS NULL
    ORDER BY asset_id LIMIT ${limit}`;
}

export async function noteFilesRemoved(tx: Tx, shopId: ShopId, assetIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE asset SET file_removed_at = now()
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${[...assetIds]}::uuid[])`;
}
