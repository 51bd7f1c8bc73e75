/** How long pictures take, over all shops: one figure for each engine and quality, no shop's data. */
import type { Tx } from "#app/platform/db/db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Quality } from "./schemas.ts";

/** The mean follows the latest pictures: an older one than this many counts for less and less. */
const WINDOW_ITEMS = 50;

/** Takes the time of a finished attempt into its engine's mean. */
export async function noteItemMs(
  tx: Tx,
  shopId: ShopId,
  { itemId, attempt, quality }: { itemId: string; attempt: number; quality: Quality },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO engine_pace (engine, quality, mean_ms, item_count)
    SELECT engine, ${quality}, extract(epoch FROM finished_at - started_at) * 1000, 1
    FROM generation_attempt
    WHERE shop_id = ${shopId}::uuid AND item_id = ${itemId}::uuid AND number = ${attempt} AND state = 'done'
    ON CONFLICT (engine, quality) DO UPDATE
    SET mean_ms = engine_pace.mean_ms
                  + (excluded.mean_ms - engine_pace.mean_ms) / least(engine_pace.item_count + 1, ${WINDOW_ITEMS}::integer),
        item_count = least(engine_pace.item_count + 1, ${WINDOW_ITEMS}::integer), measured_at = now()`;
}

/** Mean time of a picture of this quality from its submit to its end, in ms; null when none was measured. */
export async function findMeanItemMs(tx: Tx, quality: Quality): Promise<number | null> {
  const [latest] = await tx.$queryRaw<{ meanMs: number }[]>`
    SELECT mean_ms AS "meanMs" FROM engine_pace WHERE quality = ${quality} ORDER BY measured_at DESC LIMIT 1`;
  return latest?.meanMs ?? null;
}
