/** Counts from the outside what became of an order: in the database as its owner, at the engine, and on the disk. */
import type { Client } from "pg";
import type { DoubleState } from "../../engine-double/behaviours.ts";

export interface Count {
  readonly items: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Items that have not ended, results without an item, row or file, items that ended without their credits. */
  readonly lost: number;
  /** Two results of an item, two settlements of one, work that the engine was given twice, two media of a result. */
  readonly doubled: number;
  /** Credits that the books, the items and the balance don't agree on. */
  readonly miscounted: number;
  /** What was found wrong, one line each; empty when all three are 0. */
  readonly problems: readonly string[];
}

type Row = Record<string, number>;

/**
 * @param engine what the engine was asked, or null when it keeps no count
 * @param files what lies in the store, by its key
 */
export async function countUp(
  database: Client,
  {
    engine,
    files,
    boughtCredits,
    media,
  }: {
    readonly engine: DoubleState | null;
    readonly files: readonly string[];
    readonly boughtCredits: number;
    /** Media that the app made in the shop. */
    readonly media: number;
  },
): Promise<Count> {
  const one = async (sql: string): Promise<Row> => (await database.query<Row>(sql)).rows[0] ?? {};
  const statuses = await database.query<{ status: string; count: number }>(
    "SELECT status, count(*)::integer AS count FROM generation_item GROUP BY status",
  );
  const byStatus = new Map(statuses.rows.map(({ status, count }) => [status, count]));
  const problems: string[] = [];
  const tally = (figures: Readonly<Record<string, number>>): number => {
    for (const [what, count] of Object.entries(figures)) if (count > 0) problems.push(`${count} ${what}`);
    return Object.values(figures).reduce((sum, count) => sum + Math.abs(count), 0);
  };

  const lost = await one(`
    SELECT
      count(*) FILTER (WHERE i.status IN ('queued', 'running'))::integer AS "items that have not ended",
      count(*) FILTER (WHERE i.status = 'done' AND a.asset_id IS NULL)::integer AS "made items without a result",
      count(*) FILTER (WHERE i.status <> 'done' AND a.asset_id IS NOT NULL)::integer AS "results of items that were not made",
      count(*) FILTER (WHERE s.item_id IS NULL)::integer AS "items whose credits are not settled",
      count(*) FILTER (WHERE i.status IN ('failed', 'cancelled') AND i.credits_returned <> i.price_credits)::integer
        AS "failed items whose credits did not come back",
      count(*) FILTER (WHERE i.status IN ('failed', 'cancelled') AND i.failure_code IS NULL)::integer
        AS "failed items without a reason"
    FROM generation_item i
    LEFT JOIN asset a USING (shop_id, item_id)
    LEFT JOIN credit_settlement s USING (shop_id, item_id)`);
  const keys = await database.query<{ key: string }>("SELECT DISTINCT file_key AS key FROM asset");
  const stored = new Set(files);
  const missing = keys.rows.filter(({ key }) => !stored.has(key)).length;
  const openRuns = await one(
    "SELECT count(*)::integer AS runs FROM generation_run WHERE status NOT IN ('done', 'cancelled')",
  );

  const doubled = await one(`
    SELECT
      (SELECT coalesce(sum(n - 1), 0)::integer FROM (SELECT count(*) AS n FROM asset GROUP BY shop_id, item_id) a)
        AS "results too many for one item",
      (SELECT coalesce(sum(n - 1), 0)::integer
       FROM (SELECT count(*) AS n FROM credit_settlement GROUP BY shop_id, item_id) s) AS "settlements too many for one item",
      (SELECT count(*)::integer FROM generation_item i JOIN credit_settlement s USING (shop_id, item_id)
       WHERE (i.status = 'done') <> (s.outcome = 'captured')) AS "items settled as something that they are not",
      (SELECT coalesce(sum(n - 1), 0)::integer
       FROM (SELECT count(*) AS n FROM generation_item WHERE retry_of IS NOT NULL GROUP BY shop_id, retry_of) r)
        AS "retries too many of one item"`);
  const attempts = await database.query<{ id: string; count: number }>(
    "SELECT item_id AS id, count(*)::integer AS count FROM generation_attempt GROUP BY item_id",
  );
  const attemptsOf = new Map(attempts.rows.map(({ id, count }) => [id, count]));
  const paidTwice = Object.entries(engine?.items ?? {}).filter(
    ([id, { paid }]) => paid > (attemptsOf.get(id) ?? 0),
  ).length;

  const books = await one(`
    SELECT
      (SELECT count(*)::integer FROM credit_account a CROSS JOIN LATERAL credits_differences(a.shop_id) d)
        AS "differences in the books",
      (SELECT abs(coalesce(sum(open_items), 0))::integer FROM credit_hold) AS "held items although all have ended"`);
  const sums = await one(`
    SELECT coalesce(sum(price_credits) FILTER (WHERE status = 'done'), 0)::integer AS used,
           (SELECT sum(available + held)::integer FROM credit_account) AS balance
    FROM generation_item`);

  return {
    items: statuses.rows.reduce((sum, { count }) => sum + count, 0),
    done: byStatus.get("done") ?? 0,
    failed: byStatus.get("failed") ?? 0,
    cancelled: byStatus.get("cancelled") ?? 0,
    lost: tally({
      ...lost,
      "results without a file": missing,
      "runs that have not ended": openRuns.runs ?? 0,
    }),
    doubled: tally({
      ...doubled,
      "items that the engine was paid for more often than it was asked": paidTwice,
      "media in the shop although nothing was published": media,
    }),
    miscounted: tally({
      ...books,
      "credits by which the balance is not what was bought less what was used": Math.abs(
        boughtCredits - (sums.used ?? 0) - (sums.balance ?? 0),
      ),
    }),
    problems,
  };
}
