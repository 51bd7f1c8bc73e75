/** The movements of a shop's query budget, each one statement by the database's clock. */
import type { Db } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";

/**
 * Takes points of the shop's bucket.
 * @param isCalled - whether background work has waited as it was told before
 * @returns 0 when they were taken, or the milliseconds after which to ask again
 */
export async function takePoints(
  db: Db,
  shopId: ShopId,
  { points, isBackground, isCalled }: { points: number; isBackground: boolean; isCalled: boolean },
): Promise<number> {
  const [row] = await db.calls.$queryRaw<{ waitMs: number }[]>`
    SELECT query_budget_take(${shopId}::uuid, ${points}::double precision, ${isBackground}::boolean, ${isCalled}::boolean)
      AS "waitMs"`;
  if (!row) throw new Error("query_budget_take returned nothing");
  return row.waitMs;
}

/** What one exchange with Shopify showed of the bucket; null where it showed nothing. */
export interface SettledPoints {
  /** Taken and not used; negative when more was used than taken. */
  readonly unusedPoints: number;
  readonly maximumPoints: number | null;
  readonly restoredPerSecond: number | null;
  readonly availablePoints: number | null;
  /** How long background work keeps away from the shop. */
  readonly pauseMs: number;
}

export async function settlePoints(db: Db, shopId: ShopId, settled: SettledPoints): Promise<void> {
  const { unusedPoints, maximumPoints, restoredPerSecond, availablePoints, pauseMs } = settled;
  await db.calls.$queryRaw`
    SELECT query_budget_settle(
      ${shopId}::uuid, ${unusedPoints}::double precision, ${maximumPoints}::double precision,
      ${restoredPerSecond}::double precision, ${availablePoints}::double precision, ${pauseMs}::integer)`;
}
