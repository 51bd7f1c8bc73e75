/** Readings and the products in them; no other file of the room touches the database. */
import { Prisma } from "@prisma/client";
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { PictureChoice, ReadingProblem, ReadingState, ReadProduct, Selection } from "./schemas.ts";

const KEEP_READINGS = Prisma.sql`interval '30 days'`;
const AGE_MS = Prisma.sql`greatest(0, extract(epoch FROM now() - created_at) * 1000)::float8`;
const OPEN = Prisma.sql`('waiting', 'reading', 'keeping')`;

/** A reading that a worker has taken on. */
export interface ClaimedReading {
  readonly readingId: string;
  readonly claim: string;
  readonly selection: Selection;
  readonly pictures: PictureChoice;
  readonly bulkOperationGid: string | null;
  readonly expectedCount: number | null;
  readonly ageMs: number;
}
type Claim = Pick<ClaimedReading, "readingId" | "claim">;

/** Keeps a new reading, and lets go of those that are older than a month. */
export async function insertReading(
  tx: Tx,
  shopId: ShopId,
  reading: { readingId: string; selection: Selection; pictures: PictureChoice },
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM catalog_reading WHERE shop_id = ${shopId}::uuid AND created_at < now() - ${KEEP_READINGS}`;
  // Not by the client, which would fill in its own clock's time: a reading's age decides whether it may be used.
  await tx.$executeRaw`
    INSERT INTO catalog_reading (shop_id, reading_id, selection, pictures)
    VALUES (${shopId}::uuid, ${reading.readingId}::uuid, ${JSON.stringify(reading.selection)}::jsonb,
            ${JSON.stringify(reading.pictures)}::jsonb)`;
}

export interface StoredReading {
  readonly state: ReadingState;
  readonly problem: ReadingProblem | null;
  readonly readCount: number;
  readonly expectedCount: number | null;
  readonly createdAt: Date;
  /** By the database's clock. */
  readonly ageMs: number;
  readonly selection: Selection;
  readonly pictures: PictureChoice;
}

export async function findReading(tx: Tx, shopId: ShopId, readingId: string): Promise<StoredReading | null> {
  const rows = await tx.$queryRaw<StoredReading[]>`
    SELECT state, problem, read_count AS "readCount", expected_product_count AS "expectedCount",
           created_at AS "createdAt", ${AGE_MS} AS "ageMs", selection, pictures
    FROM catalog_reading WHERE shop_id = ${shopId}::uuid AND reading_id = ${readingId}::uuid`;
  return rows[0] ?? null;
}

/** What was chosen by name and wasn't found; null when there is no such reading. */
export async function findGoneGids(tx: Tx, shopId: ShopId, readingId: string): Promise<string[] | null> {
  const row = await tx.catalogReading.findUnique({
    where: { shopId_readingId: { shopId, readingId } },
    select: { goneGids: true },
  });
  return row && (row.goneGids as string[]);
}

/** Takes an open reading on under a new claim: whoever had it before stops at the next write. Null when it is over. */
export async function claimReading(
  tx: Tx,
  shopId: ShopId,
  { readingId, claim }: Claim,
): Promise<ClaimedReading | null> {
  const rows = await tx.$queryRaw<ClaimedReading[]>`
    UPDATE catalog_reading SET claim = ${claim}::uuid
    WHERE shop_id = ${shopId}::uuid AND reading_id = ${readingId}::uuid AND state IN ${OPEN}
    RETURNING reading_id AS "readingId", claim, selection, pictures, bulk_operation_gid AS "bulkOperationGid",
              expected_product_count AS "expectedCount", ${AGE_MS} AS "ageMs"`;
  return rows[0] ?? null;
}

/** Notes how far a claimed reading is. False: another worker has it, or it is over. */
export async function updateClaimed(
  tx: Tx,
  shopId: ShopId,
  { readingId, claim }: Claim,
  change: {
    state?: "reading" | "keeping";
    bulkOperationGid?: string;
    expectedProductCount?: number | null;
    readCount?: number;
  },
): Promise<boolean> {
  const { count } = await tx.catalogReading.updateMany({
    where: { shopId, readingId, claim, state: { in: ["waiting", "reading", "keeping"] } },
    data: change,
  });
  return count === 1;
}

/** Starts to keep products, from none, whatever an earlier worker had kept. False: another worker has the reading. */
export async function beginKeeping(tx: Tx, shopId: ShopId, claimed: Claim): Promise<boolean> {
  if (!(await updateClaimed(tx, shopId, claimed, { state: "keeping", readCount: 0 }))) return false;
  await tx.catalogReadingProduct.deleteMany({ where: { shopId, readingId: claimed.readingId } });
  return true;
}

export interface RankedProduct {
  readonly position: number;
  readonly rank: number;
  readonly facts: ReadProduct;
}

/** Keeps some more products of a claimed reading. False: another worker has it. */
export async function keepProducts(
  tx: Tx,
  shopId: ShopId,
  claimed: Claim,
  { products, readCount }: { products: readonly RankedProduct[]; readCount: number },
): Promise<boolean> {
  if (!(await updateClaimed(tx, shopId, claimed, { readCount }))) return false;
  await tx.$executeRaw`
    INSERT INTO catalog_reading_product (shop_id, reading_id, product_gid, position, rank, facts)
    SELECT ${shopId}::uuid, ${claimed.readingId}::uuid, p.facts ->> 'productGid', p.position, p.rank, p.facts
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb)
      AS p (position integer, rank double precision, facts jsonb)`;
  return true;
}

export async function finishReading(
  tx: Tx,
  shopId: ShopId,
  { readingId, claim }: Claim,
  { readCount, goneGids }: { readCount: number; goneGids: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE catalog_reading
    SET state = 'done', read_count = ${readCount}, gone_gids = ${JSON.stringify(goneGids)}::jsonb, finished_at = now()
    WHERE shop_id = ${shopId}::uuid AND reading_id = ${readingId}::uuid AND claim = ${claim}::uuid
      AND state = 'keeping'`;
}

