/** What an export reads of a changeset. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";

export interface ExportLine {
  readonly productGid: string;
  readonly position: number;
  readonly assetId: string;
  /** With the mark of its publication: no other of the shop's is called so. */
  readonly fileName: string;
  readonly altText: string;
}

/** Lines of a changeset, product by product in their order, after `after`, `limit` at the most. */
export async function findExportLines(
  tx: Tx,
  shopId: ShopId,
  page: { changesetId: string; after: ExportLine | null; limit: number },
): Promise<ExportLine[]> {
  const { productGid, position, assetId } = page.after ?? { productGid: "", position: -1, assetId: null };
  return tx.$queryRaw<ExportLine[]>`
    SELECT product_gid AS "productGid", position, asset_id AS "assetId", file_name AS "fileName", alt_text AS "altText"
    FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${page.changesetId}::uuid
      AND (product_gid, position, asset_id)
          > (${productGid}, ${position}::int, coalesce(${assetId}::uuid, '00000000-0000-0000-0000-000000000000'))
    ORDER BY product_gid, position, asset_id
    LIMIT ${page.limit}`;
}
