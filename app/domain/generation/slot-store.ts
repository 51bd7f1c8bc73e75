/** Places at the engines, as rows: they belong to no shop. */
import type { Db, Tx } from "#app/platform/db/db.ts";

export interface SlotRequest {
  readonly engine: string;
  /** Most places there are. */
  readonly limit: number;
  readonly itemId: string;
  readonly leaseMs: number;
}

/** Takes or renews a place in one round trip, by the database's clock. False when all are taken. */
export async function takeEngineSlot(
  db: Db,
  { engine, limit, itemId, leaseMs }: SlotRequest,
): Promise<boolean> {
  const [row] = await db.calls.$queryRaw<{ isTaken: boolean }[]>`
    SELECT engine_slot_take(${engine}, ${limit}::integer, ${itemId}::uuid, ${leaseMs}::integer) AS "isTaken"`;
  return row?.isTaken === true;
}

export async function deleteEngineSlots(tx: Tx, itemId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM engine_slot WHERE holder = ${itemId}::uuid`;
}