/** Ends open readings of the shop as failed: one, or all of them. Products that were kept on the way go. */
export async function failReadings(
  tx: Tx,
  shopId: ShopId,
  {
    problem,
    readingId = null,
    claim = null,
  }: { problem: ReadingProblem; readingId?: string | null; claim?: string | null },
): Promise<void> {
  const failed = await tx.$queryRaw<{ readingId: string }[]>`
    UPDATE catalog_reading SET state = 'failed', problem = ${problem}, finished_at = now()
    WHERE shop_id = ${shopId}::uuid AND state IN ${OPEN}
      AND (${readingId}::uuid IS NULL OR reading_id = ${readingId}::uuid)
      AND (${claim}::uuid IS NULL OR claim = ${claim}::uuid)
    RETURNING reading_id AS "readingId"`;
  const readingIds = failed.map((row) => row.readingId);
  await tx.catalogReadingProduct.deleteMany({ where: { shopId, readingId: { in: readingIds } } });
}

/** Readings that wait for Shopify to finish a bulk operation. */
export async function findWaitingForBulk(tx: Tx, shopId: ShopId): Promise<string[]> {
  const rows = await tx.catalogReading.findMany({
    where: { shopId, state: "reading", bulkOperationGid: { not: null } },
    select: { readingId: true },
  });
  return rows.map(({ readingId }) => readingId);
}

/** The products after `after`, worst first, then in order; none unless the reading is done. */
export async function findProducts(
  tx: Tx,
  shopId: ShopId,
  wanted: { readingId: string; after: { rank: number; position: number } | null; limit: number },
): Promise<RankedProduct[]> {
  const { readingId, limit } = wanted;
  const after = wanted.after ?? { rank: Number.MAX_VALUE, position: -1 };
  return tx.$queryRaw<RankedProduct[]>`
    SELECT p.position, p.rank, p.facts
    FROM catalog_reading_product p JOIN catalog_reading r USING (shop_id, reading_id)
    WHERE p.shop_id = ${shopId}::uuid AND p.reading_id = ${readingId}::uuid AND r.state = 'done'
      AND p.rank <= ${after.rank}::float8
      AND (p.rank < ${after.rank}::float8 OR p.position > ${after.position}::integer)
    ORDER BY p.rank DESC, p.position
    LIMIT ${limit}`;
}

/** Deletes every reading of the shop with its products. */
export async function deleteEverything(tx: Tx, shopId: ShopId): Promise<void> {
  await tx.catalogReading.deleteMany({ where: { shopId } });
}

/** The readings, and each product in them once, as it was read last. */
export async function findEverything(
  tx: Tx,
  shopId: ShopId,
): Promise<{ readings: object[]; products: object[] }> {
  const products = await tx.$queryRaw<{ facts: object }[]>`
    SELECT DISTINCT ON (p.product_gid) p.facts
    FROM catalog_reading_product p JOIN catalog_reading r USING (shop_id, reading_id)
    WHERE p.shop_id = ${shopId}::uuid
    ORDER BY p.product_gid, r.created_at DESC`;
  return {
    readings: await tx.catalogReading.findMany({ where: { shopId }, orderBy: { readingId: "asc" } }),
    products: products.map(({ facts }) => facts),
  };
}
