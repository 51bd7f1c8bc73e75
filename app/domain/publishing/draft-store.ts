/** What changing, checking and starting a plan reads and writes: its lines are drafts until it is started. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Target } from "../review/schemas.ts";
import type { SeenMedium } from "./ports.ts";
import type { PlacementName } from "./schemas.ts";
import type { BatchKey } from "./store.ts";

export interface DraftLine {
  readonly assetId: string;
  readonly productGid: string;
  readonly placement: PlacementName;
  readonly replacesGid: string | null;
  readonly toVariants: boolean;
  readonly altText: string;
}

/** Products of a plan that weren't looked at since they were changed, one row for each of their lines. */
export async function findUnchecked(tx: Tx, shopId: ShopId, changesetId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ productGid: string }[]>`
    SELECT s.product_gid AS "productGid"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND p.checked_at IS NULL
    ORDER BY s.position`;
  return rows.map(({ productGid }) => productGid);
}

/** The target of a plan that wasn't started; null when there is none, or none any more. Nobody starts it meanwhile. */
export async function findPlan(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<{ target: Target; videoCount: number } | null> {
  const [row] = await tx.$queryRaw<{ target: Target; videoCount: number }[]>`
    SELECT target, (SELECT count(*)::int FROM changeset_step s
                    WHERE s.shop_id = c.shop_id AND s.changeset_id = c.changeset_id AND s.file_name LIKE '%.mp4') AS "videoCount"
    FROM changeset c
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND status = 'planned' FOR SHARE`;
  return row ?? null;
}

export async function findDrafts(
  tx: Tx,
  shopId: ShopId,
  { changesetId, productGids }: BatchKey,
): Promise<DraftLine[]> {
  return tx.$queryRaw<DraftLine[]>`
    SELECT asset_id AS "assetId", product_gid AS "productGid", placement, replaces_gid AS "replacesGid",
           to_variants AS "toVariants", alt_text AS "altText"
    FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft'
      AND product_gid = ANY (${productGids}::text[])
    ORDER BY product_gid, position`;
}

/** Pictures of ours that these products show by our books, with the media that they became. */
export async function findShown(
  tx: Tx,
  shopId: ShopId,
  productGids: readonly string[],
): Promise<{ productGid: string; assetId: string; mediaGid: string }[]> {
  return tx.$queryRaw`
    SELECT product_gid AS "productGid", asset_id AS "assetId", file_gid AS "mediaGid" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND product_gid = ANY (${productGids}::text[]) AND state IN ('attached', 'verified')`;
}

/** What a look at a product found; null: it is gone. */
export interface Finding {
  readonly productGid: string;
  readonly seen: readonly SeenMedium[] | null;
  readonly lines: readonly {
    readonly assetId: string;
    readonly hindrance: string | null;
    readonly note: string | null;
  }[];
}

/** Writes down what was found of products whose plan wasn't started meanwhile. */
export async function saveFindings(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  findings: readonly Finding[],
): Promise<void> {
  const products = findings.map(({ productGid, seen }) => ({ gid: productGid, seen }));
  const lines = findings.flatMap(({ productGid, lines: found }) =>
    found.map(({ assetId, hindrance, note }) => ({ gid: productGid, asset_id: assetId, hindrance, note })),
  );
  await tx.$executeRaw`
    UPDATE changeset_product p SET seen = n.seen, checked_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS n (gid text, seen jsonb)
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${changesetId}::uuid AND p.product_gid = n.gid`;
  await tx.$executeRaw`
    UPDATE changeset_step s SET hindrance = n.hindrance, note = n.note
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
      AS n (gid text, asset_id uuid, hindrance text, note text)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.product_gid = n.gid
      AND s.asset_id = n.asset_id AND s.state = 'draft'`;
}

// ---------------------------------------------------------------- changing

export interface LineChange {
  readonly assetId: string;
  readonly placement?: PlacementName | undefined;
  readonly replacesGid?: string | undefined;
  readonly toVariants?: boolean | undefined;
  readonly altText?: string | undefined;
  readonly fileName?: string | undefined;
}

/** Another plan than was shown until now. */
async function raiseVersion(tx: Tx, shopId: ShopId, changesetId: string): Promise<void> {
  await tx.changeset.update({
    where: { shopId_changesetId: { shopId, changesetId } },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
}

/** Changes drafts, and with them the plan's version; answers with the products of those that there are. */
export async function updateDrafts(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  changes: readonly LineChange[],
): Promise<string[]> {
  const rows = changes.map(({ assetId, placement, replacesGid, toVariants, altText, fileName }) => ({
    asset_id: assetId,
    placement,
    replaces_gid: replacesGid,
    to_variants: toVariants,
    alt_text: altText,
    file_name: fileName,
  }));
  const changed = await tx.$queryRaw<{ productGid: string }[]>`
    UPDATE changeset_step s
    SET placement = coalesce(n.placement, s.placement),
        replaces_gid = CASE WHEN n.placement IS NULL THEN s.replaces_gid ELSE n.replaces_gid END,
        to_variants = coalesce(n.to_variants, s.to_variants), alt_text = coalesce(n.alt_text, s.alt_text),
        file_name = coalesce(n.file_name, s.file_name), updated_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n (asset_id uuid, placement text, replaces_gid text, to_variants boolean, alt_text text, file_name text)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.asset_id = n.asset_id
      AND s.state = 'draft'
    RETURNING s.product_gid AS "productGid"`;
  if (changed.length > 0) await raiseVersion(tx, shopId, changesetId);
  return changed.map(({ productGid }) => productGid);
}

/**
 * Takes lines out of a plan, and products that have none any more, and raises its version; answers with the products that
 * are left of these.
 */
export async function deleteDrafts(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  which: { codes: readonly string[]; assetIds: readonly string[] },
): Promise<{ count: number; leftProducts: string[] }> {
  const deleted = await tx.$queryRaw<{ productGid: string }[]>`
    DELETE FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft'
      AND (asset_id = ANY (${which.assetIds}::uuid[]) OR hindrance = ANY (${which.codes}::text[])
           OR note = ANY (${which.codes}::text[]))
    RETURNING product_gid AS "productGid"`;
  if (deleted.length > 0) await raiseVersion(tx, shopId, changesetId);
  const touched = [...new Set(deleted.map(({ productGid }) => productGid))];
  await tx.$executeRaw`
    DELETE FROM changeset_product p
    WHERE p.shop_id = ${shopId}::uuid AND p.changeset_id = ${changesetId}::uuid
      AND p.product_gid = ANY (${touched}::text[])
      AND NOT EXISTS (SELECT 1 FROM changeset_step s WHERE s.shop_id = p.shop_id AND s.changeset_id = p.changeset_id
                      AND s.product_gid = p.product_gid)`;
  const left = await tx.$queryRaw<{ productGid: string }[]>`
    SELECT product_gid AS "productGid" FROM changeset_product
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND product_gid = ANY (${touched}::text[])`;
  return { count: deleted.length, leftProducts: left.map(({ productGid }) => productGid) };
}

/** Has products looked at again: all of a plan, or these. What was found before counts no longer. */
export async function forgetFindings(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  productGids: readonly string[] | null,
): Promise<void> {
  await tx.changesetProduct.updateMany({
    where: { shopId, changesetId, ...(productGids && { productGid: { in: [...productGids] } }) },
    data: { checkedAt: null },
  });
}

// ---------------------------------------------------------------- starting

export interface DraftCounts {
  readonly lineCount: number;
  readonly uncheckedProducts: number;
  readonly hinderedLines: number;
}

export async function countDrafts(tx: Tx, shopId: ShopId, changesetId: string): Promise<DraftCounts> {
  const [row] = await tx.$queryRaw<DraftCounts[]>`
    SELECT count(*)::int AS "lineCount",
           (count(DISTINCT p.product_gid) FILTER (WHERE p.checked_at IS NULL))::int AS "uncheckedProducts",
           (count(*) FILTER (WHERE s.hindrance IS NOT NULL))::int AS "hinderedLines"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.changeset_id = ${changesetId}::uuid AND s.state = 'draft'`;
  if (!row) throw new Error("counting told nothing");
  return row;
}

/** The pictures of a plan, in its order. */
export async function findDraftAssets(tx: Tx, shopId: ShopId, changesetId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT asset_id AS "assetId" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft' ORDER BY position`;
  return rows.map(({ assetId }) => assetId);
}

/** What a plan's pictures are to be told as. */
export async function findDraftTexts(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
): Promise<{ assetId: string; altText: string }[]> {
  return tx.$queryRaw<{ assetId: string; altText: string }[]>`
    SELECT asset_id AS "assetId", alt_text AS "altText" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft'`;
}

/** Notes of pictures that another publication took meanwhile; answers with how many lines that are. */
export async function hinder(
  tx: Tx,
  shopId: ShopId,
  changesetId: string,
  assetIds: readonly string[],
  code: string,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE changeset_step SET hindrance = ${code}
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft'
      AND asset_id = ANY (${assetIds}::uuid[])`;
}

/** Makes steps of a plan's drafts: from now on they are on their way. */
export async function beginDrafts(tx: Tx, shopId: ShopId, changesetId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE changeset_step SET state = 'planned', updated_at = clock_timestamp()
    WHERE shop_id = ${shopId}::uuid AND changeset_id = ${changesetId}::uuid AND state = 'draft'`;
}

/** Plans with lines of these assets. */
export async function findPlansOf(tx: Tx, shopId: ShopId, assetIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ changesetId: string }[]>`
    SELECT DISTINCT changeset_id AS "changesetId" FROM changeset_step
    WHERE shop_id = ${shopId}::uuid AND asset_id = ANY (${[...assetIds]}::uuid[]) AND state = 'draft'
    ORDER BY 1`;
  return rows.map(({ changesetId }) => changesetId);
}

/** Those of the assets whose file a publication still needs. */
export async function findAssetsUnderWay(
  tx: Tx,
  shopId: ShopId,
  assetIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ assetId: string }[]>`
    SELECT DISTINCT s.asset_id AS "assetId"
    FROM changeset_step s JOIN changeset_product p USING (shop_id, changeset_id, product_gid)
    WHERE s.shop_id = ${shopId}::uuid AND s.asset_id = ANY (${[...assetIds]}::uuid[])
      AND s.state IN ('planned', 'uploaded', 'created', 'ready', 'attached') AND p.status IN ('queued', 'publishing')`;
  return rows.map(({ assetId }) => assetId);
}
