/** What a publication takes in a whole house: time by the database's clock, points by the double's books. */
import type { PublishingHouse } from "../../support/publishing-house.ts";
import { until } from "../../demo/until.ts";

export interface Publication {
  readonly products: number;
  readonly failed: number;
  /** From the plan to the last product. */
  readonly durationMs: number;
  /** How long each hundred products took, one after the other. */
  readonly hundredsMs: readonly number[];
  /** What Shopify charged, by the name of the operation. */
  readonly points: Readonly<Record<string, number>>;
  /** How often Shopify found too few points. */
  readonly throttled: number;
}

/** Publishes one result for each of these products and waits until all have ended. */
export async function measurePublication(
  scene: PublishingHouse,
  productGids: readonly string[],
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<Publication> {
  const { database } = scene;
  const assetIds = await scene.makeResults(productGids);
  const before = await queryCost(scene);
  const changesetId = await scene.publish(assetIds);
  let line = "";
  let saidHundreds = 0;
  const failed = await until(
    `${productGids.length} products`,
    async () => {
      signal.throwIfAborted();
      const progress = await scene.progress(changesetId);
      line = `${progress.done} of ${productGids.length} products, ${progress.failed} failed`;
      const hundreds = Math.floor((progress.done + progress.failed) / 100);
      if (hundreds > saidHundreds) say(line);
      saidHundreds = hundreds;
      return progress.open === 0 ? { count: progress.failed } : null;
    },
    () => line,
  );
  const { rows } = await database.query<{ ms: number }>(
    `SELECT extract(epoch FROM p.finished_at - c.created_at)::float8 * 1000 AS ms
     FROM changeset_product p JOIN changeset c USING (shop_id, changeset_id) WHERE changeset_id = $1 ORDER BY ms`,
    [changesetId],
  );
  const ends = rows.filter((_, i) => (i + 1) % 100 === 0).map(({ ms }) => ms);
  const after = await queryCost(scene);
  const points = Object.fromEntries(
    Object.entries(after.points)
      .map(([name, sum]): [string, number] => [name, sum - (before.points[name] ?? 0)])
      .filter(([, sum]) => sum > 0)
      .toSorted(([, a], [, b]) => b - a),
  );
  return {
    products: productGids.length,
    failed: failed.count,
    durationMs: rows.at(-1)?.ms ?? 0,
    hundredsMs: ends.map((end, i) => end - (ends[i - 1] ?? 0)),
    points,
    throttled: after.throttled - before.throttled,
  };
}

async function queryCost({ house }: PublishingHouse) {
  const { queryCost } = await house.double.state(house.shop);
  return { points: queryCost.points, throttled: sum(Object.values(queryCost.throttled)) };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
